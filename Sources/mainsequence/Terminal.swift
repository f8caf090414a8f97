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

  /// Writes bytes to standard output.
  static func put(_ bytes: [UInt8]) throws(OutputError) {
    if let code = write(bytes, to: STDOUT_FILENO) {
      throw OutputError(.writeFailed, "standard output", code: code)
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
