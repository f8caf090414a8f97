import Tables
import Testing

@testable import Experiments

@Suite("The limits of an experiment file")
struct LimitsTests {
  private func faults(_ text: String) -> Diagnostics {
    do throws(Diagnostics) {
      _ = try Experiment.decode(Array(text.utf8), name: "e.yaml")
      return Diagnostics()
    } catch {
      return error
    }
  }

  @Test("A letter has 30 combining marks, written as they are or as escapes")
  func marks() {
    for mark in ["\u{301}", "\\u0301"] {
      func text(_ count: Int) -> String {
        "title: \"x\(String(repeating: mark, count: count))\"\ndata: t.csv\n"
      }
      #expect(faults(text(30)).isEmpty)
      #expect(
        faults(text(31)).shown.map(\.message) == [
          "a letter with more than 30 combining marks, the limit of Unicode's stream-safe text"
        ])
    }
  }

  @Test("Of many unknown keys the first hundred are listed, and the others are counted")
  func keys() {
    let keys = (0..<150).map { "key\($0): 1\n" }.joined()
    let faults = faults("title: T\ndata: t.csv\n" + keys)
    #expect(faults.shown.count == 100 && faults.omitted == 50 && faults.hasErrors)
    #expect(faults.shown.allSatisfy { $0.suggestion != nil })
  }
}
