import Plotting
import _TestSupport

/// The faults of a figure as drawn: texts on texts or markers, ink off the page or under the legend, and text or
/// guides too small or too pale to be read.
///
/// ``FigureChecks+Key`` finds symbols without an explanation.
struct FigureChecks {
  let inks: [Ink]
  let page: Rect
  let theme: Theme
  let magnification: Double
  let caption: String
  /// The place of the patch under the legend among ``inks``; their number if there is none.
  let legendPlace: Int
  /// The rectangles enclosed by axes.
  let frames: [Rect]
  private let texts: [PlacedText]
  /// The places of areas and images.
  private let grounds: [Int]

  /// A text and its place among the inks.
  private struct PlacedText {
    var place: Int
    var text: Text
    var style: TextStyle
    var box: TextBox
    var bounds: Rect
  }

  init(_ canvas: RecordingCanvas, of figure: Figure, caption: String = "") {
    let inks = canvas.inks
    let theme = figure.theme
    self.inks = inks
    self.theme = theme
    self.caption = caption
    page = Rect(origin: Point(0, 0), size: figure.size)
    magnification = figure.magnification
    legendPlace =
      inks.indices.dropFirst().last { inks[$0].isPatch(theme.background, isOpaque: true) }
      ?? inks.count
    grounds = inks.indices.filter { inks[$0].isGround }
    frames = inks.compactMap { $0.isFrame(theme) ? $0.box : nil }
    texts = inks.enumerated().compactMap { place, ink in
      guard case .text(let text, let style, let box) = ink.kind, let bounds = ink.box else {
        return nil
      }
      return PlacedText(place: place, text: text, style: style, box: box, bounds: bounds)
    }
  }

  /// All faults, each as a sentence.
  var faults: [String] {
    let all =
      textsOnTexts + textsOnOutlines + strays + hidden + paleTexts + paleLines + smallTexts
      + mixedTicks + cutTitles + unexplained + idleEntries
    return Set(all).sorted()
  }

  // MARK: - Places

  var textsOnTexts: [String] {
    let texts = texts
    return texts.indices.flatMap { index in
      texts[..<index].filter { other in
        other.bounds.meets(texts[index].bounds) && other.box.isTouched(by: texts[index].box)
      }.map { "“\(texts[index].text.plain)” is on “\($0.text.plain)”" }
    }
  }

  /// The texts on the outlines of markers, cells and frames, unless a patch below the text hides these.
  var textsOnOutlines: [String] {
    let outlines = inks.indices.filter { inks[$0].isMarker || inks[$0].isOutline }
    let patches = inks.indices.filter { inks[$0].isPatch(theme.background) && $0 > 0 }
    return texts.flatMap { text in
      let patch = patches.last { place in
        place < text.place && inks[place].box.map { $0.contains(text.bounds) } ?? false
      }
      return outlines.filter { place in
        guard place > patch ?? -1, inks[place].box?.meets(text.bounds) ?? false else {
          return false
        }
        return inks[place].path.sides.contains { text.box.isTouched(by: $0) }
      }.prefix(1).map { _ in "“\(text.text.plain)” is on an outline" }
    }
  }

  /// The ink that leaves the page.
  var strays: [String] {
    let page = page.inset(by: -0.01)
    return inks.compactMap { ink in
      guard let box = ink.box else { return nil }
      switch ink.kind {
      case .text(let text, _, _):
        return page.contains(box) ? nil : "“\(text.plain)” is off the page"
      case .line(let stroke):
        let reach = box.inset(by: -stroke.width / 2).clamped(to: ink.clip)
        return page.contains(reach) ? nil : "a line is off the page"
      case .area, .image: return page.contains(box) ? nil : "an area is off the page"
      }
    }
  }

