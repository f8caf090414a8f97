/// A database engine, with what it has of its own in SQL.
public enum SQLEngine: String, CaseIterable, Sendable {
  /// DuckDB.
  case duckdb
  /// PostgreSQL.
  case postgres
  /// Apache Spark SQL.
  case spark
  /// SQLite, with its mathematical functions.
  case sqlite
  /// Trino.
  case trino

  /// The type of a 64-bit floating-point number.
  var realType: String {
    switch self {
    case .duckdb, .spark, .trino: "DOUBLE"
    case .postgres: "DOUBLE PRECISION"
    case .sqlite: "REAL"
    }
  }

  /// The type of a text.
  var textType: String {
    switch self {
    case .duckdb, .trino: "VARCHAR"
    case .postgres, .sqlite: "TEXT"
    case .spark: "STRING"
    }
  }

  /// The type of a 64-bit integer.
  var integerType: String { self == .sqlite ? "INTEGER" : "BIGINT" }

  /// The clause that orders texts by their bytes, whatever the language of the database.
  var byteOrder: String { self == .postgres ? " COLLATE \"C\"" : "" }

  /// Returns the number in the column with the text `column`.
  ///
  /// SQLite makes a number of any text, 0 of most, so that texts that are no numbers become null first.
  func real(_ column: String) -> String {
    let number = "CAST(\(column) AS \(realType))"
    guard self == .sqlite else { return number }
    let isText = "typeof(\(column)) NOT IN ('integer', 'real')"
    let isNoNumeral = "(\(column) NOT GLOB '*[0-9]*' OR \(column) GLOB '*[^-+.0-9eE]*')"
    return "CASE WHEN \(isText) AND \(isNoNumeral) THEN NULL ELSE \(number) END"
  }

  /// Returns the logarithm to base 10 of a positive number.
  ///
  /// SQLite 3.40 multiplies by 1 / ln 10, so that log10(0.1) is not -1; the cells of stars at round distances depend on it.
  func decimalLogarithm(_ x: String) -> String {
    self == .sqlite ? "round(log10(\(x)), 14)" : "log10(\(x))"
  }

  /// The clause at the end of a query that keeps its columns from being computed again for each of their uses.
  ///
  /// PostgreSQL and SQLite inline a query into the one around it, so that the terms of a sum multiply from layer to
  /// layer.
  var fence: String? {
    switch self {
    case .postgres: "OFFSET 0"
    case .sqlite: "LIMIT -1 OFFSET 0"
    case .duckdb, .spark, .trino: nil
    }
  }

  /// Whether columns are computed once only as the fields of a generated row.
  ///
  /// Spark has no clause that keeps queries apart; a `LATERAL VIEW` does.
  var needsRows: Bool { self == .spark }

  /// The function that returns the greater of two numbers.
  var greater: String { self == .sqlite ? "max" : "greatest" }

  /// Returns the name of a column or table between quotation marks.
  func identifier(_ name: String) -> String {
    let mark = self == .spark ? "`" : "\""
    return mark + name.replacing(mark, with: mark + mark) + mark
  }

  /// Returns a text as a literal.
  func literal(_ text: String) -> String {
    let escaped = self == .spark ? text.replacing("\\", with: "\\\\") : text
    let quote = self == .spark ? "\\'" : "''"
    return "'" + escaped.replacing("'", with: quote) + "'"
  }

  /// Returns a number as a literal that no engine reads as a decimal: `1.5e0`, `(-1.5e0)`.
  func literal(_ value: Double) -> String {
    let text = value.description
    let real = text.contains("e") ? text : text + "e0"
    return value.sign == .minus ? "(\(real))" : real
  }
}
