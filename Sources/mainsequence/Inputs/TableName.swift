/// The name of a table's file.
enum TableName {
  /// The endings of tables, in lower case.
  private static let endings: Set = [
    "csv", "tsv", "tab", "txt", "text", "dat", "data", "ascii", "asc", "ecsv", "mrt", "tbl", "rdb",
    "tst", "cds", "md", "json", "jsonl", "ndjson", "vot", "votable", "xml", "fits", "fit", "fts",
    "xlsx",
  ]
  /// The endings of compressed files.
  private static let compressions: Set = ["gz", "bz2", "xz", "zst"]

  /// Whether a file is a table by its ending.
  static func isTable(_ path: String) -> Bool {
    split(path).endings.contains { endings.contains($0.lowercased()) }
  }

  /// The name of the file at `path` without the ending of a table, an experiment or a compressed file.
  static func stem(_ path: String) -> String { split(path).stem }

  private static func split(_ path: String) -> (stem: String, endings: [Substring]) {
    var stem = path.split(separator: "/").last ?? ""
    var endings: [Substring] = []
    while let dot = stem.lastIndex(of: "."), dot > stem.startIndex {
      let ending = stem[stem.index(after: dot)...]
      let isCompression = endings.isEmpty && compressions.contains(ending.lowercased())
      let isKnown =
        self.endings.contains(ending.lowercased()) || ["yaml", "yml"].contains(ending.lowercased())
      guard isCompression || isKnown else { break }
      stem = stem[..<dot]
      endings.append(ending)
      if !isCompression { break }
    }
    return (String(stem), endings)
  }
}
