import Formatting
import Plotting

/// A canvas that writes SVG with real text, which can be searched, selected and read aloud.
///
/// Cairo's own SVG back end turns text into outlines, hence this one. Pango measures the text, and
/// since the font has the metrics of Arial and Helvetica, browsers lay it out with the same widths.
final class SVGCanvas: Canvas {
  private let typesetter: Typesetter
  private var output = ""
  /// Everything before the drawing; nil if it becomes part of a page.
  private let header: String?
  private let size: Size
  private let printedSize: Size
  /// The families of the font.
  private let families: String
  private var tooltips: [PlacedTooltip] = []
  /// The rectangle that drawing is clipped to; nil for the page.
  private var clip: Rect?
  private var clips = 0

  init(
    size: Size, printedSize: Size, title: String, description: String, creator: String,
    typesetter: Typesetter
  ) {
    self.typesetter = typesetter
    (self.size, self.printedSize) = (size, printedSize)
    families = Self.quoted(typesetter.families)
    header = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      \(Self.box(size, printedSize)) role="img" aria-labelledby="title desc">
      <title id="title">\(Self.escaped(title))</title>
      <desc id="desc">\(Self.escaped(description))</desc>
      <metadata>\(Self.escaped(creator))</metadata>

      """
  }

  /// Creates a canvas whose drawing becomes part of a page, which describes it.
  init(size: Size, printedSize: Size, typesetter: Typesetter) {
    self.typesetter = typesetter
    (self.size, self.printedSize) = (size, printedSize)
    families = Self.quoted(typesetter.families)
    header = nil
  }

  private static func box(_ size: Size, _ printedSize: Size) -> String {
    "width=\"\(number(printedSize.width))pt\" height=\"\(number(printedSize.height))pt\""
      + " viewBox=\"0 0 \(number(size.width)) \(number(size.height))\""
  }

  /// The font families, each in quotes, since some programs take only the first word of others.
  private static func quoted(_ families: String) -> String {
    let names = families.split(separator: ",").map { name in
      "'\(escaped(String(name.drop { $0 == " " })).replacing("'", with: ""))'"
    }
    return (names + ["sans-serif"]).joined(separator: ", ")
  }

  /// Closes the document and returns its bytes.
  func finish() -> [UInt8] {
    let group = "<g font-family=\"\(families)\" stroke-linejoin=\"round\" fill-rule=\"evenodd\">\n"
    let start = header ?? Self.opening(size, printedSize, hasParts: !tooltips.isEmpty)
    return Array(
      (start + group + output + PlacedTooltip.markup(tooltips, width: size.width)
        + "</g>\n</svg>\n").utf8)
  }

  /// The start of a drawing in a page: an image or, if it `hasParts` to point at, a group of them.
  private static func opening(_ size: Size, _ printedSize: Size, hasParts: Bool) -> String {
    "<svg \(box(size, printedSize)) role=\"\(hasParts ? "group" : "img")\">\n"
  }

  func tooltip(_ tooltip: Tooltip, at point: Point, radius: Double) {
    if header == nil { tooltips.append(PlacedTooltip(tooltip, at: point, radius: radius)) }
  }

  /// Adds a style sheet.
  func style(_ rules: String) { output += "<style>\n\(rules)\n</style>\n" }

  /// Groups everything that `body` draws.
  func group(_ attributes: String, _ body: () -> Void) {
    output += "<g \(attributes)>\n"
    body()
    output += "</g>\n"
  }

  func width(of text: Text, _ style: TextStyle) -> Double { typesetter.width(of: text, style) }

  func fill(_ path: Path, _ color: Color) {
    guard !path.isEmpty else { return }
    let rule = path.isUnion ? " fill-rule=\"nonzero\"" : ""
    clipped(path.hull) { "<path d=\"\(Self.data(path))\"\(rule)\(paint("fill", color))/>\n" }
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    var attributes = " fill=\"none\"\(paint("stroke", stroke.color))"
    attributes += " stroke-width=\"\(Self.number(stroke.width))\""
    if !stroke.dash.isEmpty {
      attributes += " stroke-dasharray=\"\(stroke.dash.map(Self.number).joined(separator: " "))\""
    }
    if stroke.isRound { attributes += " stroke-linecap=\"round\"" }
    // Lines are cut at the frame, since not every program clips.
    let cut = clip.flatMap { path.cut(at: $0) }
    let shown = cut ?? path
    guard !shown.isEmpty else { return }
    let element = "<path d=\"\(Self.data(shown))\"\(attributes)/>\n"
    if cut == nil {
      clipped(shown.hull?.inset(by: -stroke.width / 2)) { element }
    } else {
      output += element
    }
  }

  func draw(_ image: Raster, in rect: Rect) {
    guard let png = try? PNGEncoder.encode(image) else { return }
    clipped(rect) {
      "<image x=\"\(Self.number(rect.minX))\" y=\"\(Self.number(rect.minY))\""
        + " width=\"\(Self.number(rect.width))\" height=\"\(Self.number(rect.height))\""
        + " preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
        // Every program knows the older name of href.
        + " xlink:href=\"data:image/png;base64,\(base64(png))\"/>\n"
    }
  }

  // MARK: - Clipping

  func clip(to rect: Rect, _ body: () -> Void) {
    let before = clip
    clip = rect
    body()
    clip = before
  }

  /// Adds an element that fills at most `bounds`, clipped if it reaches beyond the current rectangle.
  private func clipped(_ bounds: Rect?, _ element: () -> String) {
    guard let clip, let bounds, !clip.inset(by: -0.01).contains(bounds) else {
      output += element()
      return
    }
    clips += 1
    output +=
      "<clipPath id=\"clip\(clips)\"><path d=\"\(Self.data(.rectangle(clip)))\"/></clipPath>\n"
      + "<g clip-path=\"url(#clip\(clips))\">\n\(element())</g>\n"
  }

  // MARK: - Text

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    let (x, y) = (Self.number(origin.x), Self.number(origin.y))
    let turn = angle == 0 ? "" : " transform=\"rotate(\(Self.number(-angle)) \(x) \(y))\""
    output += "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(Self.number(style.size))\""
    output += paint("fill", style.color)
    if style.isBold { output += " font-weight=\"bold\"" }
    output += turn + " xml:space=\"preserve\">"
    var place = origin
    var suns = ""
    for run in text.runs.flatMap(\.partedAtSuns) {
      place.y = origin.y - Text.shift(of: run.position) * style.size
      let width = typesetter.width(of: Text(runs: [run]), style)
      if run.string == "☉" {
        suns += sun(
          Self.size(of: run, style), at: Point(place.x + width / 2, place.y), style.color, turn)
      } else {
        output += tspan(run, style, at: place, isFirst: place == origin)
      }
      place.x += width
    }
    output += "</text>\n" + suns
  }

  /// The symbol of the Sun, a circle with a dot, which few fonts have, centred above `base`.
  private func sun(_ size: Double, at base: Point, _ color: Color, _ turn: String) -> String {
    let center = Point(base.x, base.y - 0.35 * size)
    return "<path d=\"\(Self.data(.circle(center, radius: 0.31 * size)))\" fill=\"none\""
      + "\(paint("stroke", color)) stroke-width=\"\(Self.number(0.06 * size))\"\(turn)/>\n"
      + "<path d=\"\(Self.data(.circle(center, radius: 0.08 * size)))\"\(paint("fill", color))\(turn)/>\n"
  }

  private static func size(of run: Text.Run, _ style: TextStyle) -> Double {
    run.position == .normal ? style.size : Text.scriptSize(style.size)
  }

  /// A run with its own position, since some programs place it differently after another font or size.
  private func tspan(_ run: Text.Run, _ style: TextStyle, at place: Point, isFirst: Bool) -> String
  {
    let string = Self.escaped(run.string)
    var attributes = run.isItalic ? " font-style=\"italic\"" : ""
    if run.position != .normal {
      attributes += " font-size=\"\(Self.number(Self.size(of: run, style)))\""
    }
    if !isFirst {
      attributes += " x=\"\(Self.number(place.x))\" y=\"\(Self.number(place.y))\""
    }
    return attributes.isEmpty ? string : "<tspan\(attributes)>\(string)</tspan>"
  }

  /// The colour of a fill or stroke; in a page a single value, which the page can replace.
  private func paint(_ attribute: String, _ color: Color) -> String {
    if header == nil, color.alpha < 1 { return " \(attribute)=\"\(color.hexWithOpacity)\"" }
    let opacity = color.alpha < 1 ? " \(attribute)-opacity=\"\(Self.number(color.alpha))\"" : ""
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
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Path {
  /// The smallest rectangle around the points and control points; nil for an empty path.
  fileprivate var hull: Rect? {
    let points = elements.flatMap { element -> [Point] in
      switch element {
      case .move(let to), .line(let to): [to]
      case .curve(let a, let b, let to): [a, b, to]
      case .close: []
      }
    }
    guard let xs = Span(over: points.map(\.x)), let ys = Span(over: points.map(\.y)) else {
      return nil
    }
    return Rect(minX: xs.lower, minY: ys.lower, maxX: xs.upper, maxY: ys.upper)
  }

  /// The parts of straight lines inside `rect`; nil for a closed or curved path.
  fileprivate func cut(at rect: Rect) -> Path? {
    var points: [Point] = []
    for element in elements {
      switch element {
      case .move(let to): points += [Point(.nan, .nan), to]
      case .line(let to): points.append(to)
      case .curve, .close: return nil
      }
    }
    return .polyline(Clipping.kept(points, inside: rect))
  }
}

extension Text.Run {
  /// The run as parts that are the symbol of the Sun or do not hold it.
  fileprivate var partedAtSuns: [Text.Run] {
    var parts: [Text.Run] = []
    for character in string {
      let joins = character != "☉" && parts.last.map { $0.string != "☉" } ?? false
      if joins {
        parts[parts.count - 1].string.append(character)
      } else {
        var part = self
        part.string = String(character)
        parts.append(part)
      }
    }
    return parts
  }
}
