import Synchronization

/// A value that the first of several threads computes, while the others wait for it.
public final class Shared<Value: Sendable>: Sendable {
  private let compute: @Sendable () -> Value
  private let computed = Mutex<Value?>(nil)

  /// Creates a value that `compute` returns when it is first asked for.
  public init(_ compute: @escaping @Sendable () -> Value) { self.compute = compute }

  /// The value.
  public var value: Value {
    computed.withLock { computed in
      let value = computed ?? compute()
      computed = value
      return value
    }
  }
}
