/// The origin of a file: the version of the program and a fingerprint of each input, as one line in the
/// metadata of the file.
///
///     MainSequence 0.2.0 [data=83ad06…; experiment=19c04b…; fonts=Liberation Sans, 1.16.0, 1.50.12]
public struct Provenance: Equatable, Sendable, CustomStringConvertible {
  /// The version of the program.
  public var version: String
  /// The fingerprint or name of each input, as in ``OutputRecord/inputs``.
  public var inputs: [OutputRecord.Input: String]

  /// Creates the origin of a file made by `version` from `inputs`.
  public init(version: String, inputs: [OutputRecord.Input: String]) {
    self.version = version
    self.inputs = inputs.mapValues(Self.plain)
  }

  /// Finds the origin in the metadata of a file; nil if it names none.
  public init?(in file: [UInt8]) {
    let (start, end) = (Array(Self.start.utf8), UInt8(ascii: "]"))
    var rest = file[...]
    while let place = rest.firstIndex(of: start[0]) {
      rest = rest[place...]
      let line = rest.prefix(Self.longest)
      if line.starts(with: start), let close = line.firstIndex(of: end),
        let origin = Provenance(String(decoding: line[..<close], as: UTF8.self))
      {
        self = origin
        return
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Reads ``description`` without its last character.
  private init?(_ line: String) {
    let parts = line.dropFirst(Self.start.count).split(separator: " [", maxSplits: 1)
    guard parts.count == 2, !parts[0].contains(" ") else { return nil }
    version = String(parts[0])
    inputs = [:]
    for part in parts[1].split(separator: "; ") {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, let input = OutputRecord.Input(rawValue: String(pair[0])) else {
        return nil
      }
      inputs[input] = String(pair[1])
    }
  }

  /// The line.
  public var description: String {
    let parts = OutputRecord.Input.allCases.compactMap { input in
      inputs[input].map { "\(input.rawValue)=\($0)" }
    }
    return "\(Self.start)\(version) [\(parts.joined(separator: "; "))]"
  }

  private static let start = "MainSequence "
  /// The length within which a line ends.
  private static let longest = 1_000

  /// `value` in those characters that mean nothing to any of the formats it is written in.
  private static func plain(_ value: String) -> String {
    String(
      value.map { $0.isASCII && ($0.isLetter || $0.isNumber || " .,_".contains($0)) ? $0 : "_" })
  }
}
