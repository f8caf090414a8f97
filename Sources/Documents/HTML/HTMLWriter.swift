import Formatting

/// A writer of blocks as HTML, from the top of a document to its end.
struct HTMLWriter {
  /// The bytes of an image and their media type.
  typealias ImageSource = (_ path: String) -> (bytes: [UInt8], mediaType: String)?

  /// The output so far.
  var html = ""
  /// Whether any image has remained a file beside the page.
  var showsFiles = false
  /// The numbers of the figures.
  let numbers: FigureNumbers
  private let image: ImageSource
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
      let tag = "h\(min(max(level, 1), 6))"
      html += "<\(tag) id=\"\(names.name(for: prose).escapedForHTML)\">\(inlines(prose))</\(tag)>\n"
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
    html += "<figure\(anchor(figure.id))>\n\(picture)\n"
    html += "<figcaption>Figure \(numbers[figure.id]). \(inlines(figure.caption))</figcaption>\n"
    html += "</figure>\n"
  }

  /// Returns the attribute that makes a figure a link target, at its first appearance.
  mutating func anchor(_ id: String) -> String {
    guard let number = numbers.number(of: id), anchored.insert(number).inserted else { return "" }
    return " id=\"figure-\(number)\""
  }

  /// Returns the element of an image, with its bytes embedded if available.
  mutating func imageElement(path: String, alternative: String, anchor: String) -> String {
    let source: String
    if let (bytes, mediaType) = image(path) {
      source = "data:\(mediaType.escapedForHTML);base64,\(base64(bytes))"
    } else {
      source = fileAddress(path).escapedForHTML
      showsFiles = true
    }
    return "<img\(anchor) alt=\"\(alternative.escapedForHTML)\" src=\"\(source)\">"
  }

  /// Returns markup of a template's author unchanged.
  mutating func passed(_ markup: String) -> String {
    if markup.lowercased().contains("<img") { showsFiles = true }
    return markup
  }
}
