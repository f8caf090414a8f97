import Stars
import Tables

/// The query in ADQL 2.0, which groups by columns only, so that queries are nested.
extension CellQuery {
  func adql() throws(Diagnostics) -> String {
    var raw = ADQLExpressions()
    for input in plan.inputs {
      raw.quantities[input.name] = .init(value: Self.identifier(plan.column(of: input)))
    }
    var known = ADQLExpressions()
    for input in plan.inputs { known.quantities[input.name] = try raw.text(input.expression) }
    for step in plan.steps { known.quantities[step.name] = try known.text(step.expression) }
    var values: [ADQLExpressions.Text] = []
    for role in plan.features {
      var feature = QuantityExpression.quantity(role)
      if let farDistance, values.isEmpty { feature = .excluded(feature, farDistance) }
      values.append(try known.text(feature))
    }
    return try nested(values)
  }

  private func nested(_ values: [ADQLExpressions.Text]) throws(Diagnostics) -> String {
    let group = try label.map { label throws(Diagnostics) in try self.group(label) }
    let weight = weight.map(Self.identifier)
    let conditions =
      values.flatMap(\.conditions)
      + [group?.condition, weight.map { "\($0) > 0" }].compactMap(\.self)
    var different: [String] = []
    for condition in conditions where !different.contains(condition) { different.append(condition) }
    let kept = [group.map { ($0.column, "ms_label") }, weight.map { ($0, "ms_weight") }]
      .compactMap(\.self)
    let names = kept.map(\.1)
    let inner = zip(values, ["ms_x", "ms_y"]).map { ($0.value, $1) } + kept
    let floors = zip(["ms_x", "ms_y"], zip(grid.widths, ["ms_i", "ms_j"])).map {
      "FLOOR(\($0) / \(ADQLExpressions.literal($1.0))) AS \($1.1)"
    }
    let centers = zip(["ms_i", "ms_j"], zip(grid.widths, self.names)).map {
      "(\($0) + 5.0e-1) * \(ADQLExpressions.literal($1.0)) AS \(Self.identifier($1.1))"
    }
    let columns =
      ["ms_i AS i", "ms_j AS j"] + centers
      + (label.map { ["ms_label AS \(Self.identifier($0.column))"] } ?? [])
      + ["\(weight == nil ? "COUNT(*)" : "SUM(ms_weight)") AS n"]
    let groups = "ms_i, ms_j" + (label == nil ? "" : ", ms_label")
    return """
      SELECT \(columns.joined(separator: ", "))
      FROM (
        SELECT \((floors + names).joined(separator: ", "))
        FROM (
          SELECT \(inner.map { "\($0.0) AS \($0.1)" }.joined(separator: ",\n      "))
          FROM \(table)
          WHERE \(different.joined(separator: "\n      AND "))
        ) AS ms_values
      ) AS ms_places
      GROUP BY \(groups)
      ORDER BY \((["i", "j"] + (label.map { [Self.identifier($0.column)] } ?? [])).joined(separator: ", "))
      """
  }

  /// The column of the classes and the condition that it holds one.
  private func group(_ label: Label) throws(Diagnostics) -> (column: String, condition: String) {
    let column = Self.identifier(label.column)
    if label.classes.isEmpty {
      let missing = Self.missing.map(SQLEngine.postgres.literal).joined(separator: ", ")
      return (column, "\(column) NOT IN (\(missing))")
    }
    let classes =
      label.numbers.map { $0.map(ADQLExpressions.literal) }
      ?? label.classes.map { SQLEngine.postgres.literal($0) }
    return (column, "\(column) IN (\(classes.joined(separator: ", ")))")
  }

  /// The usual texts for a missing label; ADQL 2.0 cannot change the letter case.
  private static let missing = [
    "", "-", "--", "---", ".", "..", "...", "~", "null", "NULL", "Null", "nan", "NaN", "NAN", "na",
    "NA",
    "n/a", "N/A", "<NA>", "none", "None", "NONE",
  ]

  /// A name, in quotation marks unless it is a plain one in lower case.
  private static func identifier(_ name: String) -> String {
    let isPlain =
      name.utf8.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 } ?? false
      && name.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || $0 == UInt8(ascii: "_")
      }
    return isPlain && !reserved.contains(name)
      ? name : "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  /// The reserved words of ADQL that a column of stars may be called.
  private static let reserved: Set = [
    "abs", "area", "box", "centroid", "circle", "class", "date", "day", "degrees", "distance",
    "exp",
    "first", "floor", "hour", "last", "level", "log", "log10", "max", "min", "mod", "month", "name",
    "order", "period", "pi", "point", "polygon", "position", "power", "radians", "rand", "region",
    "round", "section", "sin", "size", "sqrt", "sum", "tan", "time", "top", "truncate", "type",
    "value",
    "values", "year", "zone",
  ]
}
