import Experiments
import Formatting
import Learning
import Plotting
import Stars

/// The data of the explorer: the stars, the initial network, and the weights of chosen epochs.
struct ExplorerData: Sendable {
  private let study: Study
  private let features: [JSON]
  /// The places of the horizontal and the vertical feature of the diagram.
  private let axes: [Int]

  /// The data of `study`; nil where ``obstacle(_:)`` has a reason.
  init?(_ study: Study) {
    guard Self.obstacle(study) == nil else { return nil }
    self.study = study
    let dataset = study.dataset
    let vertical = StarFigures(study.experiment, dataset.catalogue).axes.y
    axes = dataset.quantities[0] == vertical ? [1, 0] : [0, 1]
    features = zip(dataset.quantities, dataset.scalings).map { quantity, scaling in
      .object([
        ("title", quantity.axisTitle.json), ("inputTitle", quantity.inputTitle.json),
        ("isLogarithm", .flag(quantity.isLogarithm)), ("reversed", .flag(quantity.isReversed)),
        ("minimum", .number(scaling.minimum)), ("maximum", .number(scaling.maximum)),
      ])
    }
  }

  /// The sentence on why a page has no explorer; nil if it has one.
  static func obstacle(_ study: Study) -> String? {
    let (features, parameters) = (study.dataset.features.count, study.initial.parameterCount)
    let reason: String? =
      if features != 2 {
        "the network has \(counted(features, "feature")), not two"
      } else if study.dataset.catalogue.isWeighted {
        "the rows of the table stand for numbers of stars"
      } else if study.dataset.count > PlottedStars.mostMarkers {
        "the table has more than \(grouped(PlottedStars.mostMarkers)) stars"
      } else if parameters > StoredEpochs.mostParameters {
        "the network has more than \(grouped(StoredEpochs.mostParameters)) weights and biases"
      } else if study.runs.isEmpty {
        "no training has a result"
      } else {
        nil
      }
    return reason.map { "This page has no interactive explorer of the network, since \($0)." }
  }

  /// The data.
  var json: JSON {
    let dataset = study.dataset
    let stars = 0..<dataset.count
    return .object([
      ("features", .array(features)), ("axes", StudyFacts.integers(axes)),
      ("classes", .array(classes)), ("sizes", StudyFacts.integers(study.initial.sizes)),
      ("activation", .string(study.initial.activation.rawValue)),
      ("initial", StudyFacts.numbers(study.initial.parameters)),
      (
        "stars",
        .object([
          ("names", .array(dataset.catalogue.names.map { .string(visible($0)) })),
          ("values", .array(stars.map { StudyFacts.numbers(dataset.values(of: $0)) })),
          ("labels", StudyFacts.integers(Array(dataset.labels))),
        ])
      ),
      ("training", StudyFacts.integers(dataset.split.training)),
      ("star", .integer(dataset.exampleStar)), ("best", .integer(study.bestIndex ?? 0)),
      ("runs", .array(study.runs.map { run($0) })),
      ("obstacle", trainingObstacle.map { .string($0) } ?? .null),
    ])
  }

  private var classes: [JSON] {
    let dataset = study.dataset
    let palettes = study.experiment.pageThemes.map { theme in
      FigureStyle(study.experiment.shown(in: theme), classes: dataset.classes).theme
    }
    return dataset.classes.enumerated().map { index, item in
      .object([
        ("name", .string(visible(item.name))), ("light", .string(palettes[0].color(index).hex)),
        ("dark", .string(palettes[palettes.count - 1].color(index).hex)),
      ])
    }
  }

  private func run(_ run: StudyRun) -> JSON {
    let history = run.history
    // The loss after the last epoch is known if every epoch is one step.
    let course = history.course
    let epochs = StoredEpochs.all(
      upTo: course.count - 1, parameters: history.initial.parameterCount, runs: study.runs.count)
    return .object([
      ("rate", .string(RateText(run.run.learningRate).plain)),
      ("epochs", StudyFacts.integers(epochs)),
      ("losses", .array(epochs.map { .number(Self.rounded(course[$0])) })),
      (
        "correct",
        StudyFacts.integers(
          epochs.map { $0 < history.count ? history.correctCounts[$0] : history.finalCorrect })
      ),
      (
        "weights",
        .array(
          epochs.map { epoch in
            let network = epoch == 0 ? history.initial : history[epoch - 1].network
            return .array(network.parameters.map { .number(Self.rounded($0)) })
          })
      ),
    ])
  }

  /// The value with six significant digits, which take a third of the room.
  private static func rounded(_ value: Double) -> Double {
    Double(significant(value, 6, sign: .hyphen)) ?? value
  }

  /// The sentence on why the page cannot train in the same way; nil if it can.
  private var trainingObstacle: String? {
    guard !study.experiment.training.isPlainDescent else { return nil }
    return "Only plain full-batch gradient descent can be repeated on this page; this report uses "
      + MethodText(study).phrase + "."
  }
}

extension Quantity {
  /// The name of an input field, in which a logarithm is given by its argument.
  fileprivate var inputTitle: Text {
    let name =
      isLogarithm && symbol.prefix == "log "
      ? Symbol(symbol.letters, lowered: symbol.lowered).text : symbol.text
    return unit.map { name + " (\($0))" } ?? name
  }
}

extension Text {
  /// The parts of the text that look alike: each string, whether it is italic, and whether it is lowered.
  fileprivate var json: JSON {
    .array(
      runs.map {
        .array([.string(visible($0.string)), .flag($0.isItalic), .flag($0.position == .lowered)])
      })
  }
}