  /// The data under the legend.
  var hidden: [String] {
    guard legendPlace < inks.count, let patch = inks[legendPlace].box?.inset(by: 0.01) else {
      return []
    }
    return inks[..<legendPlace].compactMap { ink in
      guard let box = ink.box, box.meets(patch) else { return nil }
      switch ink.kind {
      case .image(let image, let rect):
        return image.hasPixels(in: patch, of: rect) ? "a density is under the legend" : nil
      case .line(let stroke) where stroke.color.hex == theme.background.hex: return nil
      case .area where !ink.isMarker: return nil
      case .area, .line:
        let seen = patch.clamped(to: ink.clip)
        let isUnder = ink.path.sides.contains { seen.intersects(from: $0, to: $1) }
        return isUnder ? "\(ink.isMarker ? "a marker" : "a line") is under the legend" : nil
      case .text(let text, _, _): return "“\(text.plain)” is under the legend"
      }
    }
  }

  // MARK: - Legibility

  var paleTexts: [String] {
    texts.compactMap { text in
      let pale = [0.1, 0.5, 0.9].contains { share in
        text.style.color.contrast(with: ground(at: text.box.point(share, 0.5), below: text.place))
          < 4.5
      }
      return pale ? "“\(text.text.plain)” is too pale" : nil
    }
  }

  /// The lines with a contrast below 3 : 1 to what is below them; of closed ones, to that and to the page, and of those
  /// on a halo, to that.
  var paleLines: [String] {
    inks.indices.compactMap { place in
      let ink = inks[place]
      guard case .line(let stroke) = ink.kind, let box = ink.box, isFigure(stroke, at: place) else {
        return nil
      }
      let isApart = ink.path.isClosed || isOnHalo(stroke, at: place)
      if isApart, stroke.color.contrast(with: theme.background) >= 3 { return nil }
      let middles = ink.path.sides.map { Point(($0.x + $1.x) / 2, ($0.y + $1.y) / 2) }
        .filter { box.contains($0) }
      let some = stride(from: 0, to: middles.count, by: middles.count / 5 + 1)
      let isPale = some.contains { index in
        stroke.color.contrast(with: ground(at: middles[index], below: place, hasImages: false)) < 3
      }
      return isPale ? "a line in \(stroke.color.hex) is too pale" : nil
    }
  }

  /// Whether the ink below a line is the same line, wider and in the colour of the background.
  private func isOnHalo(_ stroke: Stroke, at place: Int) -> Bool {
    guard place > 0, case .line(let halo) = inks[place - 1].kind else { return false }
    return halo.color == theme.background.opacity(1) && halo.width >= stroke.width + 1
      && inks[place - 1].path == inks[place].path
  }

  /// Whether a line must be seen: it is neither a halo, a separator of cells nor the edge of a filled marker.
  private func isFigure(_ stroke: Stroke, at place: Int) -> Bool {
    let path = inks[place].path
    if stroke.color.hex == theme.background.hex { return false }
    if path.isClosed, stroke.color == theme.grid { return false }
    guard place > 0, path.isClosed, case .area(let fill) = inks[place - 1].kind else { return true }
    return inks[place - 1].path != path || fill.hex == theme.background.hex
  }

  /// The colour of areas and images at a point, without markers.
  private func ground(at point: Point, below place: Int, hasImages: Bool = true) -> Color {
    grounds.reduce(theme.background.opacity(1)) { color, at in
      let ink = inks[at]
      guard at < place, let box = ink.box, box.contains(point) else { return color }
      switch ink.kind {
      case .area(let fill) where ink.contains(point):
        return color.mixed(with: fill.opacity(1), fill.alpha)
      case .image(let image, let rect) where hasImages:
        return image.color(at: point, of: rect) ?? color
      case .area, .image, .text, .line: return color
      }
    }
  }

  /// The texts printed below 6 pt, and from the width of a column on their indices and exponents too.
  var smallTexts: [String] {
    let isColumn = page.width * magnification >= 88 * 72 / 25.4 - 0.01
    return texts.filter { text in
      let hasScripts = text.text.runs.contains { $0.position != .normal }
      let size = hasScripts && isColumn ? Text.scriptSize(text.style.size) : text.style.size
      return size * magnification < 6 - 1e-9
    }.map { "“\($0.text.plain)” is below 6 pt" }
  }

