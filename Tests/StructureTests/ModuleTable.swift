/// The table of modules in `docs/architecture.md`.
struct ModuleTable {
  /// A module as the table has it.
  struct Row {
    var layer: Int
    var module: String
    var dependencies: Set<String>
  }

  static let header = "| layer | module | responsibility | depends on |"

  /// The rows, in their order.
  let rows: [Row]

  /// The rows below ``header`` in a text; a line that is none ends the table.
  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.firstIndex { $0 == Self.header } ?? lines.endIndex
    rows = lines[start...].dropFirst(2).prefix { $0.hasPrefix("|") }.compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.filter { $0 != " " && $0 != "`" }
      }
      guard cells.count >= 6, let layer = Int(cells[1]) else { return nil }
      return Row(
        layer: layer, module: cells[2],
        dependencies: Set(cells[cells.count - 2].split(separator: ",").map(String.init)))
    }
  }
}
