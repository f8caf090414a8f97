import Experiments
import Foundation

/// Suites of tests on stars of two classes.
protocol TwoClassStudies {}

extension TwoClassStudies {
  /// Stars of two classes on a spiral lattice about two places, with every `odd`-th of the other class.
  func table(
    _ counts: (Int, Int), apart distance: Double, odd: Int = .max, copies: Int = 1
  ) -> [UInt8] {
    var rows: [String] = []
    for (label, count) in [counts.0, counts.1].enumerated() {
      for index in 0..<count {
        let angle = Double(index) * 2.399_963
        let radius = (Double(index) / Double(count)).squareRoot()
        let x = 4 + 0.1 * radius * cos(angle) + (label == 1 ? distance : 0)
        let y = 5 + radius * sin(angle)
        let shown = (index + 1).isMultiple(of: odd) ? 1 - label : label
        for copy in 0..<copies { rows.append("S\(label)-\(index)-\(copy),\(x),\(y),\(shown + 1)") }
      }
    }
    let head = "name,log_temperature,absolute_magnitude,label\n"
    return Array((head + rows.joined(separator: "\n") + "\n").utf8)
  }

  func study(
    _ stars: [UInt8], _ rates: [Double] = [1], epochs: Int = 20,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> Study {
    var experiment = Experiment(title: "Two classes", data: "two.csv")
    experiment.classes = [
      StarClass(label: "1", name: "dwarf"), StarClass(label: "2", name: "giant"),
    ]
    experiment.network.initial = .glorot(seed: 3)
    experiment.runs = rates.map { Run(learningRate: $0, epochs: epochs) }
    change(&experiment)
    return try Studies.study(experiment, stars)
  }
}
