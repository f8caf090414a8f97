import Formatting
import Foundation
import Testing

@testable import Documents

/// Strings that are known to break programs: those of the corpus, if this machine has it, and a few
/// of our own.
@Suite("Any text from data is preserved")
struct NaughtyStringsTests {
  private static let own = [
    "", " ", "undefined", "1;DROP TABLE stars", "<script>alert(1)</script>",
    "*a* _b_ `c` ~~d~~ [e](f)",
    "# a", "- a", "1. a", "1) a", "> a", "===", "---", "+ a", "a | b", "$x$ and $$y$$", "\\*",
    "&amp; &",
    "a <b> < c", "![x](y)", "http://a.b/c_d_", ":smile:", "{{title}}", "\u{202E}abc", "a\u{200F}b",
    "é\u{301}",
    "👩‍👩‍👧", "ﷺ", "田中さん", "<!-- x -->", "a\u{0}b\u{7F}c", "*", "**", "_a", "a_", "www.x.y", "~", "``",
    "`a", "a\\",
  ]

  private static let all: [String] = {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/corpora/blns/blns.json")
    let strings = (try? Data(contentsOf: corpus)).flatMap {
      try? JSONDecoder().decode([String].self, from: $0)
    }
    return own + (strings ?? [])
  }()

  private func document(_ text: String) -> Document {
    Document(
      title: text, author: text,
      [
        .heading(level: 1, Prose(text)), .paragraph("\(text)"), .paragraph("a \(text) b"),
        .list([[.paragraph(Prose(text))]]), .table(Table([.init("h", text: [text])])),
        .figure(FigureBlock(id: "f", path: "f.png", alternative: text, caption: Prose(text))),
      ])
  }

  /// The text as a reader sees it, with consecutive blanks counted as one.
  private func seen(_ text: String) -> String {
    visible(text).unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
      .joined(separator: " ")
  }

  @Test("in Markdown, parsed back to the literal text")
  func markdown() throws {
    for text in Self.all where !seen(text).isEmpty {
      var reader = MarkdownReader(Marks(avoiding: ""))
      let blocks = try reader.blocks(of: document(text).markdown)
      let prose = blocks.compactMap { block -> String? in
        switch block {
        case .heading(_, let prose), .paragraph(let prose): seen(prose.plain)
        case .list(_, _, let items): items.first?.first.map { seen($0.plain) }
        case .table(let table):
          table.columns.first.map { column in
            if case .prose(let cells) = column.cells { seen(cells.first?.plain ?? "") } else { "" }
          }
        default: nil
        }
      }
      let wanted = seen(text)
      #expect(
        prose == [
          wanted, wanted, "a \(wanted) b", wanted, wanted, wanted, "Figure 1. \(wanted)",
        ], "\(text.debugDescription)")
    }
  }

  @Test("in HTML, without creating tags")
  func html() {
    func tags(_ html: String) -> [String] {
      html.unicodeScalars.split(separator: "<").map { tag in
        String(tag.prefix { $0 != " " && $0 != ">" })
      }
    }
    let harmless = tags(document("x").html { _ in nil })
    for text in Self.all {
      let html = document(text).html { _ in nil }
      #expect(tags(html) == harmless, "\(text.debugDescription)")
    }
  }

  @Test(
    "in HTML, by a standard parser, with the same elements and the literal text in them",
    .enabled(if: HTML5.isInstalled, "needs python3 with html5lib"))
  func parsedHTML() throws {
    let strings = Self.all.filter { !seen($0).isEmpty }
    let pages = try HTML5.elements(of: (["x"] + strings).map { document($0).html { _ in nil } })
    let harmless = pages[0]
    for (text, elements) in zip(strings, pages.dropFirst()) {
      #expect(elements.map(\.name) == harmless.map(\.name), "\(text.debugDescription)")
      for (element, model) in zip(elements, harmless)
      where ["h1", "p", "li", "td", "title"].contains(model.name) {
        let wanted = seen(model.text).replacing(/\bx\b/, with: seen(text))
        #expect(seen(element.text) == wanted, "\(text.debugDescription)")
      }
    }
  }

  @Test("on a terminal, without control characters or direction marks")
  func terminal() {
    for text in Self.all {
      let shown = document(text).terminalText()
      let isClean = shown.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x0A: true
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
        default: true
        }
      }
      #expect(isClean, "\(text.debugDescription)")
    }
  }
}
