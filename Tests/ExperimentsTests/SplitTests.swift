import Learning
import Stars
import Tables
import Testing

@testable import Experiments

@Suite("Stars are held out as the experiment says")
struct SplitTests {
  private func splits(_ rule: SplitRule) throws -> [Split] {
    try Split.all(of: try Models.dataset(try Models.experiment()).catalogue, by: rule)
  }

  @Test("A share is taken of each class in proportion: a quarter of 8, 6 and 6 stars is 2, 2 and 1")
  func share() throws {
    let labels = try Models.dataset(try Models.experiment()).labels
    let split = try #require(try splits(.share(0.25, seed: 1)).first)
    #expect(
      (0..<3).map { label in split.validation.count { labels[$0] == label } } == [2, 2, 1])
    #expect((split.training + split.validation).sorted() == Array(0..<20))
    #expect(try splits(.share(0.25, seed: 1)) == [split])
    #expect(try splits(.share(0.25, seed: 2)) != [split])
  }

  @Test("The method of the largest remainder reaches the share, with a star of every class")
  func largestRemainder() {
    #expect(Split.heldOut(0.25, of: [8, 6, 6]) == [2, 2, 1])
    #expect(Split.heldOut(0.2, of: [7, 7, 6]) == [2, 1, 1])
    #expect(Split.heldOut(0.1, of: [90, 8, 2]) == [9, 1, 1])
    #expect(Split.heldOut(0.5, of: [3, 0, 3]) == [2, 0, 1])
    #expect(Split.heldOut(0.3, of: Array(repeating: 10, count: 10)).reduce(0, +) == 30)
  }

  @Test("Folds go on where the last class ended, so that they are equal to within one star")
  func evenFolds() throws {
    #expect(try splits(.folds(5, seed: 1)).map(\.validation.count) == [4, 4, 4, 4, 4])
    #expect(try splits(.folds(3, seed: 1)).map(\.validation.count) == [7, 7, 6])
  }

  @Test("Folds are stratified, and every star is held out once")
  func folds() throws {
    let labels = try Models.dataset(try Models.experiment()).labels
    let folds = try splits(.folds(3, seed: 5))
    #expect(folds.flatMap(\.validation).sorted() == Array(0..<20))
    for fold in folds {
      #expect((1..<3).allSatisfy { label in fold.validation.count { labels[$0] == label } == 2 })
    }
  }

  @Test("A fold outside which a feature has no range is an error of the table")
  func constantFold() throws {
    let table = """
      name,absolute_magnitude,log_temperature,label
      a,1,3.7,1
      b,2,3.7,1
      c,3,3.7,2
      d,4,3.9,2
      """
    func dataset(_ split: SplitRule) throws -> Dataset {
      let experiment = try Models.experiment { $0.split = split }
      return try Dataset(
        experiment,
        try Catalogue.read(Array(table.utf8), name: "s.csv", schema: experiment.schema))
    }
    #expect(try dataset(.none).folds.isEmpty)
    let error = #expect(throws: Diagnostics.self) { try dataset(.folds(2, seed: 1)) }
    #expect(
      "\(error as Any)".contains("error: all training stars have the same log_temperature"),
      "\(error as Any)")
  }

  @Test("A split by rows and by the values of a column")
  func said() throws {
    #expect(try splits(.rows(11...20)).first?.validation == Array(10..<20))
    let giants = try splits(.column("spectral_class", values: ["M", "O"])).first
    let catalogue = try Models.dataset(try Models.experiment()).catalogue
    let expected = (0..<20).filter {
      ["M", "O"].contains(catalogue.text(Schema.spectralClass, star: $0))
    }
    #expect(giants?.validation == expected)
    #expect(try splits(.none).isEmpty)
  }

  @Test("A class without a training star is an error with a remedy, another for a single star")
  func untrainedClass() throws {
    func fault(_ rows: [String], _ rule: SplitRule) -> String {
      let table = (["name,absolute_magnitude,log_temperature,label"] + rows).joined(separator: "\n")
      let error = #expect(throws: Diagnostics.self) {
        let experiment = try Models.experiment()
        let catalogue = try Catalogue.read(
          Array(table.utf8), name: "s.csv", schema: experiment.schema)
        _ = try Split.all(of: catalogue, by: rule)
      }
      return "\(error as Any)"
    }
    let pair = ["a,1,3.7,1", "b,2,3.8,1", "c,3,3.9,3", "d,12,4.1,2", "e,12,4.2,2", "f,2,3.6,3"]
    #expect(fault(pair, .rows(4...5)).contains("leaves no training star of the class \"2\"; hold"))
    let single = pair.filter { !$0.hasPrefix("e") }
    #expect(
      fault(single, .share(0.2, seed: 1)).contains(
        "holds out the only star of the class \"2\"; hold stars out by rows or column"))
  }

  @Test("A split that leaves one side empty is an error")
  func nothingLeft() {
    #expect(throws: Diagnostics.self) { try splits(.rows(21...30)) }
    #expect(throws: Diagnostics.self) { try splits(.rows(1...20)) }
    #expect(throws: Diagnostics.self) { try splits(.column("nothing", values: ["1"])) }
  }
}
