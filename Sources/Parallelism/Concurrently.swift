/// Returns the results of two functions that run at the same time, or throws the first one's error, else the second's.
public func concurrently<One: Sendable, Other: Sendable>(
  _ one: @Sendable () throws -> One, _ other: @Sendable () throws -> Other
) throws -> (One, Other) {
  let results = try concurrentMap(2) { index -> (one: One?, other: Other?) in
    index == 0 ? (try one(), nil) : (nil, try other())
  }
  guard let one = results[0].one, let other = results[1].other else {
    preconditionFailure("a function that failed has thrown")
  }
  return (one, other)
}
