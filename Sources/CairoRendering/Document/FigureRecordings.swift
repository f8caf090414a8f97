import Plotting
import Synchronization

/// The drawing operations of figures, by their names, recorded while their files are drawn, so that a document need
/// not lay the figures out again.
public final class FigureRecordings: Sendable {
  private let recordings = Mutex<[String: FigureRecording]>([:])

  /// Creates an empty collection.
  public init() {}

  /// The recording of a figure in its look; nil if there is none.
  subscript(figure: Figure) -> FigureRecording? {
    get { recordings.withLock { $0[Self.key(figure)] } }
    set { recordings.withLock { $0[Self.key(figure)] = newValue } }
  }

  /// The name and the look: a page has the same figure in two.
  private static func key(_ figure: Figure) -> String {
    "\(figure.name) \(figure.theme.background) \(figure.theme.ink)"
  }
}

/// The drawing operations of a figure, in their order.
struct FigureRecording {
  /// An operation of a canvas.
  indirect enum Operation {
    case fill(Path, Color)
    case stroke(Path, Stroke)
    case write(Text, TextStyle, Point, angle: Double)
    case draw(Raster, Rect)
    case clip(Rect, [Operation])
  }

  var operations: [Operation] = []

  /// Draws the figure again.
  func draw(on canvas: any Canvas) { Self.draw(operations, on: canvas) }

  private static func draw(_ operations: [Operation], on canvas: any Canvas) {
    for operation in operations {
      switch operation {
      case .fill(let path, let color): canvas.fill(path, color)
      case .stroke(let path, let stroke): canvas.stroke(path, stroke)
      case .write(let text, let style, let origin, let angle):
        canvas.write(text, style, at: origin, angle: angle)
      case .draw(let image, let rect): canvas.draw(image, in: rect)
      case .clip(let rect, let operations): canvas.clip(to: rect) { draw(operations, on: canvas) }
      }
    }
  }
}

/// A canvas that records what is drawn.
final class RecordingCanvas: Canvas {
  private(set) var recording = FigureRecording()
  private let typesetter: Typesetter

  init(typesetter: Typesetter) { self.typesetter = typesetter }

  func width(of text: Text, _ style: TextStyle) -> Double { typesetter.width(of: text, style) }

  func fill(_ path: Path, _ color: Color) { recording.operations.append(.fill(path, color)) }

  func stroke(_ path: Path, _ stroke: Stroke) {
    recording.operations.append(.stroke(path, stroke))
  }

  func write(_ text: Text, _ style: TextStyle, at origin: Point, angle: Double) {
    recording.operations.append(.write(text, style, origin, angle: angle))
  }

  func draw(_ image: Raster, in rect: Rect) { recording.operations.append(.draw(image, rect)) }

  func clip(to rect: Rect, _ body: () -> Void) {
    let before = recording.operations
    recording.operations = []
    body()
    recording.operations = before + [.clip(rect, recording.operations)]
  }
}
