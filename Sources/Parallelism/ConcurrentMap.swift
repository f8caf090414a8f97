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
  Workers.shared.perform(min(workerCount, range.count)) { worker in
    while let index = next.take(below: range.upperBound) { body(worker, index) }
  }
}

/// Calls `body` for 0 to `count` − 1, `width` at a time.
private func perform(_ count: Int, _ width: Int?, _ body: @Sendable (Int) -> Void) {
  guard let width else { return Workers.shared.perform(count, body) }
  withoutActuallyEscaping(body) { body in
    let job = Job(count, body)
    let others = RunningThreads()
    // These wait more than they compute, so the cores do not limit them; the caller is one of them.
    for _ in 0..<max(min(width, count) - 1, 0) {
      guard others.start({ job.run() }) else { break }
    }
    job.run()
    others.join()
    job.forget()
  }
}

/// Threads that are waited for.
private final class RunningThreads: @unchecked Sendable {
  private let monitor = Monitor()
  private var count = 0

  /// Starts a thread; returns false if the system has none left.
  func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    monitor.withLock { count += 1 }
    let isStarted = startThread { [self] in
      body()
      end()
    }
    if !isStarted { end() }
    return isStarted
  }

  func join() { monitor.withLock { while count > 0 { monitor.wait() } } }

  private func end() {
    monitor.withLock {
      count -= 1
      monitor.wake()
    }
  }
}
