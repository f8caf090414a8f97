/// The table of the last report in a folder and the last different table before it, kept beside the
/// files so that the next report can describe what has changed.
///
/// Both are in one file, so that a kill can never leave one without the other. A report depends
/// only on ``DataRecord/earlier(than:)``, which gives the same result before and after the new
/// record is written.
public struct DataRecord: Equatable, Sendable {
  /// The table of the last report.
  public let last: [UInt8]
  /// The last table that differed from ``last``; nil if there was none.
  public let before: [UInt8]?

  /// The path of the record relative to the folder.
  public static let path = ".mainsequence-data"
  /// The largest table that is kept, in bytes.
  public static let limit = 4 << 20

  /// Creates the record of a folder whose first report was made from `table`.
  public init(_ table: [UInt8]) { self.init(last: table, before: nil) }

  private init(last: [UInt8], before: [UInt8]?) {
    self.last = last
    self.before = before
  }

  /// Returns the previous version of `table`: the last recorded table that differs from it.
  ///
  /// The result is nil if none is known or if `table` is too large to be kept.
  public func earlier(than table: [UInt8]) -> [UInt8]? {
    if table.count > Self.limit { return nil }
    return last == table ? before : last
  }

  /// Returns the record after a report made from `table`.
  public func following(_ table: [UInt8]) -> DataRecord {
    DataRecord(last: table, before: earlier(than: table))
  }

  /// Reads the record from the bytes of its file; nil if they are not a record.
  public init?(file bytes: [UInt8]) {
    let head = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let words = String(decoding: head, as: UTF8.self).split(separator: "\t")
    let sizes = words.dropFirst().compactMap { Int($0) }.filter { (0...Self.limit).contains($0) }
    let tables = bytes.dropFirst(head.count + 1)
    guard words.first == Self.kind, (1...2).contains(sizes.count), sizes.count == words.count - 1,
      sizes.reduce(0, +) == tables.count
    else { return nil }
    self.init(
      last: Array(tables.prefix(sizes[0])),
      before: sizes.count == 1 ? nil : Array(tables.dropFirst(sizes[0])))
  }

  private static let kind: Substring = "MainSequence tables 1"

  /// The record as a file: a line with the sizes of the tables, then the tables; empty if the last
  /// one is too large to be kept.
  public var bytes: [UInt8] {
    let tables = [last] + [before].compactMap(\.self)
    guard tables.allSatisfy({ $0.count <= Self.limit }) else { return [] }
    let words = [String(Self.kind)] + tables.map { "\($0.count)" }
    return tables.reduce(into: Array((words.joined(separator: "\t") + "\n").utf8)) { $0 += $1 }
  }
}
