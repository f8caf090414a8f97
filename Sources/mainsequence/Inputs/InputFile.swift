import Formatting
import OutputFiles
import TableFormats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The reason why an input could not be read.
struct InputError: Error, CustomStringConvertible {
  var path: String
  var reason: String
  /// Whether the system has no more files to open, or no more memory, whatever the path.
  var isExhaustion = false

  var description: String { "\(visible(path, namesBreaks: true)): \(reason)" }
}

extension InputError {
  /// The error with the system's number `code`.
  init(path: String, code: Int32) {
    let reason =
      switch code {
      case ENOENT: "no such file"
      case EISDIR: "this is a folder, not a file"
      default: String(cString: strerror(code)).lowercased()
      }
    self.init(path: path, reason: reason)
    isExhaustion = [EMFILE, ENFILE, ENOMEM].contains(code)
  }
}

/// The reading of whole files.
enum InputFile {
  /// The largest file that is read, in bytes.
  static let limit = 1 << 31

  /// The bytes of the file at `path`, or of standard input for `-`.
  static func read(_ path: String) throws(InputError) -> [UInt8] {
    if path == "-" { return try readAll(STDIN_FILENO, "standard input") }
    let descriptor = try open(path)
    defer { close(descriptor) }
    var status = stat()
    if fstat(descriptor, &status) == 0, 1...limit ~= Int(status.st_size),
      let bytes = FileBytes.read(descriptor, size: Int(status.st_size))
    {
      return bytes
    }
    return try readAll(descriptor, path)
  }

  /// Opens the file at `path`.
  static func open(_ path: String) throws(InputError) -> Int32 {
    do throws(Confinement.Obstacle) {
      return try Confinement.open(path)
    } catch {
      guard case .system(let code) = error else {
        throw InputError(path: path, reason: error.description)
      }
      throw InputError(path: path, code: code)
    }
  }

  private static func readAll(_ descriptor: Int32, _ path: String) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #else
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
        guard bytes.count <= limit else {
          throw InputError(path: path, reason: "larger than 2 GiB")
        }
      } else if errno != EINTR {
        throw InputError(path: path, code: errno)
      }
    }
  }
}
