import ArgumentParser
import TableFormats
import Tables

/// A size in bytes, as in `500MB`.
extension Expansion: ExpressibleByArgument {
  /// The help on the size to which a compressed table may decompress.
  static let help = ArgumentHelp(
    "The size to which any compressed table may decompress, as in 500MB.", valueName: "size")

  /// The units, of which the longer ones come first.
  private static let units: [(name: String, bytes: Double)] = [
    ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("b", 1),
  ]

  /// The size of an argument.
  public init?(argument: String) {
    let text = argument.lowercased()
    let unit = Self.units.first { text.hasSuffix($0.name) }
    let digits = Array(text.utf8.dropLast(unit?.name.utf8.count ?? 0))
    guard let number = try? Double(numeral: digits[...]) else { return nil }
    let size = number * (unit?.bytes ?? 1)
    guard size >= 1, size < 0x1p62 else { return nil }
    self.init(upTo: Int(size))
  }

  /// The size in megabytes.
  public var defaultValueDescription: String { "\(size / 1_000_000)MB" }
}
