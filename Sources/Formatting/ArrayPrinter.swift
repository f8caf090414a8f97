/// Arrays printed as numpy 2 does with its default options: `[[ 0.5 -1. ]`, ` [ 2.   3.25]]`.
///
/// All numbers of an array have the same width and their decimal points aligned. Each has the
/// fewest digits that identify it, at most 8 decimals. Exponents are used if the greatest magnitude
/// is 10⁸ or more, the least non-zero one is below 10⁻⁴, or their ratio exceeds 1000. Lines wrap at
/// 75 columns, and arrays of more than 1000 numbers show only the first and last three of each
/// axis.
///
/// Source: numpy, *numpy.printoptions* (2024), for the defaults.
public enum ArrayPrinter {
  /// Returns a vector as text, such as `[0.333 0.333 0.333]`; `[]` if it is empty.
  public static func text(_ vector: [Double]) -> String {
    if vector.isEmpty { return "[]" }
    let shown = Shown(count: vector.count, of: vector.count)
    let format = NumberFormat(shown.indices.map { vector[$0] })
    return line(vector, shown, format, indent: 1, width: lineWidth - 1)
  }

  /// Returns a matrix, given by its rows, as text with one or more lines per row; `[]` if it is empty.
  ///
  /// - Precondition: All rows have the same length.
  public static func text(_ rows: [[Double]]) -> String {
    let columns = rows.first?.count ?? 0
    precondition(
      rows.allSatisfy { $0.count == columns },
      "a matrix has rows of one length, not \(rows.map(\.count))")
    if columns == 0 { return "[]" }
    let size = rows.count * columns
    let shownRows = Shown(count: rows.count, of: size)
    let shown = Shown(count: columns, of: size)
    let format = NumberFormat(
      shownRows.indices.flatMap { row in shown.indices.map { rows[row][$0] } })
    let texts = shownRows.texts {
      line(rows[$0], shown, format, indent: 2, width: lineWidth - 2)
    }
    return "[" + texts.joined(separator: "\n ") + "]"
  }

  private static let lineWidth = 75

  /// Returns the numbers of a row in brackets, wrapped with continuation lines indented under the
  /// first number.
  private static func line(
    _ row: [Double], _ shown: Shown, _ format: NumberFormat, indent: Int, width: Int
  ) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines = [""]
    var column = indent
    for word in shown.texts({ format.text(row[$0]) }) {
      if column > indent, column + word.utf8.count > width {
        lines.append(margin)
        column = indent
      }
      lines[lines.count - 1] += word + " "
      column += word.utf8.count + 1
    }
    let wrapped = lines.dropLast().map(withoutTrailingBlanks) + [lines[lines.count - 1].dropLast()]
    return "[" + wrapped.joined(separator: "\n") + "]"
  }
}

private func withoutTrailingBlanks(_ line: String) -> Substring {
  line.prefix(line.utf8.count - line.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count)
}

/// The elements shown along an axis: all, or those at its ends.
private struct Shown {
  let indices: [Int]
  let isCut: Bool

  /// Creates the selection for an axis of `count`, in an array of `size` numbers.
  init(count: Int, of size: Int) {
    isCut = size > 1000 && count > 6
    indices = isCut ? Array(0..<3) + Array(count - 3..<count) : Array(0..<count)
  }

  /// Returns the text of each shown element, with dots for the omitted ones.
  func texts(_ text: (Int) -> String) -> [String] {
    let texts = indices.map(text)
    return isCut ? texts[..<3] + ["..."] + texts[3...] : texts
  }
}

/// The number format shared by the elements of an array.
private struct NumberFormat {
  private static let precision = 8
  private var hasExponent = false
  /// The widths to the left and right of the decimal point.
  private var left = 0
  private var right = 0
  /// The digits after the point and in the exponent, in exponent form.
  private var decimals = 0
  private var exponentWidth = 2

  /// Creates the format that fits all `numbers`.
  init(_ numbers: [Double]) {
    let finite = numbers.filter(\.isFinite)
    let magnitudes = finite.lazy.map(\.magnitude).filter { $0 > 0 }
    if let least = magnitudes.min(), let greatest = magnitudes.max() {
      hasExponent = greatest >= 1e8 || least < 1e-4 || greatest / least > 1000
    }
    for x in finite {
      let digits = fewestDigits(x)
      let sign = x.sign == .minus ? 1 : 0
      if hasExponent {
        let (_, rest, exponent) = digits.scientific
        left = max(left, sign + 1)
        decimals = max(decimals, rest.utf8.count)
        exponentWidth = max(exponentWidth, String(exponent.magnitude).utf8.count)
        right = decimals + 2 + exponentWidth
      } else {
        left = max(left, sign + digits.wholePart.utf8.count)
        right = max(right, digits.places)
      }
    }
    for x in numbers where !x.isFinite {
      left = max(left, (x == -.infinity ? 4 : 3) - right - 1)
    }
  }

  /// Returns one of the numbers as text, padded to the common width.
  func text(_ x: Double) -> String {
    let sign = x.sign == .minus ? "-" : ""
    if !x.isFinite {
      let text = x.isNaN ? "nan" : sign + "inf"
      return padding(left + right + 1 - text.utf8.count) + text
    }
    if hasExponent {
      let (first, rest, exponent) = DecimalDigits(exact: x).rounded(toDigits: decimals + 1)
        .scientific
      let zeros = String(repeating: "0", count: decimals - rest.utf8.count)
      return padding(left - sign.utf8.count - 1) + sign + first + "." + rest + zeros
        + exponentText(exponent, width: exponentWidth)
    }
    let digits = fewestDigits(x)
    let whole = sign + digits.wholePart
    let fraction = digits.fraction()
    return padding(left - whole.utf8.count) + whole + "." + fraction
      + padding(right - fraction.utf8.count)
  }

  /// Returns the fewest digits that identify `x`, or `x` rounded to 8 decimals if these are too many.
  private func fewestDigits(_ x: Double) -> DecimalDigits {
    let shortest = DecimalDigits(shortest: x)
    if hasExponent {
      return shortest.digits.count <= Self.precision + 1
        ? shortest : DecimalDigits(exact: x).rounded(toDigits: Self.precision + 1)
    }
    return shortest.places <= Self.precision
      ? shortest : DecimalDigits(exact: x).rounded(toPlaces: Self.precision)
  }

  private func padding(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
