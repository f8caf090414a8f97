extension UInt8 {
  package static let tab = UInt8(ascii: "\t")
  package static let lf = UInt8(ascii: "\n")
  package static let cr = UInt8(ascii: "\r")
  package static let space = UInt8(ascii: " ")
  package static let quote = UInt8(ascii: "\"")
  package static let hash = UInt8(ascii: "#")
  package static let backslash = UInt8(ascii: "\\")
  package static let bar = UInt8(ascii: "|")
  package static let equals = UInt8(ascii: "=")
  package static let hyphen = UInt8(ascii: "-")
  package static let plus = UInt8(ascii: "+")
}

/// Whether `byte` is a line end: LF or CR.
func isLineEnd(_ byte: UInt8) -> Bool { byte == .lf || byte == .cr }

/// Whether `byte` is a space or a tab.
package func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }

extension ArraySlice<UInt8> {
  /// Returns the bytes without surrounding spaces and tabs.
  package func trimmingBlanks() -> ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}

/// Returns `bytes` as text in quotation marks, cut after 40 characters.
package func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  quoted(String(decoding: bytes.prefix(200), as: UTF8.self))
}
