import ArgumentParser
import Plotting

/// The option of the report as PDF and as a document of Word.
struct PaperOptions: ParsableArguments {
  @Option(help: "The paper of report.pdf and report.docx: A4 or letter.")
  var paper: Paper?
}

extension Paper: ExpressibleByArgument {
  /// Creates the paper of a name, in any case.
  public init?(argument: String) {
    let name = argument.lowercased()
    guard let paper = Self.allCases.first(where: { $0.rawValue.lowercased() == name }) else {
      return nil
    }
    self = paper
  }
}
