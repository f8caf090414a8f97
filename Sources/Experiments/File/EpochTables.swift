/// The epochs that the tables of a report list.
public enum EpochTables: String, CaseIterable, Sendable {
  /// Every epoch.
  case full
  /// Every epoch of a short training, and some of a longer one.
  case short
  /// None: the report only links the files of comma-separated values, which list every epoch.
  case csv

  /// The number of epochs up to which all are listed in short tables.
  public static let most = 10

  /// Returns the epochs listed of `count`: in a short table of more than ten, the first, those numbered 1, 2 and 5
  /// times a power of ten, and the last.
  public func epochs(of count: Int) -> [Int] {
    switch self {
    case .csv: return []
    case .short where count > Self.most:
      var listed = [0]
      var power = 1
      while power < count - 1 {
        listed += [1, 2, 5].map { $0 * power }.filter { $0 < count - 1 }
        power *= 10
      }
      return listed + [count - 1]
    case .full, .short: return Array(0..<count)
    }
  }
}
