import Formatting
import Tables

/// The fields of some rows that are written after those of a table, and the ends of the lines.
///
/// The values are in memory of their own: threads that count references to the same array wait for each other, and
/// a million fields would be counted one by one.
struct AddedFields: ~Copyable {
  /// The fields of a column.
  private enum Column {
    case numbers(UnsafeMutableBufferPointer<Double>)
    /// Bytes to be copied: the range of each field in ``texts``.
    case texts(UnsafeMutableBufferPointer<Range<Int>>)
  }

  private var columns: [Column] = []
  private let texts: UnsafeMutableBufferPointer<UInt8>
  private let numerals = ShortestNumerals.shared
  /// The memory for a line.
  private let line: UnsafeMutableBufferPointer<UInt8>
  private let isAfterOthers: Bool

  /// Creates the fields of `rows` in some columns, which come after others or begin the line.
  init(_ columns: [StoredColumn], _ rows: Range<Int>, afterOthers isAfterOthers: Bool) {
    self.isAfterOthers = isAfterOthers
    var (texts, longest) = ([UInt8](), 1)
    for column in columns {
      let (fields, length) = Self.column(column, rows, texts: &texts)
      self.columns.append(fields)
      longest += length + 1
    }
    self.texts = .allocate(capacity: texts.count)
    _ = self.texts.initialize(from: texts)
    line = .allocate(capacity: longest)
  }

  deinit {
    for column in columns {
      switch column {
      case .numbers(let values): values.deallocate()
      case .texts(let ranges): ranges.deallocate()
      }
    }
    texts.deallocate()
    line.deallocate()
  }

  /// Returns the fields of a column, and the size of the memory that the longest needs; appends the bytes of texts.
  private static func column(
    _ column: StoredColumn, _ rows: Range<Int>, texts: inout [UInt8]
  ) -> (Column, longest: Int) {
    if case .numbers(let values, isSingle: false) = column.values {
      let numbers = UnsafeMutableBufferPointer<Double>.allocate(capacity: rows.count)
      _ = numbers.initialize(from: values[rows])
      return (.numbers(numbers), ShortestNumerals.capacity)
    }
    let (choices, indices) = choices(column, rows)
    var ranges: [Range<Int>] = []
    for choice in choices {
      let start = texts.count
      CSVWriter.append(choice.trimmingBlanks(), to: &texts)
      ranges.append(start..<texts.count)
    }
    let fields = UnsafeMutableBufferPointer<Range<Int>>.allocate(capacity: rows.count)
    _ = fields.initialize(from: indices.map { $0 < 0 ? 0..<0 : ranges[$0] })
    return (.texts(fields), ranges.map(\.count).max() ?? 0)
  }

  private static func choices(
    _ column: StoredColumn, _ rows: Range<Int>
  ) -> (texts: [ArraySlice<UInt8>], indices: [Int]) {
    if case .texts(let texts) = column.values { return texts.choices(of: rows) }
    return (rows.map(column.bytes), Array(0..<rows.count))
  }

  /// Appends the fields of a row, counted from the first of these, and the end of the line.
  func append(_ row: Int, to bytes: inout [UInt8]) {
    guard let start = line.baseAddress else { return }
    var end = start
    for column in columns {
      end.pointee = UInt8(ascii: ",")
      end += 1
      switch column {
      case .numbers(let values):
        if !values[row].isNaN { end += numerals.write(values[row], to: end) }
      case .texts(let ranges):
        let range = ranges[row]
        if let first = texts.baseAddress {
          end.update(from: first + range.lowerBound, count: range.count)
        }
        end += range.count
      }
    }
    end.pointee = .lf
    let first = isAfterOthers || columns.isEmpty ? start : start + 1
    bytes.append(contentsOf: UnsafeBufferPointer(start: first, count: end + 1 - first))
  }
}
