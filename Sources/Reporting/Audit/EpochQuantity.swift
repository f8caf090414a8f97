/// A quantity of an epoch table.
enum EpochQuantity: Hashable, Comparable, Sendable {
  /// The weights of a layer, counted from 0, after the step.
  case weights(Int)
  /// The biases of a layer after the step.
  case biases(Int)
  /// The gradients of the weights before the step.
  case weightGradients(Int)
  /// The gradients of the biases before the step.
  case biasGradients(Int)
  /// The output of the network for the tracked star, before the step.
  case output
  /// The loss before the step.
  case loss
  /// The validation loss before the step.
  case validationLoss

  /// The name, as in the tables of reports.
  var name: String {
    switch self {
    case .weights(let layer): "w\(layer + 1)"
    case .biases(let layer): "b\(layer + 1)"
    case .weightGradients(let layer): "dLdw\(layer + 1)"
    case .biasGradients(let layer): "dLdb\(layer + 1)"
    case .output: "output"
    case .loss: "loss"
    case .validationLoss: "validation loss"
    }
  }

  /// Whether these are parameters, which are printed after the step.
  var isParameter: Bool {
    switch self {
    case .weights, .biases: true
    default: false
    }
  }

  /// Whether this is a number, not an array.
  var isScalar: Bool { self == .loss || self == .validationLoss }
}

/// A column of a printed epoch table: a quantity, or one entry of it.
struct EpochColumn: Equatable, Sendable {
  /// The row and column of an entry, from 0.
  struct Entry: Equatable, Sendable {
    var row: Int
    var column: Int
  }

  var quantity: EpochQuantity
  /// The entry that the column holds; nil if it holds all.
  var entry: Entry?

  /// The column with a header such as `w1`, `dL/dw1`, `$\partial L/\partial W_1$`, `w1_2_3` or `validation loss`; nil
  /// if it is none of these.
  init?(header: String) {
    let header = Self.plain(header)
    let name = header.filter(\.isLetter)
    let numbers = header.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    guard numbers.allSatisfy({ 1...9999 ~= $0 }) else { return nil }
    let count = numbers.count
    let layer = (numbers.first ?? 1) - 1
    switch name {
    case "w", "weight", "weights", "dldw", "dw", "gradw":
      guard [0, 1, 3].contains(count) else { return nil }
      quantity = name.hasPrefix("w") ? .weights(layer) : .weightGradients(layer)
      entry = count == 3 ? Entry(row: numbers[1] - 1, column: numbers[2] - 1) : nil
    case "b", "bias", "biases", "dldb", "db", "gradb":
      guard count < 3 else { return nil }
      quantity = name.hasPrefix("b") ? .biases(layer) : .biasGradients(layer)
      entry = count == 2 ? Entry(row: numbers[1] - 1, column: 0) : nil
    case "output", "outputs", "prediction", "probabilities":
      guard count < 2 else { return nil }
      quantity = .output
      entry = numbers.first.map { Entry(row: 0, column: $0 - 1) }
    case "loss", "l", "cost", "trainingloss", "trainloss", "validationloss", "valloss":
      guard count == 0 else { return nil }
      quantity = name.hasPrefix("val") ? .validationLoss : .loss
    default: return nil
    }
  }

  /// A header in lower case without markup, with a d for every ∂.
  private static func plain(_ header: String) -> String {
    var plain = header.lowercased()
    for (digit, index) in "₀₁₂₃₄₅₆₇₈₉".enumerated() {
      plain = plain.replacing(String(index), with: String(digit))
    }
    for (markup, text) in [
      ("\\partial", "d"), ("∂", "d"), ("\\mathrm", ""), ("\\mathbf", ""), ("\\text", ""),
      ("<sub>", ""), ("</sub>", ""),
    ] {
      plain = plain.replacing(markup, with: text)
    }
    return plain
  }

  /// Whether a header is that of the epochs.
  static func isEpoch(_ header: String) -> Bool {
    ["epoch", "epochs"].contains(header.lowercased().filter(\.isLetter))
  }

  /// Whether a header is empty, as pandas writes that of the index.
  static func isUnnamed(_ header: String) -> Bool {
    !header.contains { $0.isLetter || $0.isNumber }
  }
}
