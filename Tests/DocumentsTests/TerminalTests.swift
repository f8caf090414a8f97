import Documents
import Testing

@Suite("A document as terminal text")
struct TerminalTests {
  private func text(_ blocks: Block..., width: Int? = nil, style: TerminalStyle = .plain) -> String
  {
    Document(title: "T", blocks).terminalText(width: width, style: style)
  }

  @Test("is empty if there is nothing to read")
  func empty() { #expect(text(.markup("<b>"), .paragraph(Prose([.markup("<b>")]))) == "\n") }

  @Test("has plain characters for every kind of inline")
  func inlines() {
    let cases: [(Inline, String)] = [
      (.text("a*_`<&"), "a*_`<&"), (.emphasis("a"), "a"), (.strong("a"), "a"), (.code("a"), "a"),
      (.deleted("a"), "[deleted: a]"), (.lowered("a"), "_a"), (.raised("a"), "^a"),
      (.symbol(.init(prefix: "log ", "T", index: "eff")), "log T_eff"), (.figureNumber("x"), "?"),
      (.math(.identifier("x")), Equation.identifier("x").text), (.softBreak, " "),
      (.lineBreak, "\n"),
      (.link("a", destination: "b"), "a (b)"), (.link("b", destination: "b"), "b"),
      (.link("", destination: "b"), "b"), (.link("a", destination: ""), "a"), (.markup("<b>"), ""),
      (.image(path: "a.png", alternative: "b"), "b (a.png)"),
      (.image(path: "a", alternative: ""), "a"),
    ]
    for (inline, plain) in cases {
      #expect(text(.paragraph(Prose([.text("["), inline, .text("]")]))) == "[\(plain)]\n")
    }
  }

  @Test("separates its blocks by empty lines")
  func blocks() {
    let figure = FigureBlock(id: "f", path: "f.png", alternative: "x", caption: "C.")
    let page = text(
      .heading(level: 1, "H"), .paragraph("p"), .markup("<br>"),
      .list([[.paragraph("a"), .list(start: 9, [[.paragraph("b")], [.paragraph("c")]])], []]),
      .list(isTight: false, [[.paragraph("a")], [.paragraph("b")]]), .equation(.identifier("x")),
      .code("a\n\n  b"), .figure(figure), .quote([.paragraph("q"), .paragraph("r")]), .rule,
      width: 8)
    #expect(
      page == """
        H

        p

        - a
           9. b
          10. c
        -

        - a

        - b

          \(Equation.identifier("x").text)

        a

          b

        Figure
        1. C.
        (f.png)

        │ q
        │
        │ r

        ────────

        """)
  }

  @Test("wraps lines at blanks by display width")
  func wrapping() {
    #expect(text(.paragraph("aa bb cc"), width: 5) == "aa bb\ncc\n")
    #expect(text(.paragraph("aaaaaaa b"), width: 3) == "aaaaaaa\nb\n")
    #expect(text(.paragraph("天狼 星"), width: 6) == "天狼\n星\n")
    #expect(text(.list([[.paragraph("aa bb")]]), width: 4) == "- aa\n  bb\n")
    #expect(
      text(.paragraph("\(Prose.strong("aa bb")) cc"), width: 5, style: .ansi)
        == "\u{1B}[1maa bb\u{1B}[22m\ncc\n")
    #expect(text(.list([[.paragraph("a b")]]), width: -5) == "- a\n  b\n")
  }

  @Test("uses bold and italics if the terminal can")
  func ansi() {
    #expect(
      text(.heading(level: 2, "A \(Prose.strong("b"))"), style: .ansi) == "\u{1B}[1mA b\u{1B}[22m\n"
    )
    let prose = Prose([.emphasis("a"), .deleted("b"), .strong("")])
    #expect(text(.paragraph(prose), style: .ansi) == "\u{1B}[3ma\u{1B}[23m\u{1B}[9mb\u{1B}[29m\n")
  }

  @Test("aligns the columns of a table")
  func tables() {
    let table = Table([
      .init("n", .integers([1, 20])), .init("天", text: ["a", "天狼"]),
      .init("v", .numerals(["−4.17", "13"])),
      .init("m", .arrays(["[1\n 2]", "x"])),
    ])
    #expect(
      text(.table(table), width: 5)
        == """
         n  天        v  m
        ──  ────  ─────  ───
         1  a     −4.17  [1
                          2]
        20  天狼  13     x

        """)
    #expect(text(.table(Table([]))) == "")
    #expect(text(.table(Table([.init("a", text: [])]))) == "a\n─\n")
  }
}
