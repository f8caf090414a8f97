import Testing

@Suite("Everything that the program shows passes one gate")
struct OutputGateTests {
  /// The files of the program that hold `text`.
  private func files(with text: String) throws -> [String] {
    try Repository.swiftFiles(under: "Sources/mainsequence").filter {
      try Repository.text($0).contains(text)
    }
  }

  @Test("which is the only one to write to the standard streams")
  func streams() throws {
    let gate = ["Sources/mainsequence/Terminal/Terminal.swift"]
    #expect(try files(with: "ByteStream.error") == gate)
    #expect(try files(with: "ByteStream.output") == gate)
    #expect(try files(with: " print(\"") == [])
  }

  @Test("to which only files are given as bytes")
  func bytes() throws { #expect(try files(with: "Terminal.put(Array(") == []) }
}
