/// The header of SIMBAD's export of a list of objects as text.
///
///     C.D.S.  -  SIMBAD4 rel 1.8  -  2026.01.01CET12:00:00
///     …
///     #|  identifier  |typ|  plx
///     -|--------------|---|-------
///     1|* alf Lyr     |dS*| 130.23
///     ============================
struct SIMBADExport {
  /// The layout it describes.
  private(set) var layout: TextLayout

  /// Reads the header at the start of `source`; nil if there is none.
  init?(_ source: SourceText) {
    guard source.bytes[source.start...].starts(with: "C.D.S.".utf8) else { return nil }
    var reader = LineReader(source.bytes, from: source.start)
    var header: Range<Int>?
    while header == nil, reader.count < 200, let line = reader.next() {
      if source.bytes[line].first == .hash { header = line }
    }
    guard let header,
      let delimiter = source.bytes[header].first(where: { "|;\t".utf8.contains($0) }),
      let rule = reader.next(), source.bytes[rule].first == .hyphen
    else { return nil }
    let start = reader.position
    var end = source.bytes.count
    while let line = reader.next() {
      if source.bytes[line].starts(with: "====".utf8) {
        end = line.lowerBound
        break
      }
    }
    layout = TextLayout(
      format: TextFormat(separation: .delimiter(delimiter)), header: header, rows: start..<end)
    layout.readNames(source, at: header.lowerBound)
    layout.rows = start..<end
    layout.hasEndMark = true
    // The column of row numbers, whose name is the comment mark.
    if layout.names[0] == "#" { layout.names[0] = "" }
  }
}
