import Formatting
import Plotting
import Tables

extension NodeReader {
  /// Reads the presentation of the figures of an experiment with `classes`, which are nil if the table has them.
  mutating func presentation(_ fields: YAMLFields, classes: [StarClass]?) -> Presentation {
    var look = Presentation()
    look.dpi = integer(fields["dpi"], default: look.dpi)
    look.theme = choice(fields["theme"]) ?? look.theme
    look.size = size(fields["size"])
    look.isTransparent = flag(fields["transparent"], default: look.isTransparent)
    look.font = text(fields["font"])
    look.labels = labels(fields["labels"], classes)
    look.details = (list(fields["presentation"]) ?? []).map { detail($0) }
    look.starColors = choice(fields["star_colors"]) ?? look.starColors
    look.markerSize = choice(fields["marker_size"]) ?? look.markerSize
    look.hasErrorBars = flag(fields["error_bars"], default: look.hasErrorBars)
    look.hasMarginals = flag(fields["marginals"], default: look.hasMarginals)
    look.inset = inset(fields["inset"])
    look.names = names(fields["names"])
    look.namePlaces = namePlaces(fields["name_places"])
    look.highlight = highlight(fields["highlight"])
    return look
  }

  private mutating func size(_ field: YAMLField?) -> FigureSize? {
    guard let field, let text = text(field), text != "natural" else { return nil }
    if let size = FigureSize(text) { return size }
    let names = ["natural"] + FigureSize.named.map(\.name)
    report(
      "size is \(quoted(text)), which is not a size of a figure", at: field.value,
      suggestion: didYouMean(text, among: names)
        ?? "use natural, column, page, slide, A0 to A5 or letter, with -landscape, or millimetres such as 120 or 120x80mm"
    )
    return nil
  }

  /// Reads the words of the figures, to which the names of `classes` belong; any word may be one of a class that
  /// only the table names.
  private mutating func labels(_ field: YAMLField?, _ classes: [StarClass]?) -> [String: String] {
    guard let field else { return [:] }
    let inFile: [String]
    if case .mapping(let pairs) = field.value.content, classes == nil {
      inFile = pairs.compactMap(\.0.text)
    } else {
      inFile = (classes ?? []).flatMap(\.words)
    }
    let table = KeyTable.labels.adding(inFile)
    let words = fields(of: field.value, table)
    return table.keys.reduce(into: [:]) { labels, key in
      labels[key.name] = text(words[key.name])
    }
  }

  private mutating func detail(_ entry: YAMLField) -> FigureDetail {
    let fields = fields(of: entry)
    var detail = FigureDetail()
    detail.kind = choice(fields["figure"])
    detail.title = shortText(fields["title"])
    detail.subtitle = shortText(fields["subtitle"])
    detail.credit = shortText(fields["credit"])
    detail.xLabel = shortText(fields["x_label"])
    detail.yLabel = shortText(fields["y_label"])
    detail.xRange = range(fields["x_range"])
    detail.yRange = range(fields["y_range"])
    detail.legend = choice(fields["legend"])
    return detail
  }

  /// Reads words that have room in a figure.
  private mutating func shortText(_ field: YAMLField?) -> String? {
    guard let field, let text = text(field) else { return nil }
    if text.count <= FigureDetail.mostLetters { return text }
    report(
      "\(field.name) has \(grouped(text.count)) letters, more than the \(FigureDetail.mostLetters) that have room",
      at: field.value)
    return nil
  }

  private mutating func inset(_ field: YAMLField?) -> Inset? {
    guard let field else { return nil }
    let fields = fields(of: field)
    let (x, y): (Span?, Span?) = (range(fields["x_range"]), range(fields["y_range"]))
    guard let x, let y else { return nil }
    return Inset(x: x, y: y)
  }

  private mutating func range(_ field: YAMLField?) -> Span? {
    guard let field, let entries = list(field) else { return nil }
    let ends = entries.map { number($0, default: .nan) }
    guard ends.count == 2, ends.allSatisfy(\.isFinite) else { return nil }
    if ends[0] != ends[1] { return Span(min(ends[0], ends[1]), max(ends[0], ends[1])) }
    report("\(field.name) ends where it begins", at: field.value)
    return nil
  }

  private mutating func names(_ field: YAMLField?) -> NamedStars {
    var names = NamedStars()
    guard let field else { return names }
    let fields = fields(of: field)
    names.stars = texts(fields["stars"])
    names.brightest = integer(fields["brightest"], default: names.brightest)
    names.marksSun = flag(fields["sun"], default: names.marksSun)
    return names
  }

  private mutating func namePlaces(_ field: YAMLField?) -> [String: NamePlace] {
    var stars: [(value: String, node: YAMLNode)] = []
    var places: [String: NamePlace] = [:]
    for entry in list(field) ?? [] {
      let fields = fields(of: entry)
      guard let star = text(fields["star"]), let field = fields["star"] else { continue }
      stars.append((star, field.value))
      let place: NamePlace? = choice(fields["place"])
      places[star] = place
    }
    reportRepeats(stars, in: "name_places") { "the star \(quoted($0))" }
    return places
  }

  private mutating func highlight(_ field: YAMLField?) -> Highlight? {
    guard let field else { return nil }
    let fields = fields(of: field)
    var highlight = Highlight()
    highlight.stars = texts(fields["stars"])
    highlight.classes = texts(fields["classes"])
    if let place = fields["where"] {
      let parts = self.fields(of: place)
      highlight.column = text(parts["column"])
      highlight.values = texts(parts["values"])
    }
    highlight.label = text(fields["label"])
    return highlight == Highlight() ? nil : highlight
  }

  /// Reads a list of texts, no two of which are equal.
  private mutating func texts(_ field: YAMLField?) -> [String] {
    guard let field, let entries = list(field) else { return [] }
    let texts = entries.compactMap { entry in text(entry).map { (value: $0, node: entry.value) } }
    reportRepeats(texts, in: field.name, quoted)
    return texts.map(\.value)
  }
}
