import Testing

@testable import mainsequence

@Suite("The program knows its arguments without help from the system's files")
struct ArgumentsTests {
  @Test("The arguments are those of the process, without its name")
  func arguments() {
    #expect(ProgramArguments.all == Array(CommandLine.arguments.dropFirst()))
  }
}
