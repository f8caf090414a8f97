import Plotting

extension PlacedItem {
  /// Returns the item on a page that is larger by a factor.
  func scaled(by scale: Double) -> PlacedItem {
    var scaled = self
    scaled.origin = origin.scaled(by: scale)
    scaled.content =
      switch content {
      case .text(let text, let font, let color):
        .text(text, font.sized(font.size * scale), color)
      case .fill(let path, let color): .fill(path.scaled(by: scale), color)
      case .stroke(let path, let stroke):
        .stroke(
          path.scaled(by: scale),
          Stroke(stroke.color, width: stroke.width * scale, dash: stroke.dash.map { $0 * scale }))
      case .figure(let id, let size): .figure(id, size.scaled(by: scale))
      case .link(let target, let size): .link(target, size.scaled(by: scale))
      case .pageNumber(let name, let font, let color):
        .pageNumber(name, font.sized(font.size * scale), color)
      case .destination, .nothing: content
      }
    return scaled
  }
}

extension Size {
  fileprivate func scaled(by scale: Double) -> Size { Size(width * scale, height * scale) }
}

extension Point {
  fileprivate func scaled(by scale: Double) -> Point { Point(x * scale, y * scale) }
}

extension Path {
  fileprivate func scaled(by scale: Double) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(point.scaled(by: scale))
        case .line(let point): .line(point.scaled(by: scale))
        case .curve(let first, let second, let end):
          .curve(first.scaled(by: scale), second.scaled(by: scale), end.scaled(by: scale))
        case .close: .close
        }
      })
  }
}
