import Tables

/// The outcome of reading an input: what was read, or the text of the faults.
enum Outcome<Value: Equatable>: Equatable {
  case read(Value)
  case refused(String)

  /// The outcome of `reading`; whatever is refused must be so with an error.
  init(of reading: () throws(Diagnostics) -> Value) {
    do throws(Diagnostics) {
      self = .read(try reading())
    } catch {
      precondition(error.hasErrors, "refused without an error: \(error)")
      precondition(!error.description.isEmpty, "refused without a word")
      self = .refused(error.description)
    }
  }

  /// Reads once or twice, and ends the process unless the outcomes are equal.
  static func check(twice: Bool, _ reading: () throws(Diagnostics) -> Value) {
    let first = Self(of: reading)
    guard twice else { return }
    let second = Self(of: reading)
    precondition(first == second, "first \(first), then \(second)")
  }
}
