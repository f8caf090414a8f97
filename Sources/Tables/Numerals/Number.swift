/// The reason why a text is not a number.
public struct NumberFault: Error, Equatable, Sendable {
  /// The text.
  let text: [UInt8]
  /// Whether it has the form of a number, but is too large for one.
  let isTooLarge: Bool
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

  init(_ text: ArraySlice<UInt8>, isTooLarge: Bool = false) {
    self.text = Array(text)
    self.isTooLarge = isTooLarge
  }

  /// The predicate of a message: `is "n/a", not a number`.
  public var predicate: String {
    if text.isEmpty { return "is empty, not a number" }
    return "is \(quoted(text[...])), \(isTooLarge ? "too large for a number" : "not a number")"
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
  /// trailing bytes and numbers beyond the range of `Double` are faults. Numbers closer to zero
  /// than any `Double` become zero.
  public init(numeral bytes: ArraySlice<UInt8>) throws(NumberFault) {
    let numeral = bytes.trimmingBlanks()
    let value = numeral.withUnsafeBufferPointer { bytes -> Double? in
      let scan = Numeral.scan(bytes, from: 0, to: bytes.count)
      return bytes.isEmpty || scan.end < bytes.count ? nil : scan.value
    }
    guard let value else { throw NumberFault(numeral) }
    guard value.isFinite else { throw NumberFault(numeral, isTooLarge: true) }
    self = value
  }
}

/// Whether `bytes` have the form of a number.
func isNumeral(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    !bytes.isEmpty && Numeral.scan(bytes, from: 0, to: bytes.count).end == bytes.count
  }
}
