import CZlib

/// A ZIP archive whose files are stored as they are.
struct StoredArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// The parts of a workbook that an input replaces, one after the other, and what they are without it.
  private static let parts: [(path: String, contents: String)] = [
    ("xl/worksheets/sheet1.xml", ""),
    ("xl/sharedStrings.xml", "<sst><si><t>name</t></si><si><t>label</t></si></sst>"),
    (
      "xl/styles.xml",
      "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    ),
    (
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Stars\" r:id=\"i1\"/></sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"i1\" Type=\"t/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"i2\" Type=\"t/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"i3\" Type=\"t/styles\" Target=\"styles.xml\"/></Relationships>"
    ),
    (
      "_rels/.rels",
      "<Relationships><Relationship Id=\"i1\" Type=\"t/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    ),
  ]

  /// A workbook whose parts are those of `input`, with a zero byte between two of them.
  static func workbook(_ input: [UInt8]) -> [UInt8] {
    let given = input.split(separator: 0, maxSplits: parts.count - 1).map(Array.init)
    var archive = StoredArchive()
    for (index, part) in parts.enumerated() {
      archive.add(part.path, index < given.count ? given[index] : Array(part.contents.utf8))
    }
    return archive.file
  }

  private mutating func add(_ path: String, _ contents: [UInt8]) {
    let checksum = contents.withUnsafeBufferPointer {
      Int(crc32_z(0, $0.baseAddress, numericCast($0.count)))
    }
    let name = Array(path.utf8)
    let description =
      Self.number(checksum, 4) + Self.number(contents.count, 4) + Self.number(contents.count, 4)
      + Self.number(name.count, 2) + Self.number(0, 2)
    directory +=
      [0x50, 0x4B, 1, 2] + Self.number(0, 12) + description + Self.number(0, 10)
      + Self.number(bytes.count, 4) + name
    bytes += [0x50, 0x4B, 3, 4] + Self.number(0, 10) + description + name + contents
    count += 1
  }

  private var file: [UInt8] {
    bytes + directory + [0x50, 0x4B, 5, 6] + Self.number(0, 4) + Self.number(count, 2)
      + Self.number(count, 2) + Self.number(directory.count, 4) + Self.number(bytes.count, 4)
      + Self.number(0, 2)
  }

  /// A little-endian number of `count` bytes.
  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * min($0, 7))) }
  }
}
