import Experiments
import Formatting
import OutputFiles
import Reporting
import Stars
import TableFormats
import Tables

/// The classification of a long table from one file to another, block by block.
struct ClassificationStream {
  private let file: LongFile
  private let classification: StreamedClassification
  private let output: String
  private let isCompressed: Bool

  /// The size up to which a table is read at once, in bytes, and that of a block.
  private static let blockSize = 1 << 22

  /// The results, beside the file.
  struct Result {
    let catalogue: Catalogue
    let formNotes: Diagnostics
    let oddities: Diagnostics
    let classified: Int
    let extrapolated: Int
  }

  /// Prepares the classification of `file`; nil if it is short, or if its beginning does not determine how it is
  /// read.
  init?(
    _ file: LongFile, _ name: String, _ model: StarModel, to output: String, isCompressed: Bool
  ) throws {
    guard let blocks = try file.blocks(name, least: Self.blockSize) else { return nil }
    self.file = file
    self.output = output
    self.isCompressed = isCompressed
    classification = StreamedClassification(blocks, model)
  }

  /// Classifies all stars; returns nil, having written nothing, if the whole table has to be read at once, which
  /// also reports all of its errors.
  func run(isProgressShown: Bool) throws -> Result? {
    let progress = ProgressLine(isShown: isProgressShown)
    defer { progress.clear() }
    return try holdingInterruptions {
      var classification = classification
      do {
        let target = try target()
        for _ in 0..<StreamedClassification.mostPasses {
          // What has been written to a pipe cannot be taken back.
          if case .file(let file) = target {
            try file.clear()
            if try pass(&classification, progress, target) {
              return try finished(classification, file)
            }
          } else if try pass(&classification, progress, nil) {
            _ = try pass(&classification, progress, target)
            return try finished(classification, nil)
          }
          if Interruption.isPending { return nil }
        }
        return nil
      } catch let faults as Diagnostics {
        if file.size ?? 0 > InputFile.limit { throw faults }
        return nil
      } catch is Decompression.Failure {
        return nil
      }
    }
  }

  private enum Target {
    case file(GrowingFile)
    case stream(ByteStream)
  }

  private func target() throws -> Target {
    if output == "-" { return .stream(.output) }
    return try ByteStream(openingStreamAt: output).map { .stream($0) } ?? .file(GrowingFile(output))
  }

  private func pass(
    _ classification: inout StreamedClassification, _ progress: ProgressLine, _ target: Target?
  ) throws -> Bool {
    try file.rewind()
    var head: [UInt8] = []
    _ = try file.append(&head, classification.headSize)
    var isFirst = true
    var count = 0
    return try classification.pass(size: Self.blockSize) {
      try file.append(&$0, $1)
    } write: { table in
      if Interruption.isPending { throw Interrupted() }
      count += table.rowCount
      progress.note(
        "\(target == nil ? "read" : "classified") \(grouped(count)) stars, "
          + "\(Int(file.progress * 100)) %")
      guard let target else { return }
      let parts = TableFormat.csv(of: table, hasHeader: isFirst)
      isFirst = false
      for part in isCompressed ? Gzip.members(of: parts) : parts {
        switch target {
        case .file(let file): try file.write(part)
        case .stream(let stream): try stream.write(part)
        }
      }
    }
  }

  private func finished(
    _ classification: StreamedClassification, _ file: GrowingFile?
  ) throws -> Result? {
    try file?.putInPlace()
    return classification.catalogue.map {
      Result(
        catalogue: $0, formNotes: classification.formNotes,
        oddities: classification.oddities.warnings,
        classified: classification.classified, extrapolated: classification.extrapolated)
    }
  }
}

/// The end of a stream at a signal, which has its usual effect afterwards.
private struct Interrupted: Error {}
