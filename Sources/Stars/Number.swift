/// Why a text is not a number.
public struct NumberFault: Error, Equatable, Sendable {
  /// A predicate: `is "n/a", not a number`.
  public let predicate: String
  /// What to do about it, if that is known.
  public let suggestion: String?
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
    guard isNumeral(numeral) else { throw NumberFault(notANumber: numeral) }
    guard let value = Double(String(decoding: numeral, as: UTF8.self)), value.isFinite else {
      throw NumberFault(
        predicate: "is \(quoted(numeral)), too large for a number", suggestion: nil)
    }
    self = value
  }
}

extension NumberFault {
  fileprivate init(notANumber bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty {
      self.init(predicate: "is empty, not a number", suggestion: nil)
      return
    }
    self.init(predicate: "is \(quoted(bytes)), not a number", suggestion: Self.hint(for: bytes))
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
  var rest = bytes
  rest.skipSign()
  let whole = rest.skipDigits()
  var decimals = 0
  if rest.first == UInt8(ascii: ".") {
    rest.removeFirst()
    decimals = rest.skipDigits()
  }
  guard whole + decimals > 0 else { return false }
  if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
    rest.removeFirst()
    rest.skipSign()
    guard rest.skipDigits() > 0 else { return false }
  }
  return rest.isEmpty
}

extension ArraySlice<UInt8> {
  fileprivate mutating func skipSign() {
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { removeFirst() }
  }

  /// Skips the digits at the start, and returns how many there were.
  fileprivate mutating func skipDigits() -> Int {
    let digits = prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
    removeFirst(digits)
    return digits
  }

  /// The bytes without the spaces and tabs around them.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }
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
