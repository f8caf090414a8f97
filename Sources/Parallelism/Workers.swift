#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The threads that share the calls of concurrent maps, one for each core but that of the caller.
///
/// They are started when they are first needed, as many as the system has: the caller works, too, so that a
/// map is complete with none of them.
final class Workers: @unchecked Sendable {
  static let shared = Workers(most: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) - 1)

  private let most: Int
  private let monitor = Monitor()
  /// The jobs with calls left, the oldest first.
  private var jobs: [Job] = []
  private var threadCount = 0
  private var idleCount = 0
  /// The number of callers that wait for the workers at their jobs.
  private var waitingCount = 0

  init(most: Int) { self.most = most }

  /// Calls `body` for 0 to `count` − 1, on all cores.
  func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if count < 2 || most == 0 {
      for index in 0..<count { body(index) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let job = Job(count, body)
      begin(job)
      job.run()
      end(job)
      job.forget()
    }
  }

  /// Offers a job to the workers.
  private func begin(_ job: Job) {
    monitor.withLock {
      jobs.append(job)
      if idleCount + waitingCount > 0 { monitor.wake() }
      let wanted = min(most - threadCount, job.count - 1 - idleCount)
      for _ in 0..<max(wanted, 0) {
        guard startThread({ [self] in work() }) else { break }
        threadCount += 1
      }
    }
  }

  /// Withdraws a job, and waits for the workers that are still at it; meanwhile helps them with what its calls began.
  ///
  /// No other job is safe to help with: the caller may hold a lock that it needs.
  private func end(_ job: Job) {
    monitor.withLock { jobs.removeAll { $0 === job } }
    while let part = joinPart(of: job) { help(part) }
  }

  /// Joins a job that the calls of `job` began, for which it waits; nil once no worker is at that.
  private func joinPart(of job: Job) -> Job? {
    monitor.withLock {
      while job.helperCount > 0 {
        if let part = jobs.first(where: { $0.isPart(of: job) }) {
          part.helperCount += 1
          return part
        }
        waitingCount += 1
        monitor.wait()
        waitingCount -= 1
      }
      return nil
    }
  }

  /// Joins the oldest job, for which it waits.
  private func joinOldest() -> Job {
    monitor.withLock {
      while true {
        if let job = jobs.first {
          job.helperCount += 1
          return job
        }
        idleCount += 1
        monitor.wait()
        idleCount -= 1
      }
    }
  }

  /// Makes calls of a job that was joined, and leaves it.
  private func help(_ job: Job) {
    job.run()
    monitor.withLock {
      jobs.removeAll { $0 === job }
      job.helperCount -= 1
      if job.helperCount == 0 { monitor.wake() }
    }
  }

  /// The life of a worker.
  private func work() {
    while true { help(joinOldest()) }
  }
}
