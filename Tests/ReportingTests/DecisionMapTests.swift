import Learning
import Plotting
import Stars
import Testing
import _TestSupport

@testable import Reporting

@Suite("Decision maps")
struct DecisionMapTests {
  /// A map of three regions that meet in one point.
  private var map: DecisionMap {
    DecisionMap(
      stars: PlottedStars(
        names: StarNames(["A", "B", "C"]), x: [-1, 1, 0], y: [-1, -1, 1], classes: [0, 1, 2],
        classNames: ["Dwarfs", "White dwarfs", "Giants"]),
      predicted: [0, 1, 2], x: Quantities.standard["log_temperature"],
      y: Quantities.standard["absolute_magnitude"],
      logits: { xs, ys in Matrix(zip(xs, ys).map { [-9 * $0 - 4 * $1, 8 * $0 - 5 * $1, 7 * $1] }) })
  }

  @Test("Regions carry the names of their classes, and their boundaries meet in one point")
  func regions() throws {
    for theme in themes {
      let canvas = drawn(map.plot(theme: theme), .millimetres(120, 90), theme)
      for name in ["Dwarfs", "White dwarfs", "Giants"] {
        // In the region and in the legend.
        #expect(canvas.textBoxes.count { $0.text == name } == 2)
      }
      let lines = canvas.shapes.filter { $0.width == 0.9 && $0.color == theme.ink }.map(
        \.path.points)
      #expect(lines.count == 2)
      let ends = lines.flatMap { [$0.first, $0.last].compactMap(\.self) }
      let meeting = ends.filter { end in lines.allSatisfy { $0.contains(end) } }
      #expect(meeting.count == 1)
    }
  }

  @Test("Markers of many stars leave the probabilities to be seen")
  func markers() throws {
    var crowded = map
    let place = { (star: Int) in Double(star % 29) / 14 - 1 }
    crowded.stars = PlottedStars(
      names: StarNames((0..<800).map { _ in "" }), x: (0..<800).map(place),
      y: (0..<800).map { place($0 / 29) },
      classes: (0..<800).map { $0 % 3 }, classNames: map.stars.classNames)
    for (map, share) in [(map, 1), (crowded, 0.5)] {
      let points = map.probabilityGrid(theme: .light).panels[0].marks.compactMap { $0 as? Points }
      #expect(points.map(\.radius) == [Theme.light.markerRadius * 0.65 * share])
    }
  }

  @Test("In grey, lightness means probability alone")
  func greyRegions() {
    let canvas = drawn(map.plot(theme: .print), .millimetres(120, 90), .print)
    let light = drawn(map.plot(theme: .light), .millimetres(120, 90), .light)
    let fills = { (canvas: RecordingCanvas) in
      Set(canvas.shapes.filter { $0.width == 0 && $0.path.points.count > 12 }.map(\.color.hex))
    }
    #expect(fills(canvas).count <= 4)
    #expect(fills(light).count > 4)
  }

  @Test("A map of one class says which, and its probabilities")
  func oneClass() {
    var one = map
    one.logits = { xs, _ in Matrix(xs.map { _ in [2, 0, 0] }) }
    let canvas = drawn(one.plot(theme: .light), .millimetres(120, 90), .light)
    #expect(canvas.textBoxes.contains { $0.text == "Dwarfs everywhere: 79 %" })
    #expect(!canvas.textBoxes.contains { $0.text.hasPrefix("Probability over") })
  }
}
