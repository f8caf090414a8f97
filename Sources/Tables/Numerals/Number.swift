/// The reason why a text is not a number.
public struct NumberFault: Error, Equatable, Sendable {
  /// The predicate of a message: `is "n/a", not a number`.
  public let predicate: String
  /// What to do about it, if known.
  public let suggestion: String?
  /// Whether the text denotes a missing value.
  public var isMissing = false
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
    guard let value else { throw NumberFault(notANumber: numeral) }
    guard value.isFinite else {
      throw NumberFault(
        predicate: "is \(quoted(numeral)), too large for a number", suggestion: nil)
    }
    self = value
  }
}

extension NumberFault {
  /// Returns the fault of a field that may have a decimal comma where a thousands separator is
  /// suspected, since the fields are not separated by commas.
  func allowingDecimalComma(in bytes: ArraySlice<UInt8>) -> NumberFault {
    guard let suggestion, let comma = bytes.firstIndex(of: UInt8(ascii: ",")),
      CommaNumerals.mayBeThousands(bytes, comma)
    else { return self }
    let decimal = String(decoding: CommaNumerals.pointed(bytes), as: UTF8.self)
    return NumberFault(
      predicate: predicate, suggestion: suggestion + ", or \(decimal) if it is a decimal comma",
      isMissing: isMissing)
  }

  fileprivate init(notANumber bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty {
      self.init(predicate: "is empty, not a number", suggestion: nil, isMissing: true)
      return
    }
    self.init(
      predicate: "is \(quoted(bytes)), not a number", suggestion: Self.hint(for: bytes),
      isMissing: Tables.isMissing(bytes))
  }

  /// Returns the fix for common mistakes: a typographic minus sign, a comma, and marks of catalogues.
  private static func hint(for bytes: ArraySlice<UInt8>) -> String? {
    let minus: [UInt8] = [0xE2, 0x88, 0x92]
    if bytes.starts(with: minus), isNumeral(bytes.dropFirst(minus.count)) {
      return "replace the minus sign U+2212 with a hyphen"
    }
    var pointed = bytes
    if let comma = pointed.firstIndex(of: UInt8(ascii: ",")) {
      pointed[comma] = UInt8(ascii: ".")
      if isNumeral(pointed) {
        let digits = String(decoding: bytes[..<comma] + bytes[(comma + 1)...], as: UTF8.self)
        return CommaNumerals.mayBeThousands(bytes, comma)
          ? "write \(digits) without the thousands separator"
          : "write a decimal point instead of the comma"
      }
    }
    return hint(forMark: bytes)
  }

  /// Returns the fix for a number with a mark of an uncertain, limiting or variable value.
  private static func hint(forMark bytes: ArraySlice<UInt8>) -> String? {
    let limits = [UInt8(ascii: "<"), UInt8(ascii: ">")]
    if let first = bytes.first, limits.contains(first), isNumeral(bytes.dropFirst()) {
      return "it is a limit, not a value; leave the field empty"
    }
    guard let last = bytes.last, last | 0x21 != UInt8(ascii: "e"), isNumeral(bytes.dropLast())
    else { return nil }
    let mark = quoted(bytes.suffix(1))
    return last == UInt8(ascii: ":") || last == UInt8(ascii: "?")
      ? "\(mark) marks an uncertain value; remove the mark, or leave the field empty"
      : "remove \(mark), or move it into a column of its own"
  }
}

/// Whether `bytes` have the form of a number.
func isNumeral(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    !bytes.isEmpty && Numeral.scan(bytes, from: 0, to: bytes.count).end == bytes.count
  }
}
