#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The identity of the program, which differs between builds of one version.
///
/// It is written only to the record of what a folder was made from, never to a report.
enum ProgramIdentity {
  /// The version and a build identifier: the linker's, or else the size and modification time of the
  /// program's file.
  static let text = "\(MainSequence.version) \(buildIdentifier(of: start) ?? stamp)"

  /// The build identifier that the linker wrote into the notes of the program, in hexadecimal; nil if the
  /// file that begins with `start` is not a 64-bit ELF file with one.
  ///
  /// Source: *System V ABI* (2013), chapters 4 and 5; `NT_GNU_BUILD_ID` of the GNU linker.
  static func buildIdentifier(of start: [UInt8]) -> String? {
    guard start.starts(with: [0x7F] + Array("ELF".utf8) + [2, 1]) else { return nil }
    let bytes = LittleEndianBytes(bytes: start)
    guard let table = bytes.number(at: 32, 8), let size = bytes.number(at: 54, 2),
      let count = bytes.number(at: 56, 2)
    else { return nil }
    for header in stride(from: table, to: table + size * count, by: max(size, 1)) {
      guard bytes.number(at: header, 4) == 4,  // PT_NOTE
        let offset = bytes.number(at: header + 8, 8), let length = bytes.number(at: header + 32, 8),
        let alignment = bytes.number(at: header + 48, 8)
      else { continue }
      if let found = note(in: bytes, offset, length, max(alignment, 1)) { return found }
    }
    return nil
  }

  /// The build identifier in the notes of `length` bytes at `offset`.
  private static func note(
    in bytes: LittleEndianBytes, _ offset: Int, _ length: Int, _ alignment: Int
  ) -> String? {
    func aligned(_ size: Int) -> Int { (size + alignment - 1) / alignment * alignment }
    var place = offset
    while place < offset + length {
      guard let nameSize = bytes.number(at: place, 4), let size = bytes.number(at: place + 4, 4),
        let kind = bytes.number(at: place + 8, 4)
      else { return nil }
      let content = place + aligned(12 + nameSize)
      if kind == 3, let content = bytes.slice(content, size) {
        return content.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      }
      place = content + aligned(size)
    }
    return nil
  }

  /// The path of the program's file.
  private static let path: String = {
    #if canImport(Darwin)
      var size: UInt32 = 4096
      var path = [CChar](repeating: 0, count: Int(size))
      _ = _NSGetExecutablePath(&path, &size)
      return path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    #else
      return "/proc/self/exe"
    #endif
  }()

  /// The first bytes of the file, which hold its headers and notes.
  private static var start: [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { return [] }
    defer { close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
      count = max(pread(descriptor, buffer.baseAddress, buffer.count, 0), 0)
    }
  }

  private static var stamp: String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}

/// Bytes that hold little-endian numbers.
private struct LittleEndianBytes {
  let bytes: [UInt8]

  /// The number of `size` bytes at `place`; nil if it is outside the bytes, or too large to be a place.
  func number(at place: Int, _ size: Int) -> Int? {
    slice(place, size).flatMap { bytes in
      let number = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return number < 1 << 40 ? Int(number) : nil
    }
  }

  func slice(_ place: Int, _ size: Int) -> ArraySlice<UInt8>? {
    place >= 0 && size >= 0 && place <= bytes.count - size ? bytes[place..<place + size] : nil
  }
}
