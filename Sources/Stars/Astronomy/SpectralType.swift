/// A spectral type as catalogues write it, such as `K1.5 III`, `M5II-III`, `DA2`, `sdB4` or `A0/1V + K1/2`.
///
/// ```
/// type     = white | [prefix] (mk [mark]… [class [sep class]…] | subdwarf)
/// white    = D [A B C O Q X Z …] [subtype] | WD …
/// prefix   = d | g | sg | c
/// subdwarf = (sd | esd | usd) [letter [subtype]]
/// mk       = [k letter subtype] [h] letter [subtype] [sign] [sep [letter] subtype]…
/// letter   = O B A F G K M L T Y W C R N S
/// mark     = small letters | ( … ) | [ … ]
/// class    = (I | II | III | IV | V | VI) [a | b | ab | 0]
/// sep      = / | -
/// ```
///
/// Blanks, `:`, `?` and brackets may stand between the parts, and the first of several components counts. The
/// class may follow peculiarities, such as emission in `B2ne V`, and the types of a metallic-line star by its
/// metals, as in `kA2hA5mF0V`. A numeral that begins another word is no class: the gravity of a brown dwarf,
/// `VL-G` or `INT-G`, says how young it is.
///
/// Source: Morgan, Keenan & Kellman, *An Atlas of Stellar Spectra* (1943); Gray & Corbally, *Stellar Spectral
/// Classification* (2009); McCook & Sion (1999), *Astrophysical Journal Supplement* 121, 1, for white dwarfs.
public struct SpectralType: Equatable, Sendable {
  /// The letter of the temperature class, `D` for a white dwarf; nil for a subdwarf without one.
  public var letter: Character?
  /// The subtype as a range, which is a single value if it is certain; nil if none is given.
  ///
  /// A later letter goes on from subtype 9 of the first: `G8/K0` is 8 to 10. For a white dwarf it is
  /// 50,400 K / T.
  public var subtypes: ClosedRange<Double>?
  /// The luminosity class as a range, which is a single value if it is certain; nil if none is given.
  public var luminosity: ClosedRange<LuminosityClass>?
  /// Whether the type goes on with that of a companion, as in `K0III + A5V`.
  public var isComposite = false

  /// Parses `text`; nil if it is not a spectral type.
  public init?(_ text: String) { self.init(Array(text.utf8)[...]) }

  /// Parses `bytes`; nil if they are not a spectral type.
  init?(_ bytes: ArraySlice<UInt8>) {
    var scanner = SpectralScanner(rest: bytes)
    scanner.skipOpening()
    if scanner.skipWhiteDwarf() {
      letter = "D"
      luminosity = .whiteDwarf ... .whiteDwarf
      let subtype = scanner.number() ?? (scanner.skipFiller() ? scanner.number() : nil)
      subtypes = subtype.map { $0...$0 }
    } else {
      luminosity = scanner.prefix()
      let isSubdwarf = luminosity?.upperBound == .subdwarf
      if let temperature = scanner.temperature(isSubdwarf: isSubdwarf) {
        letter = temperature.letter
        subtypes = temperature.subtype.map { $0...$0 }
        if !isSubdwarf { readLuminosity(&scanner) }
      } else if !isSubdwarf {
        return nil
      }
    }
    isComposite = scanner.hasCompanion
  }

  /// Whether `bytes` are the type of a white dwarf whose strongest lines are those of neutral helium, DB.
  static func isHeliumWhiteDwarf(_ bytes: ArraySlice<UInt8>) -> Bool {
    var scanner = SpectralScanner(rest: bytes)
    scanner.skipOpening()
    return scanner.skip(any: "DB", "db")
  }
}
