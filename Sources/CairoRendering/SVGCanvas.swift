import Formatting
import Plotting

/// A canvas that writes SVG with real text, which can be searched, selected and read aloud.
///
/// Cairo's own SVG back end turns text into outlines, hence this one. Pango measures the text, and
/// since the font has the metrics of Arial and Helvetica, browsers lay it out with the same widths.
final class SVGCanvas: Canvas {
  private let typesetter: Typesetter
  private var output: String
  private var clips = 0

  init(
    size: Size, printedSize: Size, title: String, description: String, creator: String,
    typesetter: Typesetter
  ) {
    self.typesetter = typesetter
    let (width, height) = (Self.number(printedSize.width), Self.number(printedSize.height))
    output = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)pt" height="\(height)pt" \
      viewBox="0 0 \(Self.number(size.width)) \(Self.number(size.height))" role="img" aria-labelledby="title desc" \
      font-family="\(Typesetter.families), sans-serif" stroke-linejoin="round" fill-rule="evenodd">
      <title id="title">\(Self.escaped(title))</title>
      <desc id="desc">\(Self.escaped(description))</desc>
      <metadata>\(Self.escaped(creator))</metadata>

      """
  }

  /// Closes the document and returns its bytes.
  func finish() -> [UInt8] { Array((output + "</svg>\n").utf8) }

  func width(of text: Text, _ style: TextStyle) -> Double { typesetter.width(of: text, style) }

  func fill(_ path: Path, _ color: Color) {
    guard !path.isEmpty else { return }
    output += "<path d=\"\(Self.data(path))\"\(Self.paint("fill", color))/>\n"
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    guard !path.isEmpty else { return }
    output += "<path d=\"\(Self.data(path))\" fill=\"none\"\(Self.paint("stroke", stroke.color))"
    output += " stroke-width=\"\(Self.number(stroke.width))\""
    if !stroke.dash.isEmpty {
      output += " stroke-dasharray=\"\(stroke.dash.map(Self.number).joined(separator: " "))\""
    }
    if stroke.isRound { output += " stroke-linecap=\"round\"" }
    output += "/>\n"
  }

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    let (x, y) = (Self.number(origin.x), Self.number(origin.y))
    output += "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(Self.number(style.size))\""
    output += Self.paint("fill", style.color)
    if style.isBold { output += " font-weight=\"bold\"" }
    if angle != 0 { output += " transform=\"rotate(\(Self.number(-angle)) \(x) \(y))\"" }
    output += " xml:space=\"preserve\">"
    var level = 0.0
    for run in text.runs {
      let target = Text.shift(of: run.position) * style.size
      output += Self.tspan(run, style, shift: target - level)
      level = target
    }
    output += "</text>\n"
  }

  func draw(_ image: Raster, in rect: Rect) {
    guard let png = try? PNGEncoder.encode(image) else { return }
    output += "<image x=\"\(Self.number(rect.minX))\" y=\"\(Self.number(rect.minY))\""
    output += " width=\"\(Self.number(rect.width))\" height=\"\(Self.number(rect.height))\""
    output += " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
    output += " href=\"data:image/png;base64,\(base64(png))\"/>\n"
  }

  func clip(to rect: Rect, _ body: () -> Void) {
    clips += 1
    output +=
      "<clipPath id=\"clip\(clips)\"><path d=\"\(Self.data(.rectangle(rect)))\"/></clipPath>\n"
    output += "<g clip-path=\"url(#clip\(clips))\">\n"
    body()
    output += "</g>\n"
  }

  private static func tspan(_ run: Text.Run, _ style: TextStyle, shift: Double) -> String {
    let string = escaped(run.string.replacingControls())
    var attributes = run.isItalic ? " font-style=\"italic\"" : ""
    if run.position != .normal {
      attributes += " font-size=\"\(number(Text.scriptSize(style.size)))\""
    }
    if shift != 0 { attributes += " dy=\"\(number(-shift))\"" }
    return attributes.isEmpty ? string : "<tspan\(attributes)>\(string)</tspan>"
  }

  private static func paint(_ attribute: String, _ color: Color) -> String {
    let opacity = color.alpha < 1 ? " \(attribute)-opacity=\"\(number(color.alpha))\"" : ""
    return " \(attribute)=\"\(color.hex)\"\(opacity)"
  }

  private static func data(_ path: Path) -> String {
    var text = ""
    for element in path.elements {
      switch element {
      case .move(let to): text += "M\(pair(to))"
      case .line(let to): text += "L\(pair(to))"
      case .curve(let a, let b, let to): text += "C\(pair(a)) \(pair(b)) \(pair(to))"
      case .close: text += "Z"
      }
    }
    return text
  }

  private static func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }

  /// Returns a number to a hundredth of a point, without trailing zeros.
  static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.magnitude < 1e12 else { return "0" }
    let whole = Int(hundredths)
    let (units, rest) = Int(whole.magnitude).quotientAndRemainder(dividingBy: 100)
    let sign = whole < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(units)" }
    return rest % 10 == 0
      ? "\(sign)\(units).\(rest / 10)" : "\(sign)\(units).\(rest < 10 ? "0" : "")\(rest)"
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
