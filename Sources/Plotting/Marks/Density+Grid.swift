extension Density {
  /// A regular grid, in the cells of which points were counted before.
  ///
  /// The cells of the histogram are then whole numbers of its cells: others would hold now more, now fewer of them,
  /// which would draw stripes.
  public struct Grid: Equatable, Sendable {
    /// The width of a cell.
    public var width: Double
    /// The height of a cell.
    public var height: Double
    /// A corner of a cell.
    public var origin: Point

    /// Creates a grid of cells, one of which begins at `origin`.
    ///
    /// - Precondition: The sides are positive.
    public init(width: Double, height: Double, origin: Point = Point(0, 0)) {
      precondition(width > 0 && height > 0, "cells of \(width) by \(height)")
      self.width = width
      self.height = height
      self.origin = origin
    }

    /// Returns the empty cells over the part of `frame` with points, none of which is narrower than `cell`, in points.
    func histogram(
      in frame: Frame, cell: Double, extents: (x: Span?, y: Span?)
    ) -> Histogram {
      let across = Self.cells(width, from: origin.x, frame.x, extents.x, cell)
      let down = Self.cells(height, from: origin.y, frame.y, extents.y, cell)
      guard let across, let down else { return Histogram(over: frame.rect, cell: cell) }
      return Histogram(
        over: Rect(
          minX: across.span.lower, minY: down.span.lower, maxX: across.span.upper,
          maxY: down.span.upper),
        columns: across.count, rows: down.count)
    }

    /// Returns the ends of columns of cells, none narrower than `least`, and their number.
    func columns(_ frame: Frame, atLeast least: Double) -> (span: Span, count: Int)? {
      Self.cells(width, from: origin.x, frame.x, frame.x.domain, least)
    }

    /// Returns the ends of rows of cells, none lower than `least`, and their number.
    func rows(_ frame: Frame, atLeast least: Double) -> (span: Span, count: Int)? {
      Self.cells(height, from: origin.y, frame.y, frame.y.domain, least)
    }

    /// The ends of the cells along a scale, in points, and their number; nil unless the scale is linear and shows
    /// points.
    private static func cells(
      _ side: Double, from origin: Double, _ scale: Scale, _ extent: Span?, _ cell: Double
    ) -> (span: Span, count: Int)? {
      let length = (scale.range.to - scale.range.from).magnitude
      let width = (scale.domain.to - scale.domain.from).magnitude
      guard scale.kind == .linear, width > 0, length > 0, let extent else { return nil }
      let step = max((cell * width / length / side).rounded(.up), 1) * side
      let from = max(extent.lower, scale.domain.lower)
      let to = min(extent.upper, scale.domain.upper)
      let first = ((from - origin) / step).rounded(.down)
      let last = ((to - origin) / step).rounded(.down)
      guard last >= first, last - first < 10_000 else { return nil }
      let ends = [scale(origin + first * step), scale(origin + (last + 1) * step)]
      return (Span(min(ends[0], ends[1]), max(ends[0], ends[1])), Int(last - first) + 1)
    }
  }
}
