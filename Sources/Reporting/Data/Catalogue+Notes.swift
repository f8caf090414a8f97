import Formatting
import Stars
import Tables

extension Catalogue {
  /// The notes on how the table was read, a clause each: the columns that were recognised, and everything in
  /// ``derivationNotes``.
  public var readingNotes: [String] { recognisedColumns + derivationNotes }

  /// The columns that were recognised by name, a clause each.
  var recognisedColumns: [String] {
    guesses.map { "column \(quoted($0.column)) is read as \($0.role)" }
  }

  /// The units of the columns that quantities are derived from, the numbers that mark missing values, and the
  /// derivations, a clause each.
  var derivationNotes: [String] {
    let units = readRoles.filter { numbers[$0] == nil }.compactMap { role in
      unit(role)?.description.map { "\(role) is in \($0)" }
    }
    return units + missingMarkers.map { $0.sentence(.hyphen) }
      + derivations.descriptions.map { derived in
        "\(derived.role) is derived \(derived.text)"
          + (noteOnDwarfs(derived).map { "; \($0)" } ?? "")
      }
  }
}
