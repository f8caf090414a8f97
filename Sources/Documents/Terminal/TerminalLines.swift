import Formatting

/// Returns the number of columns of text whose only control characters are our own escape
/// sequences, which take none.
func terminalWidth(_ text: String) -> Int {
  guard text.utf8.contains(0x1B) else { return displayWidth(text) }
  var seen = String.UnicodeScalarView()
  var isInSequence = false
  for scalar in text.unicodeScalars {
    if scalar == "\u{1B}" {
      isInSequence = true
    } else if isInSequence {
      isInSequence = scalar != "m"
    } else {
      seen.append(scalar)
    }
  }
  return displayWidth(String(seen))
}

/// Returns the lines of a text, broken at blanks to fit `width`; a longer word has a line of its own.
func wrapped(_ text: String, width: Int?) -> [String] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  guard let width else { return lines.map(String.init) }
  return lines.flatMap { line in
    var broken: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ") {
      let size = terminalWidth(String(word))
      if !current.isEmpty, used + 1 + size > width {
        broken.append(current)
        current = String(word)
        used = size
      } else {
        used += current.isEmpty ? size : size + 1
        current += current.isEmpty ? word : " " + word
      }
    }
    return broken + [current]
  }
}
