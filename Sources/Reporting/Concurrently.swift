import Dispatch
import Synchronization

/// The results of `body` for 0 to `count` − 1, in order, or its first error.
///
/// - Parameters:
///   - count: How many there are.
///   - width: How many are worked on at a time, for work that waits more than it computes; nil for as many as
///     there are cores.
///   - body: What works one of them out.
/// - Returns: What `body` gave.
/// - Throws: The error of the first that has one.
public func concurrently<Value: Sendable, Failure: Error>(
  _ count: Int, width: Int? = nil, _ body: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let results = Mutex([Result<Value, Failure>?](repeating: nil, count: count))
  perform(count, width) { index in
    let result = Result { () throws(Failure) in try body(index) }
    results.withLock { $0[index] = result }
  }
  var values: [Value] = []
  for result in results.withLock({ $0 }) {
    if let result { values.append(try result.get()) }
  }
  return values
}

/// Calls `body` for 0 to `count` − 1, `width` at a time.
private func perform(_ count: Int, _ width: Int?, _ body: @Sendable (Int) -> Void) {
  guard let width else {
    return DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }
  let next = Atomic(0)
  withoutActuallyEscaping(body) { body in
    let group = DispatchGroup()
    for _ in 0..<min(width, count) {
      // Of queues of their own each has a thread; a concurrent one has as many as there are cores.
      DispatchQueue(label: "waiting").async(group: group) {
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          body(index)
        }
      }
    }
    group.wait()
  }
}
