/// A FITS file for tests, built unit by unit.
struct TestFITS {
  private(set) var bytes: [UInt8] = []

  /// A file with an empty primary unit.
  init() { add([("SIMPLE", "T"), ("BITPIX", "8"), ("NAXIS", "0"), ("EXTEND", "T")], []) }

  /// Adds a table of the given kind, rows and columns, each a list of cards without their numbers; `width` is that of
  /// a row if there is none.
  mutating func addTable(
    _ kind: String = "BINTABLE", name: String? = nil, rows: Int, width: Int = 0,
    columns: [[String: String]], data: [UInt8]
  ) {
    var cards = [
      ("XTENSION", "'\(kind)'"), ("BITPIX", "8"), ("NAXIS", "2"),
      ("NAXIS1", "\(rows == 0 ? width : data.count / rows)"), ("NAXIS2", "\(rows)"),
      ("PCOUNT", "0"), ("GCOUNT", "1"),
      ("TFIELDS", "\(columns.count)"),
    ]
    if let name { cards.append(("EXTNAME", "'\(name)'")) }
    for (index, column) in columns.enumerated() {
      for (key, value) in column.sorted(by: { $0.key < $1.key }) {
        cards.append(("\(key)\(index + 1)", value))
      }
    }
    add(cards, data)
  }

  private mutating func add(_ cards: [(String, String)], _ data: [UInt8]) {
    for (key, value) in cards {
      let card = key.padded(to: 8) + "= " + value
      bytes += card.padded(to: 80).utf8
    }
    bytes += "END".padded(to: 80).utf8
    fill(with: 0x20)
    bytes += data
    fill(with: 0)
  }

  private mutating func fill(with byte: UInt8) {
    while !bytes.count.isMultiple(of: 2_880) { bytes.append(byte) }
  }
}

extension String {
  /// The text with blanks up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}

/// The bytes of numbers, the highest first.
func bigEndian(_ numbers: [Double]) -> [UInt8] {
  numbers.flatMap { bigEndian($0.bitPattern) }
}

/// The bytes of an integer, the highest first.
func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
