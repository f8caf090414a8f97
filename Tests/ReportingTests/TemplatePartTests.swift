import Testing

@testable import Documents
@testable import Reporting

@Suite("The parts of a template")
struct TemplatePartTests {
  @Test("Text and values, with blanks as they are")
  func values() throws {
    #expect(try TemplatePart.all(in: "") == [])
    #expect(try TemplatePart.all(in: "a {b} }}") == [.text("a {b} }}")])
    #expect(
      try TemplatePart.all(in: " {{a}}\n{{{b.c}}} {{& d }}\n") == [
        .text(" "), .value(path: ["a"]), .text("\n"), .value(path: ["b", "c"]), .text(" "),
        .value(path: ["d"]), .text("\n"),
      ])
  }

  @Test("A section or comment alone on its line takes the line with it, also at either end")
  func standalone() throws {
    let section = TemplatePart.section(path: ["a"], [.text("x\n")], isInverted: false, tag: 0..<6)
    let indented = TemplatePart.section(path: ["a"], [.text("x\n")], isInverted: false, tag: 4..<12)
    #expect(try TemplatePart.all(in: "{{#a}}\nx\n{{/a}}") == [section])
    #expect(
      try TemplatePart.all(in: "b\n \t{{# a }}  \nx\n  {{/a}}\t\nc") == [
        .text("b\n"), indented, .text("c"),
      ])
    #expect(try TemplatePart.all(in: "b\n {{! of two\nlines }}\nc") == [.text("b\n"), .text("c")])
  }

  @Test("Tags that share a line leave it as it is")
  func shared() throws {
    #expect(
      try TemplatePart.all(in: "b {{^a}}\n{{/a}} {{! c }}\n") == [
        .text("b "), .section(path: ["a"], [.text("\n")], isInverted: true, tag: 2..<8), .text(" "),
        .text("\n"),
      ])
  }

  @Test("Sections lie within each other")
  func nested() throws {
    #expect(
      try TemplatePart.all(in: "{{#a}}{{#b}}{{.}}{{/b}}{{/a}}") == [
        .section(
          path: ["a"],
          [.section(path: ["b"], [.value(path: [])], isInverted: false, tag: 6..<12)],
          isInverted: false, tag: 0..<6)
      ])
  }

  /// The text that a template gives, with the values of its marks.
  private func text(_ template: String, _ values: [String: SlotValue]) throws -> String {
    var renderer = TemplateRenderer(values, Marks(avoiding: template))
    try renderer.render(try TemplatePart.all(in: template))
    return renderer.marks.plain(renderer.text)
  }

  @Test("A list repeats its section; nothing, no and an empty list show the inverted one")
  func sections() throws {
    let values: [String: SlotValue] = [
      "list": .list([.plain("x"), .plain("y")]), "none": .list([]), "no": .flag(false),
      "yes": .flag(true), "text": .plain("t"),
    ]
    #expect(try text("{{#list}}[{{.}}]{{/list}}", values) == "[x][y]")
    for name in ["none", "no", "absent"] {
      #expect(try text("{{#\(name)}}a{{/\(name)}}{{^\(name)}}b{{/\(name)}}", values) == "b")
    }
    for name in ["yes", "text", "list"] {
      #expect(try text("{{^\(name)}}b{{/\(name)}}", values) == "")
    }
    #expect(try text("{{#yes}}{{text}}{{/yes}}", values) == "t")
  }

  @Test(
    "A name is looked for from the innermost section outwards, the names behind a dot within it")
  func names() throws {
    let values: [String: SlotValue] = [
      "a": .plain("outer"), "b": .plain("b"),
      "group": .group(["a": .plain("inner"), "c": .group(["d": .plain("d")])]),
    ]
    #expect(try text("{{a}} {{#group}}{{a}} {{b}} {{c.d}}{{/group}}", values) == "outer inner b d")
    #expect(try text("{{group.a}} {{group.c.d}} {{group.b}}", values) == "inner d ")
  }
}
