/// Why a text is not a number.
public struct NumberFault: Error, Equatable, Sendable {
  /// A predicate: `is "n/a", not a number`.
  public let predicate: String
  /// What to do about it, if that is known.
  public let suggestion: String?
  /// Whether the text is a way to write that a value is missing.
  public var isMissing = false
}

extension Double {
  /// The number that `bytes` spell, blanks around it left out.
  ///
  /// ```
  /// number = [+-] (digits [. [digits]] | . digits) [(e|E) [+-] digits]
  /// ```
  ///
  /// The grammar is checked before the value is taken, so infinities, NaN, hexadecimal numbers and
  /// bytes after the number are faults, and so is a number beyond the range of `Double`. One that is
  /// nearer to zero than any `Double` becomes zero.
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
  fileprivate init(notANumber bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty {
      self.init(predicate: "is empty, not a number", suggestion: nil, isMissing: true)
      return
    }
    self.init(
      predicate: "is \(quoted(bytes)), not a number", suggestion: Self.hint(for: bytes),
      isMissing: Tables.isMissing(bytes))
  }

  /// The two slips that have a plain remedy: another minus sign, and a decimal comma.
  private static func hint(for bytes: ArraySlice<UInt8>) -> String? {
    let minus: [UInt8] = [0xE2, 0x88, 0x92]
    if bytes.starts(with: minus), isNumeral(bytes.dropFirst(minus.count)) {
      return "its minus sign is U+2212; write a hyphen"
    }
    var pointed = bytes
    if let comma = pointed.firstIndex(of: UInt8(ascii: ",")) {
      pointed[comma] = UInt8(ascii: ".")
      if isNumeral(pointed) { return "write the decimal comma as a point" }
    }
    return nil
  }
}

/// Whether `bytes` have the form of a number.
private func isNumeral(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    !bytes.isEmpty && Numeral.scan(bytes, from: 0, to: bytes.count).end == bytes.count
  }
}
