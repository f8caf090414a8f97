import Stars

/// The query in SQL: a chain of queries from the columns to the cells.
extension CellQuery {
  func sql(_ engine: SQLEngine) -> String {
    var levels = [read(engine)]
    let expressions = SQLExpressions(engine: engine, name: alias)
    // What is known of each row so far: the name of a quantity, and the level that computes it.
    var level: [String: Int] = [:]
    for input in plan.inputs { level[input.name] = 1 }
    var columns = [plan.inputs.map { ($0.name, expressions.text($0.expression)) }]
    for step in plan.steps {
      let place = 1 + (step.expression.quantities.compactMap { level[$0] }.max() ?? 0)
      while columns.count < place { columns.append([]) }
      columns[place - 1].append((step.name, expressions.text(step.expression)))
      level[step.name] = place
    }
    for (index, columns) in columns.enumerated() {
      let isOld = { (name: String) in (level[name] ?? 0) <= index }
      let known = plan.inputs.map(\.name).filter(isOld) + plan.steps.map(\.name).filter(isOld)
      levels.append(
        select(
          columns.map { "\($0.1) AS \(alias($0.0))" }, keeping: kept + known.map(alias),
          from: "ms_step\(index)", engine))
    }
    levels.append(places(engine, expressions, from: "ms_step\(levels.count - 1)"))
    let steps = levels.enumerated().map { "ms_step\($0) AS (\n\($1)\n)" }
    return
      "WITH\n\(steps.joined(separator: ",\n"))\n\(result(engine, from: "ms_step\(levels.count - 1)"));"
  }

  /// The columns that all steps hand on.
  private var kept: [String] {
    (label == nil ? [] : ["ms_label"]) + (weight == nil ? [] : ["ms_weight"])
  }

  private func read(_ engine: SQLEngine) -> String {
    var columns = plan.inputs.map {
      "\(engine.real(engine.identifier(plan.column(of: $0)))) AS \(alias($0.name))"
    }
    if let weight {
      columns.append("CAST(\(engine.identifier(weight)) AS \(engine.integerType)) AS ms_weight")
    }
    if let label { columns.append("\(self.label(label, engine)) AS ms_label") }
    return select(columns, from: table, engine)
  }

  private func label(_ label: Label, _ engine: SQLEngine) -> String {
    let column = engine.identifier(label.column)
    let text = "trim(CAST(\(column) AS \(engine.textType)))"
    if let numbers = label.numbers {
      let cases = zip(numbers, label.classes).map {
        "WHEN \(engine.real(column)) = \(engine.literal($0)) THEN \(engine.literal($1))"
      }
      return "CASE \(cases.joined(separator: " ")) END"
    }
    if !label.classes.isEmpty {
      let classes = label.classes.map(engine.literal).joined(separator: ", ")
      return "CASE WHEN \(text) IN (\(classes)) THEN \(text) END"
    }
    let words = ["null", "nan", "-nan", "+nan", "na", "n/a", "<na>", "none", "~"]
      .map(engine.literal).joined(separator: ", ")
    return "CASE WHEN replace(\(text), '-', '') = '' OR replace(\(text), '.', '') = '' "
      + "OR lower(\(text)) IN (\(words)) THEN NULL ELSE \(text) END"
  }

  /// The cells of the rows that have one, as numbers that need not be integers to the engine.
  private func places(
    _ engine: SQLEngine, _ expressions: SQLExpressions, from table: String
  ) -> String {
    let columns = zip(["i", "j"], zip(plan.features, grid.widths)).map { name, feature in
      "floor(\(alias(feature.0)) / \(engine.literal(feature.1))) AS ms_\(name)"
    }
    let far = farDistance.map {
      "\n  WHERE \(alias(Schema.distance)) IS NULL OR NOT \(expressions.text($0))"
    }
    return select(kept + columns, from: table + (far ?? ""), engine)
  }

  private func result(_ engine: SQLEngine, from table: String) -> String {
    let range =
      "BETWEEN \(engine.literal(Double(CellGrid.indices.lowerBound))) AND "
      + engine.literal(Double(CellGrid.indices.upperBound))
    let cells = ["i", "j"].map { "CAST(ms_\($0) AS \(engine.integerType)) AS ms_\($0)" }
    let conditions =
      ["ms_i \(range)", "ms_j \(range)"] + (label == nil ? [] : ["ms_label IS NOT NULL"])
      + (weight == nil ? [] : ["ms_weight > 0"])
    let rows =
      "  SELECT \((kept + cells).joined(separator: ", "))\n  FROM \(table)\n  WHERE "
      + conditions.joined(separator: " AND ")
    let centers = zip(["i", "j"], zip(names, grid.widths)).map { index, feature in
      "(ms_\(index) + 0.5e0) * \(engine.literal(feature.1)) AS \(engine.identifier(feature.0))"
    }
    let columns =
      ["ms_i AS i", "ms_j AS j"] + centers
      + (label.map { ["ms_label AS \(engine.identifier($0.column))"] } ?? [])
      + ["\(weight == nil ? "count(*)" : "sum(ms_weight)") AS n"]
    let groups = "ms_i, ms_j" + (label == nil ? "" : ", ms_label")
    return
      "SELECT\n  \(columns.joined(separator: ",\n  "))\nFROM (\n\(rows)\n) ms_cells\nGROUP BY \(groups)\n"
      + "ORDER BY \(groups)\(label == nil ? "" : engine.byteOrder)"
  }

  /// A query whose columns are computed once, however often the next one uses them.
  private func select(
    _ columns: [String], keeping kept: [String] = [], from table: String, _ engine: SQLEngine
  ) -> String {
    let all = columns.joined(separator: ",\n    ")
    if engine.needsRows, !kept.isEmpty {
      let kept = kept.joined(separator: ",\n    ")
      return
        "  SELECT\n    \(kept),\n    ms_row.*\n  FROM \(table)\n  LATERAL VIEW inline(array(struct(\n    \(all)\n  ))) ms_row"
    }
    let fence = engine.fence.map { "\n  \($0)" } ?? ""
    return "  SELECT\n    \((kept + columns).joined(separator: ",\n    "))\n  FROM \(table)\(fence)"
  }

  /// The name of a quantity in the query; one that engines could take for another, such as `B-V` or `Parallax`, is
  /// numbered.
  private func alias(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        || $0 == UInt8(ascii: "_")
    }
    let number = plan.features.firstIndex(of: name)
    return isPlain || number == nil ? "q_\(name)" : "x\(number ?? 0)"
  }
}

extension QuantityExpression {
  /// The quantities that it uses.
  var quantities: [String] {
    switch self {
    case .quantity(let name): [name]
    case .number: []
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b),
      .quotient(let a, let b):
      a.quantities + b.quantities
    case .decimalLogarithm(let a), .powerOfTen(let a), .clamped(let a, _), .curve(_, let a):
      a.quantities
    case .restricted(let a, let condition), .excluded(let a, let condition):
      a.quantities + condition.quantities
    case .first(let all): all.flatMap(\.quantities)
    case .choice(let cases, let other):
      cases.flatMap { $0.condition.quantities + $0.expression.quantities } + other.quantities
    }
  }
}

extension QuantityCondition {
  /// The quantities that it uses.
  var quantities: [String] {
    switch self {
    case .less(let a, let b), .atMost(let a, let b): a.quantities + b.quantities
    case .within(let a, _): a.quantities
    case .both(let a, let b): a.quantities + b.quantities
    }
  }
}
