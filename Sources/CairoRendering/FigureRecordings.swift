import Plotting
import Synchronization

/// What the figures of a report share, on any threads: the text that has been set and, if they are laid out before their
/// files are drawn, their drawing operations.
public final class FigureRecordings: Sendable {
  private let recordings = Mutex<[Key: FigureRecording]>([:])
  /// The lines of text, by the font that is asked for.
  private let lines = Mutex<[String: SetLines]>([:])

  /// The name and the look: a page has the same figure in two.
  private struct Key: Hashable {
    var name: String
    var colors: [Color]
  }

  private let keepsLayouts: Bool

  /// Creates an empty collection, which keeps the layouts if they are wanted before the files.
  public init(keepsLayouts: Bool) { self.keepsLayouts = keepsLayouts }

  /// The recording of a figure in its look, laid out now if it was not before; nil if layouts are not kept.
  func recording(of figure: Figure) -> FigureRecording? {
    guard keepsLayouts else { return nil }
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
