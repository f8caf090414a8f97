import Documents
import Experiments
import Formatting
import Learning

/// A model as other programs need it: its features and classes by name, and the stars that test the export.
public struct ExportedModel {
  /// A star with the probabilities that the model gives it.
  struct Sample {
    let name: String
    /// The features in the units of the table, shape `[features]`.
    let values: [Double]
    /// Shape `[classes]`.
    let probabilities: [Double]
  }

  let origin: String
  let features: [String]
  let scalings: [MinMaxScaling]
  let network: Network
  let classes: [StarClass]
  let samples: [Sample]

  /// The number of stars that test an export.
  static let sampleCount = 5
  /// The largest error of a probability that the test of an export allows.
  static let tolerance = 1e-12

  /// The export of a model.
  public init(_ model: StarModel) {
    origin =
      "\(model.origin.program), table \(model.origin.data), experiment \(model.origin.experiment)"
    features = model.schema.features
    scalings = model.classifier.scalings
    network = model.network
    classes = model.classes
    samples = Self.spread(over: model.stars.names.count).map { star in
      let values = model.stars.values.map { $0[star] }
      let probabilities = model.classifier.probabilities(values.map { [$0] })
      return Sample(
        name: model.stars.names[star], values: values, probabilities: probabilities.elements)
    }
  }

  /// Five places in a list of `count`, from the first to the last, or all of fewer.
  private static func spread(over count: Int) -> [Int] {
    guard count > sampleCount else { return Array(0..<count) }
    return (0..<sampleCount).map { $0 * (count - 1) / (sampleCount - 1) }
  }

  /// The lines that say what the export is, without the marks of a comment.
  func introduction(_ usage: [String]) -> [String] {
    let sizes = network.sizes.map(String.init).joined(separator: "-")
    return [
      "A \(sizes) network that classifies stars (\(visible(origin))).",
      "",
      "Features, in this order and in the units of the training table:",
    ] + features.map { "  \"\(visible($0))\"" } + ["Classes, in the order of the probabilities:"]
      + classes.map { "  \"\(visible($0.label))\": \"\(visible($0.name))\"" } + [""] + usage
  }
}

/// Returns the shortest decimal text of a number that reads back as the same number.
func decimal(_ value: Double) -> String { value.description }
