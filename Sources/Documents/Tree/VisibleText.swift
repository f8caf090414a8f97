/// stub
public func visible(_ text: String) -> String {
  var s = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: s.append(" ")
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      s.append("\u{FFFD}")
    default: s.append(scalar)
    }
  }
  return String(s)
}
public func visibleLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(
    separator: "\n")
}
