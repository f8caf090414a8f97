import Foundation
import Testing
import _TestSupport

@Suite("audit checks printed epoch tables")
struct AuditCommandTests {
  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write(
      "e.yaml",
      "title: T\ndata: stars.csv\nfigures: [loss]\nformats: [svg]\nruns: [{learning_rate: 1}]\n")
    try here.write("stars.csv", Inputs.fourStars)
  }

  @Test("The tables of a report agree with it")
  func ours() throws {
    _ = try here.run("report", "e.yaml", "-o", "out")
    for file in ["out/report.md", "out/tables/epochs-rate-1.csv"] {
      let run = try here.run("audit", file, "e.yaml")
      #expect(run.status == 0, "\(run.text)\(run.errors)")
      #expect(run.text.hasPrefix("\(file): the table at line "))
      #expect(run.text.contains(", learning rate 1: all 460 numbers agree"))
      #expect(run.text.split(separator: "\n").count == 1)
    }
    let other = try here.run("audit", "out/report.md", "e.yaml", "--learning-rate", "2")
    #expect(other.status == 1)
  }

  @Test("A number that disagrees is marked in its line, and the exit code is 1")
  func wrong() throws {
    try here.write("p.csv", "epoch,loss\n0,1.099\n1,1.102\n")
    let run = try here.run("audit", "p.csv")
    #expect(run.status == 1)
    #expect(
      run.text == """
        p.csv:3:3: error: epoch 1, loss is 1.102, not 1.097 (1.09711)
        1,1.102
          ^~~~~
        p.csv: the table at line 1, learning rate 0.1: 1 of 2 numbers disagrees

        """)
    #expect(run.errors == "")
  }

  @Test("The comparison as JSON has the place, the printed and the computed number")
  func json() throws {
    try here.write("p.csv", "epoch,loss,mood\n0,1.099,good\n1,-1.097,bad\n")
    let run = try here.run("audit", "p.csv", "--json")
    #expect(run.status == 1)
    let audit = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    #expect(audit["file"] as? String == "p.csv" && audit["agrees"] as? Bool == false)
    let table = try #require((audit["tables"] as? [[String: Any]])?.first)
    #expect(table["line"] as? Int == 1 && table["numbers"] as? Int == 2)
    #expect(table["columns_not_compared"] as? [String] == ["mood"])
    let wrong = try #require((table["disagreements"] as? [[String: Any]])?.first)
    #expect(wrong["line"] as? Int == 3 && wrong["column"] as? Int == 3)
    #expect(wrong["printed"] as? String == "-1.097")
    #expect(abs((wrong["computed"] as? Double ?? 0) - 1.0971) < 1e-4)
    #expect(wrong["cause"] as? String == "wrong sign")
    try here.write("p.csv", "epoch,loss\n0,1.099\n")
    let right = try here.run("audit", "p.csv", "--json")
    #expect(right.status == 0)
    #expect(right.text.contains("\"agrees\": true"))
  }

  @Test("Wrong use, missing files and texts without a table")
  func failures() throws {
    try here.write("p.md", "# Nothing\n")
    #expect(try here.run("audit").status == 64)
    #expect(try here.run("audit", "missing.md").status == 66)
    #expect(try here.run("audit", "p.md", "missing.yaml").status == 66)
    let run = try here.run("audit", "p.md")
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("p.md:1:1: error: there is no epoch table; its columns are epoch"))
  }
}
