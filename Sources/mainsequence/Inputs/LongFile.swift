import OutputFiles
import TableFormats
import Tables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that is read part by part, more than once if necessary, and decompressed on the way.
///
/// What cannot be read twice, such as standard input, is copied to a temporary file without a name, unless once is
/// enough and it is not compressed: the faults of a compressed file are found in the whole.
final class LongFile {
  /// The path, or "standard input".
  let path: String
  private let descriptor: Int32
  /// Whether the file can only be read once, in order.
  private let isPipe: Bool
  private var offset = 0
  /// The bytes that have been read, and decompressed, but not been returned.
  private var ahead: [UInt8] = []
  private var decompression: Decompression?
  private let expansion: Expansion
  /// The number of bytes of the file; nil for one that can only be read once.
  let size: Int?

  /// Opens the file at `path`, or standard input for `-`, to be read `once` or several times.
  init(_ path: String, once isReadOnce: Bool = false, _ expansion: Expansion) throws {
    self.expansion = expansion
    self.path = path == "-" ? "standard input" : path
    let file = path == "-" ? dup(STDIN_FILENO) : try InputFile.open(path)
    guard file >= 0 else { throw InputError(path: self.path, code: errno) }
    var status = stat()
    let isRegular =
      fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && lseek(file, 0, SEEK_CUR) == 0
    if isRegular {
      (descriptor, size, isPipe) = (file, Int(status.st_size), false)
      try rewind()
      return
    }
    var start: [UInt8] = []
    do {
      let code = Self.read(file, &start, Self.signatureSize)
      if let code { throw InputError(path: self.path, code: code) }
      if isReadOnce, Decompression(start: start) == nil {
        (descriptor, size, isPipe, ahead) = (file, nil, true, start)
        return
      }
      if Confinement.isActive {
        throw InputError(
          path: self.path,
          reason: "a pipe, of which --sandbox allows no temporary copy; give a file")
      }
      let copy = try Self.copy(file, after: start, self.path)
      close(file)
      (descriptor, size, isPipe) = (copy.descriptor, copy.size, false)
    } catch {
      close(file)
      throw error
    }
    try rewind()
  }

  deinit { close(descriptor) }

  /// The number of bytes that show how a file is compressed.
  private static let signatureSize = 8

  /// The share of the file that has been read, from 0 to 1.
  var progress: Double {
    guard let size, size > 0 else { return 1 }
    return min(Double(offset) / Double(size), 1)
  }

  /// Begins to read from the start again.
  ///
  /// - Precondition: The file was not opened to be read once.
  func rewind() throws {
    precondition(!isPipe, "\(path) was opened to be read once")
    (offset, ahead) = (0, [])
    _ = try read(&ahead, Self.signatureSize)
    decompression = Decompression(start: ahead, expansion)
    if decompression != nil { ahead = [] }
  }

  /// Returns the first `count` bytes, or all if there are fewer, which are read again.
  ///
  /// - Precondition: Nothing has been read.
  func start(_ count: Int) throws -> [UInt8] {
    var start: [UInt8] = []
    _ = try append(&start, count)
    ahead = ahead.isEmpty ? start : start + ahead
    return start
  }

  /// Returns the blocks of the table.
  ///
  /// - Parameters:
  ///   - name: Its name, for diagnostics.
  ///   - least: The least size of a file that is read in blocks.
  ///   - orShort: Whether a table is read in blocks, however short, if its size only shows while it is read.
  /// - Returns: The blocks; nil if the file is shorter, or if its beginning does not determine how it is read.
  /// - Throws: The reason why it cannot be read.
  func blocks(_ name: String, least: Int, orShort: Bool = false) throws -> TableBlocks? {
    if let size, decompression == nil, size < least { return nil }
    let start: [UInt8]
    do { start = try self.start(Self.sampleSize) } catch is Decompression.Failure { return nil }
    let isWhole = start.count < Self.sampleSize
    guard orShort || !isWhole, TableFile.isText(start) else { return nil }
    return TableBlocks(start: start, isWhole: isWhole, name: name)
  }

  /// The number of bytes that determine how a table is read.
  private static let sampleSize = 1 << 22

  /// Appends the next bytes, `count` unless fewer are left; returns false at the end.
  func append(_ bytes: inout [UInt8], _ count: Int) throws -> Bool {
    let known = min(count, ahead.count)
    bytes += ahead.prefix(known)
    ahead.removeFirst(known)
    if known == count { return true }
    guard var decompression else { return try read(&bytes, count - known) }
    defer { self.decompression = decompression }
    return try decompression.append(to: &bytes, count - known) { try read(&$0, $1) }
  }

  /// The whole file, as it is; if it is too large, that is the `reason` of the error.
  ///
  /// - Precondition: Nothing has been read of a file that can only be read once, beyond its ``start(_:)``.
  func bytes(orElse reason: String = "larger than 2 GiB") throws -> [UInt8] {
    let tooLarge = InputError(path: path, reason: reason)
    if size ?? 0 > InputFile.limit { throw tooLarge }
    if let size, let bytes = FileBytes.read(descriptor, size: size) { return bytes }
    var bytes = isPipe ? ahead : []
    (offset, ahead) = (0, [])
    while try read(&bytes, 1 << 22) {
      if bytes.count > InputFile.limit { throw tooLarge }
    }
    return bytes
  }

  private func read(_ bytes: inout [UInt8], _ count: Int) throws -> Bool {
    let before = bytes.count
    let code = Self.read(descriptor, &bytes, count, at: isPipe ? nil : offset)
    if let code { throw InputError(path: path, code: code) }
    offset += bytes.count - before
    return bytes.count == before + count
  }

  /// Appends the next bytes of a file, or those at `offset`, `count` unless fewer are left; returns the number of the
  /// system's error, or nil.
  private static func read(
    _ file: Int32, _ bytes: inout [UInt8], _ count: Int, at offset: Int? = nil
  ) -> Int32? {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: count))
    var end = start
    defer { bytes.removeLast(start + count - end) }
    while end < start + count {
      let length = bytes.withUnsafeMutableBytes { buffer in
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[end...])
        return offset.map { pread(file, rest.baseAddress, rest.count, off_t($0 + end - start)) }
          ?? readDescriptor(file, rest.baseAddress, rest.count)
      }
      if length < 0, errno == EINTR { continue }
      if length < 0 { return errno }
      if length == 0 { break }
      end += length
    }
    return nil
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

  /// Copies `start`, and what can be read from `file` after it, to a temporary file, which the system removes when it
  /// is closed.
  private static func copy(
    _ file: Int32, after start: [UInt8], _ path: String
  ) throws -> (descriptor: Int32, size: Int) {
    let (copy, folder) = try temporaryFile()
    do {
      var chunk = start
      var size = 0
      while !chunk.isEmpty {
        size += chunk.count
        if let code = writeAll(chunk, to: copy) {
          throw OutputError(.writeFailed, "a copy of \(path) in \(folder) (see TMPDIR)", code: code)
        }
        chunk.removeAll(keepingCapacity: true)
        if let code = read(file, &chunk, 1 << 18) { throw InputError(path: path, code: code) }
      }
      return (copy, size)
    } catch {
      close(copy)
      throw error
    }
  }
}

#if canImport(Darwin)
  private let readDescriptor = Darwin.read
#else
  private let readDescriptor = Glibc.read
#endif
