import Experiments
import Formatting
import Learning
import Tables
import Testing
import _TestSupport

@testable import Reporting

@Suite("An audit finds the numbers of printed epoch tables that disagree")
struct EpochAuditTests {
  /// The faults of the tables in `text`, a line each.
  private static func faults(_ text: String, _ study: Study) throws -> [String] {
    let audit = try EpochAudit(SourceText(Array(text.utf8), name: "p.md"), study)
    return audit.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.excerpt = nil
      return "\(diagnostic)".replacing("p.md:", with: "").replacing("error: ", with: "")
    }
  }

  private static func table(
    _ study: Study, run: Int = 0, epochs: [Int]? = nil,
    _ change: (inout EpochRow) -> Void = { _ in }
  ) -> EpochTable {
    let history = study.runs[run].history
    return EpochTable(
      (epochs ?? Array(0..<history.count)).map { index in
        var row = EpochRow(history[index])
        change(&row)
        return row
      })
  }

  @Test("In the assignment's own tables, the three numbers that its arithmetic does not give")
  func assignment() throws {
    let text = try ["0.1", "10"].map { try Fixture.text("epochs-rate-\($0).md") }
      .joined(separator: "\n\nThe next table.\n\n")
    let study = try Studies.assignment()
    #expect(
      try Self.faults(text, study) == [
        "18:144: epoch 5, output[0] is 0.353, not 0.354 (0.353516); likeliest cause: truncated, not rounded",
        "45:166: epoch 2, output[1] is 0.444, not 0.445 (0.44453); likeliest cause: truncated, not rounded",
        "51:172: epoch 4, output[2] is 0.581, not 0.582 (0.581594); likeliest cause: truncated, not rounded",
      ])
    let audit = try EpochAudit(SourceText(Array(text.utf8), name: "p.md"), study)
    #expect(
      audit.summary == [
        "p.md: the table at line 1, learning rate 0.1: 1 of 460 numbers disagrees",
        "p.md: the table at line 37, learning rate 10: 2 of 460 numbers disagree",
      ])
  }

  @Test("In our own tables, nothing")
  func ours() throws {
    let study = try Studies.assignment()
    for run in [0, 1] {
      #expect(try Self.faults(Self.table(study, run: run).markdown, study).isEmpty)
      #expect(try Self.faults(Self.table(study, run: run).csv(), study).isEmpty)
    }
    #expect(try Self.faults(try Report.text(study), study).isEmpty)
  }

  // MARK: - Single errors

  /// A study with its tables: of all epochs, of chosen ones, and as comma-separated values.
  private static func studies() throws -> [Study] {
    [
      try Studies.assignment(), try Studies.assignment { $0.network.hidden = [4, 2] },
      try Studies.twelve {
        $0.runs = [Run(learningRate: 0.5, epochs: 30), Run(learningRate: 4, epochs: 200)]
        $0.network.initial = .glorot(seed: 3)
      },
    ]
  }

  /// The places of the numbers with a decimal point and no exponent outside the first line and column.
  private static func numbers(_ text: String) -> [Range<String.Index>] {
    text.ranges(of: /-?[0-9]+\.[0-9]*(?![0-9e])/).filter { range in
      let line = text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      return line.count > 1
        && (Double(text[range])?.magnitude).map { $0 == 0 || $0 > 1e-4 } ?? false
    }
  }

  /// The number with one of its first six digits after the leading zeros changed, or its sign.
  private static func mistyped(_ number: Substring, _ random: inout SplitMix64) -> String {
    if random.next(below: 5) == 0, Double(number) != 0 {
      return number.hasPrefix("-") ? String(number.dropFirst()) : "-" + number
    }
    var characters = Array(number)
    let digits = characters.indices.filter { characters[$0].isNumber }
    let place = digits[random.next(below: min(digits.count, 6))]
    let digit = characters[place].wholeNumberValue ?? 0
    characters[place] = Character(String((digit + 1 + random.next(below: 9)) % 10))
    return String(characters)
  }

  @Test(
    "Fifty tables with one mistyped number each: all are found in their places, and nothing else")
  func planted() throws {
    let studies = try Self.studies()
    var random = SplitMix64(seed: 16)
    for number in 0..<50 {
      let study = studies[number % studies.count]
      let run = random.next(below: study.runs.count)
      let count = study.runs[run].history.count
      let table = Self.table(
        study, run: run, epochs: study.experiment.epochTables.epochs(of: count))
      var text = number % 5 == 4 ? table.csv() : table.markdown
      let places = Self.numbers(text)
      let place = places[random.next(below: places.count)]
      let lines = text[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      let slip = Self.mistyped(text[place], &random)
      #expect(try Self.faults(text, study).isEmpty)
      text.replaceSubrange(place, with: slip)
      let faults = try Self.faults(text, study)
      #expect(faults.count == 1, "\(number): \(slip): \(faults)")
      let start = "\(lines.count):\((lines.last?.count ?? 0) + 1): "
      #expect(faults.first?.hasPrefix(start) == true, "\(number): \(start)\(slip): \(faults)")
      #expect(faults.first?.contains(" is \(slip), not ") == true, "\(number): \(faults)")
    }
  }

  @Test(
    "Single slips have their likeliest cause",
    arguments: [
      ("1.093", "1.094", "rounding, off by one in the last digit"),
      ("1.093", "1.193", "a mistyped digit"), ("1.093", "-1.093", "wrong sign"),
      ("1.093", "1.039", "two digits swapped"), ("1.093", "10.93", "a misplaced decimal point"),
      ("1.093", "7.5", nil), ("1.093", "1.09x", nil),
    ] as [(String, String, String?)])
  func causes(right: String, wrong: String, cause: String?) throws {
    let study = try Studies.assignment()
    let text = Self.table(study).markdown
    #expect(text.ranges(of: "  \(right) |").count == 1)
    let faults = try Self.faults(text.replacing("  \(right) |", with: "  \(wrong) |"), study)
    #expect(faults.count == 1)
    #expect(faults.first?.contains("loss is ") == true)
    #expect(faults.first?.split(separator: "cause: ").dropFirst().first.map(String.init) == cause)
  }

  // MARK: - Systematic errors

  private static func causes(_ table: EpochTable, _ study: Study) throws -> [String: Int] {
    try faults(table.markdown, study).reduce(into: [:]) { counts, fault in
      let parts = fault.split(separator: "; likeliest cause: ")
      counts[parts.count > 1 ? String(parts[1]) : "", default: 0] += 1
    }
  }

  @Test("Weights printed before the update")
  func before() throws {
    let study = try Studies.assignment()
    let history = study.runs[1].history
    let table = EpochTable(
      (0..<history.count).map { index in
        var row = EpochRow(history[index])
        let network = index == 0 ? history.initial : history[index - 1].network
        row.weights = network.layers.map { $0.weights.rowArrays }
        row.biases = network.layers.map(\.biases)
        return row
      })
    let causes = try Self.causes(table, study)
    #expect(Set(causes.keys) == ["the value before the update, not after it"])
    #expect((200...270).contains(causes.values.first ?? 0))
  }

  @Test("Losses printed after the update")
  func after() throws {
    let study = try Studies.assignment()
    let run = study.runs[1]
    let course = run.history.losses.dropFirst() + [run.history.finalLoss]
    var losses = Array(course)[...]
    let table = Self.table(study, run: 1) { $0.loss = losses.removeFirst() }
    #expect(try Self.causes(table, study) == ["the value after the update, not before it": 10])
  }

  @Test("A transposed matrix, square or not")
  func transposed() throws {
    let study = try Studies.twelve { $0.network.initial = .glorot(seed: 3) }
    func turned(_ matrix: [[Double]]) -> [[Double]] {
      matrix[0].indices.map { column in matrix.map { $0[column] } }
    }
    let square = Self.table(study) { $0.weights[1] = turned($0.weights[1]) }
    #expect(Set(try Self.causes(square, study).keys) == ["transposed"])
    let oblong = Self.table(study) {
      $0.weights[0] = turned($0.weights[0])
      $0.weightGradients[0] = turned($0.weightGradients[0])
    }
    let faults = try Self.faults(oblong.markdown, study)
    #expect(faults.count == 20)
    #expect(faults[0].hasSuffix("epoch 0, w1 is 2 × 3, not 3 × 2; likeliest cause: transposed"))
  }

  @Test("Gradients of the wrong sign")
  func sign() throws {
    let study = try Studies.twelve { $0.network.initial = .glorot(seed: 3) }
    let table = Self.table(study) { $0.biasGradients[1] = $0.biasGradients[1].map { -$0 } }
    #expect(Set(try Self.causes(table, study).keys) == ["wrong sign"])
  }

  @Test("A training on inputs that are not scaled")
  func unscaled() throws {
    let study = try Studies.twelve { $0.network.initial = .glorot(seed: 3) }
    let history = study.unscaledHistory(of: study.runs[0].run)
    let table = EpochTable((0..<history.count).map { EpochRow(history[$0]) })
    #expect(Set(try Self.causes(table, study).keys) == ["unscaled inputs"])
  }

  @Test("Epochs counted from 1")
  func shifted() throws {
    let study = try Studies.assignment()
    let causes = try Self.causes(Self.table(study, run: 1) { $0.index += 1 }, study)
    #expect(Set(causes.keys) == ["the value of the epoch before"])
  }

  @Test("A row with the number of another epoch")
  func misnumbered() throws {
    let study = try Studies.assignment()
    let table = Self.table(study, run: 1) { if $0.index == 3 { $0.index = 7 } }
    let faults = try Self.faults(table.markdown, study)
    #expect(faults.count == 1)
    #expect(faults[0].hasSuffix("epoch 7 has the numbers of epoch 3"))
  }

  @Test("Missing numbers, numbers too many, and epochs that are not there")
  func shape() throws {
    let study = try Studies.assignment()
    let text = Self.table(study, epochs: [0]).markdown
    let fewer = text.replacing("[0.333 0.333 0.333]", with: "[0.333 0.333]      ")
    #expect(try Self.faults(fewer, study)[0].hasSuffix("epoch 0, output has 2, not 3 numbers"))
    let empty = text.replacing("[0.333 0.333 0.333]", with: "                   ")
    #expect(try Self.faults(empty, study)[0].hasSuffix("epoch 0, output has 0, not 3 numbers"))
    let late = text.replacing("|       0 |", with: "|      10 |")
    #expect(try Self.faults(late, study)[0].hasSuffix("epoch 10 has the numbers of epoch 0"))
    let beyond = "epoch,loss,output_1\n0,1.099,0.333\n12,1.0905,0.4012\n"
    #expect(
      try Self.faults(beyond, study) == ["3:1: epoch 12 is not one of the 10 epochs from 0"])
    let none = text.replacing("|       0 |", with: "|       x |")
    #expect(try Self.faults(none, study) == [#"3:9: the epoch is "x""#])
  }

  // MARK: - Layouts

  @Test(
    "Other headers, signs, brackets and precisions are read",
    arguments: [
      "| Epoch | Loss |\n|---|---|\n| 0 | 1.10 |\n| 9 | 1.09 |\n",
      "Epoch | $L$\n--|--\n0 | $1.0986123$\n1 | 1.0971115\n",
      "| epoch | $\\partial L/\\partial b_2$ |\n|:--|--:|\n| 0 | (−0.067, 0.033, 0.033) |\n",
      "|  | dL/db2 |\n|:--|--:|\n| 0 | [-6.67e-02 3.33e-02 3.33e-02] |\n",
      "| epoch | b<sub>2</sub> | $\\mathrm{loss}$ |\n|:--|--:|--:|\n| 0 | .007 -.003 -.003 | 1.099 |\n| … | … | … |\n",
      "| epoch | ∂L/∂b₂ |\n|:--|--:|\n| 0 | $[-0.067, 0.033, 0.033]$ |\n",
      "epoch,loss\n0,1.099\n3,1.095\n", "epoch;loss\r\n0;1.099\r\n",
      "epoch\tb2_1\tb2_3\n0\t0.0067\t-0.0033\n",
      ",b2,loss\n0,\"[[ 0.007]\n [-0.003]\n [-0.003]]\",1.099\n",
    ])
  func layouts(text: String) throws {
    #expect(try Self.faults(text, try Studies.assignment()) == [])
  }

  @Test(
    "The precision is that of the printed digits", arguments: ["1.1", "1.10", "1.099", "1.0986123"])
  func precision(loss: String) throws {
    let study = try Studies.assignment()
    let text = "epoch,loss\n0,\(loss)\n"
    #expect(try Self.faults(text, study).isEmpty)
    let wrong = loss.dropLast() + "5"
    #expect(try Self.faults(text.replacing(loss, with: wrong), study).count == 1)
  }

  @Test("Zeros at the end that numpy omits count if other numbers have as many digits")
  func omittedZeros() throws {
    let study = try Studies.assignment()
    let text = Self.table(study, run: 1).markdown
    #expect(text.contains("[[0.9   0.9   0.9  ]"))
    let loss = "| epoch | loss |\n|--|--|\n| 0 | 1.099 |\n| 1 | 1.097 |\n| 2 | 1.1 |\n"
    #expect(try Self.faults(loss, study).count == 1)
  }

  @Test("Columns that are no part of a training are named, and a text without a table is an error")
  func others() throws {
    let study = try Studies.assignment()
    let text = "epoch,loss,time,w3,b1_9\n0,1.099,3,4,5\n"
    let audit = try EpochAudit(SourceText(Array(text.utf8), name: "p.csv"), study)
    #expect(
      audit.summary == [
        "p.csv: the table at line 1, learning rate 0.1: the 1 number agrees; columns not compared: w3, b1_9, time"
      ])
    for text in ["", "# Title\n", "| star | loss |\n|--|--|\n| Sun | 1 |\n", "a,b\n1,2\n"] {
      #expect(throws: Diagnostics.self) { try Self.faults(text, study) }
    }
  }
}
