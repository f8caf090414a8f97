import Learning

/// A model as a Python module that needs numpy.
public struct PythonSource {
  private let model: ExportedModel

  /// The Python source of a model.
  public init(_ model: ExportedModel) { self.model = model }

  private static let numpy = "import numpy as np"

  /// The source, which tests itself when it is run.
  public var text: String {
    """
    \(introduction)

    \(Self.numpy)

    FEATURES = [\(model.features.map(Self.literal).joined(separator: ", "))]
    LABELS = [\(model.classes.map { Self.literal($0.label) }.joined(separator: ", "))]
    MINIMA = np.array([\(list(model.scalings.map(\.minimum)))])
    RANGES = np.array([\(list(model.scalings.map(\.range)))])
    LAYERS = [
    \(model.network.layers.map(layer).joined(separator: "\n"))
    ]


    \(activation)


    def probabilities(features):
        \"\"\"The probability of each class, [stars, classes], for features of shape [stars, features].\"\"\"
        features = np.asarray(features, dtype=float)
        y = np.where(np.isfinite(features), (features - MINIMA) / RANGES, np.nan)
        for weights, biases in LAYERS[:-1]:
            y = activation(y @ weights.T + biases)
        weights, biases = LAYERS[-1]
        z = y @ weights.T + biases
        power = np.exp(z - z.max(axis=1, keepdims=True))
        return power / power.sum(axis=1, keepdims=True)


    if __name__ == "__main__":
        stars = np.array([
    \(model.samples.map { "        [\(list($0.values))]," }.joined(separator: "\n"))
        ])
        expected = np.array([
    \(model.samples.map { "        [\(list($0.probabilities))]," }.joined(separator: "\n"))
        ])
        error = np.abs(probabilities(stars) - expected).max()
        print(f"largest error of a probability: {error:.1e}")
        raise SystemExit(0 if error <= \(decimal(ExportedModel.tolerance)) else 1)

    """
  }

  private var introduction: String {
    model.introduction([
      "probabilities() takes any number of stars; a feature that is missing or not finite gives nan."
    ]).map { $0.isEmpty ? "#" : "# \($0)" }.joined(separator: "\n")
  }

  private var activation: String {
    let body =
      switch model.network.activation {
      case .sigmoid:
        """
            power = np.exp(-np.abs(z))
            return np.where(z < 0, power, 1) / (1 + power)
        """
      case .tanh: "    return np.tanh(z)"
      case .relu: "    return np.maximum(z, 0)"
      }
    return "def activation(z):\n\(body)"
  }

  private func layer(_ layer: DenseLayer) -> String {
    let rows = (0..<layer.outputCount).map { "            [\(list(layer.weights.row($0)))]," }
    return """
          (
              np.array([
      \(rows.joined(separator: "\n"))
              ]),
              np.array([\(list(layer.biases))]),
          ),
      """
  }

  private func list(_ values: [Double]) -> String { values.map(decimal).joined(separator: ", ") }

  /// A string literal.
  static func literal(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { literal, scalar in
      switch scalar {
      case "\"", "\\": literal += "\\" + String(scalar)
      case "\u{20}"..."\u{7E}": literal.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        literal += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
      }
    } + "\""
  }
}
