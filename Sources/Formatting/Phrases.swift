/// Returns the items as a list in a sentence: "", "a", "a and b", "a, b and c".
public func listed(_ items: [String], last: String = "and") -> String {
  guard let final = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(last) " + final
}

/// Returns a number with its noun: "0 stars", "1 star", "1,024 stars".
///
/// - Parameters:
///   - count: The number.
///   - noun: The noun in the singular.
///   - plural: The plural, if it is not formed with "s".
/// - Returns: The number in digits, and the noun.
public func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(grouped(count)) " + (count == 1 ? noun : plural ?? noun + "s")
}

/// Returns rows of a table, counted from 1: "row 3", "rows 1–10".
///
/// - Precondition: There is at least one row.
public func rowSpan(_ rows: Range<Int>) -> String {
  precondition(!rows.isEmpty, "the rows \(rows)")
  return rows.count == 1
    ? "row \(rows.lowerBound + 1)" : "rows \(rows.lowerBound + 1)–\(rows.upperBound)"
}

/// Returns `number` in words from zero to twelve and in digits beyond: "three", "1,024".
public func numberWord(_ number: Int) -> String {
  let words = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  return words.indices.contains(number) ? words[number] : grouped(number)
}

/// Returns `number` as an ordinal, in words up to ten: "first", "second", "12th", "21st", "1,003rd".
public func ordinal(_ number: Int) -> String {
  let words = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
  if 1...10 ~= number { return words[number - 1] }
  let isTeen = 11...13 ~= number.magnitude % 100
  let endings: [UInt: String] = [1: "st", 2: "nd", 3: "rd"]
  return grouped(number) + (isTeen ? "th" : endings[number.magnitude % 10] ?? "th")
}

/// Returns the sizes of a network's layers: "2-3-3".
public func shape(_ sizes: [Int]) -> String { sizes.map(String.init).joined(separator: "-") }

/// A name as it appears within a sentence: "the Sun" for "The Sun".
public func withinSentence(_ name: String) -> String {
  name.hasPrefix("The ") ? "t" + name.dropFirst() : name
}

extension String {
  /// The text without its final line end.
  public var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }

  /// The text with its first letter in upper case.
  public var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
