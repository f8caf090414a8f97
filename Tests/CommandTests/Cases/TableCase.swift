import Foundation
import Testing

/// A small table as a stranger would hand it over, and what must come of it.
struct TableCase: Sendable, CustomTestStringConvertible {
  /// The kind of table, and its variation.
  var name: String
  /// The name of the file.
  var file: String
  var bytes: [UInt8]
  var outcome: Outcome

  enum Outcome: Sendable {
    /// The table is read.
    case read(Reading)
    /// The table is refused with these messages, the first one at its place: `:2:3: error: …`.
    case refused([String])
  }

  init(_ name: String, file: String = "stars.csv", _ text: String, _ outcome: Outcome) {
    self.init(name, file: file, bytes: Array(text.utf8), outcome)
  }

  init(_ name: String, file: String, bytes: [UInt8], _ outcome: Outcome) {
    (self.name, self.file, self.bytes, self.outcome) = (name, file, bytes, outcome)
  }

  var testDescription: String { name }
}

/// The contents of a table: by default three stars, whose smallest, median and largest value are all values.
struct Reading: Sendable {
  /// The number of stars that are used.
  var stars = 3
  /// The number of rows.
  var rows = 3
  /// The ordinate of the diagram, and its values in ascending order.
  var ordinate = "absolute_magnitude"
  var values = [-0.35, 4.91, 11.4]
  /// The temperatures in kelvin, in ascending order; empty to leave them unchecked.
  var kelvin: [Double] = [4_120, 5_810, 14_600]
  /// The labels of the classes; nil to leave them unchecked.
  var labels: [String]?
  /// The units, by role, and where each was found.
  var units: [String: String] = [:]
  /// The numbers of rows without a value, by role.
  var missing: [String: Int] = [:]
  /// Parts of the guesses and messages.
  var says: [String] = []
  /// Parts that no guess or message may have.
  var neverSays: [String] = []
}

extension TableCase.Outcome {
  /// The three stars.
  static let threeStars = Self.read(Reading())

  /// The three stars, with these parts in the guesses and messages.
  static func threeStars(_ says: String...) -> Self { .read(Reading(says: says)) }

  /// The three stars, and for each of these quantities a row without a value of it.
  static func threeStars(missing roles: String..., units: [String: String] = [:]) -> Self {
    .stars {
      $0.rows += roles.count
      $0.missing = Dictionary(uniqueKeysWithValues: roles.map { ($0, 1) })
      $0.units = units
    }
  }

  /// A table that is read, unlike the three stars in what `change` changes.
  static func stars(_ change: (inout Reading) -> Void) -> Self {
    var reading = Reading()
    change(&reading)
    return .read(reading)
  }
}

/// The output of `check --json`.
struct CheckedTable: Decodable {
  struct Quantity: Decodable {
    var role: String
    var unit: String?
    var unitSource: String?
    var smallest: Double?
    var median: Double?
    var largest: Double?
    var missing: Int
    var values: [Double] { [smallest, median, largest].compactMap(\.self) }
  }

  struct Message: Decodable {
    var severity: String
    var message: String
    var suggestion: String?
    var line: Int?
    var column: Int?
    var text: String { message + (suggestion.map { "; " + $0 } ?? "") }
  }

  struct Label: Decodable {
    var label: String
    var name: String
  }

  var rows: Int
  var stars: Int
  var classes: [Label]
  var guesses: [String]
  var quantities: [Quantity]
  var diagnostics: [Message]

  /// The table in the output of the program.
  static func decode(_ output: [UInt8]) throws -> CheckedTable {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(CheckedTable.self, from: Data(output))
  }

  func quantity(_ role: String) throws -> Quantity {
    try #require(quantities.first { $0.role == role }, "no \(role) among \(quantities.map(\.role))")
  }
}
