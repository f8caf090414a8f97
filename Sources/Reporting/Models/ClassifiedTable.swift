import Experiments
import Learning
import Stars
import Tables

/// A table with the predictions of a model for each of its stars, as comma-separated values.
public struct ClassifiedTable: Sendable {
  /// The columns added before the probabilities: the label and the name of the predicted class.
  public static let columns = ["predicted_label", "predicted_class"]

  /// The table as a file, with quoting by RFC 4180.
  public let csv: [UInt8]
  /// The number of stars with a prediction.
  public let classified: Int

  /// The table of `catalogue` with the predictions of `model`; these are empty for stars that lack a feature.
  ///
  /// - Precondition: `catalogue` was read by the schema of `model`.
  /// - Throws: A fault if the table already has a column of the same name as an added one.
  public init(_ catalogue: Catalogue, _ model: StarModel) throws(Diagnostics) {
    let table = catalogue.table
    let added = Self.columns + model.classes.map { "probability of \($0.name)" }
    for name in added {
      if let column = table.index(of: name) {
        throw Diagnostics([
          table.diagnostic(
            "the table has a column \(quoted(name)) already", header: column,
            suggestion: "classify the table without it")
        ])
      }
    }
    let probabilities = model.classifier.probabilities(model.values(of: catalogue))
    var bytes: [UInt8] = []
    for (index, name) in (table.columns + added).enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      Self.append(Array(name.utf8)[...], to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
    var star = 0
    for row in 0..<table.rowCount {
      for column in table.columns.indices {
        if column > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(table.bytes(row: row, column: column), to: &bytes)
      }
      let isAnswered = star < catalogue.count && catalogue.rows[star] == row
      for field in Self.answer(isAnswered ? probabilities.row(star) : [], model.classes) {
        bytes.append(UInt8(ascii: ","))
        Self.append(Array(field.utf8)[...], to: &bytes)
      }
      bytes.append(UInt8(ascii: "\n"))
      star += isAnswered ? 1 : 0
    }
    csv = bytes
    classified = catalogue.count
  }

  /// The fields of one prediction; empty if there is none.
  private static func answer(_ probabilities: [Double], _ classes: [StarClass]) -> [String] {
    guard let largest = probabilities.max(), let winner = probabilities.firstIndex(of: largest)
    else { return Array(repeating: "", count: 2 + classes.count) }
    return [classes[winner].label, classes[winner].name] + probabilities.map { "\($0)" }
  }

  private static func append(_ field: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let isSpecial = { (byte: UInt8) in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
    }
    guard field.contains(where: isSpecial) else {
      bytes += field
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
