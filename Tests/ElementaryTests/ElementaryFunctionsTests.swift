import Elementary
import Testing
import _TestSupport

@Suite("The elementary functions")
struct ElementaryFunctionsTests {
  @Test("exp at zeros, infinities, NaN, and numbers that overflow or underflow")
  func exponentialEdges() {
    #expect(exponential(0) == 1)
    #expect(exponential(-0.0) == 1)
    #expect(exponential(.infinity) == .infinity)
    #expect(exponential(-.infinity) == 0)
    #expect(exponential(.nan).isNaN)
    #expect(exponential(709.782712893385) == .infinity)
    #expect(exponential(.greatestFiniteMagnitude) == .infinity)
    #expect(exponential(-745.14) == 0)
    #expect(exponential(-.greatestFiniteMagnitude) == 0)
    #expect(exponential(-745.13) == .leastNonzeroMagnitude)
    #expect(exponential(.leastNonzeroMagnitude) == 1)
  }

  @Test("log at zeros, infinities, NaN, and negative numbers")
  func logarithmEdges() {
    #expect(naturalLogarithm(0) == -.infinity)
    #expect(naturalLogarithm(-0.0) == -.infinity)
    #expect(naturalLogarithm(1).bitPattern == 0)
    #expect(naturalLogarithm(.infinity) == .infinity)
    #expect(naturalLogarithm(-.leastNonzeroMagnitude).isNaN)
    #expect(naturalLogarithm(-.infinity).isNaN)
    #expect(naturalLogarithm(.nan).isNaN)
  }

  @Test("log(1 + x) at zeros, infinities, NaN, and numbers up to −1")
  func logOnePlusEdges() {
    #expect(logOnePlus(0).bitPattern == (0.0).bitPattern)
    #expect(logOnePlus(-0.0).bitPattern == (-0.0).bitPattern)
    #expect(logOnePlus(-1) == -.infinity)
    #expect(logOnePlus(-1.5).isNaN)
    #expect(logOnePlus(.infinity) == .infinity)
    #expect(logOnePlus(-.infinity).isNaN)
    #expect(logOnePlus(.nan).isNaN)
    #expect(logOnePlus(1e-300) == 1e-300)
  }

  @Test("tanh at zeros, infinities, NaN, and large numbers")
  func tangentEdges() {
    #expect(hyperbolicTangent(0).bitPattern == (0.0).bitPattern)
    #expect(hyperbolicTangent(-0.0).bitPattern == (-0.0).bitPattern)
    #expect(hyperbolicTangent(.infinity) == 1)
    #expect(hyperbolicTangent(-.infinity) == -1)
    #expect(hyperbolicTangent(.nan).isNaN)
    #expect(hyperbolicTangent(-.greatestFiniteMagnitude) == -1)
  }

  @Test("each is within one ulp of the correctly rounded value, tanh within three")
  func references() {
    let table: [(String, (Double) -> Double, UInt64, [(x: Double, value: Double)])] = [
      ("exponential", exponential, 1, ElementaryReferences.exponential),
      ("naturalLogarithm", naturalLogarithm, 1, ElementaryReferences.naturalLogarithm),
      ("logOnePlus", logOnePlus, 1, ElementaryReferences.logOnePlus),
      ("hyperbolicTangent", hyperbolicTangent, 3, ElementaryReferences.hyperbolicTangent),
    ]
    for (name, function, most, references) in table {
      #expect(references.count == 96)
      for (x, value) in references {
        let units = ulps(function(x), value)
        #expect(units <= most, "\(name)(\(x)) is \(units) units away from \(value)")
      }
    }
  }

  @Test("exp is monotonic, also where the reduction changes its integer")
  func exponentialIsMonotonic() {
    var falls: [Double] = []
    // The reduction steps at odd multiples of ½ ln 2.
    for multiple in stride(from: -2_045, through: 2_045, by: 2) {
      var x = Double(multiple) * 0.34657359027997264 - 1e-12
      var last = exponential(x)
      for _ in 0..<20 {
        x += 1e-13
        let next = exponential(x)
        if next < last { falls.append(x) }
        last = next
      }
    }
    #expect(falls.isEmpty)
  }

  @Test("log inverts exp")
  func inverse() {
    var generator = SeededGenerator(seed: 5)
    let numbers = (0..<10_000).map { _ in Double.random(in: -700...700, using: &generator) }
    // One ulp of eˣ changes its logarithm by at most 2⁻⁵²; rounding adds one ulp of x.
    let far = numbers.filter {
      (naturalLogarithm(exponential($0)) - $0).magnitude > 0x1p-52 + $0.ulp
    }
    #expect(far.isEmpty)
  }

  @Test("tanh is odd, and stays within its bounds")
  func oddness() {
    var generator = SeededGenerator(seed: 6)
    let numbers = (0..<10_000).map { _ in Double.random(in: -25...25, using: &generator) }
    #expect(numbers.allSatisfy { hyperbolicTangent(-$0) == -hyperbolicTangent($0) })
    #expect(numbers.allSatisfy { hyperbolicTangent($0).magnitude <= 1 })
  }

  /// Returns the number of steps between neighbouring numbers from one number to another of the
  /// same sign.
  private func ulps(_ a: Double, _ b: Double) -> UInt64 {
    let (a, b) = (a.bitPattern, b.bitPattern)
    return a > b ? a - b : b - a
  }
}
