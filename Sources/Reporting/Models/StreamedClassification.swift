import Experiments
import Formatting
import Stars
import Tables

/// The classification of the stars of a long table, block by block.
///
/// Some decisions depend on whole columns, such as the numbers that mark missing values. A pass reads all blocks by
/// the decisions that follow from the pass before, until they no longer change. Thus every row is read as if the
/// whole table had been read at once.
public struct StreamedClassification {
  private let model: StarModel
  private let blocks: TableBlocks
  private var decisions = ColumnDecisions()

  /// The first block, with the manner in which all were read; nil before the first pass.
  public private(set) var catalogue: Catalogue?
  /// The number of stars with a prediction.
  public private(set) var classified = 0
  /// The number of these with a feature outside the range of the training stars.
  public private(set) var extrapolated = 0
  /// The number of rows.
  public private(set) var rowCount = 0
  /// The implausible values.
  public private(set) var oddities = PlausibilityTally(
    shown: ClassifiedTable.shownOddities, ColumnDecisions())
  private var comments = (count: 0, note: nil as (@Sendable (Int) -> Diagnostic?)?)

  /// The most passes before the decisions are given up.
  public static let mostPasses = 6

  /// The classification of the table that `blocks` belong to, none of which has been read.
  public init(_ blocks: TableBlocks, _ model: StarModel) {
    self.blocks = blocks
    self.model = model
  }

  /// The notes on the form of the table.
  public var formNotes: Diagnostics {
    var notes = blocks.notes(comments.note?(comments.count))
    for warning in catalogue?.formWarnings.shown ?? [] { notes.append(warning) }
    return notes
  }

  /// The number of bytes before the first row, from which a pass reads.
  public var headSize: Int { blocks.headSize }

  /// Reads all blocks once.
  ///
  /// - Parameters:
  ///   - size: The number of bytes of a block.
  ///   - read: Appends at most that many bytes of the file; returns false at its end.
  ///   - write: Receives each block with the predictions.
  /// - Returns: Whether the blocks were read by the right decisions, so that what was written is the result.
  /// - Throws: The faults of the first block that has any, and what `read` and `write` throw.
  public mutating func pass(
    size: Int, read: (inout [UInt8], Int) throws -> Bool,
    write: (WrittenTable) throws -> Void
  ) throws -> Bool {
    var blocks = blocks
    (catalogue, classified, extrapolated, rowCount) = (nil, 0, 0, 0)
    comments = (0, nil)
    oddities = PlausibilityTally(shown: ClassifiedTable.shownOddities, decisions)
    while let block = try blocks.next(size: size, read) {
      if block.faults.hasErrors { throw block.faults.sorted() }
      let stars = try Catalogue.read(block, schema: model.schema, decisions: decisions)
      let result = try ClassifiedTable(stars, model)
      classified += result.classified
      extrapolated += result.extrapolated
      rowCount += block.table.rowCount
      if comments.note == nil, block.commentCount > 0 { comments.note = block.noteOnComments }
      comments.count += block.commentCount
      oddities.add(stars)
      if catalogue == nil { catalogue = stars } else { catalogue?.addReading(of: stars) }
      try write(result.table)
    }
    if classified == 0, let catalogue { throw Diagnostics([catalogue.noStars]) }
    let next = ColumnDecisions(
      catalogue?.evidence ?? ColumnEvidence(), contradicted: oddities.contradicted)
    defer { decisions = next }
    return next == decisions
  }
}
