import Experiments
import Formatting
import Learning
import Testing
import _TestSupport

@testable import Reporting

@Suite("The assignment's 920 printed numbers")
struct AssignmentTableTests {
  /// A printed number, by where it stands.
  struct Entry: Hashable {
    var rate: Double
    var epoch: Int
    var column: String
    var place: Int
    var value: Double
  }

  /// The three numbers that the assignment's own arithmetic does not give.
  static let errata: Set = [
    Entry(rate: 0.1, epoch: 5, column: "output", place: 0, value: 0.353),
    Entry(rate: 10, epoch: 2, column: "output", place: 1, value: 0.444),
    Entry(rate: 10, epoch: 4, column: "output", place: 2, value: 0.581),
  ]

  private func entries(_ row: EpochRow, rate: Double) -> [Entry] {
    var columns: [(String, [Double])] = [("loss", [row.loss]), ("output", row.output)]
    for layer in row.weights.indices {
      columns.append(("w\(layer + 1)", Array(row.weights[layer].joined())))
      columns.append(("b\(layer + 1)", row.biases[layer]))
      columns.append(("dLdw\(layer + 1)", Array(row.weightGradients[layer].joined())))
      columns.append(("dLdb\(layer + 1)", row.biasGradients[layer]))
    }
    return columns.flatMap { column, values in
      values.enumerated().map { place, value in
        Entry(rate: rate, epoch: row.index, column: column, place: place, value: value)
      }
    }
  }

  @Test("All match to three decimals, except the three that are off by one in the last digit")
  func numbers() throws {
    let printed = try Fixture.decode("tables.json", as: [EpochTableTests.Run].self)
    let study = try Studies.assignment()
    var count = 0
    var unlike: Set<Entry> = []
    for (run, printed) in zip(study.runs, printed) {
      #expect(run.run.learningRate == printed.learningRate)
      #expect(run.history.count == printed.epochs.count)
      for (epoch, row) in printed.epochs.map(\.row).enumerated() {
        let expected = entries(row, rate: printed.learningRate)
        let computed = entries(EpochRow(run.history[epoch]), rate: printed.learningRate)
        #expect(computed.count == expected.count)
        for (expected, computed) in zip(expected, computed) {
          count += 1
          let rounded = roundHalfEven(computed.value, decimals: 3)
          if rounded != expected.value { unlike.insert(expected) }
          #expect((rounded - expected.value).magnitude < 0.0011, "\(expected)")
        }
      }
    }
    #expect(count == 920)
    #expect(unlike == Self.errata)
  }

  @Test("The table has the layout that pandas prints", arguments: [0, 1])
  func layout(index: Int) throws {
    let run = try Studies.assignment().runs[index]
    let rate = run.run.learningRate
    let table = EpochTable((0..<run.history.count).map { EpochRow(run.history[$0]) }).markdown
    var printed = try Fixture.text("epochs-rate-\(RateText(rate).fileName).md")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for erratum in Self.errata where erratum.rate == rate {
      let corrected = roundHalfEven(erratum.value + 0.001, decimals: 3)
      let line = 2 + 3 * erratum.epoch
      #expect(printed[line].contains("\(erratum.value)"))
      printed[line] = printed[line].replacing("\(erratum.value)", with: "\(corrected)")
    }
    #expect(
      table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == printed)
  }

  @Test("The report shows the complete tables")
  func report() throws {
    let study = try Studies.assignment()
    let text = try Report.text(study)
    for run in study.runs {
      let table = EpochTable((0..<run.history.count).map { EpochRow(run.history[$0]) }).markdown
      #expect(text.contains(table))
    }
  }

  @Test("The CSV tables read back to exactly the numbers of the training")
  func csv() throws {
    let study = try Studies.assignment()
    let files = try Report(study, isOwnTable: true, version: "1").files(render: nothing)
    for run in study.runs {
      let path = "tables/epochs-rate-\(RateText(run.run.learningRate).fileName).csv"
      let file = try #require(files.first { $0.path == path })
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let names = lines[0].split(separator: ",").map(String.init)
      #expect(lines.count == 11)
      for (epoch, line) in lines.dropFirst().enumerated() {
        let values = line.split(separator: ",").compactMap { Double($0) }
        let row = Dictionary(uniqueKeysWithValues: zip(names, values))
        let recorded = run.history[epoch]
        #expect(values.count == names.count)
        #expect(row["epoch"] == Double(epoch))
        #expect(row["loss"] == recorded.loss)
        #expect(row["output_3"] == recorded.output[2])
        #expect(row["w1_3_2"] == recorded.network.layers[0].weights[2, 1])
        #expect(row["dLdw2_2_3"] == recorded.gradient.layers[1].weights[1, 2])
        #expect(row["b2_1"] == recorded.network.layers[1].biases[0])
      }
    }
  }
}
