import Testing

@testable import mainsequence

@Suite("The program knows its arguments without help from the system's files")
struct ArgumentsTests {
  @Test("The arguments that main was called with are those that the system's files tell")
  func arguments() {
    #expect(ProgramArguments.atStart == CommandLine.arguments)
    #expect(ProgramArguments.all == Array(CommandLine.arguments.dropFirst()))
  }
}
