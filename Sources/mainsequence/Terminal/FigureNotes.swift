import Plotting
import Synchronization

/// The notes on what figures could not show of what was asked for, collected while they are drawn in parallel.
final class FigureNotes: Sendable {
  private let notes = Mutex<Set<String>>([])

  /// Adds the notes of a figure.
  func add(_ omissions: Omissions) { notes.withLock { $0.formUnion(omissions.notes) } }

  /// Prints the notes, each once.
  func print() {
    for note in notes.withLock({ $0 }).sorted() { Terminal.note("note: \(note)") }
  }
}
