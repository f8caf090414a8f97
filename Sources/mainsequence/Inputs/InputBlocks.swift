#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The bytes of a file or of standard input, block by block.
struct InputBlocks: ~Copyable {
  /// The path, for messages.
  let name: String
  private let descriptor: Int32
  /// Whether the end has been reached.
  private(set) var isAtEnd = false

  /// The number of bytes of a block.
  static let size = 1 << 25

  /// Opens the file at `path`, or standard input for `-`.
  init(_ path: String) throws(InputError) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : try InputFile.open(path)
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// The next `count` bytes, or fewer at the end.
  mutating func next(_ count: Int = Self.size) throws(InputError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      while length < count, !isAtEnd, code == 0 {
        let piece = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[length...])
        #if canImport(Darwin)
          let read = Darwin.read(descriptor, piece.baseAddress, piece.count)
        #else
          let read = Glibc.read(descriptor, piece.baseAddress, piece.count)
        #endif
        if read > 0 {
          length += read
        } else if read == 0 {
          isAtEnd = true
        } else if errno != EINTR {
          code = errno
        }
      }
    }
    if code != 0 { throw InputError(path: name, code: code) }
    return bytes
  }
}
