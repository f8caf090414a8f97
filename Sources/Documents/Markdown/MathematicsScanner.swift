/// A scanner for mathematics in Markdown: LaTeX between dollar signs, outside code.
///
/// `$$…$$` is a separate equation and `$…$` an inline one. An inline equation has no blank after
/// its first sign or before its last, no digit after its last, and no empty line within, so that
/// "$5 and $6" is text.
///
/// Source: MacFarlane, *Pandoc User's Guide* (2024), extension `tex_math_dollars`.
struct MathematicsScanner {
  /// A part of the text.
  enum Piece: Equatable {
    /// Markdown, including code.
    case text(String)
    /// Inline LaTeX.
    case inline(String)
    /// LaTeX on lines of its own.
    case display(String)
  }

  private let scalars: [Unicode.Scalar]
  private var pieces: [Piece] = []
  private var start = 0
  private var place = 0
  /// The lengths of runs of backticks that no run of the same length follows.
  private var unclosedCode: Set<Int> = []
  /// The places, by the lengths of runs of dollar signs, before which no run closes mathematics.
  private var unclosedMathematics: [Int: Int] = [:]

  /// Returns the parts of `text`, in order.
  static func pieces(of text: String) -> [Piece] {
    var scanner = MathematicsScanner(scalars: Array(text.unicodeScalars))
    scanner.scan()
    return scanner.pieces
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func scan() {
    while place < scalars.count {
      switch scalars[place] {
      case "\\": place += 2
      case "`", "~": skipCode(scalars[place])
      case "$": takeMathematics()
      default: place += 1
      }
    }
    place = scalars.count
    endText()
  }

  /// Skips a code span or fence, or only the signs if it has no end.
  private mutating func skipCode(_ sign: Unicode.Scalar) {
    let length = run(of: sign, at: place)
    let isFence = length >= 3 && isLineStart
    guard isFence || sign == "`" && !unclosedCode.contains(length) else {
      place += length
      return
    }
    var end = place + length
    while end < scalars.count {
      let found = run(of: sign, at: end)
      if isFence ? found >= length && isLineStart(end) : found == length {
        place = end + found
        return
      }
      end += max(found, 1)
    }
    if !isFence { unclosedCode.insert(length) }
    // An unclosed fence extends to the end of the text; an unclosed span is not code.
    place = isFence ? scalars.count : place + length
  }

  private mutating func takeMathematics() {
    let length = run(of: "$", at: place)
    guard length <= 2, let end = end(of: length) else {
      place += length
      return
    }
    endText()
    let latex = text(place + length..<end)
    pieces.append(length == 2 ? .display(latex) : .inline(latex))
    place = end + length
    start = place
  }

  /// Returns the position of the signs that close mathematics opened by `length` signs at ``place``.
  private mutating func end(of length: Int) -> Int? {
    let first = place + length
    guard first < scalars.count, length == 2 || !isBlank(first),
      first > unclosedMathematics[length] ?? 0
    else { return nil }
    var end = first
    while end < scalars.count {
      if scalars[end] == "\\" {
        end += 2
        continue
      }
      if scalars[end] == "\n", end + 1 < scalars.count, scalars[end + 1] == "\n" { break }
      let found = run(of: "$", at: end)
      if found == length, end > first, length == 2 || (!isBlank(end - 1) && !isDigit(end + 1)) {
        return end
      }
      end += max(found, 1)
    }
    // What is escaped does not depend on where the search began.
    unclosedMathematics[length] = end
    return nil
  }

  private mutating func endText() {
    if start < place { pieces.append(.text(text(start..<place))) }
    start = place
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  private func run(of sign: Unicode.Scalar, at place: Int) -> Int {
    scalars[min(place, scalars.count)...].prefix { $0 == sign }.count
  }

  private var isLineStart: Bool { isLineStart(place) }

  /// Whether there are at most three blanks before `place` in its line.
  private func isLineStart(_ place: Int) -> Bool {
    let blanks = scalars[..<place].reversed().prefix { $0 == " " }.count
    return blanks <= 3 && (place == blanks || scalars[place - blanks - 1] == "\n")
  }

  private func isBlank(_ place: Int) -> Bool { [" ", "\n", "\t"].contains(scalars[place]) }

  private func isDigit(_ place: Int) -> Bool {
    place < scalars.count && "0"..."9" ~= scalars[place]
  }
}
