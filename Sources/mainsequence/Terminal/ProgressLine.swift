import Experiments
import Formatting
import Learning
import Parallelism
import Reporting
import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A line on the terminal that shows the progress of a long task; nothing if standard error is not a
/// terminal, or in the first second.
final class ProgressLine: Sendable {
  /// The task in progress.
  private enum Work {
    case training(number: Int, of: Int, start: ContinuousClock.Instant, Progress)
    case other(String)
  }

  private struct State {
    var work: Work?
    var isOnScreen = false
    var isOver = false
  }

  private let state = Mutex(State())
  /// Whether a thread draws the line ten times a second.
  private let isDrawn: Bool

  /// A line that is shown if `isShown` and standard error is a terminal.
  init(isShown: Bool) {
    isDrawn = isShown && isatty(STDERR_FILENO) == 1
    guard isDrawn else { return }
    _ = startThread { [weak self] in
      usleep(900_000)
      while let line = self, !line.state.withLock(\.isOver) {
        usleep(100_000)
        line.draw()
      }
    }
  }

  /// Records an epoch of the training `number` of `count`.
  func note(training number: Int, of count: Int, _ progress: Progress) {
    guard isDrawn else { return }
    state.withLock { state in
      var start = ContinuousClock.now
      if case .training(number, _, let before, _) = state.work { start = before }
      state.work = .training(number: number, of: count, start: start, progress)
    }
  }

  /// Records the number of completed trainings of a kind.
  func note(_ kind: FurtherTrainings.Kind, _ completed: Int, of count: Int) {
    let trainings = "\(grouped(completed)) of \(grouped(count))"
    switch kind {
    case .sweep: note("trained at \(trainings) learning rates")
    case .seeds: note("trained from \(trainings) seeds")
    case .folds: note("cross-validated \(trainings) folds")
    }
  }

  /// Records a task of unknown progress.
  func note(_ work: String) {
    if isDrawn { state.withLock { $0.work = .other(work) } }
  }

  /// Removes the line until something is recorded again, so that messages can be printed.
  func hide() { remove(leaving: State()) }

  /// Removes the line for good.
  func clear() {
    remove(leaving: State(isOver: true))
  }

  private func remove(leaving next: State) {
    state.withLock { state in
      if state.isOnScreen { Terminal.put(onTerminal: "\r\u{1B}[K") }
      state = next
    }
  }

  private func draw() {
    state.withLock { state in
      guard let work = state.work, !state.isOver else { return }
      Terminal.put(onTerminal: "\r\(Self.text(work))\u{1B}[K")
      state.isOnScreen = true
    }
  }

  private static func text(_ work: Work) -> String {
    switch work {
    case .other(let text): text
    case .training(let number, let count, let start, let progress):
      text(number, of: count, since: start, progress)
    }
  }

  private static func text(
    _ number: Int, of count: Int, since start: ContinuousClock.Instant, _ progress: Progress
  ) -> String {
    let spent = (ContinuousClock.now - start) / .seconds(1)
    let left = spent / Double(progress.completed) * Double(progress.epochs - progress.completed)
    let training = count > 1 ? "training \(number) of \(count), " : ""
    let validation = progress.validationLoss.map { ", validation loss \(significant($0, 4))" } ?? ""
    return "\(training)epoch \(grouped(progress.completed)) of \(grouped(progress.epochs)), "
      + "loss \(significant(progress.loss, 4))\(validation), rate "
      + "\(significant(progress.learningRate, 3)), \(Int(left.rounded())) s left"
  }
}
