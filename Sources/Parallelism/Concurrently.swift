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
  if count == 1 { return [try body(0)] }
  let results = [Result<Value, Failure>](unsafeUninitializedCapacity: count) {
    buffer, initialized in
    nonisolated(unsafe) let results = buffer
    perform(count, width) { index in
      let result = Result { () throws(Failure) in try body(index) }
      results.initializeElement(at: index, to: result)
    }
    initialized = count
  }
  var values: [Value] = []
  values.reserveCapacity(count)
  for result in results { values.append(try result.get()) }
  return values
}

/// Calls `body` with every index of `range` once, on up to `workerCount` threads at a time, each with
/// a worker's index of its own: for work that needs scratch space, which a worker keeps.
public func share(
  _ range: Range<Int>, among workerCount: Int,
  _ body: @Sendable (_ worker: Int, _ index: Int) -> Void
) {
  if workerCount == 1 || range.count == 1 {
    for index in range { body(0, index) }
    return
  }
  let next = Atomic(range.lowerBound)
  DispatchQueue.concurrentPerform(iterations: min(workerCount, range.count)) { worker in
    while let index = next.take(below: range.upperBound) { body(worker, index) }
  }
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
        while let index = next.take(below: count) { body(index) }
      }
    }
    group.wait()
  }
}

extension Atomic<Int> {
  /// The next number, which nobody else gets, or nil where all below `end` are taken.
  fileprivate func take(below end: Int) -> Int? {
    let index = wrappingAdd(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}
