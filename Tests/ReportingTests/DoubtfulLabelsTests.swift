import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite("Doubtful labels are listed with what the other columns tell")
struct DoubtfulLabelsTests {
  /// Dwarfs and giants far apart; the last giant has the place of the dwarfs.
  private func study(
    _ headers: String, _ values: String, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> Study {
    let rows = (0..<300).map { index -> String in
      let (isGiant, isPlacedAsGiant) = (index >= 150, 150..<299 ~= index)
      let (x, y) = (Double(index % 15) / 150, Double(index % 10) / 20)
      let others =
        index == 299 ? values : headers.split(separator: ",").map { _ in "" }.joined(separator: ",")
      return
        "S\(index),\((isPlacedAsGiant ? 3.6 : 3.75) + x / 10),\((isPlacedAsGiant ? 0 : 5) + y),"
        + "\(isGiant ? "giant" : "dwarf"),\(others)"
    }
    var experiment = Experiment(title: "Doubts", data: "doubts.csv")
    experiment.classes = [
      StarClass(label: "dwarf", name: "dwarf"), StarClass(label: "giant", name: "giant"),
    ]
    experiment.network.hidden = []
    experiment.runs = [Run(learningRate: 20, epochs: 3_000)]
    change(&experiment)
    let table =
      "name,log_temperature,absolute_magnitude,label,\(headers)\n" + rows.joined(separator: "\n")
    return try Studies.study(experiment, Array((table + "\n").utf8))
  }

  private func doubt(
    _ headers: String, _ values: String, _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> String {
    try finding("Doubtful", study(headers, values, change))
  }

  @Test(
    "A surface gravity, a radius, a luminosity and a spectral type, each for or against the label")
  func reasons() throws {
    let against = try doubt("logg,st_rad,spectral_type", "4.44,1.02,G2 V")
    expectFacts(
      "S299 (giant, predicted as a dwarf, p ",
      "; against the label: log g 4.44, of a main-sequence star, radius 1.02 $R_\\odot$, of a main-sequence star and "
        + "spectral type G2 V, of a main-sequence star)",
      in: against)
    let both = try doubt("logg,lum", "2.5,1")
    expectFacts(
      "; for the label: log g 2.5, of a giant; against the label: luminosity 1 $L_\\odot$ at ",
      " K, of a main-sequence star)", in: both)
  }

  @Test(
    "Nothing is told by a value between the groups, an empty field, an unknown unit or a feature")
  func silence() throws {
    let start = "(giant, predicted as a dwarf, p "
    for (headers, values) in [("logg", "3.65"), ("logg", ""), ("radius", "1.02"), ("x", "4.4")] {
      let text = try doubt(headers, values)
      #expect(text.contains(start) && !text.contains("the label:"), "\(headers) \(values)")
    }
    let named = try doubt("radius", "1.02") { $0.columns["radius"] = "radius" }
    expectFacts("against the label: radius 1.02 $R_\\odot$", in: named)
  }

  @Test("A luminosity that repeats the magnitude is no reason")
  func repeatedMagnitude() throws {
    // −2.5 log L differs from every magnitude by as much.
    func text(_ offset: (Int) -> Double) throws -> String {
      let study = try study("x", "")
      let rows = (0..<study.dataset.count).map { star -> String in
        let values = study.dataset.values(of: star)
        let luminosity = pow(10, (4.8 - values[0] + offset(star)) / 2.5)
        return "S\(star),\(values[1]),\(values[0]),\(star < 150 ? "dwarf" : "giant"),\(luminosity)"
      }
      let table =
        "name,log_temperature,absolute_magnitude,label,lum\n" + rows.joined(separator: "\n")
      return try finding(
        "Doubtful", Studies.study(study.experiment, Array((table + "\n").utf8)))
    }
    #expect(try !text { _ in 0 }.contains("the label:"))
    #expect(try text { Double($0 % 7) / 10 }.contains("against the label: luminosity"))
  }

  @Test("Classes of one group, or of none, get no reasons")
  func oneGroup() throws {
    let supergiants = try doubt("logg", "1.2") { $0.classes[0].name = "supergiant" }
    #expect(!supergiants.contains("the label:"))
    let letters = try doubt("logg", "4.4") {
      $0.classes[0].name = "A"
      $0.classes[1].name = "B"
      $0.classes[1].label = "giant"
    }
    #expect(!letters.contains("log g"))
  }
}
