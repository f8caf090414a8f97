import Foundation
import Templates
import Testing
import _TestSupport

@Suite("Built-in templates are used by their names")
struct TemplateCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  private static let names = ["assignment", "handout", "one-page", "catalogue", "poster"]

  @Test("They are listed, each with a sentence, and as JSON")
  func list() throws {
    let run = try here.run("templates")
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n")
    #expect(lines.map { String($0.prefix { $0 != " " }) } == Self.names)
    for line in lines { #expect(line.hasSuffix(".") && line.count <= 110, "\(line)") }
    struct Entry: Decodable {
      var name: String
      var summary: String
      var needsClasses: Bool
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let entries = try decoder.decode(
      [Entry].self, from: Data(try here.run("templates", "--json").output))
    #expect(entries.map(\.name) == Self.names)
    #expect(entries.filter(\.needsClasses).map(\.name) == ["handout"])
    for (entry, line) in zip(entries, lines) { #expect(line.hasSuffix(entry.summary)) }
  }

  @Test("By option and by key they give the same text", arguments: names.dropFirst())
  func optionAndKey(_ name: String) throws {
    try here.write("stars.csv", Inputs.fourStars)
    try here.write("a.yaml", "title: T\ndata: stars.csv\n")
    try here.write("b.yaml", "title: T\ndata: stars.csv\ntemplate: \(name)\n")
    #expect(try here.run("report", "a.yaml", "-o", "a", "--template", name).status == 0)
    #expect(try here.run("report", "b.yaml", "-o", "b").status == 0)
    let texts = ["a", "b"].map { here.text("\($0)/report.md").components(separatedBy: "<!--")[0] }
    #expect(texts[0].hasPrefix("# T\n") && texts[0] == texts[1])
    #expect(try here.run("check", "b.yaml").status == 0)
    #expect(try here.run("verify", "b", "b.yaml").text.hasPrefix("b: identical"))
    #expect(try here.run("verify", "a", "a.yaml").text.contains("template"))
  }

  @Test("A file of the same name comes first, a folder does not")
  func precedence() throws {
    try here.write("poster", "# Mine\n")
    try here.makeFolder("handout")
    #expect(try here.run("report", "--template", "poster", "-o", "a").status == 0)
    #expect(here.text("a/report.md").hasPrefix("# Mine\n"))
    #expect(try here.run("report", "--template", "handout", "-o", "b").status == 0)
    #expect(here.text("b/report.md").contains("Name: …"))
    try here.write("my/stars.csv", Inputs.fourStars)
    try here.write("my/e.yaml", "title: T\ndata: stars.csv\ntemplate: poster\n")
    #expect(try here.run("report", "my/e.yaml", "-o", "c").status == 0)
    #expect(here.text("c/report.md").contains("## The Question"))
    try here.write("my/poster", "# Beside it\n")
    let again = try here.run("report", "my/e.yaml", "-o", "c")
    #expect(again.text.contains("the template has changed"))
    #expect(here.text("c/report.md").hasPrefix("# Beside it\n"))
  }

  @Test("An unknown name is an error with a suggestion, and from an experiment with its place")
  func unknown() throws {
    let option = try here.run("report", "--template", "postr")
    #expect(option.status == 66)
    #expect(
      option.errors
        == "error: postr: no such file, and no built-in template has this name; did you mean \"poster\"?\n"
    )
    try here.write("stars.csv", Inputs.fourStars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\ntemplate: hand-out\n")
    for command in ["report", "check"] {
      let key = try here.run(command, "e.yaml")
      #expect(key.status == 65)
      #expect(
        key.errors.hasPrefix(
          "e.yaml:3:11: error: template is \"hand-out\", neither a file nor a built-in template; "
            + "did you mean \"handout\"?\n"))
    }
    let new = try here.run("new", "mine", "--template", "postr")
    #expect(new.status == 64)
    #expect(try here.run("watch", "--template", "poster").status == 64)
    #expect(here.files().keys.sorted() == ["e.yaml", "stars.csv"])
  }

  @Test("new copies the template, for stars without classes the one for these", arguments: names)
  func new(_ name: String) throws {
    let template = try #require(BuiltInTemplate(rawValue: name))
    #expect(try here.run("new", "mine", "--template", name).status == 0)
    #expect(here.bytes("mine/report.md.mustache") == template.report)
    #expect(try here.run("report", "mine/experiment.yaml", "-o", "out").status == 0)
    try here.write("g.csv", "phot_g_mean_mag,parallax,bp_rp\n4.7,100,0.82\n9,200,2.5\n")
    let run = try here.run("new", "g", "--data", "g.csv", "--template", name)
    guard let source = template.starReport else {
      #expect(run.status == 65)
      #expect(
        run.errors
          == "error: the built-in template handout makes a handout, for which the stars need classes; "
          + "for stars without classes there is the template catalogue\n")
      return
    }
    #expect(here.bytes("g/report.md.mustache") == source)
    #expect(try here.run("report", "g/experiment.yaml", "-o", "g/out").status == 0)
  }

  @Test("A handout writes no results, and the next report adds them")
  func handout() throws {
    #expect(try here.run("report", "--template", "handout", "-o", "o").status == 0)
    #expect(
      here.files("o").keys.sorted() == [
        "figures/hr-diagram.pdf", "figures/hr-diagram.png", "report.md",
      ])
    #expect(try here.run("report", "--template", "handout", "-o", "o").text.contains("nothing"))
    #expect(try here.run("report", "-o", "o").status == 0)
    #expect(here.files("o").count == 19)
    #expect(try here.run("verify", "o").text == "o: identical (19 files)\n")
  }

  @Test("A catalogue trains nothing, even where every training would diverge")
  func catalogue() throws {
    let run = try here.run(
      "report", "--template", "catalogue", "-o", "o", "--learning-rate", "1e308", "--json")
    #expect(run.status == 0)
    #expect(run.text == "null\n")
    #expect(try here.run("report", "-o", "p", "--learning-rate", "1e308").status == 1)
  }

  @Test("The reference of the experiment file names every one")
  func reference() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/experiment-file.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for name in Self.names { #expect(text.contains("`\(name)`"), "\(name)") }
  }
}
