import Plotting
import Testing
import _TestSupport

@Suite("A scale")
struct ScaleTests {
  @Test("with an empty domain maps its value to the middle of the range")
  func emptyDomain() {
    let scale = Scale(domain: Span(3, 3), range: Span(60, 580))
    #expect(scale(3) == 320)
    #expect(scale(1e300) == 320)
    #expect(scale(.nan).isNaN)
  }

  @Test("maps the ends of a reversed domain to the ends of the range")
  func reversed() {
    let scale = Scale(domain: Span(4.6, 3.4), range: Span(60, 580))
    #expect(scale(4.6) == 60)
    #expect(scale(3.4) == 580)
    expectClose(scale(4.0), 320, within: 1e-12)
  }

  @Test("that is logarithmic maps equal ratios to equal distances")
  func logarithmic() {
    let scale = Scale(.logarithmic, domain: Span(10_000, 1), range: Span(0, 400))
    #expect([10_000, 1000, 100, 10, 1].map { scale($0) } == [0, 100, 200, 300, 400])
  }

  @Test(
    "that is logarithmic maps zero, negative numbers and NaN to NaN",
    arguments: [
      0, -0.0, -1, -.infinity, .nan,
    ])
  func logarithmicOfNothing(value: Double) {
    #expect(Scale(.logarithmic, domain: Span(1, 10), range: Span(0, 1))(value).isNaN)
  }

  @Test("inverts positions to values", arguments: [Scale.Kind.linear, .logarithmic])
  func inverse(kind: Scale.Kind) {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let (a, b) = (
        Double.random(in: 1...1e4, using: &random), Double.random(in: 1...1e4, using: &random)
      )
      let scale = Scale(kind, domain: Span(a, b), range: Span(500, 40))
      let value = Double.random(in: min(a, b)...max(a, b), using: &random)
      expectClose(scale.value(at: scale(value)), value, within: 1e-11 * 1e4)
    }
  }

  @Test("with an empty range inverts to the middle of its domain")
  func emptyRange() {
    #expect(Scale(domain: Span(2, 6), range: Span(5, 5)).value(at: 5) == 4)
  }
}

@Suite("A span")
struct SpanTests {
  @Test("over values ignores non-finite ones")
  func finiteOnly() {
    #expect(Span(over: [.nan, 3, -.infinity, -2, .infinity]) == Span(-2, 3))
    #expect(Span(over: [.nan, .infinity]) == nil)
    #expect(Span(over: []) == nil)
  }

  @Test("is padded in its own direction")
  func padding() {
    #expect(Span(0, 10).padded(by: 0.1) == Span(-1, 11))
    #expect(Span(10, 0).padded(by: 0.1) == Span(11, -1))
  }

  @Test("that is empty is padded by a fraction of its value, or of one at zero")
  func paddingNothing() {
    #expect(Span(8, 8).padded(by: 0.25) == Span(6, 10))
    #expect(Span(-8, -8).padded(by: 0.25) == Span(-10, -6))
    #expect(Span(0, 0).padded(by: 0.25) == Span(-0.25, 0.25))
  }
}
