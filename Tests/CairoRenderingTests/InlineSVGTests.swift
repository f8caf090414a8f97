import CairoRendering
import Plotting
import Testing

@Suite("An SVG in a page")
struct InlineSVGTests {
  private func inline(_ figure: Figure) throws -> String {
    var figure = figure
    figure.isInline = true
    let bytes = try Renderer(creator: "tests 1.0").render(figure, as: .svg).bytes
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("is an image that the page describes, with colours of one value each")
  func image() throws {
    let svg = try inline(
      .sketch { canvas, rect in canvas.fill(.rectangle(rect), Color(0xFF0000).opacity(0.5)) })
    let box = "width=\"360pt\" height=\"180pt\" viewBox=\"0 0 360 180\""
    #expect(svg.hasPrefix("<svg \(box) role=\"img\">\n"))
    #expect(svg.contains("fill=\"#ff000080\"/>") && !svg.contains("-opacity"))
    #expect(!svg.contains("<title") && !svg.contains(" id=") && !svg.contains("metadata"))
  }

  /// A figure with `count` tooltips, the first on the left and the others on the right.
  private func named(_ count: Int) -> Figure {
    .sketch { canvas, _ in
      for index in 0..<count {
        canvas.tooltip(
          Tooltip(name: "<\(index)>", values: "x = 1"), at: Point(index == 0 ? 20 : 340, 90),
          radius: 2)
      }
    }
  }

  @Test("shows the names of its points to pointer and keyboard, after everything else")
  func tooltips() throws {
    let svg = try inline(named(2))
    #expect(svg.contains("role=\"group\">"))
    #expect(
      svg.hasSuffix(
        """
        <g class="point" tabindex="0" role="img" aria-label="&lt;0&gt;: x = 1">\
        <circle cx="20" cy="90" r="6"/><text text-anchor="start" aria-hidden="true">\
        <tspan x="26" y="77">&lt;0&gt;</tspan><tspan x="26" y="87">x = 1</tspan></text></g>
        <g class="point" tabindex="0" role="img" aria-label="&lt;1&gt;: x = 1">\
        <circle cx="340" cy="90" r="6"/><text text-anchor="end" aria-hidden="true">\
        <tspan x="334" y="77">&lt;1&gt;</tspan><tspan x="334" y="87">x = 1</tspan></text></g>
        </g>
        </svg>

        """))
  }

  @Test("stops the keyboard at 200 points at most")
  func manyTooltips() throws {
    let svg = try inline(named(201))
    #expect(!svg.contains("tabindex"))
    #expect(svg.split(separator: "<title>").count == 202)
  }

  @Test("in a file of its own has no tooltips")
  func file() throws {
    let bytes = try Renderer(creator: "tests").render(named(2), as: .svg).bytes
    #expect(!String(decoding: bytes, as: UTF8.self).contains("class=\"point\""))
  }
}
