import Testing

@Suite("Only the writers know markup")
struct MarkupTests {
  @Test("No module but Documents has Markdown's tables, bold type or mathematics in a string")
  func literals() throws {
    let files = Repository.swiftFiles(under: "Sources").filter {
      !$0.hasPrefix("Sources/Documents/")
    }
    #expect(files.count > 200)
    for file in files {
      for line in try Repository.text(file).split(separator: "\n") {
        let code = line.trimmingPrefix { $0 == " " }
        guard !code.hasPrefix("//") else { continue }
        for literal in code.matches(of: /"[^"]*"/).map(\.output) {
          for mark in ["**", "$$", "|:--", "--:|", "|---"] {
            #expect(!literal.contains(mark), "\(file): \(literal)")
          }
        }
      }
    }
  }
}
