/// The numerals of a column, counted to tell decimal commas from thousands separators.
///
/// `4,83` has a decimal comma; `5,778` may have either.
package struct CommaNumerals {
  /// The number of numerals with one comma.
  private var commas = 0
  /// The number of those whose comma cannot separate thousands.
  private var decimals = 0
  /// The number of numerals with a point.
  private var points = 0
  /// The number of texts that are neither numerals nor missing.
  private var others = 0

  /// Creates the counts of an empty column.
  package init() {}

  /// Counts a field.
  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    if Tables.isMissing(bytes) { return }
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) {
      guard isNumeral(Self.pointed(bytes)) else {
        others += 1
        return
      }
      commas += 1
      if !Self.mayBeThousands(bytes, comma) { decimals += 1 }
    } else if !isNumeral(bytes) {
      others += 1
    } else if bytes.contains(UInt8(ascii: ".")) {
      points += 1
    }
  }

  /// Returns the indices of the columns that have decimal commas.
  ///
  /// All numbers of a column have to agree, and in one column a comma must be unable to separate
  /// thousands. A column of numbers with points shows that commas are something else.
  package static func columns(_ columns: [CommaNumerals]) -> [Int] {
    let isNumeric = columns.filter { $0.others == 0 }
    guard isNumeric.contains(where: { $0.decimals > 0 }),
      !isNumeric.contains(where: { $0.points > 0 })
    else { return [] }
    return columns.indices.filter { columns[$0].others == 0 && columns[$0].commas > 0 }
  }

  /// Returns the numeral with a point for its first comma.
  package static func pointed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    if let comma = bytes.firstIndex(of: UInt8(ascii: ",")) { bytes[comma] = UInt8(ascii: ".") }
    return bytes
  }

  /// Whether `bytes` are a number with a comma that cannot separate thousands.
  static func isDecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return false }
    return isNumeral(pointed(bytes)) && !mayBeThousands(bytes, comma)
  }

  /// Whether the comma follows one to three digits, not a zero, and precedes three.
  static func mayBeThousands(_ bytes: ArraySlice<UInt8>, _ comma: Int) -> Bool {
    let whole = bytes[..<comma].drop { $0 == .hyphen || $0 == .plus }
    let rest = bytes[(comma + 1)...]
    return 1...3 ~= whole.count && whole.first != UInt8(ascii: "0") && rest.count == 3
      && rest.allSatisfy { 48...57 ~= $0 }
  }
}
