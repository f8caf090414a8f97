extension SpectralScanner {
  /// Scans a luminosity class or a range of them, `IV-V`, `III/ IV` or `0-Ia`; nil if none is next.
  ///
  /// - Parameter allowsSmallV: Whether a small `v` by itself is a class; it may also stand for variable.
  /// - Returns: The class or range.
  mutating func luminosity(allowsSmallV: Bool) -> ClosedRange<LuminosityClass>? {
    var ahead = self
    _ = ahead.skip("(")
    if ahead.skip("0"), !ahead.skipSeparator() { return nil }
    guard let first = ahead.numeral(allowsSmallV: allowsSmallV) else { return nil }
    self = ahead
    var range = first...first
    while let next = furtherNumeral(allowsSmallV: allowsSmallV) {
      range = min(range.lowerBound, next)...max(range.upperBound, next)
    }
    return range
  }

  /// Scans the next end of a range, `-V`, `(-V)` or with a type of its own, `/K0IV`.
  private mutating func furtherNumeral(allowsSmallV: Bool) -> LuminosityClass? {
    var ahead = self
    ahead.skipFiller()
    let isBracketed = ahead.skip("(")
    if ahead.skipSeparator() {
      ahead.skipFiller()
      _ = ahead.temperatureClass()
    } else if !isBracketed {
      return nil
    }
    guard let next = ahead.numeral(allowsSmallV: allowsSmallV) else { return nil }
    self = ahead
    return next
  }

  private mutating func numeral(allowsSmallV: Bool) -> LuminosityClass? {
    let capitals = rest.prefix { "IV".utf8.contains($0) }
    var ahead = self
    if !capitals.isEmpty {
      ahead.rest.removeFirst(capitals.count)
      guard ahead.endsNumeral else { return nil }
      ahead.skipSuffix()
      self = ahead
      return LuminosityClass(numeral: capitals)
    }
    let letters = rest.prefix(while: \.isSmall)
    guard allowsSmallV || !letters.elementsEqual("v".utf8) else { return nil }
    let found = LuminosityClass(numeral: letters)
    if found != nil { rest.removeFirst(letters.count) }
    return found
  }

  /// Whether what is next may follow a numeral: peculiarities, an element or `SB` for a spectroscopic binary,
  /// but not the rest of a word such as `Var` or of the gravity class of a brown dwarf, `VL-G` or `INT-G`.
  private var endsNumeral: Bool {
    let letters = rest.prefix(while: \.isSmall)
    if !letters.isEmpty { return Self.areMarks(letters) }
    let capitals = rest.prefix(while: \.isCapital)
    if capitals.isEmpty || capitals.elementsEqual("SB".utf8) || startsWithElement { return true }
    let isWord = rest.dropFirst(capitals.count).first?.isSmall ?? false
    return !isWord && capitals.allSatisfy("ABENP".utf8.contains)
  }

  /// Skips what divides a class further: `a`, `ab`, `b`, `0` for hypergiants, and ranges such as `Ia-0`.
  private mutating func skipSuffix() {
    while true {
      var ahead = self
      _ = ahead.skipSeparator()
      guard ahead.skip(any: "ab", "a", "b", "AB", "A", "B", "0") else { return }
      self = ahead
    }
  }

  // MARK: - Peculiarities

  /// Skips marks between subtype and class: small letters, or anything in brackets but a companion.
  ///
  /// - Returns: The marks; nil if there are none.
  mutating func skipMarks() -> ArraySlice<UInt8>? {
    let marks = first == UInt8(ascii: "(") || first == UInt8(ascii: "[") ? bracketed : smallMarks
    guard let marks else { return nil }
    rest.removeFirst(marks.count)
    return marks
  }

  private var smallMarks: ArraySlice<UInt8>? {
    let letters = rest.prefix(while: \.isSmall)
    return letters.isEmpty || !Self.areMarks(letters) ? nil : letters
  }

  /// The text up to the bracket that closes the first one, or to the end; nil if it is a companion.
  private var bracketed: ArraySlice<UInt8>? {
    if rest.dropFirst().first == UInt8(ascii: "+") { return nil }
    var depth = 0
    for index in rest.indices {
      if "([".utf8.contains(rest[index]) { depth += 1 }
      if ")]".utf8.contains(rest[index]) { depth -= 1 }
      if depth == 0 { return rest[...index] }
    }
    return rest
  }

  /// Whether small letters are peculiarities, such as `ne`, `shell` or `var`, and no other word.
  static func areMarks(_ letters: ArraySlice<UInt8>) -> Bool {
    var marks = SpectralScanner(rest: letters)
    while let letter = marks.first {
      if marks.skip(any: "comp", "shell", "str", "var") { continue }
      guard "abcefhkmnpqsvwz".utf8.contains(letter) else { return false }
      marks.rest.removeFirst()
    }
    return true
  }

  private static let elements = [
    "Al", "Ba", "C2", "Ca", "CH", "CN", "Cr", "Eu", "Fe", "Ga", "He", "Hg", "Li", "Mg", "Mn", "Na",
    "Nd", "Ni", "Pt", "Si", "Sr", "Ti", "Xe", "Zr",
  ]

  /// Whether an element or molecule is next, whose lines or abundance a type may note.
  var startsWithElement: Bool { Self.elements.contains { rest.starts(with: $0.utf8) } }
}
