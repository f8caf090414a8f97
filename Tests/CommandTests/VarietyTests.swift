import Foundation
import Testing

@Suite("Any network and any names give a complete report")
struct VarietyTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  /// Expects of the report in `output` that its tables are even, and its pictures are there.
  private func expectWhole() {
    let text = here.text("output/report.md")
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    var width: Int?
    for row in rows {
      let bars = row.count { $0 == "|" }
      if row.hasPrefix("|") { #expect(bars == width ?? bars, "\(row)") }
      width = row.hasPrefix("|") ? bars : nil
    }
    let pictures = text.components(separatedBy: "](figures/").dropFirst()
    #expect(pictures.count >= 3)
    for picture in pictures {
      let name = picture.prefix { $0 != ")" }
      #expect(!here.bytes("output/figures/\(name)").isEmpty, "\(name)")
    }
  }

  @Test(
    "Networks of every shape",
    arguments: [
      "network: {hidden: []}", "network: {hidden: [8, 8], activation: tanh}",
      "network: {hidden: [40]}", "network: {hidden: [3, 1, 9], activation: relu}",
      "network: {initial_weights: 0}", "network: {initial_weights: 1e300}",
      "features: [absolute_magnitude]", "features: [effective_temperature, absolute_magnitude]",
      "features: [absolute_magnitude, log_temperature, effective_temperature]",
      "runs: [{learning_rate: 2, epochs: 5000}]", "runs: [{learning_rate: 10, epochs: 1}]",
    ])
  func shapes(_ line: String) throws {
    try here.write("e.yaml", "title: T\ndata: \(Inputs.otherStars)\nformats: [svg]\n\(line)\n")
    let run = try here.run("report", "e.yaml")
    #expect(run.status == 0, "\(run.errors)")
    expectWhole()
  }

  @Test("Classes with any number and names")
  func classes() throws {
    try here.write("two.csv", Inputs.table("A,1,4,x", "B,2,3.5,y"))
    try here.write(
      "two.yaml",
      #"""
      title: "A | title"
      data: two.csv
      classes: [{label: x, name: "A|B*"}, {label: y, name: "a\n```\n<b>$x$"}]
      """#)
    #expect(try here.run("report", "two.yaml").status == 0)
    expectWhole()
    #expect(here.text("output/report.md").hasPrefix("# A &#124; title\n"))
  }

  @Test("Names that would break Markdown, a line or a page")
  func names() throws {
    let names = [
      "a|b|c", "`tick` ``two``", "$x$ and $$y$$", "<b>bold</b> <script>", "\"new\nline\"", "سهيل",
      String(repeating: "N", count: 300), "⭐️🌟 star", "*star* _x_ [l](http://x)", "-", "1. one",
      "\"# h\"",
    ]
    let rows = names.enumerated().map { index, name in
      "\(name),\(index % 5),\(3.5 + Double(index) / 10),\(index % 3 + 1)"
    }
    try here.write("stars.csv", Inputs.table() + rows.joined(separator: "\n") + "\n")
    for star in ["a|b|c", "<b>bold</b> <script>"] {
      try here.write("e.yaml", "title: T\ndata: stars.csv\ntracked_star: \"\(star)\"\n")
      let run = try here.run("report", "e.yaml")
      #expect(run.status == 0)
      let others = run.errors.split(separator: "\n").filter {
        !$0.hasPrefix("note: no installed font has ")
      }
      #expect(others.isEmpty)
      expectWhole()
    }
    #expect(!here.text("output/report.md").contains("<b>"))
  }

  @Test("Of two thousand stars the first sixty are listed")
  func many() throws {
    let rows = (0..<2_000).map { star in
      "S\(star),\(star * 7_919 % 997),\(3.5 + Double(star * 104_729 % 991) / 1_000),\(star % 3 + 1)"
    }
    try here.write("stars.csv", Inputs.table() + rows.joined(separator: "\n") + "\n")
    #expect(try here.run("report", "--quiet", "--data", "stars.csv").status == 0)
    expectWhole()
    let text = here.text("output/report.md")
    #expect(text.contains("\nThe first 60 of the 2,000 stars:\n"))
    #expect(text.contains("|    60 | S59 "))
    #expect(!text.contains("|    61 | S60 "))
  }
}
