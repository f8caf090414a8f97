import Tables
import Testing
import _TestSupport

@testable import Stars

@Suite("MK spectral types are read as catalogues write them")
struct SpectralTypeTests {
  /// A type, and what it says: the letter, the subtypes and the luminosity classes.
  struct Example: CustomTestStringConvertible, Sendable {
    var text: String
    var letter: Character?
    var subtypes: ClosedRange<Double>?
    var luminosity: ClosedRange<LuminosityClass>?
    var testDescription: String { text }

    init(
      _ text: String, _ letter: Character?, _ subtypes: ClosedRange<Double>?,
      _ luminosity: ClosedRange<LuminosityClass>?
    ) {
      (self.text, self.letter, self.subtypes, self.luminosity) = (
        text, letter, subtypes, luminosity
      )
    }
  }

  static let examples: [Example] = [
    Example("G2V", "G", 2...2, .dwarf ... .dwarf),
    Example("K1.5 III", "K", 1.5...1.5, .giant ... .giant),
    Example("M5II-III", "M", 5...5, .brightGiant ... .giant),
    Example("G8III/IV", "G", 8...8, .giant ... .subgiant),
    Example("B0/B0.5II/I", "B", 0...0.5, .supergiant ... .brightGiant),
    Example("K1V-VI", "K", 1...1, .dwarf ... .subdwarf),
    Example("G8IIIb+...", "G", 8...8, .giant ... .giant),
    Example("(F0)V", "F", 0...0, .dwarf ... .dwarf),
    Example("G8/K0(V)(+G)", "G", 8...10, .dwarf ... .dwarf),
    Example("A0m...", "A", 0...0, nil),
    Example("A7(m)A8-F2", "A", 7...7, nil),
    Example("A0/1V + K1/2", "A", 0...1, .dwarf ... .dwarf),
    Example("A6+G/KIII", "A", 6...6, nil),
    Example("B1.5IV-Vn..", "B", 1.5...1.5, .subgiant ... .dwarf),
    Example("B6:V:", "B", 6...6, .dwarf ... .dwarf),
    Example("M3: V", "M", 3...3, .dwarf ... .dwarf),
    Example("M3.5-8.5IIIe", "M", 3.5...8.5, .giant ... .giant),
    Example("M2Iab:var", "M", 2...2, .supergiant ... .supergiant),
    Example("K2IIb-IIIa", "K", 2...2, .brightGiant ... .giant),
    Example("MIIIvar", "M", nil, .giant ... .giant),
    Example("Ap SrCrEu", "A", nil, nil),
    Example("dM4.5e", "M", 4.5...4.5, .dwarf ... .dwarf),
    Example("gK3", "K", 3...3, .giant ... .giant),
    Example("sdB4", "B", 4...4, .subdwarf ... .subdwarf),
    Example("DA2", "D", 2...2, .whiteDwarf ... .whiteDwarf),
    Example("DC:9", "D", 9...9, .whiteDwarf ... .whiteDwarf),
    Example("DZQ6", "D", 6...6, .whiteDwarf ... .whiteDwarf),
    Example("WD", "D", nil, .whiteDwarf ... .whiteDwarf),
    Example("WC...", "W", nil, nil),
    Example("C6.4ev", "C", 6.4...6.4, nil),
    Example("K0-G8V", "K", -2...0, .dwarf ... .dwarf),
    Example("M5e-M6e", "M", 5...6, nil),
    Example("kA2hA5mF0V", "A", 5...5, .dwarf ... .dwarf),
    Example("C-N4.5", "C", 4.5...4.5, nil),
    Example("S4/2", "S", 4...4, nil),
    Example("DA.5", "D", 0.5...0.5, .whiteDwarf ... .whiteDwarf),
    Example("sd", nil, nil, .subdwarf ... .subdwarf),
    Example("A30", "A", nil, nil),
  ]

  @Test("Types that were parsed before are the same")
  func remembered() {
    var types = ParsedTypes()
    let texts = Self.examples.map(\.text) + ["", "pec", "G2V\0", "K0III + A5V (and a companion)"]
    for text in texts + texts {
      #expect(types[Array(text.utf8)[...]] == SpectralType(text), "\(text)")
    }
  }

  @Test("Letter, subtype and luminosity class", arguments: examples)
  func parts(_ example: Example) throws {
    let type = try #require(SpectralType(example.text))
    #expect(type.letter == example.letter)
    #expect(type.subtypes == example.subtypes)
    #expect(type.luminosity == example.luminosity)
  }

  @Test("A luminosity class is read as an astronomer reads it", arguments: SpectralRule.all)
  func classes(_ rule: SpectralRule) {
    for (symbol, types) in rule.types {
      for text in types {
        #expect(Self.symbol(SpectralType(text)?.luminosity) == symbol, "\(text)")
      }
    }
  }

