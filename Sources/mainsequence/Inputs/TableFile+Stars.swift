import Stars
import TableFormats
import Tables

extension TableFile {
  /// Reads a table of which nothing else is known: `wanted`, or the first one that holds stars.
  init(
    ofStars bytes: [UInt8], name: String, table wanted: String?, _ expansion: Expansion
  ) throws(Diagnostics) {
    try self.init(bytes, name: name, table: wanted, expansion) {
      TableSurvey($0).features.count == 2
    }
  }
}
