import Synchronization

/// The lines that typesetters of the same families have set, on any threads.
final class SetLines: Sendable {
  private let lines = Mutex<[SetLine.Face: SetLine]>([:])

  /// The line of a face; nil if none has been kept.
  func line(_ face: SetLine.Face) -> SetLine? { lines.withLock { $0[face] } }

  /// Keeps a line for other typesetters if they may show it.
  func keep(_ line: SetLine, _ face: SetLine.Face) {
    if line.glyphs != nil { lines.withLock { $0[face] = line } }
  }
}
