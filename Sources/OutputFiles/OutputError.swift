import Formatting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that could not be written; any previous version is still there.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The operation that failed.
  public enum Kind: Equatable, Sendable {
    /// The file, or a folder on its path, could not be created or replaced.
    case cannotCreate
    /// The contents of the file could not be written to disk.
    case writeFailed
  }

  /// The operation that failed.
  public let kind: Kind
  /// The path of the file or folder, as it was given.
  public let path: String
  /// The system's reason: "No space left on device".
  public let reason: String

  /// Creates an error of `kind` at `path` with the system's message for the error number `code`.
  public init(_ kind: Kind, _ path: String, code: Int32) {
    self.kind = kind
    self.path = path
    self.reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    isExhaustion = [EMFILE, ENFILE, ENOMEM].contains(code)
  }

  /// Creates an error of `kind` at `path` for a `reason` of our own.
  init(_ kind: Kind, _ path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
    isExhaustion = false
  }

  /// Whether the system has no more files to open, or no more memory, whatever the path.
  private let isExhaustion: Bool

  /// The exit code of the program: 71 (`EX_OSERR`), 73 (`EX_CANTCREAT`) or 74 (`EX_IOERR`) of `sysexits.h`.
  public var exitCode: Int32 { isExhaustion ? 71 : kind == .cannotCreate ? 73 : 74 }

  /// "cannot create output/report.md: Permission denied".
  public var description: String {
    "cannot \(kind == .cannotCreate ? "create" : "write") \(visible(path, namesBreaks: true)): \(reason)"
  }
}
