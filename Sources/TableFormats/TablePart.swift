import Tables

/// A table of a file that may hold several.
struct TablePart {
  /// The name; nil if it has none.
  let name: String?
  private let body: (inout Diagnostics) throws(Diagnostics) -> Table

  init(name: String?, read body: @escaping (inout Diagnostics) throws(Diagnostics) -> Table) {
    self.name = name
    self.body = body
  }

  /// Reads the table, adding its faults to those given.
  ///
  /// - Throws: The faults that prevent reading it, and that it exceeds a limit.
  func read(_ faults: inout Diagnostics) throws(Diagnostics) -> Table {
    let table = try body(&faults)
    if let excess = table.excess { throw Diagnostics([excess]) }
    return table
  }
}

/// The table of a file that was read, if the file holds several.
public struct TableChoice: Sendable {
  /// The name by which it is chosen, or its number if the name does not identify it.
  public let key: String
  /// The clause that states the choice: `the file holds 3 tables; table 2 "rivers" is read`.
  public let sentence: String

  init(_ index: Int, of parts: [TablePart]) {
    let number = String(index + 1)
    let name = parts[index].name.flatMap { name in
      parts.count { $0.name == name } == 1 ? name : nil
    }
    key = name ?? number
    sentence = "the file holds \(parts.count) tables; table \(parts.label(index)) is read"
  }
}

extension [TablePart] {
  /// Reads the table `wanted`, a name or a number; without one the first that `isSuitable` accepts,
  /// or else the first that has rows.
  func read(
    _ wanted: String?, file: String, faults: inout Diagnostics,
    isSuitable: (Table) -> Bool
  ) throws(Diagnostics) -> (Table, TableChoice?) {
    if let wanted {
      guard let index = index(of: wanted) else { throw unknown(wanted, file) }
      return (try self[index].read(&faults), count > 1 ? TableChoice(index, of: self) : nil)
    }
    if count == 1 { return (try self[0].read(&faults), nil) }
    var fallback: (index: Int, table: Table, faults: Diagnostics)?
    for index in indices {
      var own = Diagnostics()
      guard let table = try? self[index].read(&own), table.rowCount > 0 else { continue }
      let isFound = isSuitable(table)
      if isFound || fallback == nil { fallback = (index, table, own) }
      if isFound { break }
    }
    guard let (index, table, own) = fallback else { return (try self[0].read(&faults), nil) }
    let choice = TableChoice(index, of: self)
    faults.append(
      Diagnostic(
        .note, choice.sentence, suggestion: "--table reads another: \(names)",
        place: Place(file: file, row: 0)))
    for fault in own.shown { faults.append(fault) }
    faults.omit(errors: own.omitted)
    return (table, choice)
  }

  private func index(of wanted: String) -> Int? {
    if let index = firstIndex(where: { $0.name == wanted }) { return index }
    return Int(wanted).flatMap { 1...count ~= $0 ? $0 - 1 : nil }
  }

  private func unknown(_ wanted: String, _ file: String) -> Diagnostics {
    let holdings =
      count > 1
      ? "its tables are \(names)"
      : "it holds one table" + (self[0].name.map { ", \(quoted($0))" } ?? ", which has no name")
    return Diagnostics([
      TableFile.refusal(
        "the file has no table \(quoted(wanted)); \(holdings)", file,
        didYouMean(wanted, among: compactMap(\.name)))
    ])
  }

  private var names: String { listing(indices.map(label)) }

  /// The number of a table and its name: `2 "rivers"`.
  fileprivate func label(_ index: Int) -> String {
    "\(index + 1)" + (self[index].name.map { " " + quoted($0) } ?? "")
  }
}
