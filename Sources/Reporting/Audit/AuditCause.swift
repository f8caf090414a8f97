import Formatting

/// The likeliest cause of a printed number that disagrees with the computed one.
enum AuditCause: Hashable, Sendable {
  /// The further digits are cut off.
  case truncated
  /// The last digit is off by one.
  case rounding
  /// The sign is wrong.
  case sign
  /// The rows of a matrix are its columns.
  case transposed
  /// A parameter is that before the step.
  case beforeUpdate
  /// A gradient, an output or a loss is that after the step.
  case afterUpdate
  /// The number is that of another epoch, that many later.
  case shifted(Int)
  /// The inputs are not scaled.
  case unscaled
  /// Two adjacent digits are swapped.
  case swappedDigits
  /// One digit is wrong.
  case mistypedDigit
  /// The decimal point is at the wrong place.
  case decimalPoint

  /// The cause in words.
  var description: String {
    switch self {
    case .truncated: "truncated, not rounded"
    case .rounding: "rounding, off by one in the last digit"
    case .sign: "wrong sign"
    case .transposed: "transposed"
    case .beforeUpdate: "the value before the update, not after it"
    case .afterUpdate: "the value after the update, not before it"
    case .shifted(let count): "the value of the epoch \(count > 0 ? "after" : "before")"
    case .unscaled: "unscaled inputs"
    case .swappedDigits: "two digits swapped"
    case .mistypedDigit: "a mistyped digit"
    case .decimalPoint: "a misplaced decimal point"
    }
  }

  /// Whether the cause is that of a whole table or quantity.
  var isSystematic: Bool {
    switch self {
    case .transposed, .beforeUpdate, .afterUpdate, .shifted, .unscaled: true
    case .truncated, .rounding, .sign, .swappedDigits, .mistypedDigit, .decimalPoint: false
    }
  }

  /// The cause of a single number that is printed as `text` instead of `expected`; nil if none is likely.
  init?(_ number: PrintedNumber, _ text: String, expected: Double, decimals: Int) {
    let nearly = number.isOffByOne(from: expected, decimals: decimals)
    if nearly.isSo {
      self = nearly.isTruncated ? .truncated : .rounding
    } else if number.agrees(with: -expected, decimals: decimals) {
      self = .sign
    } else if let typo = Self.typo(text, fixed(expected, max(decimals, 0))) {
      self = typo
    } else {
      return nil
    }
  }

  /// The slip by which `right` became `text`; zeros at the end do not count.
  private static func typo(_ text: String, _ right: String) -> AuditCause? {
    let padding = max(right.utf8.count - text.utf8.count, 0)
    let printed =
      Array(text.replacing("−", with: "-").utf8)
      + Array(repeating: UInt8(ascii: "0"), count: padding)
    let digits = Array(right.utf8)
    if printed.count == digits.count {
      let places = printed.indices.filter { printed[$0] != digits[$0] }
      if places.count == 1 { return .mistypedDigit }
      if places.count == 2, places[1] == places[0] + 1, printed[places[0]] == digits[places[1]],
        printed[places[1]] == digits[places[0]]
      {
        return places.contains { digits[$0] == UInt8(ascii: ".") } ? .decimalPoint : .swappedDigits
      }
    }
    func significant(_ text: [UInt8]) -> [UInt8] {
      let digits = text.filter { 0x30...0x39 ~= $0 }.drop { $0 == 0x30 }
      return Array(digits.reversed().drop { $0 == 0x30 }.reversed())
    }
    let (one, other) = (significant(printed), significant(digits))
    return !one.isEmpty && one == other ? .decimalPoint : nil
  }
}
