import Plotting
import Testing
import _TestSupport

@testable import Reporting

@Suite("The colour of a black body")
struct BlackBodyTests {
  /// Charity's table (2001) of black-body colours for the CIE 1931 observer says these to a few levels.
  @Test(
    "agrees with published tables within five levels",
    arguments: [(5_772.0, 0xFFF1EA), (3_500, 0xFFC88C), (25_000, 0xA6BDFF)] as [(Double, UInt32)])
  func known(temperature: Double, hex: UInt32) {
    let color = BlackBody.color(temperature: temperature)
    let expected = Color(hex)
    expectClose(color.red, expected.red, within: 5 / 255)
    expectClose(color.green, expected.green, within: 5 / 255)
    expectClose(color.blue, expected.blue, within: 5 / 255)
  }

  @Test(
    "has one component at full brightness at every temperature",
    arguments: [800, 2_000, 6_500, 1e5])
  func brightest(temperature: Double) {
    let color = BlackBody.color(temperature: temperature)
    expectClose(max(color.red, color.green, color.blue), 1, within: 1e-12)
  }
}
