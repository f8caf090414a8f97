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

/// Whether `bytes` are one of the ways to write that a value is missing: nothing, `null`, `NaN`, `NA`,
/// `N/A`, `none` in any letter case, or a run of hyphens or dots.
func isMissing(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
  guard let first = bytes.first else { return true }
  if first == .hyphen || first == UInt8(ascii: ".") { return bytes.allSatisfy { $0 == first } }
  guard bytes.count <= 4 else { return false }
  let folded = bytes.map { $0 | (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? 0x20 : 0) }
  return missingWords.contains { $0.elementsEqual(folded) }
}

private let missingWords = ["null", "nan", "na", "n/a", "none"].map { Array($0.utf8) }

extension NumberFault {
  fileprivate init(notANumber bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty {
      self.init(predicate: "is empty, not a number", suggestion: nil, isMissing: true)
      return
    }
    self.init(
      predicate: "is \(quoted(bytes)), not a number", suggestion: Self.hint(for: bytes),
      isMissing: Stars.isMissing(bytes))
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

extension ArraySlice<UInt8> {
  /// The bytes without the spaces and tabs around them.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}

/// `bytes` as text between quotation marks, cut after 40 characters.
func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  quoted(String(decoding: bytes.prefix(200), as: UTF8.self))
}

/// `text` between quotation marks, cut after 40 characters: how a message cites data.
public func quoted(_ text: some StringProtocol) -> String {
  let head = text.prefix(40)
  return "\"\(head)\(head.endIndex < text.endIndex ? "…" : "")\""
}
