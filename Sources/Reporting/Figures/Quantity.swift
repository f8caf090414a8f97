import Documents
import Plotting
import Stars

extension Quantity {
  /// The title of an axis: name, symbol and unit, or for a logarithm the logarithm of their quotient.
  var axisTitle: Text {
    guard let title else { return symbol.text }
    if isLogarithm, let unit, symbol.prefix == "log " {
      let argument = Symbol(symbol.letters, lowered: symbol.lowered)
      return Text("\(title), log(") + argument.text + "/" + unit.unitText + ")"
    }
    let name = Text(title + (isLogarithm ? ", " : " ")) + symbol.text
    return unit.map { name + " (" + $0.unitText + ")" } ?? name
  }

  /// Whether values decrease to the right or upward, as temperatures and magnitudes do.
  var isReversed: Bool { direction?.isReversed ?? false }

  /// The header of its column in a table: symbol and unit; logarithms have no unit.
  var header: Prose {
    guard let unit, !isLogarithm else { return symbol.prose }
    return symbol.prose + Prose(" (\(unit))")
  }

  /// Whether the quantities span a Hertzsprung–Russell diagram, theoretical or observed.
  static func areHertzsprungRussell(x: Quantity, y: Quantity) -> Bool {
    (x.kind == .temperature || x.kind == .color)
      && (y.kind == .absoluteMagnitude || y.kind == .luminosity)
  }

  /// Whether neither of the quantities is one that a Hertzsprung–Russell diagram shows.
  static func areUnrelated(x: Quantity, y: Quantity) -> Bool {
    ![x, y].contains { [.temperature, .color, .absoluteMagnitude, .luminosity].contains($0.kind) }
  }

  /// The title of an axis without the name of the quantity.
  private var shortAxisTitle: Text? {
    guard let title else { return nil }
    if isLogarithm, let unit, symbol.prefix == "log " {
      return "log(" + Symbol(symbol.letters, lowered: symbol.lowered).text + "/" + unit.unitText
        + ")"
    }
    if symbol.plain.isEmpty || symbol.plain == title { return nil }
    return unit.map { symbol.text + " (" + $0.unitText + ")" } ?? symbol.text
  }

  func axis(domain: Span? = nil) -> Axis {
    var axis = Axis(axisTitle, domain: domain, isReversed: isReversed)
    axis.shortTitle = shortAxisTitle
    return axis
  }
}

extension Quantity.Symbol {
  /// The symbol in figures; a long name is truncated.
  var text: Text {
    if letters.isEmpty { return Text(prefix.shortened) }
    let symbol = prefix.isEmpty ? Text.italic(letters) : Text(prefix) + .italic(letters)
    let whole = lowered.isEmpty ? symbol : symbol + .subscript(lowered)
    return subtracted.isEmpty
      ? whole : whole + " − " + .italic(letters) + .subscript(subtracted)
  }

  /// The symbol in a sentence; a long name is truncated.
  var prose: Prose {
    if letters.isEmpty { return Prose(prefix.shortened) }
    let whole = Prose.symbol(Inline.Symbol(prefix: prefix, letters, index: lowered))
    return subtracted.isEmpty
      ? whole : whole + " − " + .symbol(Inline.Symbol(letters, index: subtracted))
  }

  /// The characters alone, as a screen reader says them.
  var plain: String { text.plain }
}

extension String {
  /// The unit in figures: that of the Sun has an italic letter and a subscript.
  fileprivate var unitText: Text {
    hasSuffix("☉") ? .italic(String(dropLast())) + .subscript("☉") : Text(self)
  }
}
