#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Starts a thread that runs `body`; returns false if the system has none left.
///
/// Dispatch would wait for one forever. The thread receives no signals but those of its own faults.
public func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
  var blocked = sigset_t()
  var before = sigset_t()
  sigfillset(&blocked)
  for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { sigdelset(&blocked, fault) }
  pthread_sigmask(SIG_SETMASK, &blocked, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  let box = Unmanaged.passRetained(ThreadBody(body))
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  guard pthread_create(&thread, nil, threadMain, box.toOpaque()) == 0 else {
    box.release()
    return false
  }
  #if canImport(Darwin)
    if let thread { pthread_detach(thread) }
  #else
    pthread_detach(thread)
  #endif
  return true
}

private final class ThreadBody: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

#if canImport(Darwin)
  private func threadMain(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<ThreadBody>.fromOpaque(box).takeRetainedValue().body()
    return nil
  }
#else
  private func threadMain(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let box { Unmanaged<ThreadBody>.fromOpaque(box).takeRetainedValue().body() }
    return nil
  }
#endif

/// A mutex with a condition, on which threads wait for one another.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func withLock<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Releases the lock, waits for ``wake()``, and takes the lock again.
  func wait() { pthread_cond_wait(condition, mutex) }

  /// Wakes all waiting threads.
  func wake() { pthread_cond_broadcast(condition) }
}

/// A value that is computed on a thread of its own or, where there is none, when it is asked for.
public final class Background<Value: Sendable>: @unchecked Sendable {
  private let body: @Sendable () -> Value
  private let monitor = Monitor()
  private var result: Value?
  private var isStarted = false

  /// Begins to compute the value of `body`.
  public init(_ body: @escaping @Sendable () -> Value) {
    self.body = body
    isStarted = true
    isStarted = startThread { [self] in
      let value = body()
      monitor.withLock {
        result = value
        monitor.wake()
      }
    }
  }

  /// The value, for which the first access waits.
  public var value: Value {
    monitor.withLock {
      while true {
        if let result { return result }
        if isStarted {
          monitor.wait()
        } else {
          result = body()
        }
      }
    }
  }
}
