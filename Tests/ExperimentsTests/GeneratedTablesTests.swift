import Stars
import Tables
import Testing
import _TestSupport

@testable import Experiments

@Suite("A table is read as what it is, or refused")
struct GeneratedTablesTests {
  /// A star of known magnitudes and temperature.
  fileprivate struct Star {
    var absolute: Double
    var distance: Double
    var kelvin: Double
    var apparent: Double { absolute + 5 * logarithm(distance / 10) }
  }

  private static func logarithm(_ x: Double) -> Double {
    var (low, high) = (-30.0, 30.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if power(middle) < x { low = middle } else { high = middle }
    }
    return low
  }

  /// Ten to the power of `x`, by squaring and a series: an oracle apart from the program's own functions.
  private static func power(_ x: Double) -> Double {
    let y = x * 2.302_585_092_994_045_7 / 1_024
    var (term, sum) = (1.0, 1.0)
    for n in 1..<20 {
      term *= y / Double(n)
      sum += term
    }
    return (0..<10).reduce(sum) { value, _ in value * value }
  }

  private static let stars: [Star] = [
    Star(absolute: 4.83, distance: 12.5, kelvin: 5_772),
    Star(absolute: 1.43, distance: 2.64, kelvin: 9_940),
    Star(absolute: 11.33, distance: 2.64, kelvin: 25_200),
    Star(absolute: -0.3, distance: 11.26, kelvin: 4_286),
    Star(absolute: 0.58, distance: 7.68, kelvin: 9_602),
    Star(absolute: 13.24, distance: 1.83, kelvin: 3_134),
    Star(absolute: 2.66, distance: 3.51, kelvin: 6_530),
    Star(absolute: 6.19, distance: 3.2, kelvin: 5_084),
    Star(absolute: -5.6, distance: 168, kelvin: 3_600),
    Star(absolute: -6.7, distance: 264, kelvin: 12_100),
  ]

  /// A column as text: its header, and a field for each star.
  fileprivate struct Column: Sendable {
    var header: String
    var isKnown = true
    var field: @Sendable (Star) -> Double
  }

  /// The ways to write the brightness: columns that go together.
  private static let brightness: [[Column]] = {
    let apparent = Column(header: "Vmag") { $0.apparent }
    return [
      [Column(header: "absmag") { $0.absolute }], [Column(header: "Abs. Mag") { $0.absolute }],
      [Column(header: "Mv [mmag]") { $0.absolute * 1_000 }],
      [apparent, Column(header: "Plx [mas]") { 1_000 / $0.distance }],
      [apparent, Column(header: "parallax_arcsec") { 1 / $0.distance }],
      [apparent, Column(header: "parallax (uas)") { 1e6 / $0.distance }],
      [apparent, Column(header: "plx") { 1_000 / $0.distance }],
      [apparent, Column(header: "plx", isKnown: false) { 1 / $0.distance }],
      [apparent, Column(header: "distance_pc") { $0.distance }],
      [apparent, Column(header: "dist (kpc)") { $0.distance / 1_000 }],
      [apparent, Column(header: "Distance (ly)") { $0.distance / 0.306_601_393_788 }],
      [apparent, Column(header: "distance", isKnown: false) { $0.distance }],
      [apparent, Column(header: "dist", isKnown: false) { $0.distance / 0.306_601_393_788 }],
      [Column(header: "Q_17", isKnown: false) { $0.absolute }], [apparent.unknown],
    ]
  }()

  private static let temperature: [Column] = [
    Column(header: "Teff") { $0.kelvin }, Column(header: "Temperature (K)") { $0.kelvin },
    Column(header: "temp [kK]") { $0.kelvin / 1_000 },
    Column(header: "log_Teff") { logarithm($0.kelvin) },
    Column(header: "logTe") { logarithm($0.kelvin) },
    Column(header: "st_teff [dex(K)]") { logarithm($0.kelvin) },
    Column(header: "heat", isKnown: false) { $0.kelvin },
    Column(header: "Teff (parsnips)", isKnown: false) { $0.kelvin },
  ]

  private static let noise = [
    "ra", "dec", "l", "b", "pmra", "epoch", "flag", "mass", "snr", "seq", "objid", "z", "redshift",
    "u", "g",
    "radius", "age",
  ]

  @Test("Two hundred tables, shuffled, renamed, in other units and with columns of other things")
  func generated() throws {
    var random = SplitMix(state: 20)
    var (read, refused) = (0, 0)
    for _ in 0..<200 {
      let bright = Self.brightness[random.below(Self.brightness.count)]
      let hot = Self.temperature[random.below(Self.temperature.count)]
      let others = (0..<random.below(6)).map { _ in Self.noise[random.below(Self.noise.count)] }
      var columns = bright + [hot]
      for header in Set(others).sorted() {
        let scale = Double(random.below(1_000))
        columns.append(
          Column(header: header) { $0.kelvin.truncatingRemainder(dividingBy: 97) * scale })
      }
      for index in columns.indices.reversed() { columns.swapAt(index, random.below(index + 1)) }
      let isKnown = (bright + [hot]).allSatisfy(\.isKnown)
      let outcome = try outcome(columns)
      #expect((outcome != nil) == isKnown, "\(columns.map(\.header))")
      if outcome == nil { refused += 1 } else { read += 1 }
      for (star, values) in zip(Self.stars, outcome ?? []) {
        #expect((values.magnitude - star.absolute).magnitude < 1e-9, "\(columns.map(\.header))")
        #expect((values.logKelvin - Self.logarithm(star.kelvin)).magnitude < 1e-9)
      }
    }
    #expect(read > 50 && refused > 50)
  }

  /// The magnitudes and temperatures as the program reads them; nil if it refuses the table.
  private func outcome(_ columns: [Column]) throws -> [(magnitude: Double, logKelvin: Double)]? {
    let rows = Self.stars.map { star in columns.map { "\($0.field(star))" }.joined(separator: ",") }
    let text = ([columns.map(\.header).joined(separator: ",")] + rows).joined(separator: "\n")
    do {
      var faults = Diagnostics()
      let table = Table(SourceText(Array(text.utf8), name: "t.csv"), faults: &faults)
      let draft = try ExperimentDraft(table, faults: faults, data: "t.csv")
      let experiment = try Experiment.decode(Array(draft.text.utf8), name: "draft.yaml")
      let stars = try Catalogue.read(table, faults: faults, schema: experiment.schema)
      guard stars.count == Self.stars.count else { return [] }
      let magnitudes = try #require(stars.numbers[Schema.absoluteMagnitude])
      let temperatures = try #require(stars.numbers[Schema.logTemperature])
      return zip(magnitudes, temperatures).map { ($0, $1) }
    } catch is Diagnostics {
      return nil
    }
  }
}

extension GeneratedTablesTests.Column {
  /// The same column under a name that says nothing.
  fileprivate var unknown: Self { Self(header: "column 7", isKnown: false, field: field) }
}
