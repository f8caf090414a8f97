import Synchronization

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folders outside of which the program opens no file, once it is confined to them.
///
/// Below these folders no symbolic link is followed, so that none can lead out of them. Their own paths are
/// followed as usual: they come from whoever starts the program.
public enum Confinement {
  /// The reason why a file is not opened.
  public enum Obstacle: Error, Equatable, CustomStringConvertible {
    /// The file is in none of the folders.
    case outside
    /// The file, or a folder on its path, is a symbolic link.
    case link
    /// The file is a device or a pipe.
    case notRegular
    /// The system's error number.
    case system(Int32)

    /// A clause on the obstacle.
    public var description: String {
      switch self {
      case .outside: "outside the folders to which --sandbox confines the program"
      case .link: "a symbolic link, which --sandbox does not follow"
      case .notRegular: "not a regular file, as --sandbox requires"
      case .system(let code): strerror(code).map { String(cString: $0) } ?? "error \(code)"
      }
    }
  }

  /// The parts of the absolute path of each folder; nil while the program is not confined.
  private static let folders = Mutex<[[String]]?>(nil)

  /// Whether the program is confined.
  public static var isActive: Bool { folders.withLock { $0 != nil } }

  /// Confines the program to the folders at `paths` until it ends.
  public static func begin(in paths: [String]) {
    folders.withLock { $0 = paths.map(parts) }
  }

  /// Opens the file at `path` for reading.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isWaiting: Whether to wait for the other end of a pipe; a confined program opens none.
  /// - Returns: The descriptor.
  /// - Throws: The reason why the file is not opened.
  public static func open(_ path: String, isWaiting: Bool = true) throws(Obstacle) -> Int32 {
    guard let folders = folders.withLock({ $0 }) else {
      let descriptor = openFile(path, O_RDONLY | O_CLOEXEC | (isWaiting ? 0 : O_NONBLOCK))
      if descriptor < 0 { throw .system(errno) }
      return descriptor
    }
    let (folder, name) = try walk(to: path, folders)
    defer { close(folder) }
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0 { throw obstacle(at: name, in: folder) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return descriptor }
    close(descriptor)
    throw .notRegular
  }

  /// Returns what keeps a file, which need not exist, from being written to `path`; nil if nothing does.
  public static func obstacle(toWriting path: String) -> Obstacle? {
    guard let folders = folders.withLock({ $0 }) else { return nil }
    do throws(Obstacle) {
      let (folder, name) = try walk(to: path, folders)
      defer { close(folder) }
      var status = stat()
      let isLink =
        fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
        && status.st_mode & S_IFMT == S_IFLNK
      return isLink ? .link : nil
    } catch {
      // What is missing is created, and so no link.
      return error == .system(ENOENT) ? nil : error
    }
  }

  /// Opens the folder of the file at `path`, and returns it with the name of the file.
  private static func walk(
    to path: String, _ folders: [[String]]
  ) throws(Obstacle) -> (folder: Int32, name: String) {
    let parts = parts(of: path)
    // The outermost folder, so that the path of one within another is looked at, too.
    let around = folders.filter { parts.starts(with: $0) }.min { $0.count < $1.count }
    guard let around else { throw .outside }
    var folder = openFile("/" + around.joined(separator: "/"), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder < 0 { throw .system(errno) }
    let rest = parts.dropFirst(around.count)
    for name in rest.dropLast() {
      let next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let obstacle = next < 0 ? obstacle(at: name, in: folder) : nil
      close(folder)
      if let obstacle { throw obstacle }
      folder = next
    }
    return (folder, rest.last ?? ".")
  }

  /// The obstacle behind the last error number.
  private static func obstacle(at name: String, in folder: Int32) -> Obstacle {
    let code = errno
    var status = stat()
    let isThere = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
    return isThere && status.st_mode & S_IFMT == S_IFLNK ? .link : .system(code)
  }

  /// The names in the absolute path of `path`, without `.` and `..`.
  private static func parts(of path: String) -> [String] {
    var full = path
    if !path.utf8.starts(with: "/".utf8), let folder = getcwd(nil, 0) {
      full = String(cString: folder) + "/" + path
      free(folder)
    }
    return full.split(separator: "/").reduce(into: []) { parts, name in
      switch name {
      case ".": break
      case "..": _ = parts.popLast()
      default: parts.append(String(name))
      }
    }
  }
}

#if canImport(Darwin)
  private func openFile(_ path: String, _ flags: Int32) -> Int32 { Darwin.open(path, flags) }
#else
  private func openFile(_ path: String, _ flags: Int32) -> Int32 { Glibc.open(path, flags) }
#endif
