import Plotting
import Testing
import _TestSupport

@Suite("Ticks on a linear axis")
struct LinearTicksTests {
  @Test("are correctly rounded decimals, not 0.30000000000000004")
  func exactDecimals() {
    let ticks = Ticks.linear(over: Span(0, 1)) { $0.count <= 11 }
    #expect(ticks.major.map(\.value) == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    #expect(ticks.major[3].label == "0.3")
    #expect(ticks.minor.prefix(4) == [0.02, 0.04, 0.06, 0.08])
  }

  @Test("have labels of one form: powers of ten if some of them need one")
  func oneForm() {
    let times = "\u{2009}×\u{2009}10"
    let million = Ticks.linear(over: Span(0, 1.1e6)) { $0.count <= 3 }
    #expect(million.major.map(\.label.plain) == ["0", "0.5\(times)6", "1.0\(times)6"])
    let small = Ticks.linear(over: Span(-1e-4, 0)) { $0.count <= 3 }
    #expect(small.major.map(\.label.plain) == ["−1.0\(times)−4", "−0.5\(times)−4", "0"])
    let plain = Ticks.linear(over: Span(0, 900_000)) { $0.count <= 2 }
    #expect(plain.major.map(\.label.plain) == ["0", "500,000"])
  }

  @Test("are never −0")
  func noNegativeZero() {
    let ticks = Ticks.linear(over: Span(-1, 1)) { $0.count <= 5 }
    #expect(ticks.major.map(\.value) == [-1, -0.5, 0, 0.5, 1])
    #expect(ticks.major[2].value.sign == .plus)
    #expect(ticks.major.map(\.label.plain) == ["−1.0", "−0.5", "0", "0.5", "1.0"])
  }

  @Test("ascend on a reversed axis too")
  func reversed() {
    let ticks = Ticks.linear(over: Span(4.6, 3.4)) { $0.count <= 7 }
    #expect(ticks.major.map(\.value) == [3.4, 3.6, 3.8, 4, 4.2, 4.4, 4.6])
  }

