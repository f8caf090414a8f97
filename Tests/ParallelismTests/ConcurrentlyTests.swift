import Parallelism
import Synchronization
import Testing

@Suite("Work done side by side")
struct ConcurrentlyTests {
  @Test(
    "Results are in the order of their numbers, however many are worked on",
    arguments: [nil, 1, 3, 100])
  func order(width: Int?) {
    for count in [0, 1, 2, 1000] {
      #expect(concurrently(count, width: width) { $0 * $0 } == (0..<count).map { $0 * $0 })
    }
  }

  @Test("The first error by number is thrown")
  func errors() {
    struct Fault: Error, Equatable { let index: Int }
    for width in [nil, 4] {
      #expect(throws: Fault(index: 7)) {
        try concurrently(50, width: width) { index throws(Fault) in
          if index >= 7 { throw Fault(index: index) }
        }
      }
    }
  }

  @Test("Every index goes to one worker", arguments: [1, 2, 5, 200])
  func workers(count: Int) {
    let taken = Mutex([Int](repeating: 0, count: 100))
    let most = Mutex(0)
    share(10..<100, among: count) { worker, index in
      taken.withLock { $0[index] += 1 }
      most.withLock { $0 = max($0, worker) }
    }
    #expect(
      taken.withLock { $0 } == [Int](repeating: 0, count: 10) + [Int](repeating: 1, count: 90))
    #expect(most.withLock { $0 } < count)
  }

  @Test("No work is no call")
  func none() {
    share(5..<5, among: 3) { _, _ in Issue.record("called") }
  }
}

@Suite("A range in parts")
struct PartsTests {
  @Test("Parts follow one another, and the last has the rest")
  func parts() {
    let parts = inParts(of: 3..<53, least: 15) { $0 }
    #expect(parts == [3..<19, 19..<35, 35..<53])
  }

  @Test("Few elements are one part, and many no more than the most")
  func bounds() {
    #expect(inParts(of: 0..<0, least: 1) { $0 } == [0..<0])
    #expect(inParts(of: 0..<19, least: 10) { $0 } == [0..<19])
    #expect(inParts(of: 0..<1000, least: 1) { $0 }.count == 16)
    #expect(inParts(of: 0..<1000, least: 1, most: 8) { $0.count }.reduce(0, +) == 1000)
  }
}
