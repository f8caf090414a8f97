import Dispatch
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

  @Test("A caller that waits for a worker helps it with what its call began")
  func help() {
    let workers = Workers(most: 1)
    let arrivals = (0..<3).map { _ in DispatchSemaphore(value: 0) }
    let meetings = Atomic(0)
    for _ in 0..<10 {
      workers.perform(2) { index in
        // The first call ends once the other has begun, on another thread.
        guard index == 1 else {
          _ = arrivals[2].wait(timeout: .now() + 60)
          return
        }
        arrivals[2].signal()
        workers.perform(2) { half in
          arrivals[half].signal()
          let isMet = arrivals[1 - half].wait(timeout: .now() + 60) == .success
          meetings.wrappingAdd(isMet ? 1 : 0, ordering: .relaxed)
        }
      }
    }
    #expect(meetings.load(ordering: .relaxed) == 20)
  }

  @Test("A caller that waits takes no call that needs what it holds")
  func lock() {
    let workers = Workers(most: 2)
    for _ in 0..<200 {
      let shared = Shared {
        let sum = Atomic(0)
        workers.perform(4) { sum.wrappingAdd($0, ordering: .relaxed) }
        return sum.load(ordering: .relaxed)
      }
      let sum = Atomic(0)
      workers.perform(6) { _ in
        workers.perform(2) { _ in sum.wrappingAdd(shared.value, ordering: .relaxed) }
      }
      #expect(sum.load(ordering: .relaxed) == 12 * 6)
    }
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
