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

  /// The origins that identical files name.
  private let confirmed: [Provenance]

  /// A comparison of the files `found` with those `made`.
  init(found: [String: [UInt8]], made: [Report.File], names: [OutputRecord.Input: String]) {
    (self.found, self.made, self.names) = (found, made, names)
    confirmed = made.compactMap { file in
      found[file.path] == file.bytes ? Provenance(ofReport: file.bytes) : nil
    }
  }

  /// Whether every file is identical.
  var isIdentical: Bool { !made.isEmpty && made.allSatisfy { found[$0.path] == $0.bytes } }

  /// A sentence on each difference.
  var differences: [String] {
    if made.isEmpty { return ["the inputs give no such file"] }
    let differing = made.filter { file in found[file.path].map { $0 != file.bytes } ?? false }
    let claims = differing.compactMap { file in
      found[file.path].flatMap { Provenance(ofReport: $0) }.map { then in
        (path: file.path, claim: claim(then, Provenance(ofReport: file.bytes)))
      }
    }
    let inputs = OutputRecord.Input.allCases.filter { input in
      claims.contains { $0.claim.inputs.contains(input) }
    }
    let versions = Set(claims.compactMap(\.claim.version)).sorted()
    let causes =
      inputs.map(sentence)
      + versions.map {
        "it was made by version \($0) of the program; this is \(MainSequence.version)"
      }
    // Tables name no inputs.
    let modified = differing.filter { file in
      claims.first { $0.path == file.path }.map { $0.claim.isEmpty } ?? causes.isEmpty
    }
    let others = differing.filter { file in
      isNamed && !modified.contains { $0.path == file.path }
    }
    let missing = Self.names(made.filter { found[$0.path] == nil })
    return causes + (others.isEmpty ? [] : ["\(listed(Self.names(others))) would change"])
      + modified.map(modification(of:))
      + (missing.isEmpty ? [] : ["\(listed(missing)) \(missing.count == 1 ? "is" : "are") missing"])
  }

  /// The inputs and the version that a file names and that are not those of now.
  private struct Claim {
    var inputs: [OutputRecord.Input]
    var version: String?
    var isEmpty: Bool { inputs.isEmpty && version == nil }
  }

  /// The differences between the origin `then` that a file names and the origin `now`, but for those that identical
  /// files of the same report rule out: there the file itself was modified.
  private func claim(_ then: Provenance, _ now: Provenance?) -> Claim {
    let inputs = OutputRecord.Input.allCases.filter { input in
      then.inputs[input] != now?.inputs[input]
        && !confirmed.contains { $0.inputs[input] == now?.inputs[input] }
    }
    let isOther = then.version != MainSequence.version && confirmed.isEmpty
    return Claim(inputs: inputs, version: isOther ? then.version : nil)
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
