import Tables

/// A FITS table of text (`XTENSION= 'TABLE'`): rows of a fixed width, and columns at fixed positions
/// in them.
///
/// Source: FITS Standard 4.0, section 7.2.
struct FITSTextTable {
  private let header: FITSHeader
  private let rows: [ArraySlice<UInt8>]
  private let rowWidth: Int

  /// Finds the rows of the table in `file`.
  init(_ file: [UInt8], _ header: FITSHeader) throws(FITSHeader.Fault) {
    self.header = header
    let (start, width, count) = try header.rows(in: file)
    rowWidth = width
    rows = (0..<count).map { row in file[(start + row * width)..<(start + (row + 1) * width)] }
  }

  /// Returns the columns.
  func columns() throws(FITSHeader.Fault) -> [StoredColumn] {
    let count = try header.integer("TFIELDS", absent: 0)
    guard 1...999 ~= count else {
      throw FITSHeader.Fault(message: "the table has \(count) columns, not 1 to 999")
    }
    var forms: [Form] = []
    for number in 1...count { forms.append(try form(number)) }
    // Columns may overlap, as a date and its year do, but not a thousand over the same bytes.
    let width = forms.reduce(0) { $0 + $1.width }
    guard width <= 2 * rowWidth else {
      throw FITSHeader.Fault(
        message: "the columns take \(width) bytes per row, more than twice NAXIS1, \(rowWidth)")
    }
    var columns: [StoredColumn] = []
    for (index, form) in forms.enumerated() { columns.append(try column(index + 1, form)) }
    return columns
  }

  /// The most decimals of a number.
  private static let mostDecimals = 300

  /// The format of a column.
  private struct Form {
    /// The first byte in a row, from 0.
    var start: Int
    var width: Int
    var isText: Bool
    /// The number of decimals where the decimal point is implied.
    var decimals: Int
  }

  private func form(_ number: Int) throws(FITSHeader.Fault) -> Form {
    let form = header.text("TFORM\(number)") ?? ""
    let parts = form.dropFirst().split(separator: ".").map { Int($0) ?? -1 }
    let start = try header.integer("TBCOL\(number)", absent: 0)
    let decimals = parts.dropFirst().first ?? 0
    guard let letter = form.first, "AIFED".contains(letter), let width = parts.first, width > 0,
      parts.allSatisfy({ 0...1_000_000 ~= $0 }), decimals <= Self.mostDecimals, start > 0,
      start - 1 + width <= rowWidth
    else {
      throw FITSHeader.Fault(
        message: "TFORM\(number) is \"\(form)\" at TBCOL \(start), which is not a valid format")
    }
    return Form(start: start - 1, width: width, isText: letter == "A", decimals: decimals)
  }

  private func column(_ number: Int, _ form: Form) throws(FITSHeader.Fault) -> StoredColumn {
    let null = header.text("TNULL\(number)")?.trimmingSpaces()
    let scale = try header.number("TSCAL\(number)", absent: 1)
    let zero = try header.number("TZERO\(number)", absent: 0)
    var texts = StoredTexts()
    for row in rows {
      let bytes = row.dropFirst(form.start).prefix(form.width)
      let text = String(decoding: bytes, as: UTF8.self).trimmingSpaces()
      texts.append(
        (text == null
          ? ""
          : form.isText ? text : Self.number(text, form.decimals, scale, zero))
          .utf8)
    }
    return StoredColumn(
      name: header.text("TTYPE\(number)") ?? "", unit: header.description("TUNIT\(number)"),
      ucd: header.description("TUCD\(number)"), values: .texts(texts))
  }

  /// Returns a number as text: with its decimal point, which may be implied by the number of
  /// `decimals`, and with the column's scale and zero point.
  ///
  /// A blank field is missing; the standard reads it as 0, which no writer means.
  private static func number(
    _ text: String, _ decimals: Int, _ scale: Double, _ zero: Double
  ) -> String {
    let plain = text.map { $0 == "D" || $0 == "d" ? "E" : String($0) }.joined()
    let isImplied = decimals > 0 && plain.utf8.allSatisfy { "+-0123456789".utf8.contains($0) }
    if scale == 1, zero == 0, !isImplied || plain.isEmpty { return plain }
    guard let value = try? Double(numeral: Array(plain.utf8)[...]) else { return plain }
    let point = isImplied ? (0..<decimals).reduce(1.0) { power, _ in power * 10 } : 1
    return (value / point * scale + zero).description
  }
}
