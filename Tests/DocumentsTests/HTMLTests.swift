import Testing

@testable import Documents

@Suite("A document as HTML")
struct HTMLTests {
  @Test("is an empty page if it has no blocks")
  func empty() {
    let page = Document(title: "").html { _ in nil }
    #expect(
      page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"))
    #expect(page.contains("<title></title>"))
    #expect(page.hasSuffix("<article>\n</article>\n</main>\n</body>\n</html>\n"))
    #expect(!page.contains("name=\"author\"") && !page.contains("<script"))
  }

  @Test("A page runs its own script, and its policy no other")
  func script() {
    let page = Document(title: "").html(script: PageScript("'use strict';\n")) { _ in nil }
    #expect(page.contains("<script>'use strict';\n</script>\n</main>"))
    // The hash is that of OpenSSL.
    #expect(page.contains("; script-src 'sha256-5l88yppGN8NFk8W03FaY1jaLkc5D9tJic6cMQwpmtx8='; "))
  }

  @Test("names its author and generator, and blocks everything but its own images and styles")
  func head() {
    let page = Document(title: "A & B", author: "\"O'Neill\"", generator: "m").html { _ in nil }
    #expect(
      page.contains(
        "<title>A &amp; B</title>\n<meta name=\"author\" content=\"&quot;O'Neill&quot;\">"))
    #expect(page.contains("<meta name=\"generator\" content=\"m\">"))
    #expect(page.contains("content=\"default-src 'none'; img-src data:; style-src"))
  }

  @Test("has an element for every kind of inline")
  func inlines() {
    let cases: [(Inline, String)] = [
      (.text("a<b"), "a&lt;b"), (.emphasis("a"), "<em>a</em>"),
      (.strong("a"), "<strong>a</strong>"),
      (.deleted("a"), "<del>a</del>"), (.lowered("a"), "<sub>a</sub>"),
      (.raised("a"), "<sup>a</sup>"),
      (.symbol(.init(prefix: "log ", "T", index: "eff")), "log <var>T</var><sub>eff</sub>"),
      (.symbol(.init("M")), "<var>M</var>"), (.code("a<"), "<code>a&lt;</code>"),
      (.math(.identifier("x")), Equation.identifier("x").mathML(isBlock: false)),
      (.link("a", destination: "b?c&d"), "<a href=\"b?c&amp;d\">a</a>"),
      (.figureNumber("x"), "?"), (.softBreak, "\n"), (.lineBreak, "<br>\n"),
      (.markup("<b>"), "<b>"),
      (.image(path: "a b#.png", alternative: "\""), "<img alt=\"&quot;\" src=\"a%20b%23.png\">"),
    ]
    for (inline, html) in cases { #expect(body(.paragraph(Prose([inline]))) == "<p>\(html)</p>\n") }
  }

  @Test("has an element for every kind of block")
  func blocks() {
    #expect(body(.heading(level: 9, "A")) == "<h6 id=\"a\">A</h6>\n")
    #expect(body(.list([[.paragraph("a")], []])) == "<ul>\n<li>a\n</li>\n<li></li>\n</ul>\n")
    #expect(
      body(.list(start: 3, isTight: false, [[.paragraph("a")]]))
        == "<ol start=\"3\">\n<li><p>a</p>\n</li>\n</ol>\n")
    #expect(
      body(.code("\n<", language: "a\"")).hasSuffix(
        "class=\"language-a&quot;\">\n&lt;</code></pre>\n"))
    #expect(body(.quote([.rule])) == "<blockquote>\n<hr>\n</blockquote>\n")
    #expect(body(.markup("<br>")) == "<br>\n")
    #expect(body(.equation(.identifier("x"))).hasPrefix("<div class=\"equation\"><math"))
  }

  @Test("has tables with row headers and aligned decimal points")
  func tables() {
    let table = Table([
      .init("a", text: ["<x>"]), .init("b", .integers([1])), .init("c", .arrays(["[1\n 2]"])),
      .init("\"d\"", .numerals(["−1.5"])),
    ])
    #expect(
      body(.table(table)) == """
        <div class="table" tabindex="0" role="group" aria-label="Table of a, b, c, &quot;d&quot;">
        <table>
        <thead>
        <tr><th scope="col">a</th><th scope="col" class="number">b</th><th scope="col">c</th>\
        <th scope="col" class="number">&quot;d&quot;</th></tr>
        </thead>
        <tbody>
        <tr><th scope="row">&lt;x&gt;</th><td class="number">1</td><td class="array">[1
         2]</td><td class="number">−1.5</td></tr>
        </tbody>
        </table>
        </div>

        """)
    #expect(
      Table.pointed(["1.25", "1.", "13", "", "x.5"]).map(\.filler) == ["", "00", ".00", "", "0"])
    #expect(Table.pointed(["1", "20"]).map(\.filler) == ["", ""])
  }

  @Test("embeds its figures, numbered, with links to them")
  func figures() {
    let figure = FigureBlock(
      id: "x\"", path: "a.png", alternative: "<i>", caption: "C & \(Prose.strong("D"))")
    let blocks: [Block] = [
      .figure(figure), .paragraph(Prose([.figureNumber("x\"")])), .figure(figure),
    ]
    let page = Document(title: "", blocks).html {
      $0 == "a.png" ? .file(bytes: [1, 2], mediaType: "image/png") : nil
    }
    #expect(
      page.contains(
        """
        <figure id="figure-1">
        <div class="picture" tabindex="0" role="group" aria-label="Figure 1">
        <img alt="&lt;i&gt;" src="data:image/png;base64,AQI=">
        </div>
        <figcaption>Figure 1. C &amp; <strong>D</strong></figcaption>
        </figure>
        <p><a href="#figure-1">1</a></p>
        <figure>
        """))
    #expect(Document(title: "", blocks).html { _ in nil }.contains("img-src data: 'self' file:;"))
  }

  @Test("gives every heading a unique id")
  func headings() {
    let words: [Prose] = ["Figure 1", "A – b!", "a b", "", "\u{202E}", "Größe <x>"]
    let figure = FigureBlock(id: "f", path: "", alternative: "", caption: "")
    let page = Document(title: "", words.map { .heading(level: 2, $0) } + [.figure(figure)])
      .html { _ in nil }
    for name in ["figure-1-2", "a-b", "a-b-2", "section", "section-2", "größe-x"] {
      #expect(page.contains("<h2 id=\"\(name)\">"), "\(name)")
    }
  }

  @Test(
    "has no active links",
    arguments: [
      "javascript:x", "JaVaScRiPt:x", " javascript:x", "java\nscript:x", "\u{1}javascript:x",
      "data:x",
      "file:///x", "vbscript:x", "//host/x", "", ":x",
    ])
  func refused(destination: String) { #expect(linkAddress(destination) == nil) }

  @Test(
    "links to the web, to mail addresses and to neighbouring files",
    arguments: [
      ("HTTPS://a.b/c?d=e#f", "HTTPS://a.b/c?d=e#f"), ("mailto:a@b", "mailto:a@b"), ("#x", "#x"),
      ("a/b:c", "a/b:c"), ("é \"<", "%C3%A9%20%22%3C"), ("\\\\host", "%5C%5Chost"), ("%20", "%20"),
    ])
  func accepted(destination: String, address: String) {
    #expect(linkAddress(destination) == address)
  }

  @Test("never nests links")
  func nestedLinks() {
    let inner = Prose([.link("b", destination: "c")])
    #expect(
      body(.paragraph(Prose([.link(inner, destination: "d")]))) == "<p><a href=\"d\">b</a></p>\n")
  }

  @Test("links to neighbouring files with any name")
  func files() {
    #expect(fileAddress("javascript:x?y#z%") == "javascript%3Ax%3Fy%23z%25")
    #expect(fileAddress("//host/x") == ".//host/x")
  }
}

/// The contents of a page's article.
func body(_ blocks: Block...) -> String {
  let page = Document(title: "", blocks).html { _ in nil }
  return String(page.split(separator: "<article>\n")[1].split(separator: "</article>")[0])
}
