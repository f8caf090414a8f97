import Experiments
import Learning
import Stars
import Testing
import _TestSupport

@testable import Reporting

@Suite("A report on rows that stand for numbers of stars")
struct WeightedTextTests {
  /// Stars around two places that overlap, each `n` times in rows of `n` stars.
  private func study(isWeighted: Bool, cell: Bool = false) throws -> Study {
    var generator = SeededGenerator(seed: 4)
    let keys = [
      "title: T", "data: s.csv", "label: kind", "missing: leave-out",
      isWeighted ? "weight: n" : "", cell ? "cell: [0.5, 0.05]" : "", "network: {initial: glorot}",
      "runs: [{learning_rate: 1, epochs: 30}, {learning_rate: 3, epochs: 30}]", "figures: [loss]",
    ]
    let experiment = try Experiment.decode(
      Array(keys.joined(separator: "\n").utf8), name: "e.yaml")
    var text = "absolute_magnitude,log_temperature,kind,n\n"
    for index in 0..<80 {
      let isGiant = index % 4 == 0
      let n = 1 + index % 7
      let m = (isGiant ? 2.0 : 4.5) + 4 * Double.random(in: -1...1, using: &generator)
      let t = 3.7 + 0.1 * Double.random(in: -1...1, using: &generator)
      let line = "\(m),\(t),\(isGiant ? "giant" : "dwarf"),\(n)\n"
      for _ in 0..<(isWeighted ? 1 : n) { text += line }
    }
    let catalogue = try Catalogue.read(
      Array(text.utf8), name: "s.csv", schema: experiment.schema)
    return Study(experiment, try Dataset(experiment, catalogue))
  }

  private func texts(_ findings: [Finding]) -> [String: String] {
    Dictionary(findings.map { ("\($0.kind) \($0.title)", $0.text.plain) }) { $0 + $1 }
  }

  @Test("Its sentences are those on the repeated rows, except on single stars and cells")
  func sentences() throws {
    let (weighted, repeated) = (try study(isWeighted: true), try study(isWeighted: false))
    func all(_ study: Study) -> [String: String] {
      texts(
        StudySummary(study).findings
          + RateAdvice(study: study, baselines: Baselines(study), sweep: nil).findings
          + study.runs.flatMap { Finding.all(study, $0) })
    }
    let (own, expected) = (all(weighted), all(repeated))
    for (kind, text) in expected.sorted(by: { $0.key < $1.key })
    where !kind.hasPrefix("trackedStar") && !kind.hasPrefix("doubtfulLabels") {
      #expect(own[kind] == text)
    }
    #expect(own.count >= 8)
    #expect(!own.keys.contains { $0.hasPrefix("doubtfulLabels") })
    let baselines = [weighted, repeated].map { BaselineTable(summary: StudySummary($0)).table }
    #expect(baselines[0] == baselines[1])
    #expect(ResultTable(study: weighted).table == ResultTable(study: repeated).table)
  }

  @Test("It counts the stars and the cells, and bounds the stars in another class than their cell")
  func cells() throws {
    let study = try study(isWeighted: true, cell: true)
    #expect(study.dataset.catalogue.countedStars == "314 stars in 80 cells")
    let finding = try #require(StudySummary(study).findings.first { $0.kind == .cells })
    #expect(finding.text.plain.contains("of the 314 stars in 80 cells"))
    let figure = StarFigures(study.experiment, study.dataset.catalogue).hrDiagram()
    #expect(figure.caption.contains("The table counts 314 stars in 80 cells."))
    #expect(ExplorerData.obstacle(study)?.contains("numbers of stars") == true)
  }

  @Test(
    "The printed bound is rounded up to two digits",
    arguments: [
      (0.000_57, "0.057 %"), (0.000_571, "0.058 %"), (0.1, "10 %"), (0.1001, "11 %"), (1, "100 %"),
      (0.999, "100 %"), (1.0 / 3, "34 %"),
    ])
  func bound(share: Double, text: String) {
    #expect(StudySummary.percentageAbove(share) == text)
  }
}
