import Formatting

/// A JSON value, whose objects keep their order.
///
/// Source: RFC 8259, *The JavaScript Object Notation Data Interchange Format* (2017).
public enum JSON: Equatable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case flag(Bool)
  /// A whole number.
  case integer(Int)
  /// A number; one that is not finite is written as `null`.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Values with their names, in order.
  case object([(String, JSON)])

  /// Returns an array of numbers.
  public static func numbers(_ values: [Double]) -> JSON { .array(values.map { .number($0) }) }

  /// Whether both are equal.
  public static func == (a: JSON, b: JSON) -> Bool { a.text == b.text }

  /// The value as text, on several lines except for arrays of numbers.
  public var text: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int) {
    switch self {
    case .null: text += "null"
    case .flag(let flag): text += flag ? "true" : "false"
    case .integer(let integer): text += "\(integer)"
    case .number(let number): text += number.isFinite ? "\(number)" : "null"
    case .string(let string): Self.write(string, to: &text)
    case .array(let values) where values.allSatisfy(\.isNumber):
      Self.writeInLine(values, to: &text)
    case .array(let values):
      Self.write(values, "[", "]", to: &text, indent) { $0.write(to: &$1, indent: indent + 2) }
    case .object(let fields):
      Self.write(fields, "{", "}", to: &text, indent) { field, text in
        Self.write(field.0, to: &text)
        text += ": "
        field.1.write(to: &text, indent: indent + 2)
      }
    }
  }

  /// Whether the value is a number, so that an array of them fits on one line.
  private var isNumber: Bool {
    switch self {
    case .integer, .number: true
    default: false
    }
  }

  private static func writeInLine(_ values: [JSON], to text: inout String) {
    text += "["
    for (index, value) in values.enumerated() {
      if index > 0 { text += ", " }
      value.write(to: &text, indent: 0)
    }
    text += "]"
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout String, _ indent: Int,
    _ body: (Element, inout String) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      text += (index > 0 ? ",\n" : "\n") + String(repeating: " ", count: indent + 2)
      body(element, &text)
    }
    if !elements.isEmpty { text += "\n" + String(repeating: " ", count: indent) }
    text += close
  }

  /// Writes a text with escapes for whatever is hidden in it, which no terminal or editor then obeys.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where scalar.isHidden || scalar.isJoiner:
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSON: ExpressibleByStringLiteral {
  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }
}
