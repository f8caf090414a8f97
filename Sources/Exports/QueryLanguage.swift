/// A language of queries that count stars in cells.
public enum QueryLanguage: Hashable, Sendable {
  /// The query language of astronomical archives, version 2.0 (IVOA 2008).
  case adql
  /// The SQL of an engine.
  case sql(SQLEngine)

  /// The languages.
  public static let all = [adql] + SQLEngine.allCases.map(sql)

  /// The language called `name`.
  public init?(name: String) {
    guard let language = Self.all.first(where: { $0.name == name }) else { return nil }
    self = language
  }

  /// The name, as in `--for`.
  public var name: String {
    switch self {
    case .adql: "adql"
    case .sql(let engine): engine.rawValue
    }
  }
}
