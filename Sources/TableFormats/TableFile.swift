import Tables

/// A table read from a file of any supported format, recognised by content, not by name.
///
/// The formats are those of text (`Table`), JSON, VOTable, FITS and Excel workbooks, each optionally
/// compressed with gzip, bzip2, xz or zstd.
public struct TableFile: Sendable {
  /// The table.
  public let table: Table
  /// The errors, warnings and notes about its format.
  public let faults: Diagnostics
  /// The table among several that was read; nil if the file holds one.
  public let choice: TableChoice?

  /// Reads the table in `bytes`, the contents of the file `name`.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: Its name, for diagnostics.
  ///   - wanted: The name or the number, from 1, of the table that is read if there are several.
  ///   - limit: The maximum size of a decompressed file.
  ///   - expansion: The size to which a compressed file or a workbook may be decompressed.
  ///   - isSuitable: Whether a table is the one to read if there are several; without any, the
  ///     first one that has rows is read.
  /// - Throws: The reason why the file cannot be read at all.
  public init(
    _ bytes: [UInt8], name: String, table wanted: String? = nil, limit: Int = 1 << 31,
    _ expansion: Expansion = .standard, isSuitable: (Table) -> Bool = { _ in true }
  ) throws(Diagnostics) {
    var faults = Diagnostics()
    let file = CompressedFile(bytes, name: name)
    let bytes = try file?.unpacked(limit: limit, expansion, faults: &faults) ?? bytes
    if let format = Self.foreignFormat(of: bytes, name) {
      throw Diagnostics([Self.refusal("this is \(format.name)", name, format.remedy)])
    }
    let parts = try Self.parts(of: bytes, name, expansion)
    (table, choice) = try parts.read(
      wanted, file: name, faults: &faults, isSuitable: isSuitable)
    self.faults = faults
  }

  /// Whether a file that begins with `start`, which is not compressed, is read as a text table.
  public static func isText(_ start: [UInt8]) -> Bool {
    foreignFormat(of: start) == nil && !start.starts(with: FITSFile.signature)
      && !VOTableFile.isXML(start) && !start.starts(with: ZipArchive.signature)
      && !JSONFile.isJSON(start)
  }

  /// Returns the tables of a file, by its format.
  private static func parts(
    of bytes: [UInt8], _ name: String, _ expansion: Expansion
  ) throws(Diagnostics) -> [TablePart] {
    if bytes.starts(with: FITSFile.signature) { return try FITSFile.parts(bytes, name: name) }
    if VOTableFile.isXML(bytes) { return try VOTableFile.parts(bytes, name: name) }
    if bytes.starts(with: ZipArchive.signature) {
      return try SpreadsheetFile(bytes, name: name, expansion).parts()
    }
    let source = SourceText(bytes, name: name)
    let isJSON = JSONFile.isJSON(bytes)
    let lineFault = isJSON ? nil : source.lineFault()
    if let fault = lineFault ?? source.encodingFault() { throw Diagnostics([fault]) }
    return [
      TablePart(name: nil) { faults throws(Diagnostics) in
        isJSON
          ? try JSONFile.read(source, faults: &faults) : Table(source, faults: &faults)
      }
    ]
  }

  /// Returns a diagnostic about a file without lines.
  static func refusal(_ message: String, _ name: String, _ suggestion: String? = nil) -> Diagnostic
  {
    Diagnostic(.error, message, suggestion: suggestion, place: Place(file: name, row: 0))
  }

  /// Returns the format of an unsupported file, recognised by its first bytes.
  private static func foreignFormat(
    of bytes: [UInt8], _ name: String = "x.parquet"
  ) -> (name: String, remedy: String)? {
    let formats: [(signature: String, name: String, remedy: String)] = [
      (
        "\u{D0}\u{CF}\u{11}\u{E0}", "an old Excel workbook (.xls) or one with a password",
        "save it as .xlsx without a password, or the sheet as CSV"
      ),
      (
        "PAR1", "a Parquet file",
        "let DuckDB read it: duckdb -csv -c \"SELECT * FROM '\(name)'\" | mainsequence classify model.json -"
      ),
      ("\u{89}HDF", "an HDF5 file", "save the table as CSV or VOTable"),
      ("%PDF-", "a PDF", "save the table as CSV"),
      ("\u{89}PNG", "an image", "use the table that it was made from"),
      ("<!DOCTYPE html", "a web page", "download the table itself"),
      ("<html", "a web page", "download the table itself"),
    ]
    for format in formats {
      let signature = format.signature.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
      if bytes.starts(with: signature) { return (format.name, format.remedy) }
    }
    return nil
  }
}
