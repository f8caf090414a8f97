import ArgumentParser

@main
struct MainSequence: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "mainsequence")
}
