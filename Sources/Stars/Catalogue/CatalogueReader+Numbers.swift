import Parallelism
import Tables

extension CatalogueReader {
  /// The numbers in `column`, in the usual unit of `role`; NaN where a field marks a missing value.
  ///
  /// A field that is empty or not a number is a fault if the role is needed; one that is not a
  /// number is also a fault if the schema assigned the column to the role.
  mutating func numbers(
    inColumn column: Int, _ role: String, isNeeded: Bool, hasFallback: Bool = false
  ) -> [Double] {
    let mayBeEmpty = !isNeeded || hasFallback || schema.leavesOutMissing
    let mayBeText = !isNeeded && map.guessed.contains(role)
    let numbers = columnNumbers[column] ?? table.numbers(column)
    var values = converted(numbers.values, column, role, isNeeded: !mayBeText)
    let marked = removeMarkers(from: &values, numbers.values, column, role)
    let unmeasured = removeUnmeasured(from: &values, column, role)
    if mayBeText { return values }
    let wrong =
      mayBeEmpty ? numbers.faulty : numbers.values.indices.filter { !numbers.values[$0].isFinite }
    let missing = mayBeEmpty ? [] : marked + unmeasured
    if !(wrong.isEmpty && missing.isEmpty), faultyColumns.insert(column).inserted {
      reportMarked(missing, column, withoutError: Set(unmeasured))
      reportWrong(wrong, column)
    }
    return values
  }

  /// The remedy for missing values.
  private static let remedy = "missing: leave-out excludes such stars"

  /// Reports the rows whose field is not a number.
  private mutating func reportWrong(_ rows: [Int], _ column: Int) {
    for row in rows.prefix(Diagnostics.limit) {
      if let fault = table.numberFault(row: row, column: column) {
        let remedy = isMissing(table.bytes(row: row, column: column)) ? Self.remedy : nil
        report(
          "\(table.columns[column]) \(fault.predicate)", row, column,
          suggestion: fault.suggestion ?? remedy)
      }
    }
    faults.omit(errors: max(0, rows.count - Diagnostics.limit))
  }

  /// Reports the rows whose number marks a missing value, in those of `withoutError` beside an error of 0.
  private mutating func reportMarked(
    _ rows: [Int], _ column: Int, withoutError: Set<Int>
  ) {
    for row in rows.prefix(Diagnostics.limit) {
      let error = withoutError.contains(row) ? " with an error of 0" : ""
      report(
        "\(table.columns[column]) is \(table.text(row: row, column: column))\(error), which marks a missing "
          + "value",
        row, column, suggestion: Self.remedy)
    }
    faults.omit(errors: max(0, rows.count - Diagnostics.limit))
  }

  /// Replaces the numbers that mark missing values by NaN, and returns their rows.
  private mutating func removeMarkers(
    from values: inout [Double], _ raw: [Double], _ column: Int, _ role: String
  ) -> [Int] {
    guard let range = schema.quantities[role].range else { return [] }
    let others = values.places(outside: range)
    if others.isEmpty { complete.insert(role) } else { complete.remove(role) }
    let outside = others.filter { values[$0].isFinite }
    var numbers = OutsideNumbers()
    for row in outside { numbers.add(raw[row]) }
    evidence.outside[role] = (numbers, table.columns[column])
    let found =
      decisions.map { $0.markers[role] ?? [] }
      ?? MissingMarker.all(numbers, column: table.columns[column])
    if found.isEmpty, outside.isEmpty { return [] }
    markers[role] = found
    let rows = outside.filter { row in found.contains { $0.value == raw[row] } }
    for row in rows { values[row] = .nan }
    return rows
  }

  /// Replaces the colours that are 0 with an error of 0 by NaN, and returns their rows.
  private mutating func removeUnmeasured(
    from values: inout [Double], _ column: Int, _ role: String
  ) -> [Int] {
    guard role == Schema.colorBV, let errors = map[Schema.colorBVError].map(table.numbers)?.values
    else { return [] }
    let rows = values.indices.filter { values[$0] == 0 && errors[$0] == 0 }
    guard !rows.isEmpty else { return [] }
    complete.remove(role)
    used.insert(Schema.colorBVError)
    let marker = MissingMarker(
      column: table.columns[column], value: 0, count: rows.count, isBesideZeroError: true)
    if !markers[role, default: []].contains(marker) { markers[role, default: []].append(marker) }
    for row in rows { values[row] = .nan }
    return rows
  }

  /// The numbers of a column in the usual unit of `role`; a unit that does not fit is a fault if they are
  /// needed, and else leaves none of them.
  private mutating func converted(
    _ values: [Double], _ column: Int, _ role: String, isNeeded: Bool
  ) -> [Double] {
    guard let unit = map.units[role] else { return values }
    do throws(UnitFault) {
      let conversion = try unit.conversion(to: schema.quantities[role], of: values)
      if decisions?.unfitUnits.contains(role) ?? false, !isNeeded {
        evidence.unfitUnits.insert(role)
        return values.map { _ in .nan }
      }
      return conversion == .none ? values : values.map { conversion($0) }
    } catch {
      if !isNeeded {
        evidence.unfitUnits.insert(role)
        return values.map { _ in .nan }
      }
      if faultyUnits.insert(column).inserted {
        faults.append(
          table.diagnostic(
            "\(table.columns[column]) \(error.predicate)", header: column,
            suggestion: error.suggestion))
      }
      return values
    }
  }
}
