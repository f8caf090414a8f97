import Experiments
import Formatting
import OutputFiles

/// The files of an experiment that differ from those of a report, found without building anything.
struct ChangedInputs {
  /// The names of those that differ.
  private(set) var names: [OutputRecord.Input: String] = [:]
  private let origin: Provenance

  /// Compares the files that the command line names with those of `origin`.
  ///
  /// Files that cannot be read are left out, and those that an experiment names, if it cannot be read.
  init(since origin: Provenance, _ options: ExperimentOptions, template: String?) {
    self.origin = origin
    if let path = options.path { compare(.experiment, path) }
    let files = options.path.flatMap { try? LoadedExperiment.files(ofExperiment: $0) }
    if let path = options.data ?? files?.table, path != "-" { compare(.data, path) }
    if let path = template ?? files?.template { compare(.template, path) }
    let curves = files?.curves.compactMap { path in
      (try? InputFile.read(path)).map { (path, "\(Fingerprint($0))") }
    }
    names[.curves] = curves.flatMap { Self.curves($0, since: origin) }
  }

  private mutating func compare(_ input: OutputRecord.Input, _ path: String) {
    guard let then = origin.inputs[input], let bytes = try? InputFile.read(path),
      then != "\(Fingerprint(bytes))"
    else { return }
    names[input] = path
  }

  /// The names of the curves that differ from those of `origin`; nil if none does.
  static func curves(_ files: [CurveFile], since origin: Provenance?) -> String? {
    origin.flatMap { curves(files.map { ($0.path, "\(Fingerprint($0.bytes))") }, since: $0) }
  }

  private static func curves(
    _ files: [(path: String, fingerprint: String)], since origin: Provenance
  ) -> String? {
    guard let then = origin.inputs[.curves]?.split(separator: " "), then.count == files.count
    else { return nil }
    let changed = zip(files, then).filter { $0.fingerprint != $1 }.map(\.0.path)
    return changed.isEmpty ? nil : listed(changed)
  }
}
