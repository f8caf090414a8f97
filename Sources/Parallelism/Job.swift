import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The calls of one concurrent map, which any number of threads make together.
final class Job: @unchecked Sendable {
  let count: Int
  /// The job of which a call began this one; nil if none did.
  private let parent: Job?
  /// The number of workers at it.
  var helperCount = 0
  private let next = Atomic(0)
  private var body: (@Sendable (Int) -> Void)?

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
    parent = Self.current
  }

  /// Whether a call of `other` began this job, or one that led to it.
  func isPart(of other: Job) -> Bool {
    var job = parent
    while let ancestor = job {
      if ancestor === other { return true }
      job = ancestor.parent
    }
    return false
  }

  /// Makes calls until none is left.
  func run() {
    guard let body else { return }
    let outer = Self.current
    Self.current = self
    defer { Self.current = outer }
    while let index = next.take(below: count) { body(index) }
  }

  /// Releases the body, which may not outlive the map, as a thread at its end may still hold the job.
  func forget() { body = nil }

  /// The job of which this thread makes a call.
  private static var current: Job? {
    get { pthread_getspecific(key).map { Unmanaged.fromOpaque($0).takeUnretainedValue() } }
    set { pthread_setspecific(key, newValue.map { Unmanaged.passUnretained($0).toOpaque() }) }
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()
}

extension Atomic<Int> {
  /// Returns the next number, never the same one twice, or nil once all below `end` are taken.
  func take(below end: Int) -> Int? {
    let index = wrappingAdd(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}
