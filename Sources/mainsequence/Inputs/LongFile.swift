import OutputFiles
import TableFormats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is read part by part, more than once if necessary, and decompressed on the way.
///
/// What cannot be read twice, such as standard input, is copied to a temporary file without a name.
final class LongFile {
  private let descriptor: Int32
  private let path: String
  private var offset = 0
  private var decompression: Decompression?
  /// The number of bytes of the file.
  let size: Int

  /// Opens the file at `path`, or standard input for `-`.
  init(_ path: String) throws {
    self.path = path == "-" ? "standard input" : path
    let file = path == "-" ? dup(STDIN_FILENO) : try InputFile.open(path)
    guard file >= 0 else { throw InputError(path: self.path, code: errno) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      lseek(file, 0, SEEK_CUR) == 0
    else {
      defer { close(file) }
      if Confinement.isActive {
        throw InputError(
          path: self.path,
          reason: "a pipe, of which --sandbox allows no temporary copy; give a file")
      }
      (descriptor, size) = try Self.copy(file, self.path)
      try rewind()
      return
    }
    (descriptor, size) = (file, Int(status.st_size))
    try rewind()
  }

  deinit { close(descriptor) }

  /// The share of the file that has been read, from 0 to 1.
  var progress: Double { size == 0 ? 1 : min(Double(offset) / Double(size), 1) }

  /// Begins to read from the start again.
  func rewind() throws {
    offset = 0
    var start: [UInt8] = []
    _ = try read(&start, 8)
    offset = 0
    decompression = Decompression(start: start)
  }

  /// Appends the next bytes, `count` unless fewer are left; returns false at the end.
  func append(_ bytes: inout [UInt8], _ count: Int) throws -> Bool {
    guard var decompression else { return try read(&bytes, count) }
    defer { self.decompression = decompression }
    return try decompression.append(to: &bytes, count) { try read(&$0, $1) }
  }

  /// The whole file, as it is.
  func bytes() throws -> [UInt8] {
    guard size <= InputFile.limit else { throw InputError(path: path, reason: "larger than 2 GiB") }
    if let bytes = FileBytes.read(descriptor, size: size) { return bytes }
    offset = 0
    var bytes: [UInt8] = []
    while try read(&bytes, 1 << 22) {}
    return bytes
  }

  private func read(_ bytes: inout [UInt8], _ count: Int) throws -> Bool {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var end = start
    while end < start + count {
      let read = bytes.withUnsafeMutableBytes { buffer in
        pread(
          descriptor, buffer.baseAddress.map { $0 + end }, start + count - end, off_t(offset))
      }
      if read < 0, errno == EINTR { continue }
      if read < 0 { throw InputError(path: path, code: errno) }
      if read == 0 { break }
      end += read
      offset += read
    }
    bytes.removeLast(start + count - end)
    return end == start + count
  }

  /// Creates a file without a name in the folder for temporary files or, if that cannot be used, in /tmp.
  private static func temporaryFile() throws -> (descriptor: Int32, folder: String) {
    let folders = [ChildProcess.environment("TMPDIR") ?? "", "/tmp"].filter { !$0.isEmpty }
    for folder in folders {
      var name = Array("\(folder)/mainsequence-XXXXXX".utf8CString)
      let file = mkstemp(&name)
      if file >= 0 {
        unlink(name)
        return (file, folder)
      }
    }
    throw OutputError(.cannotCreate, "a temporary file in \(folders[0]) (see TMPDIR)", code: errno)
  }

  /// Copies what can be read from `file` to a temporary file, which the system removes when it is closed.
  private static func copy(_ file: Int32, _ path: String) throws -> (descriptor: Int32, size: Int) {
    let (copy, folder) = try temporaryFile()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    var size = 0
    while true {
      let count = chunk.withUnsafeMutableBytes { readDescriptor(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let code = errno
        close(copy)
        throw InputError(path: path, code: code)
      }
      if count == 0 { return (copy, size) }
      size += count
      var written = 0
      while written < count {
        let step = chunk.withUnsafeBytes { buffer in
          write(copy, buffer.baseAddress.map { $0 + written }, count - written)
        }
        if step < 0, errno == EINTR { continue }
        guard step > 0 else {
          let code = errno
          close(copy)
          throw OutputError(.writeFailed, "a copy of \(path) in \(folder) (see TMPDIR)", code: code)
        }
        written += step
      }
    }
  }
}

#if canImport(Darwin)
  private let readDescriptor = Darwin.read
#else
  private let readDescriptor = Glibc.read
#endif
