/// The class of each star of a table: an index into the labels of the classes, or −1 for none.
///
/// A class takes a byte, and nothing where the stars have none.
public struct StarLabels: RandomAccessCollection, Equatable, Sendable {
  /// The classes; nil if all are 0.
  private var classes: [Int8]?
  /// The number of stars.
  public private(set) var count: Int

  /// Creates the labels of `count` stars without classes, which count as one.
  init(unclassified count: Int) { self.count = count }

  /// Creates labels from their classes.
  init(_ classes: [Int8]) {
    self.classes = classes
    count = classes.count
  }

  /// The first index, 0.
  public var startIndex: Int { 0 }
  /// The index after the last one.
  public var endIndex: Int { count }

  /// The class of a star.
  public subscript(star: Int) -> Int {
    precondition(star >= 0 && star < count, "star \(star) of \(count)")
    return classes.map { Int($0[star]) } ?? 0
  }

  /// The classes that stars have, in ascending order.
  public var distinct: [Int] {
    guard let classes else { return count == 0 ? [] : [0] }
    var isFound = Array(repeating: false, count: 1 << 8)
    for index in classes { isFound[Int(UInt8(bitPattern: index))] = true }
    return isFound.indices.filter { isFound[$0] }.map { Int(Int8(truncatingIfNeeded: $0)) }.sorted()
  }

  /// Whether a star among `stars` has no class.
  func hasNone(in stars: Range<Int>) -> Bool {
    classes?[stars].contains { $0 < 0 } ?? false
  }

  /// Removes the stars at `places`, which are in ascending order.
  mutating func remove(at places: [Int]) {
    classes?.remove(at: places)
    count -= places.count
  }
}
