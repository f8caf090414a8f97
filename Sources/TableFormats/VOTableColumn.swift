import Tables

/// A FIELD of a VOTable and the values of its column read so far.
///
/// Numbers and integers are stored as such. Booleans become `true` and `false`, and arrays become
/// texts of their elements separated by blanks, whatever the encoding.
struct VOTableColumn {
  /// The primitive types of VOTable.
  private enum Primitive: String {
    case boolean, bit, unsignedByte, short, int, long, char, unicodeChar, float, double
    case floatComplex, doubleComplex
  }

  /// The name, or the ID if there is none.
  let name: String
  private let unit: String?
  private let ucd: String?
  private let primitive: Primitive
  /// The number of elements of a value; nil if it varies.
  private let length: Int?
  private var null: Int64?
  /// The number that represents a missing value; NaN does so in any case.
  private var nullNumber = Double.nan
  private var numbers: [Double] = []
  private var integers: [Int64] = []
  private var texts = StoredTexts()

  /// Creates the column that a FIELD with the given attributes describes.
  init(_ attributes: [String: String]) throws(VOTableFault) {
    name = attributes["name"] ?? attributes["ID"] ?? ""
    unit = attributes["unit"].flatMap { $0.isEmpty ? nil : $0 }
    ucd = attributes["ucd"].flatMap { $0.isEmpty ? nil : $0 }
    let type = attributes["datatype"] ?? "char"
    guard let primitive = Primitive(rawValue: type) else {
      throw VOTableFault("column \(quoted(name)) has the unknown datatype \(quoted(type))")
    }
    self.primitive = primitive
    length = try Self.length(attributes["arraysize"], name)
  }

  /// Returns the number of elements for an `arraysize` such as `3x2`; nil if it ends with `*`.
  private static func length(_ size: String?, _ name: String) throws(VOTableFault) -> Int? {
    guard let size = size?.trimmingSpaces(), !size.isEmpty else { return 1 }
    if size.last == "*" { return nil }
    var length = 1
    for part in size.split(separator: "x", omittingEmptySubsequences: false) {
      let factor = Int(part) ?? -1
      let (product, overflow) = length.multipliedReportingOverflow(by: factor)
      guard factor >= 0, !overflow, product <= 1 << 31 else {
        throw VOTableFault("column \(quoted(name)) has the invalid arraysize \(quoted(size))")
      }
      length = product
    }
    return length
  }

  /// Sets the value that represents a missing one.
  ///
  /// The standard recommends it for integers only, but services declare it for other numbers too.
  mutating func setNull(_ text: String) {
    let word = text.trimmingSpaces()[...]
    let number = Self.number(word) ?? .nan
    nullNumber = primitive == .float ? Double(Float(number)) : number
    null = Self.integer(word) ?? Int64(exactly: number)
  }

  /// Whether values have no elements and so take no bytes, in which case a file could claim any
  /// number of rows.
  var isEmpty: Bool { length == 0 }

  private var isNumber: Bool { length == 1 && (primitive == .float || primitive == .double) }
  private var isInteger: Bool {
    length == 1 && [.unsignedByte, .short, .int, .long].contains(primitive)
  }

  /// The number of values.
  var count: Int { isNumber ? numbers.count : isInteger ? integers.count : texts.count }

  /// The column in the form that a table stores.
  var stored: StoredColumn {
    let values: StoredColumn.Values =
      isNumber
      ? .numbers(numbers, isSingle: primitive == .float)
      : isInteger ? .integers(integers) : .texts(texts)
    return StoredColumn(name: name, unit: unit, ucd: ucd, values: values)
  }

  // MARK: - TABLEDATA

  /// Appends the value of a cell of a row, from 0, unless the row has one; returns the predicate of an error message if it
  /// is invalid.
  mutating func append(text bytes: [UInt8], row: Int) -> String? {
    guard !isEmpty, count == row else { return nil }
    if primitive == .char || primitive == .unicodeChar {
      texts.append(bytes)
    } else if isNumber, let number = try? Double(numeral: bytes[...]) {
      append(number)
    } else if isInteger, let integer = Self.shortInteger(bytes) {
      integers.append(integer == null ? StoredColumn.missing : integer)
    } else {
      return append(anyText: String(decoding: bytes, as: UTF8.self))
    }
    return nil
  }

  /// Appends a value of any form; returns the predicate of an error message if it is invalid.
  private mutating func append(anyText text: String) -> String? {
    let words = text.split { " \t\n\r".contains($0) || $0 == "\r\n" }
    if isNumber {
      let number = words.first.map { Self.number($0) } ?? .nan
      append(words.count > 1 ? .nan : number ?? .nan)
      return number == nil || words.count > 1 ? "is \(quoted(text)), not a number" : nil
    }
    if isInteger {
      let integer = words.first.map(Self.integer) ?? StoredColumn.missing
      let isWhole = integer != nil && words.count < 2
      integers.append(
        isWhole && integer != null ? integer ?? StoredColumn.missing : StoredColumn.missing)
      return isWhole ? nil : "is \(quoted(text)), not a whole number"
    }
    let elements = words.map { element(String($0)) }
    texts.append(elements.map { $0 ?? "" }.joined(separator: " ").utf8)
    return elements.contains(nil)
      ? "is \(quoted(text)), not of type \(primitive.rawValue)" : nil
  }

