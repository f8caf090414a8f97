import Learning
import Reporting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A line on the terminal that says how far a training is; nothing where standard error is no terminal, or
/// in the first second.
final class ProgressLine {
  private let isShown: Bool
  /// When the training under way began, and which it is.
  private var current = (number: 0, start: ContinuousClock.now)
  private var next = ContinuousClock.now + .seconds(1)
  private var isOnScreen = false

  /// A line that is shown where `isShown` and standard error is a terminal.
  init(isShown: Bool) { self.isShown = isShown && isatty(STDERR_FILENO) == 1 }

  /// Shows an epoch of the training `number` of `count`, ten times a second.
  func show(_ number: Int, _ count: Int, _ progress: Progress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    if number != current.number { current = (number, now) }
    if now < next { return }
    next = now + .milliseconds(100)
    let spent = (now - current.start) / .seconds(1)
    let left = spent / Double(progress.completed) * Double(progress.epochs - progress.completed)
    let training = count > 1 ? "training \(number) of \(count), " : ""
    let validation = progress.validationLoss.map { ", validation loss \(significant($0, 4))" } ?? ""
    Terminal.put(
      onTerminal:
        "\r\(training)epoch \(grouped(progress.completed)) of \(grouped(progress.epochs)), "
        + "loss \(significant(progress.loss, 4))\(validation), rate "
        + "\(significant(progress.learningRate, 3)), \(Int(left.rounded())) s left\u{1B}[K")
    isOnScreen = true
  }

  /// Takes the line away.
  func clear() {
    if isOnScreen { Terminal.put(onTerminal: "\r\u{1B}[K") }
    isOnScreen = false
  }
}
