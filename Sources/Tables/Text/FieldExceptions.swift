/// The columns of a text table whose fields are not read as they are.
struct FieldExceptions: Equatable, Sendable {
  /// The columns whose numbers have decimal commas.
  var decimalCommas: Set<Int> = []
  /// The texts that represent a missing value, by column.
  var nulls: [Int: [UInt8]] = [:]

  /// Returns the meaning of a field.
  func read(_ bytes: ArraySlice<UInt8>, _ column: Int) -> ArraySlice<UInt8> {
    if let null = nulls[column], Self.isEqual(bytes, null[...]) { return [] }
    return decimalCommas.contains(column) ? CommaNumerals.pointed(bytes) : bytes
  }

  /// Whether both are the same text or the same number, such as `-99` and `-99.0`.
  private static func isEqual(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    if a == b { return true }
    guard let number = try? Double(numeral: a), let other = try? Double(numeral: b) else {
      return false
    }
    return number == other
  }
}
