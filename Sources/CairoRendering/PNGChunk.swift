/// A chunk of a PNG file: a name of four letters and its bytes.
///
/// Source: ISO/IEC 15948:2004, 5.3 (layout) and annex D (CRC).
struct PNGChunk {
  /// The name.
  var name: String
  /// The contents.
  var bytes: [UInt8]

  /// The first bytes of every file.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The chunks of a file.
  static func all(of file: [UInt8]) -> [PNGChunk] {
    var chunks: [PNGChunk] = []
    var place = signature.count
    while place + 12 <= file.count {
      let length = file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      guard place + 12 + length <= file.count else { break }
      chunks.append(
        PNGChunk(
          name: String(decoding: file[place + 4..<place + 8], as: UTF8.self),
          bytes: Array(file[place + 8..<place + 8 + length])))
      place += 12 + length
    }
    return chunks
  }

  /// The chunk as it is stored: length, name, contents and checksum.
  var stored: [UInt8] {
    let body = Array(name.utf8) + bytes
    return Self.word(UInt32(bytes.count)) + body + Self.word(Self.checksum(body))
  }

  /// The four bytes of a number, the highest first.
  static func word(_ number: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> ($0 as UInt32)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1
    }
  }
}
