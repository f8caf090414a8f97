import Experiments
import TableFormats
import Tables

/// A reader of files, as a target of libFuzzer.
///
/// An input is the file itself. Since hardly any change of a compressed file leaves its checksum right, an input
/// for `gzip` and `xlsx` without the signature of such a file is instead the text that is compressed, or the parts
/// that are packed.
enum FuzzedReader: String, CaseIterable {
  case text, votable, fits, gzip, xlsx, json, experiment, model, template

  /// Reads an input, and if it is to be read thoroughly, in every way; what a reader must not do ends the process.
  func read(_ input: [UInt8], thoroughly: Bool) {
    switch self {
    case .text: TextReading.check(input, thoroughly: thoroughly)
    case .votable, .fits, .json: TableReading.check(input, thoroughly: thoroughly)
    case .gzip:
      TableReading.check(
        input.starts(with: [0x1F, 0x8B]) ? input : Self.gzip(input), thoroughly: thoroughly)
    case .xlsx:
      TableReading.check(
        input.starts(with: ZipArchive.signature) ? input : StoredArchive.workbook(input),
        thoroughly: thoroughly)
    case .experiment:
      Outcome.check(twice: thoroughly) { () throws(Diagnostics) in
        try Experiment.decode(input, name: "e.yaml")
      }
    case .model: ModelReading.check(input, thoroughly: thoroughly)
    case .template: TemplateReading.check(input)
    }
  }

  /// A gzip file with a member for each part of `input` between zero bytes.
  private static func gzip(_ input: [UInt8]) -> [UInt8] {
    Array(Gzip.members(of: input.split(separator: 0).map(Array.init)).joined())
  }
}
