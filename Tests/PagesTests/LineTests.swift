import Plotting
import Testing

@testable import Pages

@Suite("A paragraph is broken into lines")
struct LineTests {
  private func words(_ lengths: [Int]) -> [Word] {
    lengths.map { length in
      let text = String(repeating: "a", count: length)
      let atom = Atom(
        content: .text(text, Font(.serif, 2), .black), width: Double(length), ascent: 1,
        descent: 0.4, element: 0)
      return Word(atoms: [atom], space: 1)
    }
  }

  @Test("No line is wider than the column, and every word is on one line")
  func widths() {
    let words = words([3, 7, 2, 9, 4, 4, 1, 8, 6, 3, 5, 2])
    for width in [10.0, 14, 20, 100] {
      let lines = LineBreaker(width: width, isJustified: false).lines(of: words)
      #expect(lines.flatMap(Array.init) == Array(words.indices))
      for line in lines {
        let blanks = Double(line.count - 1)
        #expect(words[line].reduce(blanks) { $0 + $1.width } <= width)
      }
    }
  }

  @Test("The lines before the last are of similar widths, not as full as possible one by one")
  func evenness() {
    // One by one: aaaaaa bb | cc | dddddddddd (gaps 0, 7 and 0 of 9); together: 3, 4.
    let lines = LineBreaker(width: 9, isJustified: false).lines(of: words([6, 2, 2, 9, 3]))
    #expect(lines == [0..<1, 1..<3, 3..<4, 4..<5])
  }

  @Test("A justified line fills the column unless its blanks would become very wide")
  func stretch() {
    let breaker = LineBreaker(width: 20, isJustified: true)
    #expect(breaker.stretch(natural: 18, blanks: 4, isLast: false) == 1.5)
    #expect(breaker.stretch(natural: 18, blanks: 4, isLast: true) == 1)
    #expect(breaker.stretch(natural: 10, blanks: 2, isLast: false) == 1)
  }

  @Test("A word that is wider than the column is split between letters")
  func longWord() {
    let setter = LineSetter(measurer: FixedMeasurer(), width: 10, size: 2, leading: 3)
    let strips = setter.strips(words([25]))
    #expect(strips.map { $0.items.count } == [1, 1, 1])
    #expect(
      strips.flatMap(\.items).map { item in
        if case .text(let text, _, _) = item.content { text.count } else { 0 }
      } == [10, 10, 5])
  }
}