  /// Returns the integer of up to 18 digits that `bytes` are; nil if they have another form.
  private static func shortInteger(_ bytes: [UInt8]) -> Int64? {
    let isNegative = bytes.first == .hyphen
    let digits = bytes.dropFirst(isNegative ? 1 : 0)
    guard 1...18 ~= digits.count else { return nil }
    var value: Int64 = 0
    for byte in digits {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return isNegative ? -value : value
  }

  /// Appends a missing value if the column has none in a row, from 0.
  mutating func complete(row: Int) {
    guard count <= row else { return }
    if isNumber {
      numbers.append(.nan)
    } else if isInteger {
      integers.append(StoredColumn.missing)
    } else {
      texts.append([])
    }
  }

  private mutating func append(_ number: Double) {
    let value = primitive == .float ? Double(Float(number)) : number
    numbers.append(value == nullNumber ? .nan : number)
  }

  /// Returns the number in a word, including infinities and NaN; nil if it is not one.
  private static func number(_ word: Substring) -> Double? {
    switch word.lowercased() {
    case "nan": .nan
    case "inf", "+inf", "infinity", "+infinity": .infinity
    case "-inf", "-infinity": -.infinity
    default: try? Double(numeral: Array(word.utf8)[...])
    }
  }

  /// Returns the integer in a word, hexadecimal after `0x`; nil if it is not one.
  private static func integer(_ word: Substring) -> Int64? {
    let isHexadecimal = word.hasPrefix("0x") || word.hasPrefix("0X")
    return isHexadecimal ? Int64(word.dropFirst(2), radix: 16) : Int64(word)
  }

  /// Returns an array element or a Boolean as the column writes it; nil if the word is invalid.
  private func element(_ word: String) -> String? {
    switch primitive {
    case .boolean: return Self.truth(word.utf8.first ?? 0)
    case .float, .floatComplex: return Self.number(word[...]).map { Self.text(Float($0)) }
    case .double, .doubleComplex: return Self.number(word[...]).map { Self.text($0) }
    default: return Self.integer(word[...]).map { String($0) }
    }
  }

  // MARK: - BINARY and BINARY2

  /// Appends the next value of a stream; a null value still occupies its bytes.
  mutating func append(from bytes: inout BigEndianReader, isNull: Bool) throws(VOTableFault) {
    if isNumber {
      let bits =
        primitive == .float
        ? Double(Float(bitPattern: try bytes.integer(UInt32.self)))
        : Double(bitPattern: try bytes.integer(UInt64.self))
      append(isNull ? .nan : bits)
    } else if isInteger {
      let value = try integer(&bytes)
      integers.append(isNull || value == null ? StoredColumn.missing : value)
    } else {
      var count = length ?? 0
      if length == nil { count = Int(try bytes.integer(Int32.self)) }
      let text = try array(count, &bytes)
      texts.append(isNull ? [] : text)
    }
  }

  private func integer(_ bytes: inout BigEndianReader) throws(VOTableFault) -> Int64 {
    switch primitive {
    case .unsignedByte: Int64(try bytes.integer(UInt8.self))
    case .short: Int64(try bytes.integer(Int16.self))
    case .int: Int64(try bytes.integer(Int32.self))
    default: try bytes.integer(Int64.self)
    }
  }

  /// Returns the text of an array, built element by element, since a list of elements would take
  /// many times its size.
  private func array(_ count: Int, _ bytes: inout BigEndianReader) throws(VOTableFault) -> [UInt8] {
    guard count >= 0 else { throw VOTableFault("\(name) has \(count) elements") }
    switch primitive {
    case .char: return Array(try bytes.take(count).prefix { $0 != 0 })
    case .unicodeChar:
      let units = try bytes.take(count * 2)
      let codes = stride(from: units.startIndex, to: units.endIndex, by: 2).map {
        UInt16(units[$0]) << 8 | UInt16(units[$0 + 1])
      }
      return Array(String(decoding: codes.prefix { $0 != 0 }, as: UTF16.self).utf8)
    case .bit:
      let bits = try bytes.take((count + 7) / 8)
      // astropy stores a single bit not as the highest of its byte, but as 0x08.
      if count == 1 { return [UInt8(ascii: bits.first == 0 ? "0" : "1")] }
      var text: [UInt8] = []
      for index in 0..<count {
        if index > 0 { text.append(UInt8(ascii: " ")) }
        text.append(UInt8(ascii: "0") + bits[bits.startIndex + index / 8] >> (7 - index % 8) & 1)
      }
      return text
    default:
      let isComplex = primitive == .floatComplex || primitive == .doubleComplex
      var text: [UInt8] = []
      var isMissing = true
      for index in 0..<(isComplex ? count * 2 : count) {
        let element = try element(&bytes)
        isMissing = isMissing && element == "NaN"
        if index > 0 { text.append(UInt8(ascii: " ")) }
        text += element.utf8
      }
      return isMissing ? [] : text
    }
  }

  private func element(_ bytes: inout BigEndianReader) throws(VOTableFault) -> String {
    switch primitive {
    case .boolean: Self.truth(try bytes.integer(UInt8.self)) ?? ""
    case .float, .floatComplex: Self.text(Float(bitPattern: try bytes.integer(UInt32.self)))
    case .double, .doubleComplex: Self.text(Double(bitPattern: try bytes.integer(UInt64.self)))
    default: String(try integer(&bytes))
    }
  }

  private static func text(_ number: some BinaryFloatingPoint & CustomStringConvertible) -> String {
    number.isNaN ? "NaN" : number.description
  }

  /// Returns `true` or `false` for the first byte of a Boolean; empty if it is missing, nil if it
  /// is invalid.
  private static func truth(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: "1"): "true"
    case UInt8(ascii: "F"), UInt8(ascii: "f"), UInt8(ascii: "0"): "false"
    case 0, UInt8(ascii: " "), UInt8(ascii: "?"): ""
    default: nil
    }
  }
}
