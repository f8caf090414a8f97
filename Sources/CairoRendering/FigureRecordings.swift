import Plotting
import Synchronization

/// The drawing operations of figures that have been laid out, so that their files can be drawn later, on other threads,
/// and without another layout.
public final class FigureRecordings: Sendable {
  private let recordings = Mutex<[Key: FigureRecording]>([:])

  /// The name and the look: a page has the same figure in two.
  private struct Key: Hashable {
    var name: String
    var colors: [Color]
  }

  /// Creates an empty collection.
  public init() {}

  /// The recording of a figure in its look, which `record` makes if there is none.
  func recording(of figure: Figure, or record: () -> FigureRecording) -> FigureRecording {
    let key = Key(name: figure.name, colors: [figure.theme.background, figure.theme.ink])
    if let recording = recordings.withLock({ $0[key] }) { return recording }
    let recording = record()
    recordings.withLock { $0[key] = recording }
    return recording
  }
}

