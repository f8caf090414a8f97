import ArgumentParser
import Experiments
import Plotting
import Reporting

/// What the commands that fill a folder share: where it is, in which formats, and whether all is made anew.
struct ReportOptions: ParsableArguments {
  @OptionGroup var study: StudyOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output = "output"

  @Option(
    help: ArgumentHelp(
      "The formats of the figures: png, pdf, svg, separated by commas.", valueName: "formats"))
  var format: FormatList?

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a folder") }
  }

  /// The experiment with what the command line changes.
  func load() throws -> LoadedExperiment {
    var loaded = try study.load()
    if let format { loaded.experiment.formats = format.names }
    return loaded
  }

  /// What the command line changes of the experiment, for the record.
  var fingerprint: String {
    let words: [String?] = [
      study.base.learningRates.map(\.description).joined(separator: " "),
      study.base.epochs?.description,
      study.dpi?.description, study.theme?.rawValue, study.size.map { "\($0)" },
      study.transparent ? "transparent" : nil,
      format?.names.map(\.rawValue).joined(separator: ","),
    ]
    return words.map { $0 ?? "" }.joined(separator: ";")
  }
}

/// Formats separated by commas.
struct FormatList: ExpressibleByArgument {
  var names: [ImageFormat]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let names = parts.compactMap { ImageFormat(rawValue: $0.lowercased()) }
    guard names.count == parts.count, Set(names).count == names.count else { return nil }
    self.names = names
  }

  static let allValueStrings = ImageFormat.allCases.map(\.rawValue)
}
