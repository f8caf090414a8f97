import Tables

/// A luminosity class of Morgan and Keenan, from bright to faint.
public enum LuminosityClass: Int, Comparable, CaseIterable, Sendable {
  /// Supergiants, including `Ia`, `Iab` and `Ib`.
  case supergiant = 1
  /// Bright giants.
  case brightGiant
  /// Giants.
  case giant
  /// Subgiants.
  case subgiant
  /// Dwarfs: the main sequence.
  case dwarf
  /// Subdwarfs, `sd` or VI.
  case subdwarf
  /// White dwarfs, `D` or `WD`.
  case whiteDwarf

  /// Whether `a` is brighter than `b`.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The symbol of the class, such as `III`.
  public var symbol: String {
    ["I", "II", "III", "IV", "V", "VI", "D"][rawValue - 1]
  }
}

/// A spectral type as catalogues write it, such as `K1.5 III`, `M5II-III`, `DA2`, `sdB4` or `A0/1V + K1/2`.
///
/// ```
/// type       = D … | WD … | [d|g|c|sd|esd|usd] letter [subtype] [sep [letter] subtype] [class [sep class]] …
/// letter     = O B A F G K M L T Y W C R N S, or one of these within parentheses
/// class      = (I | II | III | IV | V | VI) [a | b | ab]
/// sep        = / | -
/// ```
///
/// Blanks, `:` and `?` may separate the parts. Of several components the first counts. The rest is kept as
/// ``remarks``: `e` emission, `n` broad lines, `m` metallic lines, `p` peculiar and so on.
///
/// Source: Morgan, Keenan & Kellman, *An Atlas of Stellar Spectra* (1943); McCook & Sion (1999),
/// *Astrophysical Journal Supplement* 121, 1, for white dwarfs.
public struct SpectralType: Equatable, Sendable {
  /// The letter of the temperature class; `D` for a white dwarf.
  public var letter: Character
  /// The subtype as a range, which is a single value if it is certain; nil if none is given.
  ///
  /// For a white dwarf it is 50,400 K / T.
  public var subtypes: ClosedRange<Double>?
  /// The luminosity class as a range, which is a single value if it is certain; nil if none is given.
  public var luminosity: ClosedRange<LuminosityClass>?
  /// Whether a part is marked as uncertain, by `:`, `?` or parentheses.
  public var isUncertain = false
  /// Whether the type describes more than one star.
  public var isComposite = false
  /// The text after the parts above.
  public var remarks = ""

  /// Parses `text`; nil if it is not a spectral type.
  public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Parses `bytes`; nil if they are not a spectral type.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = SpectralScanner(rest: bytes.trimmingBlanks())
    if rest.skip("WD") || rest.skip("D") {
      if let byte = rest.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte { return nil }
      letter = "D"
      luminosity = .whiteDwarf...LuminosityClass.whiteDwarf
      while let byte = rest.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte { rest.advance() }
      rest.skipFiller()
      subtypes = rest.number().map { $0...$0 }
    } else {
      luminosity = rest.prefix().map { $0...$0 }
      guard let letter = rest.letter() else { return nil }
      self.letter = letter
      subtypes = rest.subtypes()
      luminosity = rest.luminosity() ?? luminosity
    }
    isUncertain = rest.isUncertain
    remarks = String(decoding: rest.rest, as: UTF8.self)
    isComposite = rest.hasCompanion
  }
}

/// A scanner that takes the parts of a spectral type from its front.
private struct SpectralScanner {
  var rest: ArraySlice<UInt8>
  var isUncertain = false

  var first: UInt8? { rest.first }

  init(rest: ArraySlice<UInt8>) { self.rest = rest }

  /// Whether a `+` is followed by more than dots.
  var hasCompanion: Bool {
    guard let plus = rest.firstIndex(of: UInt8(ascii: "+")) else { return false }
    return rest[(plus + 1)...].contains { $0 != UInt8(ascii: ".") && $0 != .space }
  }

  mutating func advance() { rest.removeFirst() }

  mutating func skip(_ word: StaticString) -> Bool {
    let matches = word.withUTF8Buffer { rest.starts(with: $0) }
    if matches { rest.removeFirst(word.utf8CodeUnitCount) }
    return matches
  }

  /// Skips blanks and marks of uncertainty.
  mutating func skipFiller() {
    while let byte = first {
      switch byte {
      case .space: advance()
      case UInt8(ascii: ":"), UInt8(ascii: "?"):
        isUncertain = true
        advance()
      default: return
      }
    }
  }

  /// The luminosity class that an old-style prefix, such as `d` or `sd`, stands for.
  mutating func prefix() -> LuminosityClass? {
    if skip("esd") || skip("usd") || skip("sd") { return .subdwarf }
    guard rest.count > 1, let next = rest.dropFirst().first,
      UInt8(ascii: "A")...UInt8(ascii: "Z") ~= next
    else { return nil }
    if skip("d") { return .dwarf }
    if skip("g") { return .giant }
    return skip("c") ? .supergiant : nil
  }

  mutating func letter() -> Character? {
    if skip("(") { isUncertain = true }
    guard let byte = first, "OBAFGKMLTYWCRNS".utf8.contains(byte) else { return nil }
    advance()
    return Character(Unicode.Scalar(byte))
  }

  /// Scans a number such as `9.5`; nil if none is next.
  mutating func number() -> Double? {
    let isPart = { (byte: UInt8) in
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: ".")
    }
    var numeral = rest.prefix(while: isPart)
    while numeral.last == UInt8(ascii: ".") { numeral.removeLast() }
    guard let number = try? Double(numeral: numeral) else { return nil }
    rest.removeFirst(numeral.count)
    return number
  }

  mutating func subtypes() -> ClosedRange<Double>? {
    let from = number()
    skipFiller()
    if let from, let to = secondSubtype(after: from) { return min(from, to)...max(from, to) }
    if skip(")") { skipFiller() }
    return from.map { $0...$0 }
  }

  /// Scans the end of a range, `/9`, `/K0` or `-8.5`; a later letter continues from subtype 9 of the first.
  private mutating func secondSubtype(after first: Double) -> Double? {
    var ahead = self
    guard ahead.skip("/") || ahead.skip("-") else { return nil }
    ahead.skipFiller()
    let hasLetter = ahead.letter() != nil
    guard let number = ahead.number() else { return nil }
    ahead.skipFiller()
    self = ahead
    return hasLetter && number < first ? number + 10 : number
  }

  mutating func luminosity() -> ClosedRange<LuminosityClass>? {
    var ahead = self
    if ahead.skip("(") { ahead.isUncertain = true }
    guard let from = ahead.roman() else { return nil }
    self = ahead
    var further = self
    further.skipFiller()
    guard further.skip("/") || further.skip("-"), let to = further.roman() else {
      return from...from
    }
    self = further
    skipFiller()
    return min(from, to)...max(from, to)
  }

  private mutating func roman() -> LuminosityClass? {
    let found: LuminosityClass? =
      if skip("III") {
        .giant
      } else if skip("II") {
        .brightGiant
      } else if skip("IV") {
        .subgiant
      } else if skip("I") {
        .supergiant
      } else if skip("VI") {
        .subdwarf
      } else if skip("V") {
        .dwarf
      } else {
        nil
      }
    guard found != nil else { return nil }
    _ = skip("ab") || skip("a") || skip("b")
    _ = skip(")")
    if first == UInt8(ascii: ":") || first == UInt8(ascii: "?") { isUncertain = true }
    return found
  }
}
