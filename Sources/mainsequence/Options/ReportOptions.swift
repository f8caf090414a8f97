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
      "What to write, separated by commas: md or html for the text, png, pdf or svg for the figures.",
      valueName: "formats"))
  var format: FormatList?

  /// The formats of the text: those of the command line, else Markdown.
  var documents: [DocumentFormat] {
    guard let format, !format.documents.isEmpty else { return [.markdown] }
    return format.documents
  }

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a folder") }
  }

  /// The experiment with what the command line changes.
  func load() throws -> LoadedExperiment {
    var loaded = try study.load()
    if let format, !format.images.isEmpty || !documents.contains(.markdown) {
      loaded.experiment.formats = format.images
    }
    return loaded
  }

  /// What the command line changes of the experiment, for the record.
  var fingerprint: String {
    let words: [String?] = [
      study.base.learningRates.map(\.description).joined(separator: " "),
      study.base.epochs?.description,
      study.dpi?.description, study.theme?.rawValue, study.size.map { "\($0)" },
      study.transparent ? "transparent" : nil,
      format?.names.joined(separator: ","),
    ]
    return words.map { $0 ?? "" }.joined(separator: ";")
  }
}

/// Formats separated by commas.
struct FormatList: ExpressibleByArgument {
  /// The formats of the figures.
  let images: [ImageFormat]
  /// The formats of the text.
  let documents: [DocumentFormat]

  var names: [String] { documents.map(\.rawValue) + images.map(\.rawValue) }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    images = parts.compactMap { ImageFormat(rawValue: $0.lowercased()) }
    documents = parts.compactMap { DocumentFormat(rawValue: $0.lowercased()) }
    guard names.count == parts.count, Set(names).count == names.count else { return nil }
  }

  static let allValueStrings =
    DocumentFormat.allCases.map(\.rawValue) + ImageFormat.allCases.map(\.rawValue)
}
