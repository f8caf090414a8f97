import Plotting

/// The drawing operations of a figure, in their order, and what did not fit.
struct FigureRecording: Sendable {
  /// An operation of a canvas.
  enum Operation: Sendable {
    case fill(Path, Color)
    case stroke(Path, Stroke)
    case write(Text, TextStyle, Point, angle: Double)
    case draw(Raster, Rect)
    case tooltip(Tooltip, Point, radius: Double)
    case clip(Rect, [Operation])
  }

  /// The operations.
  var operations: [Operation] = []
  /// The elements that did not fit.
  var omissions = Omissions()

  /// Lays out a figure.
  init(_ figure: Figure, _ typesetter: Typesetter) {
    let canvas = RecordingCanvas(typesetter: typesetter)
    omissions = figure.draw(on: canvas)
    omissions.notes += typesetter.notes
    operations = canvas.operations
  }

  /// About the number of bytes that the operations take.
  var size: Int { Self.size(of: operations) }

  private static func size(of operations: [Operation]) -> Int {
    operations.reduce(0) { size, operation in
      let own =
        switch operation {
        case .fill(let path, _), .stroke(let path, _):
          path.elements.count * MemoryLayout<Path.Element>.stride
        case .write, .tooltip: 256
        case .draw(let image, _): image.pixels.count * MemoryLayout<UInt32>.stride
        case .clip(_, let operations): Self.size(of: operations)
        }
      return size + MemoryLayout<Operation>.stride + own
    }
  }

  /// Draws the figure.
  func draw(on canvas: any Canvas) { Self.draw(operations, on: canvas) }

  private static func draw(_ operations: [Operation], on canvas: any Canvas) {
    for operation in operations {
      switch operation {
      case .fill(let path, let color): canvas.fill(path, color)
      case .stroke(let path, let stroke): canvas.stroke(path, stroke)
      case .write(let text, let style, let origin, let angle):
        canvas.write(text, style, at: origin, angle: angle)
      case .draw(let image, let rect): canvas.draw(image, in: rect)
      case .tooltip(let tooltip, let point, let radius):
        canvas.tooltip(tooltip, at: point, radius: radius)
      case .clip(let rect, let operations): canvas.clip(to: rect) { draw(operations, on: canvas) }
      }
    }
  }
}

/// A canvas that records what is drawn.
private final class RecordingCanvas: Canvas {
  private(set) var operations: [FigureRecording.Operation] = []
  private let typesetter: Typesetter

  init(typesetter: Typesetter) { self.typesetter = typesetter }

  func width(of text: Text, _ style: TextStyle) -> Double { typesetter.width(of: text, style) }

  func fill(_ path: Path, _ color: Color) { operations.append(.fill(path, color)) }

  func stroke(_ path: Path, _ stroke: Stroke) { operations.append(.stroke(path, stroke)) }

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    typesetter.record(text)
    operations.append(.write(text, style, origin, angle: angle))
  }

  func draw(_ image: Raster, in rect: Rect) { operations.append(.draw(image, rect)) }

  func tooltip(_ tooltip: Tooltip, at point: Point, radius: Double) {
    operations.append(.tooltip(tooltip, point, radius: radius))
  }

  func clip(to rect: Rect, _ body: () -> Void) {
    let before = operations
    operations = []
    body()
    operations = before + [.clip(rect, operations)]
  }
}
