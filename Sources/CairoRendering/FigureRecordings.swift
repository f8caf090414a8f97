import Plotting
import Synchronization

/// What the figures of a report share, on any threads: the text that has been set, and their drawing operations, since they
/// are laid out before their files are drawn.
public final class FigureRecordings: Sendable {
  private let layouts = Mutex(Layouts())
  /// The lines of text, by the font that is asked for.
  private let lines = Mutex<[String: SetLines]>([:])
  /// The most bytes that the layouts may take together.
  private let limit: Int

  private struct Layouts {
    var recordings: [Key: FigureRecording] = [:]
    var size = 0
  }

  /// The name and the look: a page has the same figure in two.
  private struct Key: Hashable {
    var name: String
    var colors: [Color]

    init(_ figure: Figure) {
      (name, colors) = (figure.name, [figure.theme.background, figure.theme.ink])
    }
  }

  /// Creates an empty collection, whose layouts take at most `limit` bytes: what has no room is laid out again for each
  /// file.
  public init(limit: Int = 64 << 20) { self.limit = limit }

  /// The layout of a figure in its look; nil if it is not kept.
  func recording(of figure: Figure) -> FigureRecording? {
    layouts.withLock { $0.recordings[Key(figure)] }
  }

  /// Keeps the layout of a figure, if it has room.
  func keep(_ recording: FigureRecording, of figure: Figure) {
    let (key, size) = (Key(figure), recording.size)
    layouts.withLock { layouts in
      guard layouts.recordings[key] == nil, layouts.size + size <= limit else { return }
      layouts.recordings[key] = recording
      layouts.size += size
    }
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
