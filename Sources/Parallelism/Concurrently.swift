/// Returns the results of two functions that run at the same time, or throws the first one's error, else the second's.
public func concurrently<One: Sendable, Other: Sendable, Failure: Error>(
  _ one: @Sendable () throws(Failure) -> One, _ other: @Sendable () throws(Failure) -> Other
) throws(Failure) -> (One, Other) {
  let results = try concurrentMap(2) { index throws(Failure) -> (one: One?, other: Other?) in
    index == 0 ? (try one(), nil) : (nil, try other())
  }
  guard let one = results[0].one, let other = results[1].other else {
    preconditionFailure("a function that failed has thrown")
  }
  return (one, other)
}