  @Test(
    "Text that is not a spectral type",
    arguments: [
      "", " ", "pec", "f-g", "12", "?", "Dwarf", "DWARF", "+", "(", "Star", "Sun", "Galaxy", "nan",
    ])
  func none(_ text: String) { #expect(SpectralType(text) == nil) }

  @Test("A type is composite if another type follows a plus sign")
  func composites() throws {
    let composites = [
      "B2V + B3V", "K0III (+F)", "A6+G/KIII", "DA+dM", "dM4+DA", "M3V+wd", "WC7+O5", "B0Ia+ + O9V",
      "G2V & K0V", "K0III+...+A", "M+sdB",
    ]
    for text in composites {
      #expect(try #require(SpectralType(text)).isComposite, "\(text)")
    }
    for text in ["K1III+...", "K5+III", "A1Ia+", "M4+/-1 V", "G8III+CN1", "OB+", "K0IIIFe+0.5"] {
      #expect(try !#require(SpectralType(text)).isComposite, "\(text)")
    }
  }

  @Test("Types that MeanStars 3.6.1 reads differently", arguments: Disagreement.all)
  func disagreements(_ type: Disagreement) {
    #expect(Self.symbol(SpectralType(type.text)?.luminosity) == type.ours)
    #expect(type.theirs != type.ours)
  }

  @Test("A class is a luminosity class or a range of them")
  func ranges() {
    #expect(LuminosityClass.range("V") == .dwarf ... .dwarf)
    #expect(LuminosityClass.range("I-III") == .supergiant ... .giant)
    for label in ["", "III-I", "VII", "I-II-III", "v", "-"] {
      #expect(LuminosityClass.range(label) == nil, "\(label)")
    }
  }

  @Test("No bytes crash the parser")
  func noise() {
    var generator = SeededGenerator(seed: 11)
    let letters = Array("OBAFGKMDWCSsdgkhmenpvIV0123456789.:/-+()[]? ,_&".utf8)
    let types = SpectralRule.all.flatMap { $0.types.flatMap(\.value) }.map { Array($0.utf8) }
    func check(_ bytes: [UInt8]) {
      guard let subtypes = SpectralType(bytes[...])?.subtypes else { return }
      #expect(subtypes.lowerBound <= subtypes.upperBound)
    }
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &generator)
      check((0..<count).map { _ in letters.randomElement(using: &generator) ?? 0 })
      check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
      var type = types.randomElement(using: &generator) ?? []
      for _ in 0...1 where !type.isEmpty {
        let place = Int.random(in: type.indices, using: &generator)
        type[place] = letters.randomElement(using: &generator) ?? 0
      }
      check(type)
    }
  }

  @Test(
    "A type of 20,000 bytes is parsed in linear time",
    .timeLimit(.minutes(1)),
    arguments: [
      " ", "+", "+ ", "(", "(+", "-", "/", "V", "V-", "I/ ", "0", "1.", "m", "mA", "va", "/K0",
      "-9", "+A(",
      "+/-1", "D", "sd", ":",
    ])
  func length(_ pattern: String) {
    for start in ["", "A0", "A0m", "A0V"] {
      _ = SpectralType(start + String(repeating: pattern, count: 20_000 / pattern.utf8.count))
    }
  }

  @Test(
    "Every type of the HYG sample has a letter or is known not to be an MK type",
    .enabled(if: RealTable.hyg.isThere))
  func everyType() throws {
    let types = try Self.hygTypes()
    let unread = Set(types.filter { !$0.isEmpty && SpectralType($0) == nil })
    #expect(Set(types).count == 1_173)
    #expect(
      unread.sorted() == ["a", "f", "f-g", "g", "g-k", "k", "k-m", "m", "m+", "pec", "pec(NOVA)"])
    #expect(types.count { SpectralType($0)?.isComposite ?? false } == 19)
  }

  @Test(
    "Read strictly, the HYG sample has 163 white dwarfs, 2,438 dwarfs and 1,895 giants",
    .enabled(if: RealTable.hyg.isThere))
  func totals() throws {
    let symbols = try Self.hygTypes().map { Self.symbol(SpectralType($0)?.luminosity) }
    // By regular expressions in Python: 163 begin with D (157 without DX, DG and the doubtful DA/F);
    // 2,353 have V and no other, and 85 the old d before the letter; 1,895 have III and no other (30
    // more are III-IV, which some count as giants and which are of neither class here).
    #expect(
      Dictionary(symbols.map { ($0, 1) }, uniquingKeysWith: +) == [
        "-": 7_054, "V": 2_438, "III": 1_895, "IV": 425, "IV..V": 195, "D": 163, "III..IV": 142,
        "II": 62, "II..III": 56, "I": 44, "I..II": 17, "VI": 12, "V..VI": 1,
      ])
  }

  private static func symbol(_ range: ClosedRange<LuminosityClass>?) -> String {
    guard let range else { return "-" }
    let (from, to) = (range.lowerBound.symbol, range.upperBound.symbol)
    return from == to ? from : "\(from)..\(to)"
  }

  private static func hygTypes() throws -> [String] {
    var faults = Diagnostics()
    let table = Table(
      SourceText(try RealTable.hyg.bytes(), name: "hyg.csv"), faults: &faults)
    let column = try #require(table.index(of: "spect"))
    return (0..<table.rowCount).map { table.text(row: $0, column: column) }
  }
}
