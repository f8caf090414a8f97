import Documents
import Formatting
import TableFormats
import Tables

/// The first differences between two versions of a table.
struct TableChange: CustomStringConvertible {
  /// The clauses, such as "line 10, absolute_magnitude −6.041 → −0.641".
  let clauses: [String]
  /// The number of differing cells beyond those.
  let more: Int

  /// The number of cells that are listed.
  private static let most = 3

  /// Compares two versions of the file `name`; nil if one cannot be read.
  init?(
    from old: [UInt8], to new: [UInt8], name: String, table wanted: String?, _ expansion: Expansion
  ) {
    guard let old = try? TableFile(old, name: name, table: wanted, expansion).table,
      let new = try? TableFile(new, name: name, table: wanted, expansion).table
    else { return nil }
    guard old.columns == new.columns else {
      clauses = ["its columns were \(listed(old.columns))"]
      more = 0
      return
    }
    var (clauses, count) = ([String](), 0)
    if old.rowCount != new.rowCount {
      clauses.append("it had \(counted(old.rowCount, "row")) and has \(grouped(new.rowCount))")
    }
    for row in 0..<min(old.rowCount, new.rowCount) {
      for column in old.columns.indices
      where old.bytes(row: row, column: column) != new.bytes(row: row, column: column) {
        count += 1
        if count > Self.most { continue }
        let (before, after) = (
          old.text(row: row, column: column), new.text(row: row, column: column)
        )
        let place = new.place(row: row, column: column)
        let unit = place.unit == .cell ? "row" : place.unit.rawValue
        clauses.append(
          visible("\(unit) \(place.line), \(new.columns[column]) \(before) → \(after)"))
      }
    }
    self.clauses = clauses
    more = max(count - Self.most, 0)
  }

  var description: String {
    clauses.isEmpty
      ? "no value differs"
      : clauses.joined(separator: "; ") + (more > 0 ? "; and \(counted(more, "other value"))" : "")
  }
}
