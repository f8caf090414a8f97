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
  let type: DataType
  /// The number of elements per row; for a text, its number of characters.
  let count: Int
  private let isSplit: Bool
  private let null: Int?
  private let scale: Double
  private let zero: Double

  /// Reads the description of the column `number`, counted from 1.
  init(_ header: FITSHeader, _ number: Int) throws(FITSHeader.Fault) {
    name = header.text("TTYPE\(number)") ?? ""
    let unit = header.text("TUNIT\(number)") ?? ""
    self.unit = unit.isEmpty ? nil : unit
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
  }

  /// The number of bytes per row.
  var width: Int { type == .bits ? (count + 7) / 8 : count * type.size }

  /// Whether values are integers, including those with an offset: the standard's form of unsigned
  /// integers.
  var isWhole: Bool { type.isInteger && scale == 1 && zero == zero.rounded() }

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
    if type.isInteger, let null { cards.append(FITSCard.text("TNULL\(number)", "\(null)")) }
    if scale != 1 { cards.append(FITSCard.text("TSCAL\(number)", "\(scale)".uppercased())) }
    if zero != 0 { cards.append(FITSCard.text("TZERO\(number)", "\(zero)".uppercased())) }
    return cards
  }
}
