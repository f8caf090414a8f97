/// A legend outside the frames of a drawing, and the area that it leaves to them.
struct LegendLayout {
  /// The legend.
  let legend: Legend
  /// The area of everything else.
  let area: Rect
  /// The corner of the legend; centred below the area, or level with its top at the right.
  private let origin: Point
  /// The clause on a place that was asked for and has no room; nil if there is none.
  let note: String?

  /// The share of the width that a legend at the right may take.
  private static let widest = 0.4

  /// Places `entries` at the right of `rect` if that is asked for and leaves most of the width, else below.
  init(_ entries: [LegendEntry], in rect: Rect, theme: Theme, canvas: any Canvas) {
    if theme.legend == .right {
      let legend = Legend(
        entries, theme: theme, canvas: canvas, width: rect.width * Self.widest, isColumn: true)
      if legend.size.height <= rect.height {
        var area = rect
        area.maxX -= legend.size.width
        self.init(legend, area, Point(area.maxX, rect.minY), note: nil)
        return
      }
    }
    let legend = Legend(entries, theme: theme, canvas: canvas, width: rect.width)
    var area = rect
    area.maxY -= legend.size.height
    let left = max(rect.minX, rect.center.x - legend.size.width / 2)
    self.init(
      legend, area, Point(left, area.maxY),
      note: theme.legend == .right && !entries.isEmpty
        ? "the legend has no room at the right of the figure and is below it" : nil)
  }

  private init(_ legend: Legend, _ area: Rect, _ origin: Point, note: String?) {
    self.legend = legend
    self.area = area
    self.origin = origin
    self.note = note
  }

  /// Returns the place of the legend, centred below `frame` as far as `rect` allows, or from its top at the right.
  func place(beside frame: Rect, in rect: Rect) -> Rect {
    var corner = origin
    if origin.x >= area.maxX {
      corner.y = min(frame.minY, rect.maxY - legend.size.height)
    } else {
      let left = frame.center.x - legend.size.width / 2
      corner.x = min(max(left, rect.minX), rect.maxX - legend.size.width)
    }
    return Rect(origin: corner, size: legend.size)
  }
}
