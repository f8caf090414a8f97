import Documents
import Formatting
import OutputFiles
import Plotting
import TableFormats
import Templates

/// The program pandoc, which writes a report as `report.docx`.
struct Pandoc {
  /// The reason why there is no document.
  enum Failure: Error, Equatable, CustomStringConvertible {
    /// The program is not installed.
    case missing
    /// The program may not be run.
    case confined
    /// The program has failed, and said why.
    case failed(String)

    var description: String {
      switch self {
      case .missing:
        "writing report.docx: pandoc is not installed; install pandoc (Debian, Ubuntu, Fedora, Homebrew; https://pandoc.org)"
      case .confined: "writing report.docx: --sandbox runs no other program, and this needs pandoc"
      case .failed(let reason): "writing report.docx: pandoc has failed: \(reason)"
      }
    }
  }

  private let path: String
  /// "pandoc 2.17.1.1".
  let version: String

  /// The program, if it is installed.
  static let installed = Pandoc()

  private init?() {
    guard !Confinement.isActive, let path = ChildProcess.path(of: "pandoc"),
      let place = try? TemporaryFolder(),
      Self.run(path, ["--version"], in: place), let text = place.read(Self.output)
    else { return nil }
    self.path = path
    version = String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// Throws if the program is missing.
  static func check() throws(Failure) {
    if installed == nil { throw Confinement.isActive ? .confined : .missing }
  }

  private static let (text, docx, styles, filter) = (
    "report.md", "report.docx", "styles.docx", "filter.lua"
  )
  private static let (output, errors) = ("output", "errors")

  /// The document as a file of Word.
  ///
  /// - Parameters:
  ///   - document: The document; its program is named in the properties of the file.
  ///   - images: The figures as PNG, by their names.
  ///   - paper: The paper.
  /// - Returns: The file, and a clause on each image that is missing.
  /// - Throws: A ``Failure``, or the error of a temporary file.
  func docx(
    of document: Document, images: [String: [UInt8]], on paper: Paper
  ) throws -> (bytes: [UInt8], notes: [String]) {
    let (text, notes) = document.pandocMarkdown { path in
      let name = path.split(separator: "/").last?.split(separator: ".").dropLast()
        .joined(separator: ".")
      return name.flatMap { images[$0] == nil ? nil : $0 + ".png" }
    }
    let footer = document.hasMatrices ? try footer(on: paper) : nil
    var properties = ["lang=en", "paper=\(paper.rawValue)"]
    properties += footer.map { ["footer=\($0)"] } ?? []
    properties += document.generator.map { ["generator=\($0)"] } ?? []
    return (try file(of: text, images, properties, paper), notes)
  }

  /// The identifier that pandoc gives to the footer, which sections of their own have to name; nil if it has none.
  private func footer(on paper: Paper) throws -> String? {
    let empty = try ZipArchive(
      try file(of: "", [:], [], paper), name: Self.docx, limit: ZipArchive.documentLimit)
    let relations = try empty.contents(of: "word/_rels/document.xml.rels") ?? []
    let entry = String(decoding: relations, as: UTF8.self).split(separator: "<").first {
      $0.contains("\"footer1.xml\"")
    }
    return entry?.split(separator: " ").first { $0.hasPrefix("Id=\"") }.map {
      String($0.dropFirst(4).prefix { $0 != "\"" })
    }
  }

  private func file(
    of text: String, _ images: [String: [UInt8]], _ properties: [String], _ paper: Paper
  ) throws -> [UInt8] {
    let place = try TemporaryFolder()
    let files: [(path: String, bytes: [UInt8])] =
      [
        (Self.text, Array(text.utf8)),
        (Self.styles, WordTemplate.styles(isLetter: paper == .letter)),
        (Self.filter, WordTemplate.filter),
      ] + images.sorted { $0.key < $1.key }.map { ($0.key + ".png", $0.value) }
    try place.write(files)
    let arguments =
      [
        "--from", "gfm+tex_math_dollars", "--to", "docx",
        "--reference-doc", place.path(Self.styles), "--lua-filter", place.path(Self.filter),
        "--resource-path", place.folder.path, "--output", place.path(Self.docx),
      ] + properties.flatMap { ["--metadata", $0] } + [place.path(Self.text)]
    guard Self.run(path, arguments, in: place), let bytes = place.read(Self.docx) else {
      let reason = place.read(Self.errors).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let line = reason.split(separator: "\n").joined(separator: " ")
      throw Failure.failed(line.isEmpty ? "it was interrupted" : visible(line))
    }
    return bytes
  }

  /// Runs the program at `path` without the user's settings, and with a date that is always the same.
  private static func run(_ path: String, _ arguments: [String], in place: TemporaryFolder) -> Bool
  {
    ChildProcess.run(
      path, arguments,
      environment: ["LC_ALL=C.UTF-8", "HOME=\(place.folder.path)", "SOURCE_DATE_EPOCH=0"],
      output: place.path(output), errors: place.path(errors))
  }
}
