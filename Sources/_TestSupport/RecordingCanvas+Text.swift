import Plotting

/// A recording as text, to a tenth of a point.
extension RecordingCanvas {
  /// The calls, in order, one per line.
  public var recording: String { calls.joined(separator: "\n") + "\n" }

  /// The calls, in order, as text.
  public var calls: [String] { operations.map(\.description) }
}

extension RecordingCanvas.Operation: CustomStringConvertible {
  /// The call as text.
  public var description: String {
    switch self {
    case .fill(let path, let color): "fill \(describe(color)) \(describe(path))"
    case .stroke(let path, let stroke): describe(path, stroke)
    case .write(let text, let style, let origin, let angle):
      "text \(describe(style.color)) \(number(style.size)) at \(describe(origin))"
        + (angle == 0 ? "" : " turned \(number(angle))") + ": "
        + text.runs.map(describe).joined()
    case .draw(let image, let rect):
      "image \(image.width) x \(image.height) in \(describe(rect))"
    case .clip(let rect): "clip \(describe(rect))"
    case .endClip: "end clip"
    }
  }

  private func describe(_ path: Path, _ stroke: Stroke) -> String {
    let dash = stroke.dash.isEmpty ? "" : " dash \(stroke.dash.map(number).joined(separator: " "))"
    return "stroke \(describe(stroke.color)) \(number(stroke.width))\(dash) \(describe(path))"
  }

  private func describe(_ run: Text.Run) -> String {
    let text = run.isItalic ? "/\(run.string)/" : run.string
    switch run.position {
    case .normal: return text
    case .raised: return "^{\(text)}"
    case .lowered: return "_{\(text)}"
    }
  }

  private func describe(_ color: Color) -> String {
    color.alpha < 1 ? "\(color.hex)@\(number(color.alpha))" : color.hex
  }

  private func describe(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let to): "M\(describe(to))"
      case .line(let to): "L\(describe(to))"
      case .curve(let a, let b, let to): "C\(describe(a)) \(describe(b)) \(describe(to))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }

  private func describe(_ rect: Rect) -> String {
    "\(describe(Point(rect.minX, rect.minY))) \(describe(Point(rect.maxX, rect.maxY)))"
  }

  private func describe(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  /// Returns a number to a tenth of a point.
  private func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    return tenths == 0 ? "0" : "\(tenths / 10)"
  }
}
