import Reporting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the program says: results on standard output, all else on standard error.
enum Terminal {
  /// Writes a line to standard error.
  ///
  /// That it cannot be written is nothing that anyone could be told.
  static func note(_ line: String) { _ = write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  /// Writes text to standard error as it is, which is a terminal.
  static func put(onTerminal text: String) { _ = write(Array(text.utf8), to: STDERR_FILENO) }

  /// Writes bytes to standard output.
  static func put(_ bytes: [UInt8]) throws(OutputError) {
    if let code = write(bytes, to: STDOUT_FILENO) {
      throw OutputError(.writeFailed, "standard output", code: code)
    }
  }

  /// Writes bytes to the device or the pipe at `path`; returns whether one is there.
  static func put(_ bytes: [UInt8], toStreamAt path: String) throws(OutputError) -> Bool {
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard isThere, [S_IFCHR, S_IFIFO].contains(status.st_mode & S_IFMT) else { return false }
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(.cannotCreate, path, code: errno) }
    defer { close(descriptor) }
    if let code = write(bytes, to: descriptor) { throw OutputError(.writeFailed, path, code: code) }
    return true
  }

  /// Opens those of the three standard streams that are closed, so that no file of ours takes their
  /// place; what is read from or written to them fails as it would have.
  static func fillClosedStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes all bytes, and returns the error number if that fails.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { rest in
        #if canImport(Darwin)
          Darwin.write(descriptor, rest.baseAddress, rest.count)
        #else
          Glibc.write(descriptor, rest.baseAddress, rest.count)
        #endif
      }
      if count > 0 {
        start += count
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }
}
