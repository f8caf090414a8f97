/// The reason why a text is not a number.
public struct NumberFault: Error, Equatable, Sendable {
  /// The text.
  let text: [UInt8]
  /// How it exceeds the range of numbers, if it has the form of one.
  let excess: Excess?
  /// The meaning of a comma before three digits.
  var comma = Comma.thousands

  /// The meaning of a comma before three digits.
  enum Comma: Sendable {
    /// It separates thousands.
    case thousands
    /// It is a decimal comma.
    case decimal
    /// It may be either.
    case either
  }

  /// The end of the range of numbers that one lies beyond.
  enum Excess: String, Sendable {
    /// It is closer to zero than any other number.
    case small
    /// It is farther from zero than any number.
    case large
  }

  init(_ text: ArraySlice<UInt8>, excess: Excess? = nil) {
    self.text = Array(text)
    self.excess = excess
  }

  /// The predicate of a message: `is "n/a", not a number`.
  public var predicate: String {
    if text.isEmpty { return "is empty, not a number" }
    return "is \(quoted(text[...])), "
      + (excess.map { "too \($0.rawValue) for a number" } ?? "not a number")
  }
}

extension Double {
  /// Parses the number in `bytes`, ignoring surrounding blanks.
  ///
  /// ```
  /// number = [+-] (digits [. [digits]] | . digits) [(e|E|d|D) [+-] digits]
  /// ```
  ///
  /// The grammar is checked before the value is computed, so infinities, NaN, hexadecimal numbers,
  /// trailing bytes and numbers beyond the range of `Double` are faults, as are those other than
  /// zero that are closer to it than any `Double`.
  public init(numeral bytes: ArraySlice<UInt8>) throws(NumberFault) {
    let numeral = bytes.trimmingBlanks()
    let value = numeral.withUnsafeBufferPointer(Numeral.value)
    guard let value else { throw NumberFault(numeral) }
    guard value.isFinite else {
      throw NumberFault(numeral, excess: value.isNaN ? .small : .large)
    }
    self = value
  }

  /// The number that `bytes` without surrounding blanks are; nil where ``init(numeral:)`` throws.
  init?(trimmed bytes: UnsafeBufferPointer<UInt8>) {
    guard let value = Numeral.value(bytes), value.isFinite else { return nil }
    self = value
  }
}

/// Whether `bytes` have the form of a number.
func isNumeral(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    !bytes.isEmpty && Numeral.scan(bytes, from: 0, to: bytes.count).end == bytes.count
  }
}
