import Documents
import Elementary
import Experiments
import Formatting
import Learning
import Stars

/// The forward pass of one star at the start of training.
struct ExampleText {
  private let study: Study
  private var dataset: Dataset { study.dataset }

  init(_ study: Study) { self.study = study }

  /// The values by their names in the template.
  var values: [String: SlotValue] {
    let star = dataset.exampleStar
    let label = dataset.labels[star]
    let input = Array(dataset.input(of: star))
    let values = zip(dataset.quantities, dataset.values(of: star)).map { quantity, value -> Prose in
      "\(quantity.symbol.prose) = "
        + Prose(NumberText.shortest(dataset.catalogue.shown(quantity.role, value)))
    }
    let pass = study.initial.forward(input)
    let probability = pass.output[label]
    let forward = pass.layers.enumerated().map { index, layer in
      let name = index == pass.layers.count - 1 ? "p " : "y\(index + 1)"
      return "z\(index + 1) = \(ArrayPrinter.text(layer.z.map(Self.rounded)))\n"
        + "\(name) = \(ArrayPrinter.text(layer.y.map(Self.rounded)))"
    }
    return [
      "name": .plain(withinSentence(dataset.catalogue.names[star])),
      "values": .text(values.listed()),
      "input": .plain(ArrayPrinter.text(input.map(Self.rounded))),
      "target": .plain(ArrayPrinter.text(dataset.classes.indices.map { $0 == label ? 1 : 0 })),
      "className": .plain(dataset.classes[label].name),
      "forward": .plain(forward.joined(separator: "\n")),
      "probability": .plain(significant(probability, 4)),
      "loss": .plain(fixed(-naturalLogarithm(probability), 3, sign: .minus)),
    ]
  }

  private static func rounded(_ value: Double) -> Double { roundHalfEven(value, decimals: 3) }
}
