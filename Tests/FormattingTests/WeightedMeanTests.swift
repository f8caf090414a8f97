import Formatting
import Testing
import _TestSupport

@Suite("The weighted mean")
struct WeightedMeanTests {
  @Test("of one value is the value, without a spread")
  func one() {
    let mean = WeightedMean([0.5], weights: [3])
    #expect(mean.mean == 0.5)
    #expect(mean.deviation == nil)
  }

  @Test("with equal weights is the mean, and its deviation that of a sample")
  func equal() {
    let mean = WeightedMean([1, 2, 3, 6], weights: [4, 4, 4, 4])
    #expect(mean.mean == 3)
    // √(14 / 3)
    expectClose(mean.deviation ?? 0, 2.160246899469287, within: 1e-15)
  }

  @Test("gives a heavier value more weight")
  func unequal() {
    let mean = WeightedMean([0, 1], weights: [1, 3])
    #expect(mean.mean == 0.75)
    // √(0.75 / (4 − 10 / 4))
    expectClose(mean.deviation ?? 0, 0.7071067811865476, within: 1e-15)
  }
}
