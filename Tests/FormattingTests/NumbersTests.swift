import Testing
import _TestSupport

@testable import Formatting

@Suite("Numbers are rounded like numpy's and written like C's")
struct NumbersTests {
  @Test("A tie is rounded to the even neighbour of the scaled value, and the sign of zero is kept")
  func rounding() {
    #expect(roundHalfEven(0.0005, decimals: 3) == 0)
    #expect(roundHalfEven(0.0015, decimals: 3) == 0.002)
    #expect(roundHalfEven(2.5, decimals: 0) == 2)
    #expect(roundHalfEven(-0.0004, decimals: 3).sign == .minus)
    #expect(roundHalfEven(.nan, decimals: 3).isNaN)
    #expect(roundHalfEven(-.infinity, decimals: 3) == -.infinity)
  }

  @Test("Every number of the fixture rounds bitwise like numpy.round, unless that overflows")
  func roundingFixture() throws {
    let pairs = try Fixture.decode("rounding.json", as: [[StoredNumber]].self)
    for pair in pairs {
      let (x, expected) = (pair[0].value, pair[1].value)
      let rounded = roundHalfEven(x, decimals: 3)
      if expected.isInfinite {
        #expect(rounded == x)
      } else {
        #expect(rounded.bitPattern == expected.bitPattern || (x.isNaN && rounded.isNaN), "\(x)")
      }
    }
  }

  @Test("Fixed and general notation are C's %.3f and %.6g")
  func notation() throws {
    struct Row: Decodable {
      let x: Double
      let fixed: String
      let general: String
      init(from decoder: any Decoder) throws {
        var row = try decoder.unkeyedContainer()
        x = try row.decode(StoredNumber.self).value
        fixed = try row.decode(String.self)
        general = try row.decode(String.self)
      }
    }
    for row in try Fixture.decode("numbers.json", as: [Row].self) {
      #expect(fixed(row.x, 3) == row.fixed)
      #expect(general(row.x) == row.general)
    }
  }

  @Test("A number for readers has the true minus sign")
  func minus() {
    #expect(fixed(-0.0625, 3, sign: .minus) == "\u{2212}0.062")
    #expect(fixed(-0.0625, 3) == "-0.062")
    #expect(fixed(-0.4, 0) == "-0")
    #expect(fixed(2.5, 0) == "2")
    #expect(fixed(-.infinity, 1, sign: .minus) == "\u{2212}inf")
  }

  @Test(
    "Significant digits keep trailing zeros, and extremes become a power of ten",
    arguments: [
      (0, 3, "0.00"), (2.8777, 3, "2.88"), (0.695, 2, "0.69"), (9.996, 3, "10.0"),
      (12_345, 2, "12000"), (0.000_123, 2, "0.00012"), (999_999.6, 6, "1.00000 × 10⁶"),
      (-5.8e-18, 2, "−5.8 × 10⁻¹⁸"), (1e300, 1, "1 × 10³⁰⁰"), (1, 1, "1"),
    ] as [(Double, Int, String)])
  func significance(x: Double, digits: Int, text: String) {
    #expect(significant(x, digits) == text)
  }

  @Test("Thousands are separated by commas")
  func thousands() {
    #expect(grouped(0) == "0")
    #expect(grouped(999) == "999")
    #expect(grouped(1000) == "1,000")
    #expect(grouped(-1_234_567) == "\u{2212}1,234,567")
    #expect(grouped(.min) == "\u{2212}9,223,372,036,854,775,808")
  }

  @Test("The exact digits of a binary fraction are complete")
  func exactDigits() {
    #expect(DecimalDigits(exact: 0).digits == [])
    #expect(DecimalDigits(exact: 0.375).digits == [3, 7, 5])
    #expect(DecimalDigits(exact: 6.02e23).point == 24)
    #expect(DecimalDigits(exact: .leastNonzeroMagnitude).digits.count == 751)
    #expect(DecimalDigits(exact: .leastNormalMagnitude.nextDown).digits.count == 767)
    #expect(DecimalDigits(exact: .greatestFiniteMagnitude).digits.count == 309)
    #expect(
      DecimalDigits(exact: 0.1).fraction()
        == "1000000000000000055511151231257827021181583404541015625")
  }

  @Test("Integers of any size are printed exactly")
  func wholeNumbers() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<200 {
      let whole =
        UInt64.random(in: 0..<1 << 53, using: &generator)
        >> UInt64.random(in: 0..<53, using: &generator)
      #expect(DecimalDigits(exact: Double(whole)).wholePart == String(whole))
      #expect(DecimalDigits(shortest: Double(whole)) == DecimalDigits(exact: Double(whole)))
    }
  }
}
