/// Returns the bytes in base64 with padding, without line breaks.
///
/// Source: RFC 4648, *The Base16, Base32, and Base64 Data Encodings* (2006), section 4.
public func base64(_ bytes: [UInt8]) -> String {
  let size = (bytes.count + 2) / 3 * 4
  return unsafe String(unsafeUninitializedCapacity: size) { text in
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe alphabet.withUnsafeBufferPointer { alphabet in
        var place = 0
        func write(_ group: UInt32, digits: Int) {
          for digit in 0..<4 {
            let index = Int(group >> UInt32(18 - 6 * digit)) & 63
            unsafe text[place + digit] = digit < digits ? alphabet[index] : UInt8(ascii: "=")
          }
          place += 4
        }
        let whole = bytes.count / 3 * 3
        for start in stride(from: 0, to: whole, by: 3) {
          let group =
            unsafe UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8
            | UInt32(bytes[start + 2])
          write(group, digits: 4)
        }
        switch bytes.count - whole {
        case 1: unsafe write(UInt32(bytes[whole]) << 16, digits: 2)
        case 2: unsafe write(UInt32(bytes[whole]) << 16 | UInt32(bytes[whole + 1]) << 8, digits: 3)
        default: break
        }
      }
    }
    return size
  }
}

private let alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
