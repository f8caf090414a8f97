import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Ctrl-C as a request that a long task handles at a suitable time.
enum Interruption {
  private static let arrived = Atomic<Bool>(false)

  /// Whether Ctrl-C was pressed while it was awaited.
  static var hasArrived: Bool { arrived.load(ordering: .relaxed) }

  /// Whether a signal that ``holdingInterruptions(_:)`` defers has arrived.
  static var isPending: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return deferred.contains { sigismember(&pending, $0) == 1 }
  }

  /// The signals that interrupt the program.
  fileprivate static let deferred = [SIGINT, SIGTERM, SIGHUP]

  /// Whether Ctrl-C only sets ``hasArrived``; pressed again it ends the program at once.
  nonisolated(unsafe) static var isAwaited = false {
    didSet {
      _ = hasArrived  // The handler must not be the first to touch it.
      if !isAwaited {
        _ = signal(SIGINT, SIG_DFL)
        return
      }
      _ = signal(SIGINT) { _ in
        Interruption.arrived.store(true, ordering: .relaxed)
        _ = signal(SIGINT, SIG_DFL)
      }
    }
  }
}

/// Runs `body`, and defers an interruption (Ctrl-C, SIGTERM, a closed terminal) until it has finished.
///
/// This leaves no partial set of files and no temporary file. The signal then has its usual effect, and a
/// shell sees 130 for Ctrl-C. Only the calling thread defers it: the other threads receive no signals.
func holdingInterruptions<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  var held = sigset_t()
  var before = sigset_t()
  sigemptyset(&held)
  for signal in Interruption.deferred { sigaddset(&held, signal) }
  pthread_sigmask(SIG_BLOCK, &held, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return try body()
}
