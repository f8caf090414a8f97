import Testing
import _TestSupport

@testable import Plotting

@Suite("The labels of a plot")
struct LabelTests {
  @Test("touch no other label, no marker and no leader, and stay in the frame", arguments: 1...200)
  func clear(seed: UInt64) throws {
    let field = StarField(
      stars: 5 + Int(seed * 13 % 56), seed: seed, hasLegend: seed % 2 == 0,
      rule: seed % 3 == 0 ? 4 : nil)
    let drawn = DrawnPlot(field.plot)
    let frame = try #require(drawn.frame)
    let boxes = drawn.boxes(of: field.names)
    let ruleName = drawn.boxes(of: ["The rule's own"])
    let wanted = field.names.count + (seed % 3 == 0 ? 1 : 0)
    #expect(boxes.count + ruleName.count + drawn.omitted == wanted)
    let all = boxes + ruleName + drawn.boxes(of: ["Class 1", "Class 2", "Class 3"])
    let (corners, leaders) = (drawn.markerCorners, drawn.leaders)
    for (index, box) in boxes.enumerated() {
      #expect(frame.contains(box))
      #expect(!boxes[..<index].contains { $0.intersects(box) })
      #expect(all.filter { $0.intersects(box) } == [box])
      #expect(!corners.contains { box.contains($0) })
      // A leader ends within a point of its own label.
      let inside = box.inset(by: 1)
      #expect(!leaders.contains { inside.intersects(from: $0.0, to: $0.1) })
    }
  }

  @Test("are all placed if there is room", arguments: 1...20)
  func room(seed: UInt64) {
    let field = StarField(stars: 12, seed: seed)
    let drawn = DrawnPlot(field.plot)
    #expect(drawn.omitted == 0)
    #expect(drawn.boxes(of: field.names).count == 12)
  }

  @Test("have the same places every time", arguments: 1...20)
  func repeatable(seed: UInt64) {
    let field = StarField(stars: 40, seed: seed)
    #expect(DrawnPlot(field.plot).canvas.calls == DrawnPlot(field.plot).canvas.calls)
  }

  @Test("go to the right of a lone marker, without a leader")
  func alone() throws {
    let point = Points(
      x: [1], y: [1], symbol: .circle, fill: StarField.classColors[0],
      outline: Stroke(.white, width: 0), radius: 3, pointNames: ["Sun"])
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: [point]))
    let box = try #require(drawn.boxes(of: ["Sun"]).first)
    let frame = try #require(drawn.frame)
    expectClose(box.minX - frame.center.x, 3 + 2.4, within: 1e-9)
    #expect(drawn.leaders.isEmpty)
  }

  @Test(
    "go to the preferred side even if another is as near",
    arguments: Label.Side.allCases)
  func asked(side: Label.Side) throws {
    var point = Points(
      x: [1], y: [1], symbol: .circle, fill: StarField.classColors[0],
      outline: Stroke(.white, width: 0), radius: 3, pointNames: ["Sun"])
    point.nameSides = [0: side]
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: [point]))
    let box = try #require(drawn.boxes(of: ["Sun"]).first)
    let star = try #require(drawn.frame).center
    #expect(drawn.leaders.isEmpty)
    #expect((box.minX > star.x) == [.right, .aboveRight, .belowRight].contains(side))
    #expect((box.maxX < star.x) == [.left, .aboveLeft, .belowLeft].contains(side))
    #expect((box.maxY < star.y) == [.above, .aboveLeft, .aboveRight].contains(side))
    #expect((box.minY > star.y) == [.below, .belowLeft, .belowRight].contains(side))
  }

  @Test("go elsewhere if the preferred side is occupied")
  func taken() throws {
    var points = Points(
      x: [1, 1.02], y: [1, 1], symbol: .circle, fill: StarField.classColors[0],
      outline: Stroke(.white, width: 0), radius: 3, pointNames: ["Sun", ""])
    points.nameSides = [0: .right]
    let unit = Span(0, 2)
    let drawn = DrawnPlot(
      Plot(x: Axis("x", domain: unit), y: Axis("y", domain: unit), marks: [points]))
    let box = try #require(drawn.boxes(of: ["Sun"]).first)
    let frame = try #require(drawn.frame)
    let other = Point(frame.minX + frame.width * 0.51, frame.center.y)
    #expect(box.distance(to: other) > 3)
  }

  @Test("in one line have a gap between them")
  func gap() {
    func place(_ x: Double, _ y: Double) -> LabelPlace {
      LabelPlace(
        origin: Point(x, y), boxes: [Rect(minX: x, minY: y - 6, maxX: x + 20, maxY: y + 2)])
    }
    #expect(place(0, 0).collides(with: place(25, 1), clearance: 1, gap: 7))
    #expect(!place(0, 0).collides(with: place(28, 1), clearance: 1, gap: 7))
    #expect(!place(0, 0).collides(with: place(25, 6), clearance: 1, gap: 7))
  }

  @Test("of points that are not finite, outside the frame or unnamed are not written")
  func unplaced() {
    let points = Points(
      x: [.nan, 5, 0.5, 0.4], y: [0, 5, .infinity, 0.4], symbol: .circle,
      fill: StarField.classColors[0], outline: Stroke(.white, width: 0), radius: 3,
      pointNames: ["not a number", "outside", "infinite", ""])
    let unit = Span(0, 1)
    let drawn = DrawnPlot(
      Plot(x: Axis("x", domain: unit), y: Axis("y", domain: unit), marks: [points]))
    #expect(drawn.omitted == 3)
    #expect(drawn.boxes(of: ["not a number", "outside", "infinite", ""]).isEmpty)
  }

  @Test("of coincident points are written as far as there is room, and the others counted")
  func crowd() {
    let names = (1...60).map { "Star \($0)" }
    let points = Points(
      x: names.map { _ in 1 }, y: names.map { _ in 1 }, symbol: .star,
      fill: StarField.classColors[1], outline: Stroke(.white, width: 0.6), radius: 2.7,
      pointNames: names.map { Text($0) })
    let drawn = DrawnPlot(Plot(x: Axis("x"), y: Axis("y"), marks: [points]))
    #expect(drawn.omitted > 0)
    #expect(drawn.boxes(of: names).count + drawn.omitted == 60)
  }
}
