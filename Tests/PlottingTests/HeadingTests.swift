import Testing
import _TestSupport

@testable import Plotting

@Suite("The words around a figure")
struct HeadingTests {
  private let page = Rect(minX: 0, minY: 0, maxX: 200, maxY: 150)

  private func drawn(_ heading: Heading) -> (canvas: RecordingCanvas, rest: Rect) {
    let canvas = RecordingCanvas()
    return (canvas, heading.draw(on: canvas, in: page, theme: .light))
  }

  @Test("leave an area that they do not touch, on the page")
  func apart() {
    let long = "A title of so many words that they take several lines on a narrow page"
    let (canvas, rest) = drawn(Heading(title: long, subtitle: long + long, credit: long))
    #expect(canvas.textBoxes.count > 6)
    for text in canvas.textBoxes {
      #expect(page.contains(text.box), "\(text.text)")
      #expect(!rest.intersects(text.box), "\(text.text)")
    }
    for (index, text) in canvas.textBoxes.enumerated() {
      #expect(canvas.textBoxes[..<index].allSatisfy { !$0.box.intersects(text.box) })
    }
  }

  @Test("are at the upper left and the lower right")
  func corners() throws {
    let (canvas, _) = drawn(Heading(title: "T", subtitle: "S", credit: "C"))
    #expect(canvas.textBoxes.map(\.text) == ["T", "S", "C"])
    #expect(canvas.textBoxes[0].box.minX == 0)
    #expect(canvas.textBoxes[1].box.minY > canvas.textBoxes[0].box.maxY)
    expectClose(canvas.textBoxes[2].box.maxX, 200, within: 1e-9)
  }

  @Test("leave the whole page where there are none")
  func none() { #expect(drawn(Heading()).rest == page) }

  @Test("are estimated to take about the height that they take", arguments: [1, 5, 20])
  func estimate(count: Int) {
    let words = Array(repeating: "word", count: count).joined(separator: " ")
    let heading = Heading(title: words, subtitle: words, credit: words)
    let rest = drawn(heading).rest
    let height = heading.height(within: page.width, theme: .light)
    expectClose(height, page.height - rest.height, within: 16)
  }

  @Test("break within words that are too wide, such as those of a script without spaces")
  func unbroken() {
    let canvas = RecordingCanvas()
    let style = Theme.light.axisText
    let lines = canvas.wrapped(String(repeating: "星", count: 100), within: 100, style)
    #expect(lines.joined().count == 100)
    #expect(lines.allSatisfy { canvas.width(of: Text($0), style) <= 100 })
  }
}
