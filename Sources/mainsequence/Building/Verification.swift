import Formatting
import OutputFiles
import Reporting

/// A comparison of earlier files with those that the inputs give now.
struct Verification {
  /// The earlier files, by their paths.
  let found: [String: [UInt8]]
  /// The files that the inputs give now, in the order of the report.
  let made: [Report.File]
  /// The names of the inputs, for messages.
  let names: [OutputRecord.Input: String]
  /// What is different about the table, if that is known.
  var change: String?
  /// Whether the files are those of the same names, not a file of any name beside one of its kind.
  var isNamed = true

  /// Whether every file is identical.
  var isIdentical: Bool { !made.isEmpty && made.allSatisfy { found[$0.path] == $0.bytes } }

  /// A sentence on each difference.
  var differences: [String] {
    if made.isEmpty { return ["the inputs give no such file"] }
    let differing = made.filter { file in found[file.path].map { $0 != file.bytes } ?? false }
    let origins = differing.compactMap { file in
      found[file.path].flatMap { Provenance(ofReport: $0) }.map {
        (file: file, then: $0, now: Provenance(ofReport: file.bytes))
      }
    }
    let inputs = OutputRecord.Input.allCases.filter { input in
      origins.contains { $0.then.inputs[input] != $0.now?.inputs[input] }
    }
    let versions = Set(origins.map(\.then.version)).subtracting([MainSequence.version]).sorted()
    let causes =
      inputs.map(sentence)
      + versions.map {
        "it was made by version \($0) of the program; this is \(MainSequence.version)"
      }
    // Tables name no inputs.
    let modified = differing.filter { file in
      origins.first { $0.file.path == file.path }.map { $0.then == $0.now } ?? causes.isEmpty
    }
    let others = differing.filter { file in
      isNamed && !modified.contains { $0.path == file.path }
    }
    let missing = Self.names(made.filter { found[$0.path] == nil })
    return causes + (others.isEmpty ? [] : ["\(listed(Self.names(others))) would change"])
      + modified.map(modification(of:))
      + (missing.isEmpty ? [] : ["\(listed(missing)) \(missing.count == 1 ? "is" : "are") missing"])
  }

  /// The sentence on an input that is not the one that the files were made from.
  func sentence(_ input: OutputRecord.Input) -> String {
    switch input {
    case .data:
      "\(names[.data] ?? "the table") is not the table that it was made from"
        + (change.map { ": \($0)" } ?? "")
    case .experiment:
      "\(names[.experiment] ?? "the experiment") is not the experiment that it was made from"
    case .template:
      "\(names[.template] ?? "the template") is not the template that it was made from"
    case .curves: "\(names[.curves] ?? "a curve") is not the curve that it was made from"
    case .options: "it was made with other options"
    case .program: "it was made by another build of the program"
    case .fonts:
      "it was drawn with another font or another version of \(libraries), so the bytes of its \(drawings) cannot be the same"
    }
  }

  /// The documents that libraries or programs of their own write, with the names of these.
  private var typeset: [String] {
    [(DocumentFormat.pdf, "qpdf"), (.docx, "pandoc")].compactMap { format, library in
      made.contains { $0.path == format.path } ? library : nil
    }
  }

  private var libraries: String { listed(["Cairo", "Pango"] + typeset, last: "or") }

  private var drawings: String { typeset.isEmpty ? "figures" : "figures and pages" }

  /// The paths, without the endings of figures.
  private static func names(_ files: [Report.File]) -> [String] {
    var names: [String] = []
    for file in files {
      let end = file.path.lastIndex(of: ".") ?? file.path.endIndex
      let name = file.path.hasPrefix("figures/") ? String(file.path[..<end]) : file.path
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The sentence on a file that names the same inputs, but has another content.
  private func modification(of file: Report.File) -> String {
    if !isNamed { return "it was modified, or is none of the files that the inputs give" }
    guard let old = found[file.path], Self.isText(file.path) else {
      return "\(file.path) was modified, or made by another build of the program"
    }
    let line = zip(old, file.bytes).prefix { $0 == $1 }.count { $0.0 == UInt8(ascii: "\n") } + 1
    return
      "\(file.path) was modified, or made by another build of the program; line \(line) differs"
  }

  private static func isText(_ path: String) -> Bool {
    ["md", "csv", "svg", "html"].contains { path.hasSuffix("." + $0) }
  }
}
