import Dispatch
import Synchronization

/// Returns the results of `body` for 0 to `count` − 1, in order, or throws its first error.
///
/// - Parameters:
///   - count: The number of calls.
///   - width: The number of concurrent calls, for work that waits more than it computes; nil for the
///     number of cores.
///   - progress: Receives the number of completed calls: 0, and after each of several.
///   - body: The work of one call.
/// - Returns: The results of `body`.
/// - Throws: The error of the lowest index that has one.
public func concurrentMap<Value: Sendable, Failure: Error>(
  _ count: Int, width: Int? = nil, progress: @Sendable (_ completed: Int) -> Void = { _ in },
  _ body: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  progress(0)
  if count == 1 { return [try body(0)] }
  let completed = Atomic(0)
  let results = [Result<Value, Failure>](unsafeUninitializedCapacity: count) {
    buffer, initialized in
    nonisolated(unsafe) let results = buffer
    perform(count, width) { index in
      let result = Result { () throws(Failure) in try body(index) }
      results.initializeElement(at: index, to: result)
      progress(completed.wrappingAdd(1, ordering: .relaxed).newValue)
    }
    initialized = count
  }
  var values: [Value] = []
  values.reserveCapacity(count)
  for result in results { values.append(try result.get()) }
  return values
}

/// Calls `body` once with every index of `range`, on up to `workerCount` threads.
///
/// Each call also receives the index of its worker, for work that needs scratch space per thread.
public func concurrentForEach(
  _ range: Range<Int>, workers workerCount: Int,
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
      // Each serial queue gets its own thread; a concurrent one is limited to the number of cores.
      DispatchQueue(label: "waiting").async(group: group) {
        while let index = next.take(below: count) { body(index) }
      }
    }
    group.wait()
  }
}

extension Atomic<Int> {
  /// Returns the next number, never the same one twice, or nil once all below `end` are taken.
  fileprivate func take(below end: Int) -> Int? {
    let index = wrappingAdd(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}
