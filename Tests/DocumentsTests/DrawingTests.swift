import Formatting
import Testing

@testable import Documents

@Suite("A drawing in a page")
struct DrawingTests {
  private func page(_ light: String, _ dark: String?, times: Int = 1) -> String {
    let image = Prose([.image(path: "a.svg", alternative: "<A>")])
    return Document(title: "", Array(repeating: .paragraph(image), count: times)).html { _ in
      .drawing(light: light, dark: dark)
    }
  }

  @Test("is an element with a description, in colours that follow the reader's setting")
  func colors() {
    let html = page(
      "<svg role=\"img\"><path fill=\"#ffffff\" stroke=\"#00000080\"/><text>#ffffff</text></svg>\n",
      "<svg role=\"img\"><path fill=\"#000000\" stroke=\"#00000080\"/><text>#ffffff</text></svg>\n")
    #expect(
      html.contains(
        "<p><svg aria-label=\"&lt;A&gt;\" role=\"img\"><path fill=\"var(--c0)\" stroke=\"#00000080\"/>"
          + "<text>#ffffff</text></svg></p>"))
    #expect(html.contains("\n:root{--c0:#ffffff}\n"))
    #expect(
      html.contains("@media screen and (prefers-color-scheme:dark){:root{--c0:#000000}}"))
  }

  @Test("has ids of its own, however often it appears")
  func ids() {
    let html = page(
      "<svg><clipPath id=\"clip1\"/><g clip-path=\"url(#clip1)\" fill=\"none\"/></svg>", nil,
      times: 2)
    for number in 1...2 {
      #expect(
        html.contains(
          "<clipPath id=\"d\(number)_clip1\"/><g clip-path=\"url(#d\(number)_clip1)\" fill=\"none\"/>"
        ))
    }
  }

  @Test("is there in both looks if they differ in more than colours, one of them hidden")
  func twoLooks() {
    let html = page("<svg><a id=\"x\"/></svg>", "<svg><b id=\"x\"/></svg>")
    #expect(
      html.contains(
        "<span><svg aria-label=\"&lt;A&gt;\" class=\"light\"><a id=\"d1_x\"/></svg>"
          + "<svg aria-label=\"&lt;A&gt;\" class=\"dark\"><b id=\"d1_dark_x\"/></svg></span>"))
  }

  @Test("stays on white if it has a single look")
  func oneLook() {
    #expect(page("<svg></svg>", nil).contains("<svg aria-label=\"&lt;A&gt;\" class=\"fixed\">"))
  }
}

@Suite("The script of a page")
struct PageScriptTests {
  private let page = Document(title: "").html(
    script: PageScript(
      "f(\"</p>\")", markup: "<section></section>\n", style: "p {}\n",
      data: "{\"a\": \"</script><!--\"}")
  ) { _ in nil }

  @Test("is the only script that the policy allows")
  func policy() {
    let hash = base64(sha256(Array("f(\"</p>\")".utf8)))
    #expect(page.contains("default-src 'none'; script-src 'sha256-\(hash)'; img-src data:;"))
    #expect(page.contains("<script>f(\"</p>\")</script>"))
    #expect(page.split(separator: "<script").count == 3)
  }

  @Test("has data that cannot end its element")
  func data() {
    #expect(page.contains("{\"a\": \"\\u003c/script>\\u003c!--\"}\n</script>"))
  }

  @Test("adds its style rules")
  func style() { #expect(page.contains("p {}\n</style>")) }
}

@Suite("The contents of a page")
struct ContentsTests {
  @Test("link to the headings of level 2, if there are more than two")
  func links() {
    let three = ["One", "Two <b>", "One"].map { Block.heading(level: 2, Prose($0)) }
    let page = Document(title: "", [.heading(level: 1, "Zero")] + three).html { _ in nil }
    #expect(
      page.contains(
        """
        <a class="skip" href="#main">Skip to the report</a>
        <nav aria-label="Contents">
        <ol>
        <li><a href="#one">One</a></li>
        <li><a href="#two-b">Two &lt;b&gt;</a></li>
        <li><a href="#one-2">One</a></li>
        </ol>
        </nav>
        <main id="main">
        """))
    #expect(!Document(title: "", Array(three.dropLast())).html { _ in nil }.contains("<nav"))
  }

  @Test("leave the name of the main part to it")
  func main() {
    let page = Document(title: "", [.heading(level: 2, "Main")]).html { _ in nil }
    #expect(page.contains("<h2 id=\"main-2\">"))
  }
}
