/// The names of the folders of several reports.
enum ReportFolders {
  /// The names that the index takes.
  private static let reserved: Set = ["index.md", "index.html"]
  /// The most bytes of a name, fewer than any file system allows.
  private static let limit = 200

  /// The names of the folders of the reports on the files at `paths`, all different, in any case of the letters.
  ///
  /// A name is that of the file without its ending, with the names of the folders above it if `areNested`, or if two
  /// files have the same name; with its ending if that does not suffice; and with a number as a last resort.
  static func names(of paths: [String], areNested: Bool) -> [String] {
    let candidates = paths.map { path -> [String] in
      let above = path.split(separator: "/").dropLast().filter { $0 != "." && $0 != ".." }
      let folders = above.map { $0 + "-" }.joined()
      let stem = TableName.stem(path)
      let name = path.split(separator: "/").last.map(String.init) ?? path
      return ((areNested ? [] : [stem]) + [folders + stem, folders + name]).map(safe)
    }
    let levels = (candidates.first ?? []).indices
    let counts = levels.map { level in
      candidates.reduce(into: [:]) { $0[$1[level].lowercased(), default: 0] += 1 }
    }
    var taken = reserved
    return candidates.map { names in
      let level = levels.first { counts[$0][names[$0].lowercased()] == 1 } ?? levels.count - 1
      var name = names[level]
      var number = 1
      while !taken.insert(name.lowercased()).inserted {
        number += 1
        name = "\(names[level])-\(number)"
      }
      return name
    }
  }

  /// A name that is safe on every file system and in every link: letters, digits, hyphens, points and underscores.
  private static func safe(_ name: String) -> String {
    var safe = ""
    for scalar in name.unicodeScalars {
      let isKept =
        scalar.properties.isAlphabetic || scalar.isDigitOrMark
        || "-.".unicodeScalars.contains(scalar)
      guard safe.utf8.count < limit else { break }
      safe.unicodeScalars.append(isKept ? scalar : "_")
    }
    if safe.isEmpty || safe.hasPrefix(".") || safe.hasPrefix("-") { safe = "_" + safe.dropFirst() }
    return safe.hasSuffix(".") ? safe.dropLast() + "_" : safe
  }
}

extension Unicode.Scalar {
  fileprivate var isDigitOrMark: Bool {
    switch properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}