  @Test("lie within any domain, ascend, and equal their labels")
  func anyDomain() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      let size = powerOfTen(Int.random(in: -12...12, using: &random))
      let from = Double.random(in: -size...size, using: &random)
      let domain = Span(from, from + Double.random(in: 0...size, using: &random))
      let most = Int.random(in: 5...14, using: &random)
      let ticks = Ticks.linear(over: domain) { $0.count <= most }
      expectWithin(ticks, domain)
      #expect((2...most).contains(ticks.major.count))
      for tick in ticks.major { #expect(number(in: tick.label) == tick.value) }
    }
  }

  @Test(
    "are whole numbers where only these make sense",
    arguments: [
      (Span(0, 9), [0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), (Span(-0.3, 1.3), [0, 1]),
      (Span(0.2, 0.8), []), (Span(0, 0), [0]),
      (Span(0, 100), [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
    ] as [(Span, [Double])])
  func wholeNumbers(domain: Span, expected: [Double]) {
    let ticks = Ticks.linear(over: domain, wholeNumbers: true) { $0.count <= 12 }
    #expect(ticks.major.map(\.value) == expected)
    #expect(ticks.minor.allSatisfy { $0 == $0.rounded() })
  }

  @Test("of an empty domain are its one value, and of no domain none")
  func emptyDomain() {
    let one = Ticks.linear(over: Span(2.5, 2.5)) { _ in true }
    #expect(one == Ticks(major: [Tick(2.5, "2.5")]))
    #expect(Ticks.linear(over: Span(.nan, .nan)) { _ in true } == .none)
    #expect(Ticks.linear(over: Span(.infinity, .infinity)) { _ in true } == .none)
  }

  @Test("are empty if no labels ever fit")
  func noRoom() { #expect(Ticks.linear(over: Span(0, 1)) { _ in false } == .none) }

  @Test("of an extreme domain are few, finite and within it", arguments: extremeDomains)
  func extremes(domain: Span) {
    for most in [1, 2, 6, 100] {
      expectWithin(Ticks.linear(over: domain) { $0.count <= most }, domain)
      let whole = Ticks.linear(over: domain, wholeNumbers: true) { $0.count <= most }
      expectWithin(whole, domain)
    }
  }
}

@Suite("Ticks on a logarithmic axis")
struct LogarithmicTicksTests {
  @Test("over little more than a decade number at least three", arguments: 3...12)
  func oneDecade(most: Int) {
    let domain = Span(40_000, 2_500)
    let ticks = Ticks.logarithmic(over: domain) { $0.count <= most }
    #expect((3...most).contains(ticks.major.count))
    expectWithin(ticks, domain)
  }

  @Test("are 1, 2, 3 and 5 times powers of ten if these fit")
  func multiples() {
    let ticks = Ticks.logarithmic(over: Span(2_500, 40_000)) { $0.count <= 5 }
    #expect(ticks.major.map(\.value) == [3_000, 5_000, 10_000, 20_000, 30_000])
    #expect(ticks.major.map(\.label.plain) == ["3,000", "5,000", "10,000", "20,000", "30,000"])
    #expect(ticks.minor == [4_000, 6_000, 7_000, 8_000, 9_000, 40_000])
  }

  @Test("are every second or third power of ten if not all fit")
  func strides() {
    let ticks = Ticks.logarithmic(over: Span(1e-6, 1e6)) { $0.count <= 5 }
    #expect(ticks.major.map(\.value) == [1e-6, 1e-3, 1, 1e3, 1e6])
  }

  @Test("of a very short axis are those of a linear one")
  func short() {
    let domain = Span(4, 4.5)
    let fit = { (major: [Tick]) in major.count <= 6 }
    #expect(Ticks.logarithmic(over: domain, fit: fit) == .linear(over: domain, fit: fit))
  }

  @Test("of a domain that includes zero or negative values are one or none")
  func notPositive() {
    for domain in [Span(0, 10), Span(-5, 5), Span(.nan, 1), Span(1, .infinity)] {
      let ticks = Ticks.logarithmic(over: domain) { _ in true }
      #expect(ticks.major.count <= 1 && ticks.minor.isEmpty)
    }
  }

  @Test("at single multiples have no place on a domain that includes zero or has no end")
  func spreadOverAny() {
    for domain in [Span(0, 10), Span(-5, 5), Span(.nan, 1), Span(1, .infinity)] {
      #expect(Ticks.spread(over: domain) { _ in true } == .none)
    }
    #expect(Ticks.spread(over: Span(0.9, 11)) { _ in true }.major.map(\.value).contains(10))
  }

  @Test("of an extreme domain are few, finite and within it", arguments: extremeDomains)
  func extremes(domain: Span) {
    for most in [1, 2, 6, 100] {
      expectWithin(Ticks.logarithmic(over: domain) { $0.count <= most }, domain)
    }
  }
}

private let extremeDomains = [
  Span(1e-300, 2e-300), Span(-1e-300, 1e-300), Span(0, .leastNonzeroMagnitude),
  Span(.leastNonzeroMagnitude * 2000, .leastNormalMagnitude / 100),
  Span(1e300, 1.1e300), Span(-1e308, 1e308), Span(1e307, 1.7e308), Span(-1.7e308, 1.7e308),
  Span(1e15, 1e15 + 1), Span(-1e15 - 1, -1e15), Span(1, 1.0.nextUp), Span(1e15, 1e15.nextUp),
  Span(1e-300, 1e300), Span(.leastNonzeroMagnitude, 1.7e308), Span(0, .infinity),
  Span(-.infinity, .infinity),
  Span(.nan, 1), Span(1, .nan), Span(0, 0), Span(-0.0, 0.0),
]

/// Expects ticks that are finite, ascending, unsigned at zero and within the domain to a billionth.
private func expectWithin(
  _ ticks: Ticks, _ domain: Span, sourceLocation: SourceLocation = #_sourceLocation
) {
  let slack = 1e-9 * domain.length
  for values in [ticks.major.map(\.value), ticks.minor] {
    let isInside = values.allSatisfy {
      $0.isFinite && $0 >= domain.lower - slack && $0 <= domain.upper + slack
    }
    #expect(isInside, "\(values) in \(domain)", sourceLocation: sourceLocation)
    #expect(
      zip(values, values.dropFirst()).allSatisfy { $0 < $1 }, "\(values) ascend",
      sourceLocation: sourceLocation)
    #expect(values.allSatisfy { $0 != 0 || $0.sign == .plus }, sourceLocation: sourceLocation)
  }
  #expect(ticks.major.count <= 10_001 && ticks.minor.count <= 10_001)
}

private func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }

/// The value of a label, parsed by the standard library.
private func number(in label: Text) -> Double? {
  let ascii = label.runs.map { run in
    String(run.string.replacing("−", with: "-").filter { $0 != "," && $0 != "\u{2009}" })
  }
  guard ascii.count == 2 else { return Double(ascii[0]) }
  let mantissa = ascii[0].dropLast(ascii[0].hasSuffix("×10") ? 3 : 2)
  let sign = mantissa == "-" ? "-1" : (mantissa.isEmpty ? "1" : String(mantissa))
  return Double("\(sign)e\(ascii[1])")
}
