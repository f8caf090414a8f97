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
