/// Whether `bytes` denote a missing value: an empty field, `null`, `NaN` (also with a sign), `NA`,
/// `N/A`, `none` in any letter case, `~`, or a run of hyphens or dots.
public func isMissing(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
  guard let first = bytes.first else { return true }
  if first == .hyphen || first == UInt8(ascii: ".") {
    if bytes.allSatisfy({ $0 == first }) { return true }
  }
  guard bytes.count <= 4 else { return false }
  if first == UInt8(ascii: "~") { return bytes.count == 1 }
  let folded = bytes.map { $0 | (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? 0x20 : 0) }
  return missingWords.contains { $0.elementsEqual(folded) }
}

private let missingWords = ["null", "nan", "-nan", "+nan", "na", "n/a", "<na>", "none"].map {
  Array($0.utf8)
}
