import Plotting
import Testing
import _TestSupport

@Suite("The checks of the field find")
struct FigureChecksTests {
  private static let theme = Theme.light
  private static let style = theme.axisText
  private static let frame = Rect(minX: 40, minY: 20, maxX: 240, maxY: 110)
  private static let legend = Rect(minX: 40, minY: 125, maxX: 240, maxY: 148)

  /// A sound figure with one marker and its key, and the faults planted in its frame and its legend.
  private struct Planted: Drawing {
    var body: @Sendable (any Canvas) -> Void
    var key: @Sendable (any Canvas) -> Void

    func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
      canvas.stroke(.rectangle(frame), Stroke(theme.ink, width: theme.frameWidth))
      canvas.fill(.circle(Point(80, 60), radius: 3), theme.color(0))
      body(canvas)
      canvas.fill(.rectangle(legend), theme.background)
      canvas.fill(.circle(Point(50, 136), radius: 3), theme.color(0))
      canvas.write("Dwarfs", style, at: Point(60, 139), angle: 0)
      key(canvas)
      return Omissions()
    }
  }

  private func faults(
    caption: String = "", _ body: @escaping @Sendable (any Canvas) -> Void = { _ in },
    key: @escaping @Sendable (any Canvas) -> Void = { _ in }
  ) -> [String] {
    let figure = Figure(
      name: "planted", title: "", alternativeText: "", size: Size(250, 150),
      content: Planted(body: body, key: key))
    let canvas = RecordingCanvas()
    figure.draw(on: canvas)
    return FigureChecks(canvas, of: figure, caption: caption).faults
  }

  /// A line across the frame, away from everything.
  private static let line = Path.segment(Point(120, 90), Point(200, 90))

  @Test("nothing in a sound figure")
  func sound() { #expect(faults() == []) }

  @Test("texts on texts, even if one is turned")
  func texts() {
    let found = faults {
      $0.write("one", Self.style, at: Point(120, 60), angle: 0)
      $0.write("two", Self.style, at: Point(125, 64), angle: 60)
      $0.write("three", Self.style, at: Point(160, 60), angle: 0)
    }
    #expect(found == ["“two” is on “one”"])
  }

  @Test("texts on markers and frames, but not in circles or on patches over markers")
  func outlines() {
    #expect(faults { $0.write("on", Self.style, at: Point(78, 62), angle: 0) }.count == 1)
    #expect(faults { $0.write("on", Self.style, at: Point(235, 62), angle: 0) }.count == 1)
    let patched = faults {
      $0.fill(
        .rectangle(Rect(minX: 70, minY: 50, maxX: 100, maxY: 70)),
        Self.theme.background.opacity(0.85))
      $0.write("on", Self.style, at: Point(78, 62), angle: 0)
    }
    #expect(patched == [])
    let ringed = faults {
      $0.stroke(.circle(Point(160, 60), radius: 12), Stroke(Self.theme.ink, width: 1))
      $0.write("in", Self.style, at: Point(156, 62), angle: 0)
    }
    #expect(ringed == [])
  }

  @Test("ink off the page")
  func strays() {
    #expect(
      faults { $0.write("far", Self.style, at: Point(245, 15), angle: 0) }
        == ["“far” is off the page"])
    let line = Path.segment(Point(10, 10), Point(260, 10))
    #expect(
      faults { $0.stroke(line, Stroke(Self.theme.ink, width: 0.7)) } == ["a line is off the page"])
  }

  @Test("data under the legend")
  func hidden() {
    let place = Point(100, 136)
    #expect(
      faults { $0.fill(.circle(place, radius: 3), Self.theme.color(0)) }
        == ["a marker is under the legend"])
    let line = Path.segment(Point(100, 100), place)
    #expect(
      faults(caption: "the line") { $0.stroke(line, Stroke(Self.theme.color(0), width: 1)) }
        == ["a line is under the legend"])
    let image = Raster(width: 1, height: 2, pixels: [0, 0xFF00_0000 | 0x234595])
    #expect(
      faults { $0.draw(image, in: Rect(minX: 90, minY: 112, maxX: 99, maxY: 136)) }
        == ["a density is under the legend"])
  }

  @Test("texts and guides too pale to be read")
  func pale() {
    let pale = Self.style.colored(Self.theme.guide)
    #expect(
      faults { $0.write("pale", pale, at: Point(120, 60), angle: 0) } == ["“pale” is too pale"])
    let onDark = faults {
      $0.fill(.rectangle(Rect(minX: 110, minY: 50, maxX: 150, maxY: 70)), Self.theme.color(0))
      $0.write("dark", Self.style, at: Point(120, 60), angle: 0)
    }
    #expect(onDark == ["“dark” is too pale"])
    let guide = Stroke(Self.theme.grid, width: 1)
    #expect(
      faults(caption: "the line") { $0.stroke(Self.line, guide) }
        == ["a line in \(Self.theme.grid.hex) is too pale"])
  }

  @Test("lines on a grey area, unless they have a halo")
  func halo() {
    let area = Path.rectangle(Rect(minX: 10, minY: 10, maxX: 190, maxY: 110))
    let line = Stroke(Self.theme.guide, width: 1)
    let grey = Self.theme.tint(Self.theme.guide, 0.6)
    func onGrey(haloWidth: Double?) -> [String] {
      faults(caption: "the line and the area") { canvas in
        canvas.fill(area, grey)
        haloWidth.map { canvas.stroke(Self.line, Stroke(Self.theme.background, width: $0)) }
        canvas.stroke(Self.line, line)
      }.filter { $0.hasSuffix("too pale") }
    }
    let isPale = ["a line in \(Self.theme.guide.hex) is too pale"]
    #expect(onGrey(haloWidth: nil) == isPale)
    #expect(onGrey(haloWidth: 1) == isPale)
    #expect(onGrey(haloWidth: 2.6) == [])
  }

  @Test("type below 6 pt, and ticks of two forms")
  func type() {
    let small = TextStyle(size: 5.9, color: Self.theme.ink)
    #expect(
      faults { $0.write("small", small, at: Point(120, 60), angle: 0) } == ["“small” is below 6 pt"]
    )
    let mixed = faults {
      $0.write("800,000", Self.style, at: Point(5, 40), angle: 0)
      $0.write("10" + .superscript("6"), Self.style, at: Point(24, 90), angle: 0)
    }
    #expect(mixed == ["ticks of two forms: 800,000, 106"])
  }

  @Test("titles of axes that are cut")
  func cut() {
    #expect(
      faults { $0.write("Magn…", Self.style, at: Point(30, 100), angle: 90) }
        == ["the title “Magn…” is cut"])
  }

  @Test("lines, markers and shades that nothing explains")
  func unexplained() {
    let dashed = Stroke(Self.theme.ink, width: 1, dash: [3, 2])
    let alone = "a line in \(Self.theme.ink.hex) [3.0, 2.0] is unexplained"
    #expect(faults { $0.stroke(Self.line, dashed) } == [alone])
    #expect(faults(caption: "The dashed line") { $0.stroke(Self.line, dashed) } == [])
    let named = faults {
      $0.stroke(Self.line, dashed)
      $0.write("name", Self.style, at: Point(130, 87), angle: 0)
    }
    #expect(named == [])
    let square = Symbol.square.path(at: Point(160, 60), radius: 3)
    #expect(
      faults { $0.fill(square, Self.theme.color(0)) }
        == ["a square in \(Self.theme.color(0).hex) is unexplained"])
    #expect(
      faults { $0.fill(.circle(Point(160, 60), radius: 3), Self.theme.color(1)) }
        == ["a circle in \(Self.theme.color(1).hex) is unexplained"])
    let area = Rect(minX: 120, minY: 40, maxX: 160, maxY: 80)
    #expect(faults { $0.fill(.rectangle(area), Self.theme.color(2)) }.count == 1)
    let tint = Self.theme.tint(Self.theme.color(0), 0.4)
    #expect(faults { $0.fill(.rectangle(area), tint) } == [])
  }

  @Test("keys of which nothing is drawn")
  func idle() {
    let square = Symbol.square.path(at: Point(150, 136), radius: 3)
    #expect(
      faults(key: { $0.fill(square, Self.theme.color(1)) })
        == ["the key of a square in \(Self.theme.color(1).hex) is idle"])
    let key = Path.segment(Point(150, 136), Point(170, 136))
    #expect(
      faults(key: { $0.stroke(key, Stroke(Self.theme.ink, width: 1)) })
        == ["the key of a line in \(Self.theme.ink.hex) [] is idle"])
  }
}
