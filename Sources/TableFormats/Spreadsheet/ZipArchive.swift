import CZlib
import Tables

/// The files of a ZIP archive (APPNOTE 6.3.3), stored or deflated.
///
/// Only the directory at the end of the archive is trusted for names and sizes. Sizes are checked
/// against a limit and against what deflate can reach before memory is allocated.
public struct ZipArchive {
  /// The first bytes of an archive.
  public static let signature: [UInt8] = [0x50, 0x4B, 3, 4]
  /// The names of the files, in the order of the directory.
  private(set) var names: [String] = []
  /// A limit that a document with pictures stays below.
  public static let documentLimit = 1 << 28
  private var entries: [String: Entry] = [:]
  private let bytes: [UInt8]
  private let name: String
  private let limit: Int
  private let remedy: String?

  private struct Entry {
    var flags: Int
    var method: Int
    var checksum: Int
    var packedSize: Int
    var size: Int
    var header: Int
  }

  private static let mostEntries = 10_000
  /// The greatest ratio that deflate reaches.
  private static let greatestRatio = 1_032

  /// Reads the directory of the archive `bytes`, whose files may have up to `limit` bytes in all; `remedy` is what to
  /// do beyond it, other than to save the table as CSV.
  public init(
    _ bytes: [UInt8], name: String, limit: Int, remedy: String? = nil
  ) throws(Diagnostics) {
    self.remedy = remedy
    self.bytes = bytes
    self.name = name
    self.limit = limit
    guard let end = endOfDirectory() else {
      throw fault(
        "the ZIP archive is truncated", "the download may be incomplete; download it again")
    }
    let count = number(end + 10, 2)
    var position = number(end + 16, 4)
    guard count <= Self.mostEntries else {
      throw fault("the ZIP archive has more than \(Self.mostEntries) files")
    }
    var total = 0
    for _ in 0..<count {
      guard position + 46 <= bytes.count, number(position, 4) == 0x0201_4B50 else {
        throw fault("the directory of the ZIP archive is corrupt")
      }
      let entry = Entry(
        flags: number(position + 8, 2), method: number(position + 10, 2),
        checksum: number(position + 16, 4), packedSize: number(position + 20, 4),
        size: number(position + 24, 4),
        header: number(position + 42, 4))
      let length = number(position + 28, 2)
      let start = position + 46
      position = start + length + number(position + 30, 2) + number(position + 32, 2)
      guard position <= bytes.count else {
        throw fault("the directory of the ZIP archive is corrupt")
      }
      guard Limits.excessiveMark(in: bytes[start..<start + length]) == nil else {
        throw fault("the name of a file of the ZIP archive has \(Limits.marksMessage)")
      }
      let file = String(decoding: bytes[start..<start + length], as: UTF8.self)
      names.append(file)
      entries[file] = entry
      total += entry.size
    }
    guard total <= limit else { throw tooLarge }
  }

  /// Returns the contents of `file`; nil if there is none.
  public func contents(of file: String) throws(Diagnostics) -> [UInt8]? {
    guard let entry = entries[file] else { return nil }
    if entry.flags & 1 != 0 {
      throw fault("\(quoted(file)) is encrypted", "save the file without a password")
    }
    let start = entry.header + 30
    guard start <= bytes.count, number(entry.header, 4) == 0x0403_4B50 else {
      throw corrupt(file)
    }
    let first = start + number(entry.header + 26, 2) + number(entry.header + 28, 2)
    guard first + entry.packedSize <= bytes.count else { throw corrupt(file) }
    guard entry.method == 0 || entry.method == 8 else {
      throw fault("\(quoted(file)) is compressed by method \(entry.method), not deflate")
    }
    let packed = bytes[first..<first + entry.packedSize]
    let contents = entry.method == 0 ? Array(packed) : Self.inflated(packed, size: entry.size)
    guard let contents, contents.count == entry.size, Self.checksum(contents) == entry.checksum
    else { throw corrupt(file) }
    return contents
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { Int(crc32_z(0, $0.baseAddress, numericCast($0.count))) }
  }

  /// Returns the inflated bytes; nil unless there are `size` of them.
  private static func inflated(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    guard size <= greatestRatio * packed.count else { return nil }
    var stream = z_stream()
    let length = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, length) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    // One byte more, so that there is a buffer for a file of none.
    var output = [UInt8](repeating: 0, count: size + 1)
    let status = packed.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, stream.avail_out == 1 else { return nil }
    output.removeLast()
    return output
  }

  // MARK: - Bytes

  /// The start of the record at the end of the directory, which a comment may follow.
  private func endOfDirectory() -> Int? {
    var position = bytes.count - 22
    let first = max(0, bytes.count - 22 - 0xFFFF)
    while position >= first {
      if number(position, 4) == 0x0605_4B50 { return position }
      position -= 1
    }
    return nil
  }

  /// Returns the little-endian number of `count` bytes at an existing `position`.
  private func number(_ position: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }

  // MARK: - Errors

  private var tooLarge: Diagnostics {
    fault("the files of the ZIP archive exceed \(limit) bytes", remedy ?? "save the table as CSV")
  }

  private func corrupt(_ file: String) -> Diagnostics {
    fault("\(quoted(file)) in the ZIP archive is corrupt", "save the file again")
  }

  private func fault(_ message: String, _ suggestion: String? = nil) -> Diagnostics {
    Diagnostics([TableFile.refusal(message, name, suggestion)])
  }
}
