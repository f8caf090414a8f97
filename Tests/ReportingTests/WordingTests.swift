import Experiments
import Foundation
import Testing

@testable import Reporting

/// Sentences over which readers stumbled, each where it must appear and where it must not.
@Suite("Words say what they refer to")
struct WordingTests {
  private func twelve(_ change: (inout Experiment) -> Void) throws -> Study {
    try Studies.twelve(change)
  }

  /// Twelve stars of two classes, each listed `copies` times.
  private func repeated(_ copies: Int, label: String = "dwarf") throws -> Study {
    let rows = (0..<12).flatMap { index in
      (0..<copies).map {
        "S\(index)-\($0),\(3.5 + Double(index) / 40),\(index % 5),\(index < 6 ? label : "giant")"
      }
    }
    var experiment = Experiment(title: "Twins", data: "twins.csv")
    experiment.label = "label"
    experiment.infersClasses = true
    experiment.split = .share(0.25, seed: 1)
    experiment.runs = [Run(learningRate: 0.1, epochs: 2)]
    let table = "name,log_temperature,absolute_magnitude,label\n" + rows.joined(separator: "\n")
    return try Studies.study(experiment, Array((table + "\n").utf8))
  }

  @Test("Validation stars that all repeat training stars are no test of unseen stars")
  func twins() throws {
    func split(_ study: Study) -> String {
      SetupText(study, twins: Baselines(study).twins).split.map(written) ?? ""
    }
    let all = try repeated(8)
    expectFacts("all have the same features as a training star", in: split(all))
    #expect(!split(all).contains("there to show"))
    expectFacts("All ", "no independent test", in: StudySummary(all).sentence(.leakage) ?? "")
    let none = try repeated(1)
    expectFacts("they are there to show how well the network does", in: split(none))
    #expect(StudySummary(none).sentence(.leakage) == nil)
  }

  @Test("Labels found in the table stand in quotation marks, named classes do not")
  func foundLabels() throws {
    let found = try repeated(2)
    expectFacts(
      "predicting “dwarf”, ", in: StudySummary(found).sentence(.majority) ?? "")
    expectFacts("its true class, “dwarf”, ", in: try finding("S0-0", found))
    let named = try twelve { _ in }
    #expect(!StudySummary(named).sentences.joined().contains("“"))
  }

  @Test("In mini-batches, the loss over all stars is told from the means of epochs")
  func batches() throws {
    let batches = try twelve { $0.training.batchSize = 4 }
    expectFacts("the loss over all stars goes from", in: StudySummary(batches).sentences[0])
    expectFacts(
      "averaged over the steps", "the loss over all training stars is",
      in: try finding("Loss", batches))
    let alternative = LossText(batches.runs[0]).summary
    expectFacts(
      "averaged over the steps", "After the last update, the loss over all", in: alternative)
    let whole = try twelve { _ in }
    #expect(!StudySummary(whole).sentences[0].contains("over all stars"))
    #expect(!LossText(whole.runs[0]).summary.contains("averaged"))
  }

  @Test("The diagram's quantities are all there are only with two features")
  func opening() throws {
    let two = try Report.text(try twelve { _ in }, isOwnTable: false)
    expectFacts("Two quantities describe a star here: its absolute magnitude", in: two)
    let three = try Report.text(
      try twelve { $0.features.append("effective_temperature") }, isOwnTable: false)
    expectFacts("The three quantities that describe a star here include its", in: three)
    #expect(!three.contains("Two quantities"))
  }

  @Test("No symbol of the method stands for two things")
  func symbols() throws {
    let text = try Report.text(
      try twelve {
        $0.training.method = .adamW(decay: 0.01)
        $0.training.weightPenalty = 0.001
      }, isOwnTable: false)
    expectFacts(
      #"L_\mathrm{star} = 4 \pi R^2 \sigma_\mathrm{SB}"#, #"\ln p_c(x_i)"#, #"\beta_1^\tau"#,
      #"\frac{\alpha}{2}"#, #"(1 - \eta \lambda) \theta"#, in: text)
    #expect(!text.contains(#"\beta_1^t"#) && !text.contains(#"\ln p_t"#))
  }
}
