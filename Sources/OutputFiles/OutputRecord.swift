import Formatting

/// The inputs that the files of a folder were made from, kept beside them, so that the next run rebuilds only
/// what a change affects.
public struct OutputRecord: Equatable, Sendable {
  /// An input that files are made from.
  public enum Input: String, CaseIterable, Sendable {
    case data, experiment, options, template, program, fonts

    /// The clause that reports a change of it.
    var change: String {
      switch self {
      case .data: "the data have changed"
      case .experiment: "the experiment has changed"
      case .options: "the options have changed"
      case .template: "the template has changed"
      case .program: "the program version has changed"
      case .fonts: "the fonts have changed"
      }
    }
  }

  /// A file as it was written.
  public struct File: Equatable, Sendable {
    /// Its contents.
    public var fingerprint: String
    /// The number of labels that found no place in it.
    public var omittedLabels: Int

    /// A file of `bytes`, in which a number of labels found no place.
    public init(_ bytes: [UInt8], omittedLabels: Int) {
      self.init(fingerprint: "\(Fingerprint(bytes))", omittedLabels: omittedLabels)
    }

    fileprivate init(fingerprint: String, omittedLabels: Int) {
      self.fingerprint = fingerprint
      self.omittedLabels = omittedLabels
    }
  }

  /// A fingerprint or a name of each input.
  public var inputs: [Input: String]
  /// The files by their paths below the folder.
  public var files: [String: File]
  /// Whether the files are a whole report, not the figures alone.
  public var isWhole: Bool

  /// The path of the record below the folder.
  public static let path = ".mainsequence"

  /// A record of `files` made from `inputs`.
  public init(inputs: [Input: String], files: [String: File] = [:], isWhole: Bool) {
    self.inputs = inputs
    self.files = files
    self.isWhole = isWhole
  }

  /// The record that was written as `bytes`, or nil if they are none.
  public init?(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")[...]
    guard let kind = lines.popFirst(), let isWhole = [Self.whole: true, Self.figures: false][kind]
    else { return nil }
    self.init(inputs: [:], isWhole: isWhole)
    for line in lines {
      let parts = line.split(separator: "\t", maxSplits: 3, omittingEmptySubsequences: false)
      if parts.count == 2, let input = Input(rawValue: String(parts[0])) {
        inputs[input] = String(parts[1])
      } else if parts.count == 4, parts[0] == "file", let omitted = Int(parts[2]) {
        files[String(parts[3])] = File(fingerprint: String(parts[1]), omittedLabels: omitted)
      } else {
        return nil
      }
    }
  }

  private static let whole: Substring = "MainSequence record 1: a report"
  private static let figures: Substring = "MainSequence record 1: figures"

  /// The record as the text of a file.
  public var bytes: [UInt8] {
    var text = (isWhole ? Self.whole : Self.figures) + "\n"
    for input in Input.allCases {
      if let value = inputs[input] { text += "\(input.rawValue)\t\(value)\n" }
    }
    for (path, file) in files.sorted(by: { $0.key < $1.key }) {
      text += "file\t\(file.fingerprint)\t\(file.omittedLabels)\t\(path)\n"
    }
    return Array(text.utf8)
  }
}

/// The files of a folder that are to be rebuilt, and why.
public struct Rebuild: Equatable, Sendable {
  /// Whether anything has to be rebuilt.
  public var isNeeded: Bool
  /// The reasons, a clause each; empty if there is no record of an earlier run.
  public var reasons: [String]
  /// The files that stay as they are.
  public var kept: [String: OutputRecord.File]

  /// A rebuild of everything.
  public static let everything = Rebuild(isNeeded: true, reasons: [], kept: [:])
}

extension OutputRecord {
  /// The inputs that are no longer what they were, of those that both tell.
  public func changes(to wanted: [Input: String]) -> [Input] {
    Input.allCases.filter { input in
      guard let old = inputs[input], let new = wanted[input] else { return false }
      return old != new
    }
  }

  /// The files of `folder`, made from the recorded inputs, that have to be rebuilt now that the inputs are
  /// `wanted`, with the text or without.
  ///
  /// A file that is missing, or that was overwritten, is rebuilt too.
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
      rebuild.reasons.append("\(counted(lost, "file")) had been altered or removed")
      rebuild.isNeeded = true
    }
    if withText && !isWhole {
      rebuild.reasons.append("there were only figures")
      rebuild.isNeeded = true
    }
    return rebuild
  }
}
