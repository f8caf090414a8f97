import Formatting

/// A writer of blocks as HTML, from the top of a document to its end.
struct HTMLWriter {
  /// The image at a path; nil for one that remains a file beside the page.
  typealias ImageSource = (_ path: String) -> EmbeddedImage?

  /// The output so far.
  var html = ""
  /// The links to the headings of level 2, in order.
  private(set) var contents = ""
  /// The number of those headings.
  private(set) var sections = 0
  /// Whether any image has remained a file beside the page.
  var showsFiles = false
  /// The numbers of the figures.
  let numbers: FigureNumbers
  /// The colours of the drawings.
  private(set) var palette = PagePalette()
  private let image: ImageSource
  private var drawings = 0
  private var names: HeadingNames
  private var anchored: Set<Int> = []

  /// Creates a writer for `document`.
  init(_ document: Document, image: @escaping ImageSource) {
    numbers = FigureNumbers(document)
    names = HeadingNames(taken: Set((0..<numbers.count).map { "figure-\($0 + 1)" }))
    self.image = image
  }

  /// Writes blocks in sequence.
  mutating func write(_ blocks: [Block], isTight: Bool = false) {
    for block in blocks { write(block, isTight: isTight) }
  }

  private mutating func write(_ block: Block, isTight: Bool) {
    switch block {
    case .heading(let level, let prose):
      let (tag, name) = ("h\(min(max(level, 1), 6))", names.name(for: prose).escapedForHTML)
      html += "<\(tag) id=\"\(name)\">\(inlines(prose))</\(tag)>\n"
      if level == 2 {
        contents += "<li><a href=\"#\(name)\">\(prose.plain.escapedForHTML)</a></li>\n"
        sections += 1
      }
    case .paragraph(let prose):
      html += isTight ? "\(inlines(prose))\n" : "<p>\(inlines(prose))</p>\n"
    case .list(let start, let isTight, let items): write(items, start: start, isTight: isTight)
    case .table(let table): write(table)
    case .equation(let equation):
      html += "<div class=\"equation\">\(equation.mathML(isBlock: true))</div>\n"
    case .code(let code, let language): write(code: code, language: language)
    case .figure(let figure): write(figure)
    case .quote(let blocks):
      html += "<blockquote>\n"
      write(blocks)
      html += "</blockquote>\n"
    case .rule: html += "<hr>\n"
    case .markup(let markup): html += passed(markup) + "\n"
    }
  }

  private mutating func write(_ items: [[Block]], start: Int?, isTight: Bool) {
    let first = start.map { $0 == 1 ? "" : " start=\"\($0)\"" }
    html += first.map { "<ol\($0)>\n" } ?? "<ul>\n"
    for item in items {
      html += "<li>"
      write(item, isTight: isTight)
      html += "</li>\n"
    }
    html += start == nil ? "</ul>\n" : "</ol>\n"
  }

  /// HTML ignores a line feed right after `<pre>`, but not after `<code>`.
  private mutating func write(code: String, language: String?) {
    let name = language.map { " class=\"language-\($0.escapedForHTML)\"" } ?? ""
    html += "<pre tabindex=\"0\"><code\(name)>\(code.escapedLinesForHTML)</code></pre>\n"
  }

  private mutating func write(_ figure: FigureBlock) {
    let picture = imageElement(path: figure.path, alternative: figure.alternative, anchor: "")
    // A figure wider than the page scrolls, also by keyboard.
    html += "<figure\(anchor(figure.id))>\n<div class=\"picture\" tabindex=\"0\" role=\"group\""
    html += " aria-label=\"Figure \(numbers[figure.id])\">\n\(picture)\n</div>\n"
    html += "<figcaption>Figure \(numbers[figure.id]). \(inlines(figure.caption))</figcaption>\n"
    html += "</figure>\n"
  }

  /// Returns the attribute that makes a figure a link target, at its first appearance.
  mutating func anchor(_ id: String) -> String {
    guard let number = numbers.number(of: id), anchored.insert(number).inserted else { return "" }
    return " id=\"figure-\(number)\""
  }

  /// Returns the element of an image, which is part of the page if available.
  mutating func imageElement(path: String, alternative: String, anchor: String) -> String {
    switch image(path) {
    case .file(let bytes, let mediaType):
      let source = "data:\(mediaType.escapedForHTML);base64,\(base64(bytes))"
      return "<img\(anchor) alt=\"\(alternative.escapedForHTML)\" src=\"\(source)\">"
    case .drawing(let light, let dark):
      let label = " aria-label=\"\(alternative.escapedForHTML)\""
      return drawing(ThemedDrawing(light), dark.map { ThemedDrawing($0) }, anchor, label)
    case nil:
      showsFiles = true
      let source = fileAddress(path).escapedForHTML
      return "<img\(anchor) alt=\"\(alternative.escapedForHTML)\" src=\"\(source)\">"
    }
  }

  /// Returns a drawing in the colours of the reader's setting; both drawings if they differ in more than colours.
  private mutating func drawing(
    _ light: ThemedDrawing, _ dark: ThemedDrawing?, _ anchor: String, _ label: String
  ) -> String {
    drawings += 1
    let ids = "d\(drawings)_"
    guard let dark else {
      return Self.element(light.markup(ids: ids), "\(anchor)\(label) class=\"fixed\"")
    }
    if let markup = light.markup(ids: ids, dark: dark, in: &palette) {
      return Self.element(markup, anchor + label)
    }
    return "<span\(anchor)>"
      + Self.element(light.markup(ids: ids), "\(label) class=\"light\"")
      + Self.element(dark.markup(ids: ids + "dark_"), "\(label) class=\"dark\"") + "</span>"
  }

  /// Returns an SVG element with more attributes.
  private static func element(_ svg: String, _ attributes: String) -> String {
    let name = "<svg"
    precondition(svg.hasPrefix(name), "a drawing that begins with \(svg.prefix(20))")
    var end = svg.endIndex
    if svg.hasSuffix("\n") { end = svg.index(before: end) }
    return name + attributes + svg[svg.index(svg.startIndex, offsetBy: name.count)..<end]
  }

  /// Returns markup of a template's author unchanged.
  mutating func passed(_ markup: String) -> String {
    if markup.lowercased().contains("<img") { showsFiles = true }
    return markup
  }
}
