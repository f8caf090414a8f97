/// The header of a history or profile of MESA: numbered names and values of the whole run, an empty
/// line, then numbered names of the columns.
///
///                  1              2
///     version_number       compiler
///         "r23.05.1"     "gfortran"
///
///                  1              2
///       model_number       star_age
///                  1  1.000000E+005
struct MESAHeader {
  /// The start of the line of names.
  let names: Int

  /// Finds the names at the start of `source`; nil if it is not such a file.
  init?(_ source: SourceText) {
    // Most tables are none, which their first byte shows.
    guard source.bytes[source.start...].first(where: { !isBlank($0) }) == UInt8(ascii: "1") else {
      return nil
    }
    var reader = LineReader(source.bytes, from: source.start)
    guard let first = reader.next(), Self.isNumbering(first, source) else { return nil }
    while reader.count < 8, let line = reader.next() {
      if Self.isNumbering(line, source), reader.position < source.bytes.count {
        names = reader.position
        return
      }
    }
    return nil
  }

  /// Whether a line consists of 1, 2, 3, ….
  private static func isNumbering(_ line: Range<Int>, _ source: SourceText) -> Bool {
    let words = FixedColumns.words(line, source)
    return !words.isEmpty
      && words.enumerated().allSatisfy { index, word in
        source.text(line.lowerBound + word.lowerBound..<line.lowerBound + word.upperBound)
          == String(index + 1)
      }
  }
}
