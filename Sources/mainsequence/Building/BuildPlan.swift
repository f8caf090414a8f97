import CairoRendering
import Formatting
import OutputFiles
import Reporting

/// A plan of a build: the files of the folder that are current, the reasons to rebuild the others, and the
/// record that is written beside them.
struct BuildPlan {
  private let folder: OutputFolder
  private let hasText: Bool
  private let documents: [DocumentFormat]
  private let table: [UInt8]
  private var inputs: [OutputRecord.Input: String]
  private let record: OutputRecord?
  private let tables: DataRecord?
  /// The lock on a folder that is there, of which files may stay as they are.
  private let lock: FolderLock?
  /// The files that stay as they are, and the reasons to rebuild the others.
  let rebuild: Rebuild

  /// A plan for the folder at `path`.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - inputs: A fingerprint of each input but the fonts.
  ///   - table: The contents of the table.
  ///   - hasText: Whether the text is wanted, not the figures alone.
  ///   - documents: The formats of the text.
  ///   - isForced: Whether everything is rebuilt.
  /// - Throws: That another process is writing into the folder.
  init(
    in path: String, from inputs: [OutputRecord.Input: String], table: [UInt8], hasText: Bool,
    documents: [DocumentFormat], isForced: Bool
  ) throws(OutputError) {
    folder = OutputFolder(path)
    lock = try FolderLock(path, waits: false)
    folder.removeLeftovers(and: ["figures"])
    self.hasText = hasText
    self.documents = documents
    self.table = table
    self.inputs = inputs
    record = folder.read(OutputRecord.path).flatMap { OutputRecord($0) }
    tables = folder.read(DataRecord.path).flatMap { DataRecord(file: $0) }
    // Looking the fonts up takes time, which runs beside the training where that is needed anyway.
    if !isForced, let record, record.changes(to: inputs).allSatisfy({ $0 == .template }) {
      self.inputs[.fonts] = Self.fonts(documents)
    }
    rebuild =
      (isForced ? nil : record?.rebuild(in: folder, for: self.inputs, withText: hasText))
      ?? .everything
  }

  /// The fonts and libraries that the files depend on.
  private static func fonts(_ documents: [DocumentFormat]) -> String {
    ([FontCheck.shared.description] + documents.compactMap(\.libraries)).joined(separator: ", ")
  }

  /// Whether anything has to be rebuilt.
  var isNeeded: Bool { rebuild.isNeeded }

  /// The table of the last report in the folder, if that table was a different one.
  var earlierTable: [UInt8]? { tables?.earlier(than: table) }

  /// The labels that found no place, by the paths of the files that stay as they are.
  var omittedLabels: [String: [String]] { rebuild.kept.mapValues(\.omittedLabels) }

  /// Writes the files and the record of them, all or none, and returns the paths of those that changed.
  ///
  /// A build that is not `isComplete` leaves no record, so the next one rebuilds everything and fails in the same way.
  mutating func commit(_ files: [Report.File], isComplete: Bool) throws(OutputError) -> [String] {
    inputs[.fonts] = Self.fonts(documents)
    var new = OutputRecord(inputs: inputs, files: rebuild.kept, isWhole: hasText)
    if !hasText, let record, record.changes(to: inputs).isEmpty { new = record }
    for file in files {
      new.files[file.path] = .init(file.bytes, omittedLabels: file.omittedLabels)
    }
    var records = isComplete ? [(path: OutputRecord.path, bytes: new.bytes)] : []
    if hasText {
      // Before the other record, after which nothing is rebuilt.
      let next = tables?.following(table) ?? DataRecord(table)
      records.insert((DataRecord.path, next.bytes), at: 0)
    }
    let all = files.map { (path: $0.path, bytes: $0.bytes) } + records
    return try holdingInterruptions { () throws(OutputError) in
      try folder.write(all, holding: lock)
    }.filter { path in !records.contains { $0.path == path } }
  }
}
