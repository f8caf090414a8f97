extension SpectralType {
  /// Reads on to the luminosity class, past the end of a range of subtypes, peculiarities and, in a
  /// metallic-line star, the types by its metals; stays where it is if there is none.
  mutating func readLuminosity(_ scanner: inout SpectralScanner) {
    if letter == "W" || isVariable(scanner) { return }
    var ahead = scanner
    var isMetallic = false
    var allowsSmallV = subtypes != nil && !isCarbonRich
    while true {
      if ahead.skipFiller() { allowsSmallV = !isCarbonRich }
      if let found = ahead.luminosity(allowsSmallV: allowsSmallV) {
        luminosity = found
        scanner = ahead
        return
      }
      if subtypes != nil && ahead.skipSign() { continue }
      if let end = ahead.rangeEnd() {
        if !isMetallic { extend(to: end) }
      } else if let marks = ahead.skipMarks() {
        isMetallic = isMetallic || marks.contains { "hkmw".utf8.contains($0) }
        allowsSmallV = false
      } else if !isMetallic || ahead.temperatureClass() == nil {
        return
      }
    }
  }

  /// Whether the star belongs to the sequences of carbon and S stars, where a small `v` stands for variable.
  private var isCarbonRich: Bool { letter.map { "CRNS".contains($0) } ?? false }

  /// Whether the text is a kind of variable star, such as `CV` or `RV`, and no type.
  private func isVariable(_ scanner: SpectralScanner) -> Bool {
    isCarbonRich && subtypes == nil && scanner.first == UInt8(ascii: "V")
  }

  private mutating func extend(to end: TemperatureClass) {
    guard let subtypes, var number = end.subtype else { return }
    let sequence = "OBAFGKMLTY"
    if let letter, let from = sequence.firstIndex(of: letter),
      let to = sequence.firstIndex(of: end.letter ?? letter)
    {
      number += 10 * Double(sequence.distance(from: from, to: to))
    }
    self.subtypes = min(subtypes.lowerBound, number)...max(subtypes.upperBound, number)
  }
}
