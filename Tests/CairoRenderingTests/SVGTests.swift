import CairoRendering
import Foundation
import Plotting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("An SVG")
struct SVGTests {
  private func render(_ figure: Figure) throws -> [UInt8] {
    try Renderer(creator: "tests 1.0").render(figure, as: .svg).bytes
  }

  @Test("is well-formed, has the figure's size, and contains no image")
  func form() throws {
    let root = try parsed(render(.plot))
    #expect(root.name == "svg")
    #expect(try root.nodes(forXPath: "/*/@width").first?.stringValue == "340.16pt")
    #expect(try root.nodes(forXPath: "/*/@viewBox").first?.stringValue == "0 0 340.16 255.12")
    #expect(try root.nodes(forXPath: "//*[local-name()='image']").isEmpty)
  }

  @Test("has a title and a description")
  func words() throws {
    let root = try parsed(render(.sketch()))
    #expect(try strings(root, "title") == ["A sketch – größer"])
    #expect(try strings(root, "desc") == ["Sirius ☉ & <friends>"])
    #expect(try strings(root, "metadata") == ["tests 1.0"])
  }

  @Test("tells that overlapping outlines of a union are filled")
  func union() throws {
    let svg = try render(
      .sketch { canvas, _ in
        canvas.fill(.union(of: [.circle(Point(9, 9), radius: 5)]), .black)
        canvas.fill(.circle(Point(9, 9), radius: 5), .black)
      })
    let root = try parsed(svg)
    #expect(
      try root.nodes(forXPath: "//*[local-name()='path']/@fill-rule").map(\.stringValue)
        == ["nonzero"])
  }

  @Test("writes its text as text")
  func text() throws {
    let texts = try strings(parsed(render(.plot)), "text")
    for name in ["Epoch", "L0 (10−3)", "ln 3", "Öpik", "β Cen <A&B>", "\"C\"", "one", "two"] {
      #expect(texts.contains(name))
    }
  }

  @Test("raises and lowers scripts, and returns to the baseline")
  func scripts() throws {
    let svg = try render(
      .sketch { canvas, _ in
        let text: Text = "a" + .subscript("b") + .superscript("c") + "d"
        canvas.write(text, TextStyle(size: 10, color: .black), at: Point(20, 30), .start)
      })
    let line = try Regex(
      ##"<text x="20" y="30" font-size="10" fill="#000000" xml:space="preserve">a"##
        + #"<tspan font-size="7.5" x="2[4-6][.0-9]*" y="32">b</tspan>"#
        + #"<tspan font-size="7.5" x="(28|29|3[01])[.0-9]*" y="26.4">c</tspan>"#
        + #"<tspan x="3[1-6][.0-9]*" y="30">d</tspan></text>"#)
    #expect(String(decoding: svg, as: UTF8.self).contains(line))
  }

  @Test("draws the symbol of the Sun, which few fonts have, at the size of its text")
  func sun() throws {
    let svg = try render(
      .sketch { canvas, _ in
        let text: Text = .italic("R") + .subscript("☉")
        canvas.write(text, TextStyle(size: 10, color: .black), at: Point(20, 30), .start)
      })
    let root = try parsed(svg)
    #expect(try strings(root, "text") == ["R"])
    #expect(
      String(decoding: svg, as: UTF8.self).contains(
        try Regex("</text>\n<path d=[^>]* fill=\"none\" [^>]*/>\n<path d=[^>]* fill=\"#000000\"/>"))
    )
  }

  @Test("cuts lines at the frame, and clips other shapes only if they cross it")
  func clips() throws {
    let frame = Rect(minX: 10, minY: 10, maxX: 60, maxY: 60)
    let svg = try render(
      .sketch { canvas, _ in
        canvas.clip(to: frame) {
          canvas.stroke(.segment(Point(0, 30), Point(90, 30)), Stroke(.black, width: 1))
          canvas.fill(.circle(Point(30, 30), radius: 5), .black)
          canvas.fill(.circle(Point(60, 30), radius: 5), .black)
          canvas.fill(.circle(Point(10, 30), radius: 5), .black)
        }
      })
    #expect(svg.contains("<path d=\"M10 30L60 30\" fill=\"none\""))
    let root = try parsed(svg)
    let identities = try root.nodes(forXPath: "//@id").compactMap(\.stringValue)
    let references = try root.nodes(forXPath: "//@clip-path").compactMap(\.stringValue)
    #expect(identities.count == Set(identities).count)
    #expect(references == ["url(#clip1)", "url(#clip2)"])
    #expect(Set(["clip1", "clip2"]).isSubset(of: identities))
  }

  @Test("is well-formed with any text", arguments: awkwardTexts)
  func awkward(text: String) throws { _ = try parsed(render(.line(of: text))) }

  @Test(
    "writes numbers to a hundredth, never with an exponent",
    arguments: [
      (0, "M0 "), (-0.001, "M0 "), (1.005, "M1"), (0.05, "M0.05 "), (-2.5, "M-2.5 "),
      (12.3456, "M12.35 "),
      (1e-9, "M0 "), (100_000, "M100000 "),
    ] as [(Double, String)])
  func numbers(value: Double, expected: String) throws {
    let svg = try render(
      .sketch { canvas, _ in
        canvas.stroke(.segment(Point(value, 0), Point(1, 1)), Stroke(.black, width: 1))
      })
    #expect(svg.contains("d=\"\(expected)"))
  }

  private func parsed(_ bytes: [UInt8]) throws -> XMLElement {
    try #require(try XMLDocument(data: Data(bytes)).rootElement())
  }

  private func strings(_ root: XMLElement, _ name: String) throws -> [String] {
    try root.nodes(forXPath: "//*[local-name()='\(name)']").compactMap(\.stringValue)
  }
}
