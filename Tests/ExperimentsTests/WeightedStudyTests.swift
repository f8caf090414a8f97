import Learning
import Stars
import Testing
import _TestSupport

@testable import Experiments

/// Stars around three places of the diagram, by their absolute magnitudes, logarithms of temperatures and classes.
private func stars(_ count: Int, seed: UInt64) -> [(m: Double, t: Double, kind: String)] {
  var generator = SeededGenerator(seed: seed)
  let places = [(5.0, 3.7, "M"), (12, 4, "W"), (0.5, 3.65, "G")]
  return (0..<count).map { _ in
    let place = places[min(Int.random(in: 0..<5, using: &generator), 2)]
    func scatter(_ size: Double) -> Double {
      (0..<4).reduce(0) { sum, _ in sum + Double.random(in: -size...size, using: &generator) }
    }
    return (place.0 + scatter(1.6), place.1 + scatter(0.08), place.2)
  }
}

@Suite("A study of rows that stand for numbers of stars")
struct WeightedStudyTests {
  private func dataset(
    _ rows: [(m: Double, t: Double, kind: String, n: Int)], isWeighted: Bool,
    _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> (Experiment, Dataset) {
    let keys =
      "title: T\ndata: s.csv\nlabel: kind\nmissing: leave-out\n" + (isWeighted ? "weight: n\n" : "")
    var experiment = try Experiment.decode(Array(keys.utf8), name: "e.yaml")
    experiment.runs = [Run(learningRate: 2, epochs: 8)]
    change(&experiment)
    let lines = rows.flatMap { row in
      Array(
        repeating: "\(row.m),\(row.t),\(row.kind),\(row.n)\n", count: isWeighted ? 1 : row.n)
    }
    let text = "absolute_magnitude,log_temperature,kind,n\n" + lines.joined()
    let catalogue = try Catalogue.read(
      Array(text.utf8), name: "s.csv", schema: experiment.schema)
    return (experiment, try Dataset(experiment, catalogue))
  }

  private func study(
    _ rows: [(m: Double, t: Double, kind: String, n: Int)], isWeighted: Bool
  ) throws -> Study {
    let (experiment, dataset) = try dataset(rows, isWeighted: isWeighted)
    return Study(experiment, dataset)
  }

  private var rows: [(m: Double, t: Double, kind: String, n: Int)] {
    stars(60, seed: 3).enumerated().map { ($1.m, $1.t, $1.kind, 1 + $0 * $0 % 5) }
  }

  @Test("Counts, losses, curvature and baselines are those of the repeated rows")
  func repeated() throws {
    let (a, b) = (try study(rows, isWeighted: true), try study(rows, isWeighted: false))
    #expect(a.dataset.classCounts == b.dataset.classCounts)
    #expect(a.dataset.catalogue.starCount == b.dataset.count)
    expectClose(a.initialLoss, b.initialLoss, within: 1e-12)
    expectClose(a.initialCurvature, b.initialCurvature, within: 1e-9)
    let (run, other) = (a.runs[0], b.runs[0])
    for (x, y) in zip(run.history.losses, other.history.losses) {
      expectClose(x, y, within: 1e-12)
    }
    #expect(run.history.correctCounts == other.history.correctCounts)
    #expect(
      run.confusion(among: 0..<a.dataset.count) == other.confusion(among: 0..<b.dataset.count))
    #expect(
      run.correct(among: 0..<a.dataset.count) == other.correct(among: 0..<b.dataset.count))
    let (mine, theirs) = (Baselines(a), Baselines(b))
    #expect(mine.scores.map(\.kind) == theirs.scores.map(\.kind))
    for (x, y) in zip(mine.scores, theirs.scores) { #expect(x.confusion == y.confusion) }
    expectClose(a.examples.entropy, b.examples.entropy, within: 1e-12)
    let first = b.dataset.count / 2
    let row = try #require(
      a.dataset.catalogue.numbers["absolute_magnitude"]?.firstIndex {
        $0 == b.dataset.catalogue.numbers["absolute_magnitude"]?[first]
      })
    for label in 0..<3 {
      #expect(
        mine.isAmongOthers(row, label, in: a.dataset)
          == theirs.isAmongOthers(first, label, in: b.dataset))
    }
  }

  @Test("Rows of one star give the bits of a table without weights")
  func ones() throws {
    let rows = rows.map { ($0.m, $0.t, $0.kind, 1) }
    let (a, b) = (try study(rows, isWeighted: true), try study(rows, isWeighted: false))
    for rule in [SplitRule.share(0.3, seed: 4), .folds(4, seed: 2)] {
      #expect(
        try Split.all(of: a.dataset.catalogue, by: rule)
          == Split.all(of: b.dataset.catalogue, by: rule))
    }
    for (x, y) in zip(a.runs[0].history.losses, b.runs[0].history.losses) {
      expectClose(x, y, within: 1e-14)
    }
  }

  @Test("A split holds out whole rows, near the share of the stars of every class")
  func split() throws {
    let (_, dataset) = try dataset(
      stars(400, seed: 5).enumerated().map { ($1.m, $1.t, $1.kind, 1 + $0 % 9) }, isWeighted: true
    ) { $0.split = .share(0.2, seed: 1) }
    let (held, all) = (
      dataset.classCounts(of: dataset.split.validation), dataset.classCounts
    )
    for (part, whole) in zip(held, all) {
      // No further than half of the largest row.
      expectClose(Double(part), 0.2 * Double(whole), within: 5.5)
    }
    let folds = try Split.all(of: dataset.catalogue, by: .folds(4, seed: 1)).map {
      dataset.starCount(of: $0.validation)
    }
    #expect((folds.max() ?? 0) - (folds.min() ?? 0) <= 3 * 9)
  }

  @Test("No more stars change class than the bound, which is a few times their number")
  func bound() throws {
    let all = stars(20_000, seed: 7)
    let widths = (m: 0.2, t: 0.02)
    var cells: [[Int]: (n: Int, m: Double, t: Double)] = [:]
    for star in all {
      let place = [
        Int((star.m / widths.m).rounded(.down)), Int((star.t / widths.t).rounded(.down)),
        star.kind == "M" ? 0 : star.kind == "W" ? 1 : 2,
      ]
      var cell = cells[place] ?? (0, 0, 0)
      cell = (cell.n + 1, cell.m + star.m, cell.t + star.t)
      cells[place] = cell
    }
    for hasMeans in [false, true] {
      let rows = cells.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { place in
        let cell = cells[place] ?? (1, 0, 0)
        let center = (
          (Double(place[0]) + 0.5) * widths.m, (Double(place[1]) + 0.5) * widths.t
        )
        let mean = (cell.m / Double(cell.n), cell.t / Double(cell.n))
        let (m, t) = hasMeans ? mean : center
        return (m: m, t: t, kind: ["M", "W", "G"][place[2]], n: cell.n, place: place)
      }
      let (experiment, dataset) = try dataset(
        rows.map { ($0.m, $0.t, $0.kind, $0.n) }, isWeighted: true
      ) { experiment in
        experiment.cell = [widths.m, widths.t]
        experiment.network.initial = .glorot(seed: 1)
        experiment.runs = [Run(learningRate: 3, epochs: 100)]
      }
      let study = Study(experiment, dataset)
      let network = study.runs[0].history.trained
      let changes = try #require(CellChanges(of: network, dataset))
      let predicted = Dictionary(
        uniqueKeysWithValues: zip(rows.map(\.place), study.runs[0].predicted))
      let moved = all.count { star in
        let place = [
          Int((star.m / widths.m).rounded(.down)), Int((star.t / widths.t).rounded(.down)),
          star.kind == "M" ? 0 : star.kind == "W" ? 1 : 2,
        ]
        let input = zip(dataset.scalings, [star.m, star.t]).map { $0.scale($1) }
        return network.predictedClass(input) != predicted[place]
      }
      #expect(moved > 10)
      #expect(changes.stars >= moved)
      #expect(changes.stars <= 12 * moved, "\(changes.stars) for \(moved)")
    }
  }
}
