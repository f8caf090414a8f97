extension NumberFault {
  /// What to do about it, if known: the fix of a common mistake, or the meaning of a mark beside a number.
  ///
  /// Nothing is suggested that could change a value by a factor of a thousand.
  public var suggestion: String? {
    if excess == .small { return "write 0 if that is meant" }
    if excess != nil || text.isEmpty { return nil }
    let text = String(decoding: text, as: UTF8.self)
    return minusSign(text) ?? commaOrThousands(text) ?? limit(text) ?? error(text)
      ?? brackets(text) ?? severalValues(text) ?? suffix(text)
  }

  private func minusSign(_ text: String) -> String? {
    text.first == "−" && isNumeral(text.dropFirst())
      ? "replace the minus sign U+2212 with a hyphen" : nil
  }

  // MARK: - Separators

  /// The fix of a decimal comma, or of separators of thousands.
  private func commaOrThousands(_ text: String) -> String? {
    let bytes = self.text[...]
    let point = "write a decimal point instead of the comma"
    guard let digits = withoutThousands(text) else {
      return isNumeral(CommaNumerals.pointed(bytes)) ? point : nil
    }
    let remedy = "write \(digits) without the thousands separator"
    let commas = bytes.indices.filter { bytes[$0] == UInt8(ascii: ",") }
    guard commas.count == 1, CommaNumerals.mayBeThousands(bytes, commas[0]) else { return remedy }
    let decimal = String(decoding: CommaNumerals.pointed(bytes), as: UTF8.self)
    return switch comma {
    case .thousands: remedy
    case .decimal: point
    case .either: remedy + ", or \(decimal) if it is a decimal comma"
    }
  }

  /// The number in a text such as `5,778`, `25 000` or `1.025.000,5`; nil if its digits are not in groups
  /// of three.
  private func withoutThousands(_ text: String) -> String? {
    for separator in [",", ".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’", "_"] as [Character]
    {
      guard text.contains(separator) else { continue }
      let decimal: Character = separator == "." ? "," : "."
      let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
      let whole = parts[0].drop { $0 == "-" || $0 == "+" }
      let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
      // A single point is a decimal one.
      let isSeparated = groups.count > (separator == "." && parts.count == 1 ? 2 : 1)
      guard parts.count <= 2, isSeparated, 1...3 ~= groups[0].count, groups[0].first != "0",
        groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.joined().allSatisfy(isDigit)
      else { continue }
      let number =
        parts[0].filter { $0 != separator } + (parts.count == 2 ? "." + parts[1] : "")
      if isNumeral(number) { return number }
    }
    return nil
  }

  /// The meaning of two numbers beside one another.
  private func severalValues(_ text: String) -> String? {
    for separator in ["-", "–", "—", "/", ";", ", ", "..", "…", " to ", " "] {
      for range in text.dropFirst().ranges(of: separator)
      where isNumeral(text[..<range.lowerBound]) && isNumeral(text[range.upperBound...]) {
        return "it has two values or a range; write one number"
      }
    }
    return nil
  }

  // MARK: - Marks

  private func limit(_ text: String) -> String? {
    for mark in ["<=", ">=", "<", ">", "≤", "≥"]
    where text.hasPrefix(mark) && isNumeral(text.dropFirst(mark.count)) {
      return "it is a limit, not a value; leave the field empty"
    }
    for mark in ["~", "≈", "ca.", "c."]
    where text.hasPrefix(mark) && isNumeral(text.dropFirst(mark.count)) {
      return "\(quoted(mark)) marks an approximate value; remove the mark, or leave the field empty"
    }
    return nil
  }

  private func error(_ text: String) -> String? {
    for sign in ["±", "+/-", "+-"] {
      guard let range = text.ranges(of: sign).first, isNumeral(text[..<range.lowerBound])
      else { continue }
      return "the number after \(quoted(sign)) is its error; move that into a column of its own"
    }
    return nil
  }

  private func brackets(_ text: String) -> String? {
    for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] {
      guard text.last == close, let start = text.firstIndex(of: open) else { continue }
      let inside = text[start...].dropFirst().dropLast()
      if start == text.startIndex, isNumeral(inside) {
        return "brackets mark an uncertain value; remove them, or leave the field empty"
      }
      guard isNumeral(text[..<start]) else { continue }
      return "\(quoted(String(text[start...]))) is an error or a footnote; "
        + "move it into a column of its own"
    }
    return nil
  }

  /// The meaning of a mark, a letter or a unit behind a number.
  private func suffix(_ text: String) -> String? {
    let end = self.text.withUnsafeBufferPointer { Numeral.scan($0, from: 0, to: $0.count).end }
    let mark = String(decoding: self.text[end...].trimmingBlanks(), as: UTF8.self)
    guard end > 0, !mark.isEmpty, !mark.contains(where: isDigit), !mark.contains(".") else {
      return nil
    }
    switch mark {
    case ":", "::", "?", "??":
      return "\(quoted(mark)) marks an uncertain value; remove the mark, or leave the field empty"
    case "v", "V", "var", "var.":
      return "\(quoted(mark)) marks a variable value; remove the mark, or leave the field empty"
    case "k", "K", "m", "M", "G", "µ", "μ":
      return "\(quoted(mark)) may be a unit or a factor; write the number in full, "
        + "and a unit in the name of the column"
    case _ where mark.count > 1 && mark.allSatisfy(\.isLetter):
      return "if \(quoted(mark)) is the unit, write it in the name of the column instead"
    default:
      return "remove \(quoted(mark)), or move it into a column of its own"
    }
  }
}

private func isDigit(_ character: Character) -> Bool { "0"..."9" ~= character }

/// Whether a text has the form of a number, with or without surrounding blanks.
private func isNumeral(_ text: some StringProtocol) -> Bool {
  isNumeral(Array(text.utf8)[...].trimmingBlanks())
}
