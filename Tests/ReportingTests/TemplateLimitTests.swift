import Documents
import Tables
import Testing

@testable import Reporting

@Suite("The limits of a template")
struct TemplateLimitTests {
  private func parsed(_ text: String) throws -> ReportTemplate {
    try ReportTemplate(Array(text.utf8), name: "t.mustache", slots: Slot.ofReport)
  }

  private func fault(_ text: String, _ values: [String: SlotValue] = [:]) -> String {
    do {
      _ = try parsed(text).blocks(values)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// `inner` within as many sections of one name.
  private func nested(_ depth: Int, _ name: String, _ inner: String = "x") -> String {
    String(repeating: "{{#\(name)}}", count: depth) + inner
      + String(repeating: "{{/\(name)}}", count: depth)
  }

  @Test("256 sections within each other are filled, one more is a fault at its tag")
  func sections() throws {
    let values = ["author": SlotValue.plain("A")]
    let blocks = try parsed(nested(256, "author", "{{author}}")).blocks(values)
    #expect(blocks == [.paragraph("A")])
    let deep = fault("Title\n" + nested(257, "author"), values)
    let place = "t.mustache:2:\(256 * "{{#author}}".count + 1): error: "
    #expect(
      deep.hasPrefix(place + "the template is broken: more than 256 sections within each other"))
    #expect(fault(nested(20_000, "author"), values).contains("more than 256 sections"))
  }

  @Test("120 quotes, lists or emphases within each other are read, 300 are a fault in their line")
  func markdown() {
    for (sign, end) in [(">", ""), ("- ", ""), ("**a ", " a**")] {
      func text(_ count: Int) -> String {
        String(repeating: sign, count: count) + "x" + String(repeating: end, count: count)
      }
      #expect(fault("a\n\n" + text(120)) == "", "\(sign)")
      let deep = fault("a\n\n" + text(300))
      let found = "t.mustache:3:1: error: the template has more than 256 quotes, lists"
      #expect(deep.hasPrefix(found), "\(sign): \(deep)")
    }
  }

  @Test("1,000 bars in a line are read, one more is a fault in its line")
  func bars() {
    func table(_ bars: Int) -> String {
      "a\n\n" + String(repeating: "|a", count: bars) + "\n" + String(repeating: "|-", count: bars)
    }
    #expect(fault(table(1_000)) == "")
    for end in ["\r", "\r\n"] {
      #expect(fault(String(repeating: "|a|b|" + end, count: 400)) == "", "\(end.debugDescription)")
    }
    let wide = fault(table(1_001))
    #expect(
      wide.hasPrefix("t.mustache:3:1: error: the template has more than 1000 bars in a line"),
      "\(wide)")
    let many = SlotValue.list(Array(repeating: .plain("a"), count: 1_001))
    #expect(
      fault("{{#errata}}|{{.}}{{/errata}}", ["errata": many])
        .contains("with its lists repeated, the template has more than 1000 bars"))
  }

  @Test("Lists that repeat each other, or nest, are a fault of the section that makes too much")
  func repetition() throws {
    let two = SlotValue.list([.plain("a"), .plain("b")])
    #expect(
      try parsed(nested(3, "errata", "x")).blocks(["errata": two]) == [.paragraph("xxxxxxxx")])
    let many = fault("\n" + nested(100, "errata"), ["errata": two])
    #expect(many.hasPrefix("t.mustache:2:"))
    #expect(many.contains("error: with its lists repeated, the text is larger than 520 KiB; take"))
    let long = SlotValue.list(Array(repeating: .plain("a"), count: 300))
    let quotes = fault("{{#errata}}>{{/errata}}x", ["errata": long])
    #expect(quotes.contains("with its lists repeated, the template has more than 256 quotes"))
  }

  @Test("A template of more than 512 KiB is a fault")
  func size() {
    let fault = fault(String(repeating: " ", count: ReportTemplate.limit + 1))
    #expect(fault.contains("the file is larger than 512 KiB, the limit for templates"))
  }

  @Test("Of many faults the first 100 are described and the others are counted")
  func faults() {
    let many = fault(String(repeating: "{{nothing}}", count: 20_000))
    #expect(many.hasSuffix("… and 19900 more"))
  }

  @Test("Many sections, signs without partners and single letters are read in one pass")
  func wide() throws {
    let values = ["author": SlotValue.plain("A")]
    let count = 10_000
    let sections = String(repeating: nested(1, "author", "{{.}}"), count: count)
    #expect(
      try parsed(sections).blocks(values)
        == [.paragraph(Prose(String(repeating: "A", count: count)))])
    for text in ["$a ", "`a ``b ", "a_b ", "[a ", "a\n", "a\u{200B}"] {
      let blocks = try parsed(String(repeating: text, count: count)).blocks([:])
      #expect(blocks.count == 1)
      #expect(Document(title: "", blocks).markdown.utf8.count > count)
    }
  }
}
