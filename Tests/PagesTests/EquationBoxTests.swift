import Documents
import Plotting
import Testing

@testable import Pages

@Suite("An equation is set as boxes")
struct EquationBoxTests {
  private let setter = MathSetter(FixedMeasurer(), size: 10, .black)
  private let x = Equation.identifier("x")

  /// The baselines and sizes of the texts of a box.
  private func texts(_ box: MathBox) -> [String: (x: Double, y: Double, size: Double)] {
    box.items.reduce(into: [:]) { texts, item in
      if case .text(let text, let font, _) = item.content {
        texts[text] = (item.origin.x, item.origin.y, font.size)
      }
    }
  }

  @Test("A fraction's rule is at the axis, between numerator and denominator")
  func fractions() throws {
    let box = setter.box(.fraction(.number("1"), .identifier("n")), .display)
    let texts = texts(box)
    let (above, below) = (try #require(texts["1"]), try #require(texts["n"]))
    let rule = try #require(box.items.first { if case .fill = $0.content { true } else { false } })
    #expect(rule.origin.y == -2.5)
    #expect(above.y + 0.2 * above.size < rule.origin.y)
    #expect(below.y - 0.7 * below.size > rule.origin.y)
    #expect(above.size == 10)
  }

  @Test("Scripts are smaller, a subscript below and a superscript above, which do not touch")
  func scripts() throws {
    let box = setter.box(.scripts(x, lower: .number("1"), upper: .number("2")), .text)
    let texts = texts(box)
    let (lower, upper) = (try #require(texts["1"]), try #require(texts["2"]))
    #expect(lower.size == 7 && upper.size == 7)
    #expect(lower.y > 0 && upper.y < 0)
    #expect(upper.y + 0.2 * 7 + 1.8 <= lower.y - 0.7 * 7 + 1e-9)
    #expect(box.width >= 5 + 3.5)
  }

  @Test("Scripts of scripts have a size that can be read")
  func smallScripts() {
    let deep = Equation.scripts(x, upper: .scripts(x, upper: .scripts(x, upper: x)))
    let sizes = setter.box(deep, .text).items.compactMap { item -> Double? in
      if case .text(_, let font, _) = item.content { font.size } else { nil }
    }
    #expect(sizes == [10, 7, 5.5, 5.5])
  }

  @Test("A sum has its limits above and below in a display, and beside it in text")
  func sums() throws {
    let sum = Equation.sum(lower: .identifier("i"), upper: .identifier("n"))
    let display = texts(setter.box(sum, .display))
    let (sign, lower, upper) = (display["∑"], display["i"], display["n"])
    #expect(try #require(upper).y < #require(sign).y - 0.7 * #require(sign).size)
    #expect(try #require(lower).y > #require(sign).y)
    let text = texts(setter.box(sum, .text))
    #expect(try #require(text["i"]).x >= #require(text["∑"]).x + 0.5 * #require(text["∑"]).size)
  }

  @Test("Brackets around something tall are as tall; others are characters")
  func fences() {
    let tall = Equation.row([
      .operator("("), .fraction(.fraction(x, x), .fraction(x, x)), .operator(")"),
    ])
    let box = setter.box(tall, .display)
    let inside = setter.box(.fraction(.fraction(x, x), .fraction(x, x)), .display)
    #expect(box.ascent >= inside.ascent && box.descent >= inside.descent)
    #expect(texts(box)["("] == nil)
    #expect(texts(setter.box(.row([.operator("("), x, .operator(")")]), .text))["("] != nil)
  }

  @Test("The columns of a matrix are aligned, its rows one below the other, in square brackets")
  func matrices() throws {
    let rows = [["a", "b"], ["c", "d"], ["e", "f"]].map { $0.map { Equation.identifier($0) } }
    let box = setter.box(.matrix(rows), .display)
    let texts = texts(box)
    #expect(texts["a"]?.x == texts["c"]?.x && texts["c"]?.x == texts["e"]?.x)
    #expect(texts["a"]?.y == texts["b"]?.y)
    let heights = ["a", "c", "e"].compactMap { texts[$0]?.y }
    #expect(heights == heights.sorted() && Set(heights).count == 3)
    let brackets = box.items.filter { if case .stroke = $0.content { true } else { false } }
    #expect(brackets.count == 2)
    // Centred on the axis.
    #expect(abs(box.ascent - 2.5 - (box.descent + 2.5)) < 1e-9)
  }

  @Test("Relations have five eighteenths of space around them, operators four, scripts none")
  func spaces() throws {
    let row = Equation.row([x, .operator("="), .identifier("y"), .operator("+"), .number("1")])
    let texts = texts(setter.box(row, .text))
    #expect(abs(try #require(texts["="]).x - (5 + 50.0 / 18)) < 1e-9)
    #expect(abs(try #require(texts["+"]).x - (15 + 100.0 / 18 + 40.0 / 18)) < 1e-9)
    let script = self.texts(setter.box(.scripts(x, lower: row), .text))
    #expect(try #require(script["="]).x == 5 + 3.5)
  }

  @Test("A displayed equation that is too wide is broken before relations and operators")
  func breaks() {
    let long = Equation.row(
      [x, .operator("=")]
        + Array(
          (0..<30).map { [Equation.identifier("v\($0)"), .operator("+")] }.joined().dropLast())
    )
    let lines = setter.lines(long, within: 120)
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.width <= 120 })
    let count = lines.reduce(0) { $0 + $1.items.count }
    #expect(count == 61)
  }
}
