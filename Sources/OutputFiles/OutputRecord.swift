import Formatting

/// The inputs that the files of a folder were made from, kept beside them so that the next run
/// rebuilds only what a change affects.
public struct OutputRecord: Equatable, Sendable {
  /// An input of the files.
  public enum Input: String, CaseIterable, Sendable {
    case data, experiment, curves, options, template, program, fonts

    /// The clause that reports a change of this input.
    var change: String {
      switch self {
      case .data: "the data have changed"
      case .experiment: "the experiment has changed"
      case .curves: "the curves have changed"
      case .options: "the options have changed"
      case .template: "the template has changed"
      case .program: "the program version has changed"
      case .fonts: "the fonts have changed"
      }
    }
  }

  /// A file that was written.
  public struct File: Equatable, Sendable {
    /// The fingerprint of its contents.
    public var fingerprint: String
    /// The labels omitted from it.
    public var omittedLabels: [String]

    /// Creates the record of a file from its bytes and its omitted labels.
    public init(_ bytes: [UInt8], omittedLabels: [String]) {
      self.init(fingerprint: "\(Fingerprint(bytes))", omittedLabels: omittedLabels)
    }

    fileprivate init(fingerprint: String, omittedLabels: [String]) {
      self.fingerprint = fingerprint
      self.omittedLabels = omittedLabels
    }
  }

  /// The fingerprint or name of each input.
  public var inputs: [Input: String]
  /// The files, by their paths relative to the folder.
  public var files: [String: File]
  /// Whether the files are a complete report rather than figures only.
  public var isWhole: Bool

  /// The path of the record relative to the folder.
  public static let path = ".mainsequence"

  /// Creates a record of `files` made from `inputs`.
  public init(inputs: [Input: String], files: [String: File] = [:], isWhole: Bool) {
    self.inputs = inputs
    self.files = files
    self.isWhole = isWhole
  }

  /// Reads a record from its bytes, or nil if they are not a record.
  public init?(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")[...]
    guard let kind = lines.popFirst(), let isWhole = [Self.whole: true, Self.figures: false][kind]
    else { return nil }
    self.init(inputs: [:], isWhole: isWhole)
    var last: String?
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 2, let input = Input(rawValue: String(parts[0])) {
        inputs[input] = String(parts[1])
      } else if parts.count == 3, parts[0] == "file" {
        last = String(parts[2])
        files[String(parts[2])] = File(fingerprint: String(parts[1]), omittedLabels: [])
      } else if parts.count == 3, parts[0] == "omitted", let last {
        files[last]?.omittedLabels.append(String(parts[2]))
      } else {
        return nil
      }
    }
  }

  private static let whole: Substring = "MainSequence record 2: a report"
  private static let figures: Substring = "MainSequence record 2: figures"

  /// The record as the text of a file.
  public var bytes: [UInt8] {
    var text = (isWhole ? Self.whole : Self.figures) + "\n"
    for input in Input.allCases {
      if let value = inputs[input] { text += "\(input.rawValue)\t\(value)\n" }
    }
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      text += "file\t\(file.fingerprint)\t\(path)\n"
      for label in file.omittedLabels { text += "omitted\tlabel\t\(label)\n" }
    }
    return Array(text.utf8)
  }
}

/// The files of a folder that have to be rebuilt, and the reasons.
public struct Rebuild: Equatable, Sendable {
  /// Whether anything has to be rebuilt.
  public var isNeeded: Bool
  /// The reasons, one clause each; empty if there is no record of an earlier run.
  public var reasons: [String]
  /// The files that are up to date.
  public var kept: [String: OutputRecord.File]

  /// A rebuild of everything.
  public static let everything = Rebuild(isNeeded: true, reasons: [], kept: [:])
}

extension OutputRecord {
  /// Returns the inputs that have changed, of those present in both.
  public func changes(to wanted: [Input: String]) -> [Input] {
    Input.allCases.filter { input in
      guard let old = inputs[input], let new = wanted[input] else { return false }
      return old != new
    }
  }

  /// Returns the files of `folder`, made from the recorded inputs, that have to be rebuilt for the
  /// `wanted` inputs, with or without the text.
  ///
  /// Missing and modified files are rebuilt too.
  public func rebuild(
    in folder: OutputFolder, for wanted: [Input: String], withText: Bool
  ) -> Rebuild {
    let changed = changes(to: wanted)
    var rebuild = Rebuild(isNeeded: !changed.isEmpty, reasons: changed.map(\.change), kept: [:])
    guard changed.allSatisfy({ $0 == .template }) else { return rebuild }
    let concerned = files.filter { withText || $0.key.hasPrefix("figures/") }
    rebuild.kept = concerned.filter { path, file in
      folder.read(path).map { Fingerprint($0).description } == file.fingerprint
    }
    let lost = concerned.count - rebuild.kept.count
    if lost > 0 {
      let verb = lost == 1 ? "was" : "were"
      rebuild.reasons.append("\(counted(lost, "file")) \(verb) modified or removed")
      rebuild.isNeeded = true
    }
    if withText && !isWhole {
      rebuild.reasons.append("the folder contained only figures")
      rebuild.isNeeded = true
    }
    return rebuild
  }
}
