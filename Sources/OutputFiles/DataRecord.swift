/// The table of the last report in a folder, and the last one before that was another; kept beside the files,
/// so that the next report can say what has changed since.
///
/// Both lie in one file, so that no kill can leave one without the other. A report depends on nothing of
/// it but ``DataRecord/earlier(than:)``, which is the same before the new record is written as after.
public struct DataRecord: Equatable, Sendable {
  /// The table of the last report.
  public let last: [UInt8]
  /// The table of the last report that was made from another; nil if there was none.
  public let before: [UInt8]?

  /// The path of the record below the folder.
  public static let path = ".mainsequence-data"
  /// A larger table than this is not kept, in bytes.
  public static let limit = 4 << 20

  /// The record of a folder whose first report was made from `table`.
  public init(_ table: [UInt8]) { self.init(last: table, before: nil) }

  private init(last: [UInt8], before: [UInt8]?) {
    self.last = last
    self.before = before
  }

  /// The table that `table` is a change of: the last one that was another.
  ///
  /// Nil if none is known, and for a table that is too large to be kept.
  public func earlier(than table: [UInt8]) -> [UInt8]? {
    if table.count > Self.limit { return nil }
    return last == table ? before : last
  }

  /// The record after a report made from `table`.
  public func following(_ table: [UInt8]) -> DataRecord {
    DataRecord(last: table, before: earlier(than: table))
  }

  /// The record that was written as `bytes`, or nil if they are no record.
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

  /// The record as a file: a line with the sizes of the tables, and the tables; nothing where the last is too
  /// large to be kept.
  public var bytes: [UInt8] {
    let tables = [last] + [before].compactMap(\.self)
    guard tables.allSatisfy({ $0.count <= Self.limit }) else { return [] }
    let words = [String(Self.kind)] + tables.map { "\($0.count)" }
    return tables.reduce(into: Array((words.joined(separator: "\t") + "\n").utf8)) { $0 += $1 }
  }
}
