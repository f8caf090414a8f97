/// The description of a column of a FITS binary table, from its header.
struct FITSColumn {
  /// The data types of the standard, section 7.3, by their letters.
  enum DataType: Character {
    case logical = "L"
    case bits = "X"
    case byte = "B"
    case int16 = "I"
    case int32 = "J"
    case int64 = "K"
    case text = "A"
    case float = "E"
    case double = "D"
    case complex = "C"
    case doubleComplex = "M"
    case array = "P"
    case longArray = "Q"

    var isInteger: Bool { [.byte, .int16, .int32, .int64].contains(self) }

    fileprivate var size: Int {
      switch self {
      case .logical, .bits, .byte, .text: 1
      case .int16: 2
      case .int32, .float: 4
      case .int64, .double, .complex, .array: 8
      case .doubleComplex, .longArray: 16
      }
    }
  }

  let name: String
  let unit: String?
  let ucd: String?
  let type: DataType
  /// The number of elements per row; for a text, its number of characters.
  private(set) var count: Int
  private let isSplit: Bool
  /// The stored integer that represents a missing value.
  let null: Int?
  private let scale: Double
  private let zero: Double
  /// The integer that is added to stored integers; nil if they are scaled otherwise.
  let offset: Int128?
  /// The dimensions of an array, as far as they are given.
  private let dimensions: [Int]

  /// Reads the description of the column `number`, counted from 1.
  init(_ header: FITSHeader, _ number: Int) throws(FITSHeader.Fault) {
    name = header.text("TTYPE\(number)") ?? ""
    unit = header.description("TUNIT\(number)")
    ucd = header.description("TUCD\(number)")
    guard let form = header.text("TFORM\(number)") else {
      throw FITSHeader.Fault(message: "column \(number) has no TFORM")
    }
    let digits = form.prefix { $0.isASCII && $0.isNumber }
    let rest = form.dropFirst(digits.count)
    guard let letter = rest.first, let type = DataType(rawValue: letter),
      let count = digits.isEmpty ? 1 : Int(digits), count < 1 << 40
    else {
      throw FITSHeader.Fault(message: "TFORM\(number) is \"\(form)\", which is not a valid format")
    }
    self.type = type
    self.count = count
    // `30A10` means three texts of ten characters.
    isSplit = type == .text && rest.count > 1
    null =
      header.text("TNULL\(number)") == nil
      ? nil : try header.integer("TNULL\(number)", absent: 0)
    scale = try header.number("TSCAL\(number)", absent: 1)
    zero = try header.number("TZERO\(number)", absent: 0)
    offset = type.isInteger && scale == 1 ? Int128(exactly: zero) : nil
    dimensions = (header.text("TDIM\(number)") ?? "").split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// The number of bytes per row.
  var width: Int { type == .bits ? (count + 7) / 8 : count * type.size }

  /// The number of values in a row; 1 if each row holds one text, or an array that is not split.
  var length: Int {
    switch type {
    case .bits, .array, .longArray: 1
    case .text: dimensions.count > 1 ? dimensions[dimensions.count - 1] : 1
    default: dimensions.last ?? count
    }
  }

  /// Returns the column of a table in which each of `length` values has a row.
  func unfolded(_ length: Int) -> FITSColumn {
    var column = self
    column.count /= length
    return column
  }

  /// The reason why the column cannot be read; nil if it can.
  var reasonToLeaveOut: String? {
    if count == 0 { return "holds nothing" }
    switch type {
    case .array, .longArray: return "holds arrays of variable length"
    case .complex, .doubleComplex: return "holds complex numbers"
    case .bits: return "holds bits"
    case .text: return isSplit ? "holds several texts per row" : nil
    default: return count == 1 ? nil : "holds \(count) values per row"
    }
  }

  /// Returns the cards that describe the storage of column `number`; columns that are left out are
  /// declared as bits, which are not read.
  func cards(_ number: Int) -> [String] {
    if reasonToLeaveOut != nil { return [FITSCard.text("TFORM\(number)", "'\(width * 8)X'")] }
    var cards = [FITSCard.text("TFORM\(number)", "'\(count)\(type.rawValue)'")]
    // Exact integers are shifted, and their null values found, by the reader of the cells.
    if offset != nil { return cards }
    if type.isInteger, let null { cards.append(FITSCard.text("TNULL\(number)", "\(null)")) }
    if scale != 1 { cards.append(FITSCard.text("TSCAL\(number)", "\(scale)".uppercased())) }
    if zero != 0 { cards.append(FITSCard.text("TZERO\(number)", "\(zero)".uppercased())) }
    return cards
  }
}
