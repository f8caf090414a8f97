import Plotting
import Testing

@testable import Reporting
@testable import Stars

@Suite("A curve has a name, a line and a sentence")
struct NamedCurveTests {
  private func stars(_ count: Int) -> PlottedStars {
    PlottedStars(
      names: StarNames((0..<count).map { "star \($0)" }),
      x: (0..<count).map { 3.6 + 0.1 * Double($0 % 2) },
      y: (0..<count).map { Double($0 % 3) }, classes: [Int](repeating: 0, count: count),
      classNames: ["Stars"])
  }

  private func curve(age: Double? = nil) -> StellarCurve {
    StellarCurve(x: [3.5, 3.8], y: [1, 1], age: age)
  }

  @Test("The name is the label, else the age, else the name of the file")
  func names() {
    #expect(NamedCurve(curve(age: 8.1), label: "Pleiades", file: "a/b.dat").name == "Pleiades")
    #expect(NamedCurve(curve(age: 8.1), label: nil, file: "a/b.dat").name == "126 Myr")
    #expect(NamedCurve(curve(age: 9), label: nil, file: "b.dat").name == "1 Gyr")
    #expect(NamedCurve(curve(), label: nil, file: "a/b.iso.cmd").name == "b")
  }

  @Test("The sentence counts the stars by their vertical distance, in magnitudes or in log L")
  func sentence() {
    let curve = NamedCurve(curve(), label: nil, file: "b.dat")
    let x = Quantities.standard[Schema.logTemperature]
    #expect(
      curve.sentence(x, Quantities.standard[Schema.absoluteMagnitude], stars: stars(6))
        == "The line “b” is from b.dat. Of the 6 stars in its temperature range, 2 (33 %) lie at most "
        + "0.3 mag above or below its nearest branch at the same temperature.")
    #expect(
      curve.sentence(x, Quantities.standard[Schema.logLuminosity], stars: stars(6))
        .contains("0.12 dex (0.3 mag)"))
    #expect(
      curve.sentence(x, Quantities.standard[Schema.logLuminosity], stars: stars(0))
        == "The line “b” is from b.dat, whose temperature range holds no star.")
  }

  @Test(
    "A curve lies below a few stars, and above many and their density", arguments: [9, 200, 4000])
  func order(count: Int) {
    let x = Quantities.standard[Schema.logTemperature]
    let y = Quantities.standard[Schema.logLuminosity]
    let diagram = HRDiagram(
      stars: stars(count), x: x, y: y,
      curves: [NamedCurve(curve(), label: nil, file: "b.dat")])
    let marks = diagram.plot(theme: .light).marks.filter { !($0 is Tooltips) }
    #expect((marks.last is Line) == (count > 100))
    #expect(marks.flatMap { $0.legend }.contains { $0.label == "b" })
  }
}
