import Tables

/// The fields of comma-separated values, without surrounding blanks and quotation marks.
///
/// Source: Shafranovich, *RFC 4180* (2005); semicolons and tabs separate, too, if they are in the header.
struct SeparatedGrid {
  /// The fields of the header.
  let header: [Range<Int>]
  /// The fields of the records below.
  let lines: [[Range<Int>]]

  /// The fields of a text; nil if its first record has only one.
  init?(_ source: SourceText) {
    let bytes = source.bytes
    let first = bytes[source.start...].prefix { $0 != UInt8(ascii: "\n") }
    let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
    guard let separator = separators.first(where: first.contains) else { return nil }
    var records: [[Range<Int>]] = [[]]
    var start = source.start
    var isQuoted = false
    func end(_ place: Int) {
      records[records.count - 1].append(Self.content(bytes, start..<place))
      start = place + 1
    }
    for place in source.start..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case separator where !isQuoted: end(place)
      case UInt8(ascii: "\n") where !isQuoted:
        end(place)
        records.append([])
      default: break
      }
    }
    end(bytes.count)
    let filled = records.filter { $0.contains { !$0.isEmpty } }
    guard let header = filled.first else { return nil }
    self.header = header
    lines = Array(filled.dropFirst())
  }

  /// The part of `range` without blanks and quotation marks at its ends.
  private static func content(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let isContent = { (byte: UInt8) in byte > 0x20 && byte != UInt8(ascii: "\"") }
    guard let first = bytes[range].firstIndex(where: isContent),
      let last = bytes[range].lastIndex(where: isContent)
    else { return range.upperBound..<range.upperBound }
    return first..<(last + 1)
  }
}
