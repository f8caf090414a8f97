/// The header of a unit (HDU) of a FITS file: cards of 80 characters, in blocks of 36, up to `END`.
///
/// Source: FITS Working Group, *Definition of the Flexible Image Transport System*, version 4.0 (2018),
/// section 4.
struct FITSHeader {
  /// The start of the unit's data.
  let dataStart: Int
  private var values: [String: Substring] = [:]

  /// An error in a file: the message is one clause.
  struct Fault: Error {
    var message: String
  }

  /// The keywords that locate the data and describe the columns, without trailing numbers.
  private static let known: Set = [
    "BITPIX", "NAXIS", "PCOUNT", "GCOUNT", "GROUPS", "XTENSION", "EXTNAME", "TFIELDS", "TFORM",
    "TTYPE", "TUNIT", "TUCD", "TNULL", "TSCAL", "TZERO", "TBCOL", "TDIM", "ZIMAGE", "ZTABLE",
  ]

  /// Reads the header that starts at `start`.
  init(_ bytes: [UInt8], at start: Int, part: Int) throws(Fault) {
    var position = start
    while position + 80 <= bytes.count {
      let card = bytes[position..<position + 80]
      position += 80
      let key = String(decoding: card.prefix(8), as: UTF8.self).prefix { $0 != " " }
      if key == "END" {
        let blocks = (position - start + Self.block - 1) / Self.block
        dataStart = start + blocks * Self.block
        return
      }
      guard Self.known.contains(Self.root(key)), card.dropFirst(8).starts(with: [0x3D, 0x20])
      else { continue }
      if values[String(key)] == nil { values[String(key)] = Self.value(card.dropFirst(10)) }
    }
    throw Fault(message: "the header of part \(part) has no END card; the file may be truncated")
  }

  static let block = 2_880

  /// Returns the text of a value, unquoted and without trailing blanks; nil if there is none.
  func text(_ key: String) -> String? { values[key].map(String.init) }

  /// Returns the text of a value; nil if there is none or if it is empty.
  func description(_ key: String) -> String? { text(key).flatMap { $0.isEmpty ? nil : $0 } }

  /// Returns the integer value of a keyword, or `absent` if there is none.
  func integer(_ key: String, absent: Int) throws(Fault) -> Int {
    guard let value = values[key] else { return absent }
    guard let number = Int(value) else {
      throw Fault(message: "\(key) is \"\(value)\", not a whole number")
    }
    return number
  }

  /// Returns the numeric value of a keyword, or `absent` if there is none.
  func number(_ key: String, absent: Double) throws(Fault) -> Double {
    guard let value = values[key] else { return absent }
    let plain = String(value.map { $0 == "D" || $0 == "d" ? "e" : $0 })
    let isPlain = plain.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
    guard isPlain, let number = Double(plain), number.isFinite else {
      throw Fault(message: "\(key) is \"\(value)\", not a number")
    }
    return number
  }

  /// Returns the size of the unit's data in bytes: `|BITPIX| / 8 · GCOUNT · (PCOUNT + NAXIS1 ·
  /// NAXIS2 · …)`.
  func dataSize() throws(Fault) -> Int {
    let axes = try integer("NAXIS", absent: 0)
    guard 0...999 ~= axes else { throw Fault(message: "NAXIS is \(axes), not 0 to 999") }
    var elements = axes == 0 ? 0 : 1
    for axis in 1...max(axes, 1) where axis <= axes {
      let length = try integer("NAXIS\(axis)", absent: 0)
      if axis == 1, length == 0, text("GROUPS") == "T" { continue }
      elements = try Self.product(elements, length)
    }
    let parameters = try integer("PCOUNT", absent: 0)
    let (sum, overflows) = elements.addingReportingOverflow(parameters)
    guard parameters >= 0, !overflows else {
      throw Fault(message: "PCOUNT is \(parameters), which is invalid")
    }
    let bits = try integer("BITPIX", absent: 8)
    guard [8, 16, 32, 64, -32, -64].contains(bits) else {
      throw Fault(message: "BITPIX is \(bits), which is invalid")
    }
    return try Self.product(
      try Self.product(abs(bits) / 8, try integer("GCOUNT", absent: 1)), sum)
  }

  private static func product(_ a: Int, _ b: Int) throws(Fault) -> Int {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    guard !overflows, product >= 0, product < 1 << 60 else {
      throw Fault(message: "the header declares an impossible data size")
    }
    return product
  }

  private static func root(_ key: Substring) -> String {
    var root = key
    while let last = root.utf8.last, 0x30...0x39 ~= last { root.removeLast() }
    return String(root)
  }

  /// Returns the value of a card, after `= `: a quoted text, or everything before the comment.
  private static func value(_ field: ArraySlice<UInt8>) -> Substring {
    let text = field.drop { $0 == 0x20 }
    var value: [UInt8] = []
    if text.first == UInt8(ascii: "'") {
      var rest = text.dropFirst()
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "'") {
          guard rest.first == byte else { break }
          rest.removeFirst()
        }
        value.append(byte)
      }
    } else {
      value = Array(text.prefix { $0 != UInt8(ascii: "/") })
    }
    while value.last == 0x20 { value.removeLast() }
    return Substring(decoding: value, as: UTF8.self)
  }
}
