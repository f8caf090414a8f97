import Tables

/// The formats in which tables are written.
public enum TableFormat: String, CaseIterable, Sendable {
  case csv, ecsv, votable, fits

  /// The format of a file called `name`, by its extension, before `.gz` if there is one; nil if it has none of a
  /// format's.
  public init?(fileName name: String) {
    let name = Gzip.isName(name) ? name.dropLast(3) : name[...]
    let suffix = name.split(separator: "/").last?.split(separator: ".").dropFirst().last
    switch suffix?.lowercased() {
    case "csv": self = .csv
    case "ecsv": self = .ecsv
    case "vot", "votable", "xml": self = .votable
    case "fits", "fit", "fts": self = .fits
    default: return nil
    }
  }

  /// Returns the rows of `table` as CSV, in parts that follow one another, below the line of the names if
  /// `hasHeader`.
  public static func csv(of table: WrittenTable, hasHeader: Bool) -> [[UInt8]] {
    (hasHeader ? [CSVWriter.header(of: table)] : []) + CSVWriter.rows(of: table)
  }

  /// Returns `table` as a file of the format.
  ///
  /// - Throws: The names and values that the format cannot hold.
  public func bytes(of table: WrittenTable) throws(Diagnostics) -> [UInt8] {
    switch self {
    case .csv: CSVWriter.bytes(of: table)
    case .ecsv: ECSVWriter.bytes(of: table)
    case .votable: try VOTableWriter.bytes(of: table)
    case .fits: try FITSWriter.bytes(of: table)
    }
  }
}
