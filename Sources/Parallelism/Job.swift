import Synchronization

/// The calls of one concurrent map, which any number of threads make together.
final class Job: @unchecked Sendable {
  let count: Int
  /// The number of workers at it.
  var helperCount = 0
  private let next = Atomic(0)
  private var body: (@Sendable (Int) -> Void)?

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  /// Makes calls until none is left.
  func run() {
    guard let body else { return }
    while let index = next.take(below: count) { body(index) }
  }

  /// Releases the body, which may not outlive the map, as a thread at its end may still hold the job.
  func forget() { body = nil }
}

extension Atomic<Int> {
  /// Returns the next number, never the same one twice, or nil once all below `end` are taken.
  func take(below end: Int) -> Int? {
    let index = wrappingAdd(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}
