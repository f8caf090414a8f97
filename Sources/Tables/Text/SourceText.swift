/// The bytes of a text file and its name.
///
/// Lines end with LF, CR or CRLF; a byte order mark belongs to no line.
public struct SourceText: Sendable {
  /// The file's name, as the user gave it.
  public let name: String
  /// The contents of the file.
  public let bytes: [UInt8]
  private let lines = LineIndex()
  /// The gap in the file, if `bytes` are its head and a later part: the size of the head, and the
  /// number of lines between both.
  private let gap: (start: Int, lines: Int)

  /// Creates the text `bytes` of the file `name`.
  public init(_ bytes: [UInt8], name: String) {
    self.init(bytes, name: name, gap: (bytes.count, 0))
  }

  /// Creates the text of the head of the file `name` and of a part of it that begins some lines after.
  init(_ bytes: [UInt8], name: String, gap: (start: Int, lines: Int)) {
    self.bytes = bytes
    self.name = name
    self.gap = gap
  }

  /// The offset of the first byte after the byte order mark, if there is one.
  public var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Returns a diagnostic that points at the bytes `range`, or at their first line if they span
  /// several.
  ///
  /// - Precondition: `range` lies within the file.
  public func diagnostic(
    _ message: String, at range: Range<Int>, severity: Diagnostic.Severity = .error,
    suggestion: String? = nil
  ) -> Diagnostic {
    let line = line(of: range.lowerBound)
    let end = min(max(range.upperBound, range.lowerBound), line.upperBound)
    let marked = min(range.lowerBound, end)..<end
    let shown = window(line, around: marked)
    return Diagnostic(
      severity, message, suggestion: suggestion, place: place(of: range),
      excerpt: line.isEmpty
        ? nil
        : Excerpt(
          before: text(shown.lowerBound..<marked.lowerBound),
          marked: text(marked.clamped(to: shown)),
          after: text(min(marked.upperBound, shown.upperBound)..<shown.upperBound)))
  }

  /// Returns a diagnostic about the file as a whole.
  public func diagnostic(
    _ message: String, severity: Diagnostic.Severity = .error, suggestion: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      severity, message, suggestion: suggestion, place: Place(file: name, line: 1, column: 1))
  }

  /// Returns the place of the bytes `range`, cut at the end of their first line.
  ///
  /// - Precondition: `range` lies within the file.
  public func place(of range: Range<Int>) -> Place {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= bytes.count,
      "the range \(range) is outside of 0..<\(bytes.count)")
    let line = line(of: range.lowerBound)
    let end = min(range.upperBound, line.upperBound)
    return Place(
      file: name, line: lineNumber(of: range.lowerBound),
      column: characters(min(line.lowerBound, range.lowerBound)..<range.lowerBound) + 1,
      length: characters(min(range.lowerBound, end)..<end))
  }

  /// Returns the number of the line, from 1, that holds the byte at `offset`.
  func lineNumber(of offset: Int) -> Int {
    lines.ends(before: offset, in: bytes) + 1
      + (offset >= gap.start ? gap.lines + (isGapInPair ? 1 : 0) : 0)
  }

  /// Whether the line ends on both sides of the gap, CR and LF, look like a single one.
  private var isGapInPair: Bool {
    1..<bytes.count ~= gap.start && bytes[gap.start - 1] == .cr && bytes[gap.start] == .lf
  }

  /// Returns the text of the bytes `range`; invalid UTF-8 becomes U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Returns the bytes of the line that contains `offset`, without its line end.
  private func line(of offset: Int) -> Range<Int> {
    let first = min(start, offset)
    var low = offset
    while low > first, !LineIndex.isEnd(low - 1, bytes) { low -= 1 }
    var high = offset
    while high < bytes.count, !isLineEnd(bytes[high]) { high += 1 }
    while high > low, isLineEnd(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  private func characters(_ range: Range<Int>) -> Int {
    let isPlain = bytes[range].allSatisfy { $0 < 0x80 && $0 != .cr }
    return isPlain ? range.count : text(range).count
  }

  /// Returns the part of `line` around `marked`, so that a line of megabytes costs nothing.
  private func window(_ line: Range<Int>, around marked: Range<Int>) -> Range<Int> {
    let reach = 1_000
    var low = max(line.lowerBound, marked.lowerBound - reach)
    while low < marked.lowerBound, low > line.lowerBound, bytes[low] & 0xC0 == 0x80 { low += 1 }
    var high = min(line.upperBound, marked.lowerBound + reach)
    while high > marked.lowerBound, high < line.upperBound, bytes[high] & 0xC0 == 0x80 {
      high -= 1
    }
    return low..<high
  }
}
