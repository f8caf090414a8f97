import Synchronization
import Testing

@testable import Parallelism

@Suite("The threads of concurrent maps")
struct WorkersTests {
  @Test("Maps within maps are complete, with any number of workers", arguments: [0, 1, 7])
  func nested(most: Int) {
    let workers = Workers(most: most)
    let sum = Atomic(0)
    workers.perform(20) { _ in
      workers.perform(20) { index in sum.wrappingAdd(index, ordering: .relaxed) }
    }
    #expect(sum.load(ordering: .relaxed) == 20 * 190)
  }

  @Test("Maps from several threads at once are complete")
  func several() {
    let sums = concurrentMap(16, width: 16) { _ in
      concurrentMap(50) { $0 }.reduce(0, +)
    }
    #expect(sums == Array(repeating: 1_225, count: 16))
  }

  @Test("Many short maps, one after another")
  func many() {
    let workers = Workers(most: 3)
    let count = Atomic(0)
    for _ in 0..<2_000 { workers.perform(4) { _ in count.wrappingAdd(1, ordering: .relaxed) } }
    #expect(count.load(ordering: .relaxed) == 8_000)
  }

  @Test("A value in the background is computed once")
  func background() {
    let calls = Atomic(0)
    let text = Background { "value \(calls.wrappingAdd(1, ordering: .relaxed).newValue)" }
    #expect(concurrentMap(5, width: 5) { _ in text.value } == Array(repeating: "value 1", count: 5))
  }
}
