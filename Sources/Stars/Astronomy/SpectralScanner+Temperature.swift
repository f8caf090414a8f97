import Tables

/// A temperature class such as `K1.5`: a letter and a subtype, of which the end of a range may lack either.
struct TemperatureClass {
  var letter: Character?
  var subtype: Double?
}

extension SpectralScanner {
  /// Scans the temperature class at the front of a type; nil if there is none, or a word begins.
  ///
  /// Of `kA2hA5mF0V`, a metallic-line star, it is the one by the hydrogen lines: A5.
  mutating func temperature(isSubdwarf: Bool) -> TemperatureClass? {
    let calcium = temperatureClass(after: "k")
    guard
      let type = temperatureClass(after: "h") ?? calcium
        ?? temperatureClass(isSubdwarf: isSubdwarf)
    else { return nil }
    let letters = rest.prefix(while: \.isSmall)
    let isHarvardType = type.letter == "M" && letters.count == 1
    let isWord = !Self.areMarks(letters) || letters.contains { "ab".utf8.contains($0) }
    return type.subtype == nil && isWord && !isHarvardType ? nil : type
  }

  private mutating func temperatureClass(after mark: StaticString) -> TemperatureClass? {
    var ahead = self
    guard ahead.skip(mark), let type = ahead.temperatureClass() else { return nil }
    self = ahead
    return type
  }

  /// Scans a letter with a subtype, if there is one; nil if no letter is next.
  ///
  /// A small letter needs a subtype, except in a subdwarf, where the prefix says what it is.
  mutating func temperatureClass(isSubdwarf: Bool = false) -> TemperatureClass? {
    guard let byte = first, "OBAFGKMLTYWCRNS".utf8.contains(byte.capital) else { return nil }
    let next = rest.dropFirst().first ?? 0
    guard byte.isCapital || next.isDigit || (isSubdwarf && !next.isLetter) else { return nil }
    rest.removeFirst()
    let letter = Character(Unicode.Scalar(byte.capital))
    skipSecondLetter(of: letter)
    return TemperatureClass(letter: letter, subtype: subtype(of: letter))
  }

  /// Skips a letter that qualifies the first: nitrogen or carbon in `ON9.7`, the kind of carbon star in `C-J4`,
  /// a star between two sequences in `SC5` and `M3S`.
  private mutating func skipSecondLetter(of letter: Character) {
    let letters =
      switch letter {
      case "O": "NCB"
      case "B": "NC"
      case "C": "NRJH"
      case "S": "C"
      case "M": "S"
      default: ""
      }
    var ahead = self
    if letter == "C" { _ = ahead.skip("-") }
    guard let byte = ahead.first, letters.utf8.contains(byte) else { return }
    ahead.rest.removeFirst()
    if !(ahead.first?.isSmall ?? false) { self = ahead }
  }

  /// Scans a subtype, also after blanks or in brackets; nil if none is next.
  ///
  /// In a carbon or S star an abundance may follow, as in `C5,2` and `S4/2`.
  private mutating func subtype(of letter: Character) -> Double? {
    var ahead = self
    ahead.rest = ahead.rest.drop(while: isBlank)
    _ = ahead.skip("(")
    guard let number = ahead.number(), number <= 10 else { return nil }
    self = ahead
    if letter == "C" || letter == "S" {
      _ = ahead.skip(any: "+", "-")
      if ahead.skip(any: ",", "/"), ahead.number() != nil { self = ahead }
    }
    return number
  }

  /// Scans the end of a range of subtypes, `/9`, `/K0` or `-8.5`; nil if none is next.
  mutating func rangeEnd() -> TemperatureClass? {
    var ahead = self
    guard ahead.skipSeparator() else { return nil }
    ahead.skipFiller()
    let end = ahead.temperatureClass() ?? ahead.number().map { TemperatureClass(subtype: $0) }
    if end != nil { self = ahead }
    return end
  }

  /// Skips the sign of a half-step, as in `K5+III`, or the error of a subtype, as in `M4+/-1 V`.
  mutating func skipSign() -> Bool {
    var ahead = self
    if ahead.skip(any: "+/-", "+-", "±"), ahead.number() != nil {
      self = ahead
      return true
    }
    ahead = self
    guard ahead.skip(any: "+", "-", "−") else { return false }
    ahead.skipFiller()
    var numeral = ahead
    guard numeral.luminosity(allowsSmallV: false) != nil else { return false }
    self = ahead
    return true
  }
}
