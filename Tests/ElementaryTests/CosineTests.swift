import Elementary
import Testing
import _TestSupport

@Suite("The cosine of multiples of π")
struct CosineTests {
  @Test("is exact at multiples of ½, however large")
  func exact() {
    for (x, value) in [(0.0, 1.0), (0.5, 0), (1, -1), (1.5, 0), (2, 1), (-0.5, 0), (1e300, 1)] {
      #expect(cosineOfPi(x) == value)
    }
    #expect(cosineOfPi(.nan).isNaN)
    #expect(cosineOfPi(.infinity).isNaN)
  }

  @Test("is within two ulps of the correctly rounded value")
  func references() {
    // From mpmath at 200 bits.
    let references: [(x: Double, value: Double)] = [
      (0.125, 0.9238795325112867), (0.25, 0.7071067811865476), (0.3, 0.5877852522924731),
      (0.3333333333333333, 0.5), (0.45, 0.15643446504023084), (0.49999, 3.1415926530761636e-05),
      (0.6, -0.30901699437494734), (0.6666666666666666, -0.4999999999999999),
      (0.7, -0.587785252292473), (0.75, -0.7071067811865476), (0.8, -0.8090169943749475),
      (0.999, -0.9999950652018582), (2.25, 0.7071067811865476), (-0.3, 0.5877852522924731),
      (1e-09, 1.0), (12345.678, 0.5305111843064241),
      (0.46562265437810535, 0.10778978910031824), (0.5437608592359304, -0.1370461351683124),
      (0.0017748622025346439, 0.9999844547430107),
    ]
    for (x, value) in references {
      expectClose(cosineOfPi(x), value, within: 2 * value.ulp)
    }
  }
}
