import Tables

/// A handler of the elements of a sheet that collects its filled cells.
final class SheetReader: XMLHandler {
  /// The cells read so far.
  private(set) var cells: SheetCells
  /// The reason why the sheet cannot be read.
  private(set) var refusal: String?
  /// The number of bytes that the texts of further cells may have: each may refer to the same long one.
  private(set) var room: Int
  private let parser: ExpatParser
  private let strings: [String]
  private let isDate: [Bool]
  private let countsFrom1904: Bool
  private var position = SheetCells.Position(row: 0, column: 0)
  private var type = "n"
  private var style = 0
  private var value: [UInt8] = []
  private var isValue = false
  private var hasFormula = false
  private var phoneticDepth = 0

  private static let mostRows = 1_048_576
  private static let mostColumns = 16_384

  init(
    _ parser: ExpatParser, name: String, strings: [String], isDate: [Bool],
    countsFrom1904: Bool, room: Int
  ) {
    self.room = room
    self.parser = parser
    self.strings = strings
    self.isDate = isDate
    self.countsFrom1904 = countsFrom1904
    cells = SheetCells(name: name)
  }

  func start(_ element: String, _ attributes: [String: String]) {
    switch localName(element) {
    case "row":
      let row = attributes["r"].flatMap { Int($0) } ?? position.row + 1
      guard row > position.row, row <= Self.mostRows else {
        return refuse("the rows of the sheet are out of order", nil)
      }
      position = SheetCells.Position(row: row, column: 0)
    case "c":
      let column = attributes["r"].map(Self.column(of:)) ?? position.column + 1
      guard column > position.column, column <= Self.mostColumns else {
        return refuse("the cells of row \(position.row) are out of order", nil)
      }
      position.column = column
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      hasFormula = false
      value.removeAll(keepingCapacity: true)
    case "f": hasFormula = true
    case "rPh": phoneticDepth += 1
    case "v": isValue = type != "inlineStr"
    case "t": isValue = type == "inlineStr" && phoneticDepth == 0
    default: break
    }
  }

  func end(_ element: String) {
    switch localName(element) {
    case "v", "t": isValue = false
    case "rPh": phoneticDepth -= 1
    case "c": endCell()
    default: break
    }
  }

  func characters(_ text: UnsafeRawBufferPointer) { if isValue { value += text } }

  func refuse(_ message: String, _ suggestion: String?) {
    guard refusal == nil else { return }
    refusal = message
    parser.stop()
  }

  /// Returns the number of a column for a reference such as `AB12`; 0 if it is none.
  private static func column(of reference: String) -> Int {
    var column = 0
    for byte in reference.utf8.prefix(4) {
      guard UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte else { break }
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
    }
    return column
  }

  private func endCell() {
    if hasFormula, value.isEmpty { return cells.appendFormula(position) }
    let text = String(decoding: value, as: UTF8.self)
    switch type {
    case "s":
      guard let index = Int(text) else { return }
      guard strings.indices.contains(index) else {
        let cell = "\(Place.letters(position.column))\(position.row)"
        return refuse("the text of cell \(cell) is not in the workbook", nil)
      }
      append(strings[index])
    case "b": append(text == "1" ? "true" : text == "0" ? "false" : "")
    case "e": cells.appendError(position)
    case "n": appendNumber(text)
    default: append(text)
    }
  }

  private func append(_ text: String, isNumber: Bool = false) {
    room -= text.utf8.count
    if room < 0 {
      return refuse(
        "the texts of its cells are longer than the limit of a workbook, which --max-expansion raises to at most 512 MiB",
        nil)
    }
    cells.append(
      SheetCells.Cell(column: position.column, text: text, isNumber: isNumber), row: position.row)
  }

  /// Adds a number with as many digits as it needs, since the file may store 17 of them; a date as
  /// text.
  private func appendNumber(_ text: String) {
    guard let number = try? Double(numeral: Array(text.utf8)[...]) else { return append(text) }
    if isDate.indices.contains(style), isDate[style],
      let date = DateStyles.text(ofSerial: number, from1904: countsFrom1904)
    {
      return append(date)
    }
    let isWhole = number == number.rounded() && abs(number) < 1e15
    append(
      isWhole ? String(Int(number)) : text.utf8.count > 15 ? number.description : text,
      isNumber: true)
  }
}
