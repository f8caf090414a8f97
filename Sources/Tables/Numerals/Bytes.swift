extension UInt8 {
  @inlinable package static var tab: UInt8 { UInt8(ascii: "\t") }
  @inlinable package static var lf: UInt8 { UInt8(ascii: "\n") }
  @inlinable package static var cr: UInt8 { UInt8(ascii: "\r") }
  @inlinable package static var space: UInt8 { UInt8(ascii: " ") }
  @inlinable package static var quote: UInt8 { UInt8(ascii: "\"") }
  @inlinable package static var hash: UInt8 { UInt8(ascii: "#") }
  @inlinable package static var backslash: UInt8 { UInt8(ascii: "\\") }
  @inlinable package static var bar: UInt8 { UInt8(ascii: "|") }
  @inlinable package static var equals: UInt8 { UInt8(ascii: "=") }
  @inlinable package static var hyphen: UInt8 { UInt8(ascii: "-") }
  @inlinable package static var plus: UInt8 { UInt8(ascii: "+") }
}

/// Whether `byte` is a line end: LF or CR.
@inline(__always)
func isLineEnd(_ byte: UInt8) -> Bool { byte == .lf || byte == .cr }

/// Whether `byte` is a space or a tab.
@inlinable package func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }

extension ArraySlice<UInt8> {
  /// Returns the bytes without surrounding spaces and tabs.
  package func trimmingBlanks() -> ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of `range` without surrounding spaces and tabs.
  @inline(__always)
  func trimmingBlanks(in range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(self[start]) { start += 1 }
    while start < end, isBlank(self[end - 1]) { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }
}

/// Returns `bytes` as text in quotation marks, cut after 40 characters.
package func quoted(_ bytes: ArraySlice<UInt8>) -> String {
  quoted(String(decoding: bytes.prefix(200), as: UTF8.self))
}
