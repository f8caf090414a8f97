import Formatting
import Stars
import Tables

/// The query that counts the stars of a table in the cells of a diagram, where the table is.
///
/// Its steps are those of a ``QuantityPlan``, so that an engine derives the same quantities as this program.
public struct CellQuery: Sendable {
  /// The way from the columns of the table to the features.
  let plan: QuantityPlan
  /// The cells.
  let grid: CellGrid
  /// The classes that are counted apart.
  let label: Label?
  /// The column of the numbers of stars that the rows stand for; nil if each is one star.
  let weight: String?
  /// The table, as a query names it.
  let table: String
  /// The names of the features' columns in the result.
  let names: [String]

  /// The classes of the stars.
  public struct Label: Sendable {
    /// The column.
    public let column: String
    /// The labels; empty for those in the table.
    public let classes: [String]

    /// The classes in a column.
    public init(column: String, classes: [String]) {
      self.column = column
      self.classes = classes
    }

    /// The labels as numbers; nil if one of them is none.
    var numbers: [Double]? {
      let numbers = classes.compactMap { try? Double(numeral: Array($0.utf8)[...]) }
      return numbers.isEmpty || numbers.count < classes.count ? nil : numbers
    }
  }

  /// The query of the given parts.
  ///
  /// - Precondition: The features of the plan are those of the grid, and `names` has one for each.
  public init(
    _ plan: QuantityPlan, _ grid: CellGrid, label: Label?, weight: String?, from table: String,
    names: [String]
  ) {
    precondition(plan.features == grid.features && names.count == 2, "\(plan.features) \(names)")
    self.plan = plan
    self.grid = grid
    self.label = label
    self.weight = weight
    self.table = table
    self.names = names
  }

  /// The query in a language.
  ///
  /// - Throws: What the language cannot say.
  public func text(in language: QueryLanguage) throws(Diagnostics) -> String {
    if let (role, rule) = plan.unwritten.first {
      throw Diagnostics([
        Diagnostic(
          .error, "features: no query derives \(role) \(rule)",
          suggestion:
            "add a column of \(role) to the table, or count the stars with mainsequence bin")
      ])
    }
    if plan.atmospheres != nil {
      throw Diagnostics([
        Diagnostic(
          .error,
          "columns: no query reads from spectral types which white dwarfs have helium atmospheres, as the "
            + "temperatures by colour need",
          suggestion:
            "give a table without spectral types with --data, or set temperature_from: dwarfs")
      ])
    }
    let body =
      switch language {
      case .adql: try adql()
      case .sql(let engine): sql(engine)
      }
    let comment = introduction(language).map { "-- \($0)" }.joined(separator: "\n")
    return "\(comment)\n\(body)\n"
  }

  /// The condition under which a star is counted beyond its features: a known distance, where the table has any.
  var farDistance: QuantityCondition? {
    plan.hasDistances
      ? .atMost(.number(QuantityPlan.unknownDistance), .quantity(Schema.distance)) : nil
  }

  // MARK: - Comments

  private func introduction(_ language: QueryLanguage) -> [String] {
    let sides = grid.widths.map { short($0, 15) }.joined(separator: " × ")
    let centers = names.joined(separator: " and ")
    var lines = [
      "The stars of \(oneLine(table)), counted in cells of \(sides):",
      "i and j, the whole numbers of widths below the cell; \(oneLine(centers)), its centre; "
        + (label == nil ? "" : "the class; ") + "n, the number of stars.",
      "Excluded are rows without a feature, among them those with NaN, an infinity, or a number that is impossible.",
    ]
    lines += usage(language)
    return lines
  }

  /// The lines on how to run the query and to go on with its answer.
  private func usage(_ language: QueryLanguage) -> [String] {
    let options = "--weight n --cell \(grid.widths.map { short($0, 15) }.joined(separator: "x"))"
    let report = "  mainsequence report experiment.yaml --data cells.csv \(options)"
    let pipe = "| mainsequence report experiment.yaml --data - \(options)"
    return switch language {
    case .adql:
      [
        "Run it as an asynchronous job of a TAP service and save the answer as cells.csv, then:",
        report,
      ]
    case .sql(.duckdb): ["To go on:", "  duckdb -csv stars.duckdb < query.sql \(pipe)"]
    case .sql(.postgres): ["To go on:", "  psql --csv -q -f query.sql \(pipe)"]
    case .sql(.sqlite):
      [
        "It needs SQLite's mathematical functions, which most builds since 3.35 have. To go on:",
        "  sqlite3 -csv -header stars.sqlite < query.sql \(pipe)",
      ]
    case .sql(.spark):
      [
        "In Python: spark.sql(open('query.sql').read()).toPandas().to_csv('cells.csv', index=False), then:",
        report,
      ]
    case .sql(.trino): ["To go on:", "  trino --output-format CSV_HEADER -f query.sql \(pipe)"]
    }
  }

  /// A text that cannot end a comment.
  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
