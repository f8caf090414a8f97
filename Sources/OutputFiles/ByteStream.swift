#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A destination that bytes are written to directly because it has no file to replace: a standard
/// stream, a device or a pipe.
public struct ByteStream: Sendable {
  /// The program's standard output.
  public static let output = ByteStream(STDOUT_FILENO, "standard output")
  /// The program's standard error.
  public static let error = ByteStream(STDERR_FILENO, "standard error")

  private let descriptor: Int32
  private let name: String

  private init(_ descriptor: Int32, _ name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Writes all of `bytes`.
  ///
  /// - Throws: The system's error; part of the bytes may have been written.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    if let code = writeAll(bytes, to: descriptor) {
      throw OutputError(.writeFailed, name, code: code)
    }
  }

  /// Opens the device or pipe at `path`, until ``close()``; nil if there is none.
  public init?(openingStreamAt path: String) throws(OutputError) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard isThere, [S_IFCHR, S_IFIFO].contains(status.st_mode & S_IFMT) else { return nil }
    if let obstacle = Confinement.obstacle(toWriting: path) {
      throw OutputError(.cannotCreate, path, reason: obstacle.description)
    }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(.cannotCreate, path, code: errno) }
    self.init(descriptor, path)
  }

  /// Closes the stream; it must have been opened by its path.
  public func close() { _ = closeDescriptor(descriptor) }

  /// Writes bytes to the device or pipe at `path`; returns false if there is none.
  public static func write(_ bytes: [UInt8], toStreamAt path: String) throws(OutputError) -> Bool {
    guard let stream = try ByteStream(openingStreamAt: path) else { return false }
    defer { stream.close() }
    try stream.write(bytes)
    return true
  }
}

#if canImport(Darwin)
  private let closeDescriptor = Darwin.close
#else
  private let closeDescriptor = Glibc.close
#endif

/// Writes all of `bytes` to an open file, however little it accepts at a time, and returns the
/// error number on failure.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  var rest = bytes[...]
  while !rest.isEmpty {
    let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if written > 0 {
      rest = rest.dropFirst(written)
    } else if errno != EINTR {
      return errno
    }
  }
  return nil
}
