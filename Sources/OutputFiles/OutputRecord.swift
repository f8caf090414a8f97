import Formatting

/// What the files of a folder were made from, kept beside them, so that the next run makes anew only what a
/// change touches.
public struct OutputRecord: Equatable, Sendable {
  /// What files are made from.
  public enum Input: String, CaseIterable, Sendable {
    case data, experiment, options, template, program, fonts

    /// What is said where it is no longer what it was.
    var change: String {
      switch self {
      case .data: "the data have changed"
      case .experiment: "the experiment has changed"
      case .options: "the options have changed"
      case .template: "the template has changed"
      case .program: "the program is another version"
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

/// What of a folder is to be made anew, and why.
public struct Remake: Equatable, Sendable {
  /// Whether anything is.
  public var isNeeded: Bool
  /// Why, a clause each; empty if there is no record of an earlier run.
  public var reasons: [String]
  /// The files that stay as they are.
  public var kept: [String: OutputRecord.File]

  /// Everything is made anew.
  public static let everything = Remake(isNeeded: true, reasons: [], kept: [:])
}

extension OutputRecord {
  /// The inputs that are no longer what they were, of those that both tell.
  public func changes(to wanted: [Input: String]) -> [Input] {
    Input.allCases.filter { input in
      guard let old = inputs[input], let new = wanted[input] else { return false }
      return old != new
    }
  }

  /// What of `folder` is to be made anew, if what it holds was made from these inputs, and what is wanted of it
  /// now is made from `wanted`, with the text or without.
  ///
  /// A file that is missing, or that was written over, is made anew too.
  public func remake(
    in folder: OutputFolder, for wanted: [Input: String], withText: Bool
  ) -> Remake {
    let changed = changes(to: wanted)
    var remake = Remake(isNeeded: !changed.isEmpty, reasons: changed.map(\.change), kept: [:])
    guard changed.allSatisfy({ $0 == .template }) else { return remake }
    let concerned = files.filter { withText || $0.key.hasPrefix("figures/") }
    remake.kept = concerned.filter { path, file in
      folder.read(path).map { Fingerprint($0).description } == file.fingerprint
    }
    let lost = concerned.count - remake.kept.count
    if lost > 0 {
      remake.reasons.append("\(counted(lost, "file")) had been altered or removed")
      remake.isNeeded = true
    }
    if withText && !isWhole {
      remake.reasons.append("there were only figures")
      remake.isNeeded = true
    }
    return remake
  }
}