  /// The titles of axes that are too long, upright ones and the lowest in the middle of a figure.
  var cutTitles: [String] {
    texts.filter { text in
      text.text.isTruncated
        && (text.box.along.x < 0.5
          || frames.contains {
            (text.bounds.center.x - $0.center.x).magnitude < 0.1 && text.bounds.minY > $0.maxY
          })
    }.map { "the title “\($0.text.plain)” is cut" }
  }

  /// The axes on which some labels are powers of ten and others are not.
  var mixedTicks: [String] {
    frames.flatMap { frame in
      let left = texts.filter { text in
        frame.contains(Point(frame.minX, text.bounds.center.y))
          && (frame.minX - text.bounds.maxX).magnitude < 6 && text.box.along.y == 0
      }
      let bottom = texts.filter { text in
        frame.contains(Point(text.bounds.center.x, frame.maxY))
          && (text.bounds.minY - frame.maxY - 4.5).magnitude < 1
      }
      return [left, bottom].filter { labels in
        let numbers = labels.map(\.text).filter { $0.plain != "0" }
        return Set(numbers.map { $0.runs.contains { $0.position == .raised } }).count > 1
      }.map { "ticks of two forms: \($0.map(\.text.plain).joined(separator: ", "))" }
    }
  }
}

extension Ink {
  /// Whether it is a marker.
  var isMarker: Bool { symbol != nil && box != nil }

  /// Whether it is an area or an image.
  fileprivate var isGround: Bool {
    switch kind {
    case .area: !isMarker
    case .image: true
    case .text, .line: false
    }
  }

  /// Whether it is the rectangle enclosed by axes.
  fileprivate func isFrame(_ theme: Theme) -> Bool {
    guard case .line(let stroke) = kind, path.isClosed, path.elements.count == 5 else {
      return false
    }
    return stroke.color == theme.ink && stroke.width == theme.frameWidth
  }

  /// Whether it is the outline of a larger closed shape.
  fileprivate var isOutline: Bool {
    if case .line = kind { return path.isClosed && !isMarker }
    return false
  }

  /// Whether it is an upright rectangle.
  var isRectangle: Bool {
    guard path.elements.count == 5, path.isClosed, let first = path.points.first else {
      return false
    }
    return !isMarker && Rect(around: path.points).map { first == Point($0.minX, $0.minY) } ?? false
  }

  /// Whether it is a rectangle of a colour that hides what is below it.
  func isPatch(_ color: Color, isOpaque: Bool = false) -> Bool {
    guard case .area(let fill) = kind, isRectangle else { return false }
    return fill.hex == color.hex && (fill.alpha == 1 || !isOpaque)
  }
}

extension Raster {
  /// The colour of the pixel at a point of the rectangle that the image fills; nil if it is transparent.
  func color(at point: Point, of rect: Rect) -> Color? {
    let column = Int((point.x - rect.minX) / rect.width * Double(width))
    let row = Int((point.y - rect.minY) / rect.height * Double(height))
    guard (0..<width).contains(column), (0..<height).contains(row) else { return nil }
    let pixel = pixels[row * width + column]
    return pixel >> 24 == 0 ? nil : Color(pixel & 0xFF_FFFF)
  }

  /// Whether pixels in a part of the rectangle that the image fills are drawn.
  fileprivate func hasPixels(in part: Rect, of rect: Rect) -> Bool {
    func place(_ share: Double, _ count: Int) -> Int {
      min(max(Int(share * Double(count)), 0), count)
    }
    let columns =
      place(
        (part.minX - rect.minX) / rect.width, width)..<place(
        (part.maxX - rect.minX) / rect.width, width)
    let rows =
      place(
        (part.minY - rect.minY) / rect.height, height)..<place(
        (part.maxY - rect.minY) / rect.height, height)
    return rows.contains { row in columns.contains { pixels[row * width + $0] >> 24 != 0 } }
  }
}
