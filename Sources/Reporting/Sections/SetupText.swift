import Documents
import Experiments
import Formatting
import Stars

/// The setup of a study, in clauses of the introduction.
struct SetupText {
  private let study: Study
  private var dataset: Dataset { study.dataset }

  /// The number of validation stars with the same features as a training star.
  private let twins: Int

  init(_ study: Study, twins: Int = 0) {
    self.study = study
    self.twins = twins
  }

  /// The inputs, to follow "from".
  var inputs: Prose { dataset.quantities.map(inputName).listed() }

  var classList: String {
    let counts = dataset.classCounts
    return listed(
      dataset.classes.indices.map { index in
        dataset.classes[index].counted(counts[index])
      })
  }

  /// The initial weights and biases.
  var start: String {
    let plan = study.experiment.network
    if !plan.layers.isEmpty { return "their initial values are given in the experiment" }
    let biases = "every bias at \(NumberText.shortest(plan.initialBiases))"
    func random(_ limit: String, _ source: String, _ seed: UInt64) -> String {
      "the weights start at random values, uniform in ±√\(limit) of their layer (\(source); seed "
        + "\(seed)), and \(biases)"
    }
    return switch plan.initial {
    case .constant(let weight):
      "every weight starts at \(NumberText.shortest(weight)) and \(biases)"
    case .glorot(let seed): random("(6 / (inputs + outputs))", "Glorot & Bengio 2010", seed)
    case .he(let seed): random("(6 / inputs)", "He, Zhang, Ren & Sun 2015", seed)
    }
  }

  /// The name of an input; a column without a known quantity is named by its header.
  private func inputName(_ quantity: Quantity) -> Prose {
    let isKnown = dataset.catalogue.schema.quantities.known(quantity.role) != nil
    return isKnown ? Prose(quantity.phrase) : quantity.symbol.prose
  }

  var runCount: String {
    switch study.runs.count {
    case 1: "once"
    case 2: "twice"
    default: "\(numberWord(study.runs.count)) times"
    }
  }

  var rateList: String {
    let rates = study.runs.map { RateText($0.run.learningRate).plain }
    return (rates.count == 1 ? "the learning rate " : "the learning rates ") + listed(rates)
  }

  var layerSentence: String {
    let sizes = study.initial.sizes
    var parts = [counted(sizes[0], "input")]
    parts += sizes.dropFirst().dropLast().enumerated().map { index, size in
      sizes.count == 3
        ? counted(size, "hidden neuron")
        : counted(size, "neuron") + " in its \(ordinal(index + 1)) hidden layer"
    }
    parts.append(counted(sizes[sizes.count - 1], "output"))
    return listed(parts)
  }

  var split: Prose? {
    if let heldOut = MethodText(study, twins: twins).heldOut { return heldOut }
    let rows = [("test", dataset.testRows), ("validation", dataset.validationRows)]
    let marked = rows.compactMap { purpose, rows in
      rows.flatMap { $0.isEmpty ? nil : (purpose: purpose, rows: $0) }
    }
    guard !marked.isEmpty else { return nil }
    let parts = marked.enumerated().map { index, part in
      let verb = index > 0 ? "" : part.rows.count == 1 ? "is marked " : "are marked "
      return "\(rowSpan(part.rows)) \(verb)as \(part.purpose) data"
    }
    let sentence = listed(parts).capitalizingFirst
    let missing =
      dataset.missingRows > 0
      ? " The experiment marks \(counted(dataset.missingRows, "row")) more than the table has." : ""
    return Prose(
      "\(sentence). Training ignores this split: its loss is over all stars.\(missing)")
  }
}
