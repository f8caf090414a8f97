import Testing
import _TestSupport

@testable import Reporting

@Suite("The epoch tables")
struct EpochTableTests {
  struct Run: Decodable {
    let learningRate: Double
    let epochs: [Epoch]
    enum CodingKeys: String, CodingKey {
      case learningRate = "learning_rate"
      case epochs
    }
  }

  struct Epoch: Decodable {
    let epoch: Int
    let w1, w2, b1, b2, dLdw1, dLdw2, dLdb1, dLdb2: [[Double]]
    let output: [Double]
    let loss: Double

    var row: EpochRow {
      EpochRow(
        index: epoch, weights: [w1, w2], biases: [b1, b2].map { $0.flatMap { $0 } },
        weightGradients: [dLdw1, dLdw2], biasGradients: [dLdb1, dLdb2].map { $0.flatMap { $0 } },
        output: output, loss: loss)
    }
  }

  /// One layer, two inputs, one output.
  static let small = EpochRow(
    index: 7, weights: [[[0.12345, -2]]], biases: [[1e-20]],
    weightGradients: [[[.nan, .infinity]]],
    biasGradients: [[-0.00049]], output: [1], loss: 123.45678)

  @Test("The assignment's numbers give the tables that pandas prints")
  func assignment() throws {
    let runs = try Fixture.decode("tables.json", as: [Run].self)
    #expect(runs.count == 2)
    for run in runs {
      let rate = run.learningRate == 10 ? "10" : "\(run.learningRate)"
      let printed = try Fixture.text("epochs-rate-\(rate).md")
      #expect(EpochTable(run.epochs.map(\.row)).markdown == printed)
    }
  }

  @Test("Without epochs the table has no rows")
  func empty() {
    #expect(EpochTable([]).markdown.hasPrefix("|   epoch | output   |   loss |\n"))
    #expect(EpochTable([]).csv() == "epoch\n")
  }

  @Test("Numbers are rounded to three decimals and keep the sign of zero")
  func rounding() {
    #expect(
      EpochTable([Self.small]).markdown == """
        |   epoch | w1                | b1     | dLdw1       | dLdb1   | output   |    loss |
        |--------:|:------------------|:-------|:------------|:--------|:---------|--------:|
        |       7 | [[ 0.123 -2.   ]] | [[0.]] | [[nan inf]] | [[-0.]] | [1.]     | 123.457 |

        """)
  }

  @Test("The CSV file has full precision and column names with layer, row and column")
  func csv() {
    #expect(
      EpochTable([Self.small, Self.small]).csv() == """
        epoch,w1_1_1,w1_1_2,b1_1,dLdw1_1_1,dLdw1_1_2,dLdb1_1,output_1,loss
        7,0.12345,-2.0,1e-20,NaN,inf,-0.00049,1.0,123.45678
        7,0.12345,-2.0,1e-20,NaN,inf,-0.00049,1.0,123.45678

        """)
  }

  @Test("The validation loss has its own column")
  func validationLoss() {
    var row = Self.small
    row.validationLoss = 0.98765
    #expect(EpochTable([row]).markdown.contains("|    loss |   validation loss |\n"))
    #expect(EpochTable([row]).markdown.contains("| 123.457 |             0.988 |\n"))
    #expect(EpochTable([row]).csv().contains(",loss,validation_loss\n"))
    #expect(EpochTable([row]).csv().hasSuffix(",123.45678,0.98765\n"))
  }

  @Test("Every CSV row has one value per column, for layers of every shape")
  func csvWidth() {
    let row = EpochRow(
      index: 0, weights: [[[1, 2], [3, 4], [5, 6]], [[7, 8, 9]]], biases: [[1, 2, 3], [4]],
      weightGradients: [[[0, 0], [0, 0], [0, 0]], [[0, 0, 0]]], biasGradients: [[0, 0, 0], [0]],
      output: [0.25, 0.75], loss: 0.5)
    let lines = EpochTable([row]).csv().split(separator: "\n").map { $0.split(separator: ",") }
    #expect(lines[0].count == 30)
    #expect(lines[1].count == 30)
    #expect(zip(lines[0], lines[1]).first { $0.0 == "w2_1_3" }?.1 == "9.0")
  }
}
