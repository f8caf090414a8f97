import Foundation
import Learning
import Stars
import Templates
import _TestSupport

@testable import Experiments
@testable import Reporting

/// A table of stars that is hard to draw, with the experiment on it.
enum FigureTable: String, CaseIterable {
  case assignment, fifteenClasses, longNames, oneEpoch, manyEpochs, twelveRates, onePlace
  case wideRange, twoClasses, density, crowd, singleStars, negativeRange, validation

  /// Whether a network is trained; not on stars at one place, nor on a hundred thousand, for which the tests have no
  /// time.
  var isTrained: Bool { ![.onePlace, .density].contains(self) }

  /// The kinds of figures that differ from those of the other tables.
  var kinds: [FigureName] {
    let all = FigureName.allCases
    return switch self {
    case .onePlace, .density: [.hrDiagram]
    case .manyEpochs: [.loss]
    case .twelveRates: [.hrDiagram, .loss, .sweep]
    case .assignment, .singleStars: all.filter { $0 != .agreement }
    case .crowd, .fifteenClasses, .twoClasses: all.filter { $0 != .sweep }
    default: all.filter { ![.sweep, .agreement].contains($0) }
    }
  }

  /// The experiment on the table.
  var experiment: Experiment {
    var experiment = Experiment(title: "Field", data: "\(rawValue).csv")
    experiment.network.initial = .glorot(seed: 3)
    experiment.runs = [Run(learningRate: 2, epochs: 20)]
    experiment.figures = kinds
    experiment.seedCount = kinds.contains(.agreement) ? 3 : 1
    experiment.infersClasses = true
    experiment.classes = (1...2).map { StarClass(label: "\($0)", name: "class") }
    change(&experiment)
    return experiment
  }

  /// The stars of the table.
  func catalogue() throws -> Catalogue {
    try Catalogue.read(bytes, name: "\(rawValue).csv", schema: experiment.schema)
  }

  private func change(_ experiment: inout Experiment) {
    switch self {
    case .assignment:
      experiment.runs = [Run(learningRate: 0.1), Run(learningRate: 10)]
      experiment.network.initial = .constant(0.5)
    case .fifteenClasses: experiment.network.hidden = [12]
    case .oneEpoch: experiment.runs = [Run(learningRate: 1, epochs: 1)]
    case .manyEpochs:
      experiment.runs = [Run(learningRate: 50, epochs: 100_000)]
    case .twelveRates:
      experiment.runs = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 2, 3, 5, 10, 30].map {
        Run(learningRate: $0, epochs: 30)
      }
    case .wideRange, .negativeRange: experiment.features = ["u", "v"]
    case .validation: experiment.split = .share(0.3, seed: 1)
    case .longNames, .onePlace, .twoClasses, .density, .crowd, .singleStars: break
    }
  }

  /// The stars as a table.
  private var bytes: [UInt8] {
    switch self {
    case .assignment, .twelveRates: AssignmentTemplate.stars
    case .oneEpoch, .manyEpochs: Array(Studies.twelveStars.utf8)
    case .fifteenClasses: stars(120, of: (1...15).map { "Type \($0)" })
    case .longNames:
      stars(24, of: ["A", "B", "C"].map { "\($0) class whose name has just forty letter" }) {
        "Star number \($0) with a name of many letters"
      }
    case .onePlace: stars(12, of: ["ms", "wd"], spread: 0)
    case .wideRange: plane(30) { ($0 * $0 * $0 * 1e6 + 1e-3, 1e6 * $1 * $1 * $1 + 1e-3) }
    case .negativeRange: plane(30) { (-5_000 * $0 - 10, -1e-3 * $1 - 1e-4) }
    case .twoClasses: stars(60, of: ["dwarf", "giant"])
    case .density: stars(100_000, of: ["dwarf", "giant", "white dwarf"])
    case .crowd: stars(4_000, of: ["dwarf", "giant", "white dwarf"])
    case .singleStars: stars(3, of: ["ms", "wd", "giant"])
    case .validation: stars(400, of: ["dwarf", "giant", "white dwarf"])
    }
  }

  /// Stars of the classes in turn, each class around a place of its own.
  private func stars(
    _ count: Int, of classes: [String], spread: Double = 1,
    named name: (Int) -> String = { "S\($0)" }
  ) -> [UInt8] {
    var random = SeededGenerator(seed: 7)
    var text = "name,absolute_magnitude,effective_temperature,label\n"
    for star in 0..<count {
      let label = star % classes.count
      let (x, y) = (0..<3).reduce((0.0, 0.0)) { sum, _ in
        (
          sum.0 + Double.random(in: -0.06...0.06, using: &random),
          sum.1 + Double.random(in: -1.5...1.5, using: &random)
        )
      }
      let (row, column) = label.quotientAndRemainder(dividingBy: 4)
      let logarithm = 3.9 + spread * (x + 0.25 * Double(column) - 0.3)
      let magnitude = 4.5 + spread * (y + 5 * Double(row) - 4)
      let temperature = Int(pow(10, logarithm))
      text += "\(name(star)),\(magnitude),\(temperature),\(classes[label])\n"
    }
    return Array(text.utf8)
  }

  /// Stars of two classes by two quantities that are no quantities of astronomy.
  private func plane(_ count: Int, _ place: (Double, Double) -> (Double, Double)) -> [UInt8] {
    var random = SeededGenerator(seed: 5)
    let rows = (0..<count).map { star in
      let at = place(
        Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random))
      return "P\(star),\(at.0),\(at.1),\(star % 3 == 0 ? "inner" : "outer")\n"
    }
    return Array(("name,u,v,label\n" + rows.joined()).utf8)
  }
}
