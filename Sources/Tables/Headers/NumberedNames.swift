/// The names of the columns in comments of their own, as SExtractor writes them.
///
///     #   1 NUMBER      Running object number
///     #   2 FLUX_APER   Fluxes within apertures     [count]
///     #   4 FLAGS       Extraction flags
///
/// A column of several values has the number of its first.
struct NumberedNames {
  /// The names; those of further values of a column end with their number.
  private(set) var names: [String] = []
  /// The range of each name.
  private(set) var ranges: [Range<Int>] = []
  /// The units in brackets.
  private(set) var units: [String?] = []

  /// Reads the names in the comment `lines` of a table of `count` columns; nil if there are none.
  init?(_ source: SourceText, _ lines: [Range<Int>], count: Int) {
    for line in lines {
      let words = FixedColumns.words(line, source).map {
        line.lowerBound + $0.lowerBound..<line.lowerBound + $0.upperBound
      }
      guard words.count > 1, let number = Int(source.text(words[0])) else { continue }
      guard number > names.count, number <= count, Double(source.text(words[1])) == nil,
        number == 1 || !names.isEmpty
      else { return nil }
      fill(to: number - 1)
      names.append(source.text(words[1]))
      ranges.append(words[1])
      let last = source.text(words[words.count - 1])
      let isUnit = words.count > 2 && last.hasPrefix("[") && last.hasSuffix("]") && last.count > 2
      units.append(isUnit ? String(last.dropFirst().dropLast()) : nil)
    }
    // A single number may begin a sentence.
    guard names.count > 1 else { return nil }
    fill(to: count)
  }

  private mutating func fill(to count: Int) {
    guard let name = names.last, let range = ranges.last else { return }
    let unit = units.last ?? nil
    var number = 2
    while names.count < count {
      names.append("\(name)_\(number)")
      ranges.append(range)
      units.append(unit)
      number += 1
    }
  }
}
