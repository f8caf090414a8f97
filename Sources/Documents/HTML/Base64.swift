/// The bytes in Base64, as a data URL holds them.
///
/// Source: Josefsson, *RFC 4648* (2006), section 4.
func base64(_ bytes: [UInt8]) -> String {
  let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let length = (bytes.count + 2) / 3 * 4
  return String(unsafeUninitializedCapacity: length) { text in
    for (group, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
      let rest = bytes.count - start
      let second = rest > 1 ? UInt32(bytes[start + 1]) : 0
      let third = rest > 2 ? UInt32(bytes[start + 2]) : 0
      let bits = UInt32(bytes[start]) << 16 | second << 8 | third
      text[4 * group] = letters[Int(bits >> 18)]
      text[4 * group + 1] = letters[Int(bits >> 12 & 63)]
      text[4 * group + 2] = rest > 1 ? letters[Int(bits >> 6 & 63)] : UInt8(ascii: "=")
      text[4 * group + 3] = rest > 2 ? letters[Int(bits & 63)] : UInt8(ascii: "=")
    }
    return length
  }
}
