#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that could not be written; what stood there before still does.
public struct OutputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What was being done.
  public enum Kind: Equatable, Sendable {
    /// The file, or a folder on the way to it, could not be made or replaced.
    case cannotCreate
    /// The bytes of the file could not be brought to the disk.
    case writeFailed
  }

  /// What was being done.
  public let kind: Kind
  /// The file or the folder, as it was named.
  public let path: String
  /// Why, in the words of the system: "No space left on device".
  public let reason: String

  /// An error of `kind` at `path`, with the system's words for the error number `code`.
  public init(_ kind: Kind, _ path: String, code: Int32) {
    self.kind = kind
    self.path = path
    self.reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  /// An error of `kind` at `path`, for a `reason` of our own.
  init(_ kind: Kind, _ path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// What a program ends with: 73 (`EX_CANTCREAT`) or 74 (`EX_IOERR`) of `sysexits.h`.
  public var exitCode: Int32 { kind == .cannotCreate ? 73 : 74 }

  /// "cannot create output/report.md: Permission denied".
  public var description: String {
    "cannot \(kind == .cannotCreate ? "create" : "write") \(path): \(reason)"
  }
}
