import Tables

/// A scanner that takes the parts of a spectral type from its front.
///
/// Nothing is read more than a fixed number of times, so that the time is linear in the length.
struct SpectralScanner {
  var rest: ArraySlice<UInt8>

  var first: UInt8? { rest.first }

  /// Whether a `+` or `&` is followed by another type: neither by dots nor by an abundance, as in `G8III+CN1`.
  var hasCompanion: Bool {
    rest.indices.contains { index in
      guard rest[index] == UInt8(ascii: "+") || rest[index] == UInt8(ascii: "&") else {
        return false
      }
      var companion = SpectralScanner(rest: rest[(index + 1)...])
      companion.skipOpening()
      if companion.startsWithElement { return false }
      if companion.skipWhiteDwarf() { return true }
      return companion.prefix() != nil || companion.temperatureClass() != nil
    }
  }

  // MARK: - Bytes

  mutating func skip(_ word: StaticString) -> Bool {
    let matches = word.withUTF8Buffer { unsafe rest.starts(with: $0) }
    if matches { rest.removeFirst(word.utf8CodeUnitCount) }
    return matches
  }

  /// Skips one of `words`, the first that is next.
  mutating func skip(any words: StaticString...) -> Bool { words.contains { skip($0) } }

  /// Skips blanks, quotation marks and brackets in front of a type.
  mutating func skipOpening() {
    while let byte = first, " \t\"':?~([{".utf8.contains(byte) { rest.removeFirst() }
  }

  /// Skips blanks, marks of uncertainty and closing brackets.
  ///
  /// - Returns: Whether there are any.
  @discardableResult
  mutating func skipFiller() -> Bool {
    let count = rest.count
    while let byte = first {
      if " \t\"':?.,_*)]}".utf8.contains(byte) {
        rest.removeFirst()
      } else if !skip("\u{A0}") {
        break
      }
    }
    return rest.count < count
  }

  /// Skips the `/` or the hyphen, dash or minus sign of a range.
  mutating func skipSeparator() -> Bool { skip(any: "/", "-", "–", "−") }

  /// Scans a number such as `9.5`; nil if none is next.
  mutating func number() -> Double? {
    var numeral = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
    while numeral.last == UInt8(ascii: ".") { numeral.removeLast() }
    guard let number = try? Double(numeral: numeral) else { return nil }
    rest.removeFirst(numeral.count)
    return number
  }

  // MARK: - Kinds of star

  /// Skips the `D` of a white dwarf and the letters of its spectrum, or `WD`.
  mutating func skipWhiteDwarf() -> Bool {
    var ahead = self
    if ahead.skip(any: "WD", "wd", "Wd") {
      ahead.rest = ahead.rest.drop(while: \.isCapital)
    } else if ahead.skip("D") {
      let letters = ahead.rest.prefix(while: \.isCapital)
      ahead.rest.removeFirst(letters.count)
      let isWord = letters.isEmpty && ahead.first?.isSmall ?? false
      guard !isWord, letters.allSatisfy("ABCEFGHKMOPQSVXZ".utf8.contains) else { return false }
    } else {
      guard ahead.skip(any: "da", "db", "dc", "do", "dq", "dz"), !(ahead.first?.isLetter ?? false)
      else { return false }
    }
    self = ahead
    return true
  }

  /// The old-style prefixes and the luminosity classes that they stand for.
  private static let prefixes: [(word: StaticString, classes: ClosedRange<LuminosityClass>)] = [
    ("esd", .subdwarf ... .subdwarf), ("usd", .subdwarf ... .subdwarf),
    ("sd/d", .dwarf ... .subdwarf), ("d/sd", .dwarf ... .subdwarf),
    ("sd", .subdwarf ... .subdwarf), ("SD", .subdwarf ... .subdwarf),
    ("He-sd", .subdwarf ... .subdwarf), ("sg", .subgiant ... .subgiant),
    ("d", .dwarf ... .dwarf), ("g", .giant ... .giant), ("c", .supergiant ... .supergiant),
  ]

  /// Scans a prefix, such as the `d` of `dM3`; nil if no type follows.
  ///
  /// The prefix of a subdwarf may stand alone.
  mutating func prefix() -> ClosedRange<LuminosityClass>? {
    for (word, classes) in Self.prefixes {
      var ahead = self
      guard ahead.skip(word) else { continue }
      ahead.skipFiller()
      let isSubdwarf = classes.upperBound == .subdwarf
      var type = ahead
      let isAlone = isSubdwarf && !(ahead.first?.isLetter ?? false)
      guard isAlone || type.temperatureClass(isSubdwarf: isSubdwarf) != nil else { continue }
      self = ahead
      return classes
    }
    return nil
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  /// Whether the byte is an ASCII capital.
  var isCapital: Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self }
  /// Whether the byte is a small ASCII letter.
  var isSmall: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self }
  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { isCapital || isSmall }
  /// The capital of a small letter; any other byte itself.
  var capital: UInt8 { isSmall ? self - 32 : self }
}
