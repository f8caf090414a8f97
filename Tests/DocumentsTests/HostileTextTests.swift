import Documents
import Formatting
import Foundation
import Testing

@Suite("Hostile text stays text")
struct HostileTextTests {
  static let texts = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp;&#60;", "]]>", "--><!--",
    "</title></style></pre></code>", "{{x}}", "\u{338}x", "<\u{338}b>", "👩‍👩‍👧", "\u{200D}", "'\"`",
  ]
  static let controls = "\u{1B}]0;x\u{7}\u{9B}31m\u{202E}abc\u{2066}\u{0}\u{85}\r\n\t\u{FFFF}"

  /// Returns a document with a text in every possible place.
  private func document(_ text: String) -> Document {
    let prose = Prose([
      .text(text), .code(text), .symbol(.init(prefix: text, text, index: text)),
      .link(Prose(text), destination: text), .image(path: text, alternative: text, figure: text),
      .figureNumber(text), .lowered(Prose(text)),
    ])
    let figure = FigureBlock(id: text, path: text, alternative: text, caption: prose)
    let table = Table([
      .init(prose, .prose([prose])), .init(prose, .arrays([text])), .init(prose, .numerals([text])),
    ])
    return Document(
      title: text, author: text, generator: text,
      [
        .heading(level: 1, prose), .paragraph(prose), .list([[.paragraph(prose)]]), .table(table),
        .code(text, language: text), .figure(figure), .quote([.paragraph(prose)]),
      ])
  }

  /// Returns the tags of a page and the names of their attributes.
  private func tags(_ html: String) -> [String] {
    var tags: [String] = []
    for tag in html.utf8.split(separator: UInt8(ascii: "<")).dropFirst() {
      let inside = tag.split(separator: UInt8(ascii: ">"), omittingEmptySubsequences: false)[0]
      let outside = inside.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      tags.append(
        outside.enumerated().filter { $0.offset.isMultiple(of: 2) }
          .map { String($0.element) ?? "" }.joined())
    }
    return tags
  }

  @Test("in HTML, where the tags are those of harmless text", arguments: texts + [controls])
  func html(text: String) {
    let image: (String) -> EmbeddedImage? = { _ in nil }
    let page = document(text).html(image: image)
    let expected = tags(document("x").html(image: image))
    let isLink = page.utf8.split(separator: UInt8(ascii: "<")).contains {
      $0.starts(with: "a href=\"x".utf8)
    }
    #expect(!isLink)
    let anchors = { (tag: String) in !tag.hasPrefix("a href") && tag != "/a" }
    #expect(tags(page).filter(anchors) == expected.filter(anchors))
    #expect(visibleLines(page) == page)
  }

  @Test("in a terminal, which it cannot control", arguments: texts + [controls])
  func terminal(text: String) {
    let plain = document(text).terminalText(width: 40)
    #expect(visibleLines(plain) == plain)
    let styled = document(text).terminalText(style: .ansi)
    let sequences = styled.unicodeScalars.split(
      separator: "\u{1B}", omittingEmptySubsequences: false
    ).dropFirst()
    for sequence in sequences {
      #expect(
        sequence.starts(with: "[1m".unicodeScalars) || sequence.starts(with: "[22m".unicodeScalars))
    }
  }
}
