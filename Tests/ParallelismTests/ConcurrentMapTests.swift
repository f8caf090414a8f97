import Parallelism
import Synchronization
import Testing

@Suite("Concurrent map")
struct ConcurrentMapTests {
  @Test(
    "Results are in index order at any width",
    arguments: [nil, 1, 3, 100])
  func order(width: Int?) {
    for count in [0, 1, 2, 1000] {
      #expect(concurrentMap(count, width: width) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test("The number of completed calls is reported, from none to all", arguments: [nil, 3])
  func progress(width: Int?) {
    let told = Mutex<[Int]>([])
    let note = { @Sendable completed in told.withLock { $0.append(completed) } }
    _ = concurrentMap(20, width: width, progress: note) { $0 }
    #expect(told.withLock { $0.sorted() } == Array(0...20))
  }

  @Test("The error with the lowest index is thrown")
  func errors() {
    struct Fault: Error, Equatable { let index: Int }
    for width in [nil, 4] {
      #expect(throws: Fault(index: 7)) {
        try concurrentMap(50, width: width) { index throws(Fault) in
          if index >= 7 { throw Fault(index: index) }
        }
      }
    }
  }

  @Test("Every index is processed by exactly one worker", arguments: [1, 2, 5, 200])
  func workers(count: Int) {
    let taken = Mutex([Int](repeating: 0, count: 100))
    let most = Mutex(0)
    concurrentForEach(10..<100, workers: count) { worker, index in
      taken.withLock { $0[index] += 1 }
      most.withLock { $0 = max($0, worker) }
    }
    #expect(
      taken.withLock { $0 } == [Int](repeating: 0, count: 10) + [Int](repeating: 1, count: 90))
    #expect(most.withLock { $0 } < count)
  }

  @Test("An empty range makes no calls")
  func none() {
    concurrentForEach(5..<5, workers: 3) { _, _ in Issue.record("called") }
  }
}

@Suite("Concurrent map over parts of a range")
struct ConcurrentMapPartsTests {
  @Test("Parts are consecutive, and the last takes the remainder")
  func parts() {
    let parts = concurrentMap(partsOf: 3..<53, least: 15) { $0 }
    #expect(parts == [3..<19, 19..<35, 35..<53])
  }

  @Test("Few elements form one part, and many at most the maximum number")
  func bounds() {
    #expect(concurrentMap(partsOf: 0..<0, least: 1) { $0 } == [0..<0])
    #expect(concurrentMap(partsOf: 0..<19, least: 10) { $0 } == [0..<19])
    #expect(concurrentMap(partsOf: 0..<1000, least: 1) { $0 }.count == 16)
    #expect(concurrentMap(partsOf: 0..<1000, least: 1, most: 8) { $0.count }.reduce(0, +) == 1000)
  }
}

@Suite("A value that threads share")
struct SharedTests {
  @Test("is computed once, whoever asks first")
  func once() {
    let count = Atomic(0)
    let shared = Shared { count.wrappingAdd(1, ordering: .relaxed).newValue }
    #expect(count.load(ordering: .relaxed) == 0)
    #expect(concurrentMap(8, width: 8) { _ in shared.value } == Array(repeating: 1, count: 8))
  }
}

@Suite("Two functions at the same time")
struct ConcurrentlyTests {
  private struct Failure: Error, Equatable { var name: String }

  @Test("Give their results in order")
  func results() {
    let (one, other) = concurrently({ 1 }, { "two" })
    #expect(one == 1 && other == "two")
  }

  @Test("Throw the first one's error, else the second's")
  func errors() {
    #expect(throws: Failure(name: "a")) {
      try concurrently(
        { () throws -> Int in throw Failure(name: "a") },
        { () throws -> Int in throw Failure(name: "b") })
    }
    #expect(throws: Failure(name: "b")) {
      try concurrently({ () throws -> Int in 1 }, { () throws -> Int in throw Failure(name: "b") })
    }
  }
}
