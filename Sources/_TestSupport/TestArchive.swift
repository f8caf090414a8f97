/// A ZIP archive of stored files, built for a test.
public struct TestArchive {
  private var records: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Creates an empty archive.
  public init() {}

  /// The bytes of the archive.
  public var bytes: [UInt8] {
    records + directory + Self.little(0x0605_4B50, 4) + Self.little(0, 4) + Self.little(count, 2)
      + Self.little(count, 2) + Self.little(directory.count, 4) + Self.little(records.count, 4)
      + Self.little(0, 2)
  }

  /// Adds a file; its size and flags in the directory may be wrong.
  public mutating func add(_ name: String, _ text: String, size: Int? = nil, flags: Int = 0) {
    let contents = Array(text.utf8)
    let sizes =
      Self.little(Self.checksum(contents), 4) + Self.little(contents.count, 4)
      + Self.little(size ?? contents.count, 4) + Self.little(name.utf8.count, 2)
    let start = records.count
    records +=
      Self.little(0x0403_4B50, 4) + Self.little(20, 2) + Self.little(flags, 2) + Self.little(0, 6)
      + sizes + Self.little(0, 2) + name.utf8 + contents
    directory +=
      Self.little(0x0201_4B50, 4) + Self.little(20, 2) + Self.little(20, 2)
      + Self.little(flags, 2) + Self.little(0, 6) + sizes + Self.little(0, 12)
      + Self.little(start, 4) + Array(name.utf8)
    count += 1
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// The CRC-32 of the bytes (ISO 3309).
  private static func checksum(_ bytes: [UInt8]) -> Int {
    var register: UInt32 = .max
    for byte in bytes {
      register ^= UInt32(byte)
      for _ in 0..<8 { register = register >> 1 ^ (register & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return Int(~register)
  }
}

extension TestArchive {
  /// Creates a workbook of sheets, each given by its name and the XML of its rows.
  public init(sheets: [(name: String, rows: String)], strings: String = "", styles: String = "") {
    self.init()
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func relationship(_ id: String, _ type: String, _ target: String) -> String {
      "<Relationship Id=\"\(id)\" Type=\"\(office)/\(type)\" Target=\"\(target)\"/>"
    }
    add(
      "_rels/.rels",
      "<Relationships>\(relationship("r", "officeDocument", "xl/workbook.xml"))</Relationships>")
    let list = sheets.indices.map {
      "<sheet name=\"\(sheets[$0].name)\" sheetId=\"\($0 + 1)\" r:id=\"s\($0)\"/>"
    }
    add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"\(office)\"><sheets>\(list.joined())</sheets></workbook>")
    let parts = sheets.indices.map { relationship("s\($0)", "worksheet", "worksheets/\($0).xml") }
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships>\(parts.joined())\(relationship("t", "sharedStrings", "/xl/strings.xml"))"
        + "\(relationship("u", "styles", "styles.xml"))</Relationships>")
    add("xl/strings.xml", "<sst>\(strings)</sst>")
    add("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>")
    for (index, sheet) in sheets.enumerated() {
      add(
        "xl/worksheets/\(index).xml",
        "<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>")
    }
  }
}
