/// A drawing with one frame, the place of which another drawing needs.
public protocol FramedDrawing: AxisDrawing {
  /// Draws within `rect`, and returns the frame besides what did not fit.
  func drawn(
    on canvas: any Canvas, in rect: Rect, theme: Theme
  ) -> (omissions: Omissions, frame: Frame)
}

extension FramedDrawing {
  /// Draws within `rect`, and returns what did not fit.
  public func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    drawn(on: canvas, in: rect, theme: theme).omissions
  }
}

extension Plot: FramedDrawing {}
extension MarginalPlot: FramedDrawing {}

/// A plot with another one that magnifies a part of it: at its right, or below it on a page that is higher than wide.
public struct ZoomedPlot: Drawing {
  /// The plot.
  public var plot: any FramedDrawing
  /// The magnified part.
  public var detail: Plot
  /// Whether the part has a legend of its own.
  public var isDetailExplained: Bool

  /// The share of the plot in the longer side of the page.
  private static let share = 0.6
  private static let gap = 10.0

  /// Creates a plot with a magnified part.
  public init(_ plot: any FramedDrawing, detail: Plot, isDetailExplained: Bool) {
    self.plot = plot
    self.detail = detail
    self.isDetailExplained = isDetailExplained
  }

  /// Draws both, with frames of one height if they stand side by side.
  public func draw(on canvas: any Canvas, in rect: Rect, theme: Theme) -> Omissions {
    let isWide = rect.width > rect.height
    var (whole, part) = (rect, rect)
    if isWide {
      whole.maxX = rect.minX + rect.width * Self.share
      part.minX = whole.maxX + Self.gap
    } else {
      whole.maxY = rect.minY + rect.height * Self.share
      part.minY = whole.maxY + Self.gap
    }
    var own = theme
    if !isDetailExplained { own.legend = .hidden }
    var omissions = plot.drawn(on: canvas, in: whole, theme: theme)
    if isWide {
      let layout = PlotLayout(detail, in: part, theme: theme, canvas: canvas)
      part.minY = omissions.frame.rect.minY - (layout.frame.rect.minY - part.minY)
      part.maxY = omissions.frame.rect.maxY + (part.maxY - layout.frame.rect.maxY)
      // A legend below the part takes the room of that below the plot.
      let frame = detail.frame(in: part, theme: own, canvas: canvas).rect
      part.maxY = min(part.maxY + (omissions.frame.rect.maxY - frame.maxY), rect.maxY)
    }
    let rest = detail.draw(on: canvas, in: part, theme: own)
    omissions.omissions.labels += rest.labels
    omissions.omissions.notes += rest.notes
    return omissions.omissions
  }
}

extension ZoomedPlot: AxisDrawing {
  /// The horizontal axis of the plot.
  public var x: Axis {
    get { plot.x }
    set { plot.x = newValue }
  }

  /// The vertical axis of the plot.
  public var y: Axis {
    get { plot.y }
    set { plot.y = newValue }
  }
}
