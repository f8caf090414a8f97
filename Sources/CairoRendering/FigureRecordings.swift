import Plotting
import Synchronization

/// What the figures of a report share, on any threads: the text that has been set, and their drawing operations, since they
/// are laid out before their files are drawn.
public final class FigureRecordings: Sendable {
  private let recordings = Mutex<[Key: FigureRecording]>([:])
  /// The lines of text, by the font that is asked for.
  private let lines = Mutex<[String: SetLines]>([:])

  /// The name and the look: a page has the same figure in two.
  private struct Key: Hashable {
    var name: String
    var colors: [Color]
  }

  /// Creates an empty collection.
  public init() {}

  /// The recording of a figure in its look, laid out now if it was not before.
  func recording(of figure: Figure) -> FigureRecording {
    let key = Key(name: figure.name, colors: [figure.theme.background, figure.theme.ink])
    if let recording = recordings.withLock({ $0[key] }) { return recording }
    let recording = FigureRecording(figure, typesetter(font: figure.theme.font))
    recordings.withLock { $0[key] = recording }
    return recording
  }

  /// A typesetter for figures in a font, nil for the usual one, that sets no line that another has set.
  func typesetter(font: String?) -> Typesetter {
    let shared = lines.withLock { lines in
      let key = font ?? ""
      let shared = lines[key] ?? SetLines()
      lines[key] = shared
      return shared
    }
    return Typesetter(font: font, sharing: shared)
  }
}
