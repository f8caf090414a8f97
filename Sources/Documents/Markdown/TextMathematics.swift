/// The mathematics within a text: powers of ten, relations of Greek letters, and quantities in units of the Sun.
///
/// ```
/// 2.1 × 10⁻¹¹     $2.1 \times 10^{-11}$
/// η = 2/λ = 2.88  $\eta = 2/\lambda = 2.88$
/// 10 R☉           10 $R_\odot$
/// ```
///
/// As characters these are lost or refused on the way to LaTeX and Word. A Greek letter of a relation is mathematics
/// everywhere in the text; any other one stays text, such as that in the name of a star.
struct TextMathematics {
  /// A part of a text.
  enum Part: Equatable {
    case text(String)
    case latex(String)
  }

  private let whole: String
  private let scalars: [Unicode.Scalar]

  /// Creates a scanner of `text`.
  init(_ text: String) {
    whole = text
    // Most texts hold no sign of an expression.
    scalars = text.unicodeScalars.contains(where: Self.isSign) ? Array(text.unicodeScalars) : []
  }

  /// The parts from left to right.
  var parts: [Part] {
    if scalars.isEmpty { return [.text(whole)] }
    let letters = letters
    var parts: [Part] = []
    var (start, place) = (0, 0)
    while place < scalars.count {
      if mayBegin(place), !isWord(place - 1), let found = expression(at: place, letters),
        !isWord(found.end)
      {
        if start < place { parts.append(.text(text(start..<place))) }
        parts.append(.latex(found.latex))
        (start, place) = (found.end, found.end)
      } else {
        place += 1
      }
    }
    if start < place { parts.append(.text(text(start..<place))) }
    return parts
  }

  // MARK: - Grammar

  /// An expression in LaTeX, and the place after it.
  private typealias Found = (latex: String, end: Int)

  /// Whether a text with this character may hold an expression.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && (scalar == "☉" || isGreek(scalar) || isRaised(scalar))
  }

  private static func isRaised(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && raised[scalar] != nil
  }

  /// Whether the character at `place` may be the first of an expression.
  private func mayBegin(_ place: Int) -> Bool {
    let scalar = scalars[place]
    return scalar.isDigit || Self.isGreek(scalar) || "−-LMR".unicodeScalars.contains(scalar)
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool { ("α"..."ω").contains(scalar) }

  /// The Greek letters of the relations.
  private var letters: Set<Unicode.Scalar> {
    scalars.indices.reduce(into: []) { letters, place in
      guard mayBegin(place), !isWord(place - 1), let found = relation(at: place) else { return }
      letters.formUnion(scalars[place..<found.end].filter(Self.isGreek))
    }
  }

  private func expression(at place: Int, _ letters: Set<Unicode.Scalar>) -> Found? {
    if let found = relation(at: place) ?? scientific(at: place) ?? solar(at: place) {
      return found
    }
    return letters.contains(scalars[place]) ? letter(at: place) : nil
  }

  /// Terms with equals signs between them, one of which has a Greek letter.
  private func relation(at place: Int) -> Found? {
    guard var found = term(at: place) else { return nil }
    var (terms, hasLetter) = (1, hasLetter(place..<found.end))
    while let next = term(at: found.end + 3), text(found.end..<found.end + 3) == " = ",
      !isWord(next.end)
    {
      hasLetter = hasLetter || self.hasLetter(found.end..<next.end)
      found = (found.latex + " = " + next.latex, next.end)
      terms += 1
    }
    return terms > 1 && hasLetter ? found : nil
  }

  /// A number, a Greek letter, or the quotient of a number and one of them.
  private func term(at place: Int) -> Found? {
    if let letter = letter(at: place) { return letter }
    guard let number = scientific(at: place) ?? number(at: place) else { return nil }
    guard scalar(number.end) == "/",
      let divisor = letter(at: number.end + 1) ?? self.number(at: number.end + 1)
    else { return number }
    return (number.latex + "/" + divisor.latex, divisor.end)
  }

  private func letter(at place: Int) -> Found? {
    guard let scalar = scalar(place), Self.isGreek(scalar),
      let symbol = Equation.symbols[String(scalar)]
    else { return nil }
    return (symbol.command, place + 1)
  }

  /// A power of ten, perhaps after a factor: 2.1 × 10⁻¹¹.
  private func scientific(at place: Int) -> Found? {
    if let power = power(at: place) { return power }
    guard let factor = number(at: place), isTimes(at: factor.end),
      let power = power(at: factor.end + 3)
    else { return nil }
    return (factor.latex + " \\times " + power.latex, power.end)
  }

  /// Whether a multiplication sign follows, between blanks of any width.
  private func isTimes(at place: Int) -> Bool {
    let blanks = [scalar(place), scalar(place + 2)]
    return scalar(place + 1) == "×" && blanks.allSatisfy { $0?.properties.isWhitespace ?? false }
  }

  private func power(at place: Int) -> Found? {
    guard scalar(place) == "1", scalar(place + 1) == "0" else { return nil }
    var exponent = ""
    var end = place + 2
    while let sign = scalar(end).flatMap({ Self.raised[$0] }), sign != "-" || exponent.isEmpty {
      exponent += sign
      end += 1
    }
    return exponent.isEmpty || exponent == "-" ? nil : ("10^{\(exponent)}", end)
  }

  /// A quantity in units of the Sun: R☉.
  private func solar(at place: Int) -> Found? {
    guard let letter = scalar(place), "LMR".unicodeScalars.contains(letter),
      scalar(place + 1) == "☉"
    else { return nil }
    return ("\(letter)_\\odot", place + 2)
  }

  /// A decimal number, perhaps with a sign and commas between thousands.
  private func number(at place: Int) -> Found? {
    var end = place
    var latex = ""
    if let sign = scalar(end), sign == "−" || sign == "-" { (latex, end) = ("-", end + 1) }
    let first = digits(at: end)
    guard first > end else { return nil }
    latex += text(end..<first)
    end = first
    while scalar(end) == ",", digits(at: end + 1) == end + 4 {
      latex += "{,}" + text(end + 1..<end + 4)
      end += 4
    }
    if scalar(end) == ".", digits(at: end + 1) > end + 1 {
      latex += text(end..<digits(at: end + 1))
      end = digits(at: end + 1)
    }
    return (latex, end)
  }

  /// The place after the digits from `place` on.
  private func digits(at place: Int) -> Int {
    var end = place
    while scalar(end)?.isDigit ?? false { end += 1 }
    return end
  }

  private static let raised: [Unicode.Scalar: String] = [
    "⁻": "-", "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7",
    "⁸": "8", "⁹": "9",
  ]

  // MARK: - Characters

  private func scalar(_ place: Int) -> Unicode.Scalar? {
    scalars.indices.contains(place) ? scalars[place] : nil
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range.clamped(to: scalars.indices)]))
  }

  private func hasLetter(_ range: Range<Int>) -> Bool {
    scalars[range].contains(where: Self.isGreek)
  }

  /// Whether the character at `place` would be part of the same word as an expression beside it.
  private func isWord(_ place: Int) -> Bool {
    guard let scalar = scalar(place) else { return false }
    return scalar.isLetter || scalar.isDigit || Self.isRaised(scalar)
      || scalar == "_" || scalar == "$"
  }
}
