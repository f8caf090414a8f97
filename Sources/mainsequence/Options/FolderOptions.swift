import ArgumentParser
import Plotting
import Reporting

/// The options of a folder of a report or its figures.
struct FolderOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"),
    completion: .directory)
  var output = "output"

  @Option(
    help: ArgumentHelp(
      "The formats, separated by commas: md, html, report-pdf or docx for the text, png, pdf or svg for the figures.",
      valueName: "formats"))
  var format: FormatList?

  func validate() throws {
    if output.isEmpty { throw ValidationError("--output needs the name of a folder") }
  }
}

/// Formats separated by commas.
struct FormatList: ExpressibleByArgument {
  /// The formats of the figures.
  let images: [ImageFormat]
  /// The formats of the text.
  let documents: [DocumentFormat]

  /// The names of the formats, those of the text first.
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
