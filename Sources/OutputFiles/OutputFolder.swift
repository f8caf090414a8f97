import Parallelism

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that files are written into atomically.
///
///     try OutputFolder("output").write([("report.md", bytes), ("figures/loss.png", image)])
///
/// Every file is first written under a hidden temporary name next to its destination. Only when all
/// of them are on disk are they renamed, so that a full disk leaves the old set intact. A file
/// whose contents are unchanged is left alone. A replaced file keeps its mode, and a symbolic link
/// remains: its target is replaced.
public struct OutputFolder: Equatable, Sendable {
  /// The path of the folder, relative to the working directory or absolute.
  public let path: String

  /// Creates a reference to the folder at `path`; a missing folder is created along with the first
  /// file.
  ///
  /// - Precondition: `path` is not empty.
  public init(_ path: String) {
    precondition(!path.isEmpty, "a folder has a path")
    self.path = path
  }

  /// Returns the bytes of the file at `name` below this folder, or nil if it cannot be read.
  public func read(_ name: String) -> [UInt8]? { contents(of: path + "/" + name) }

  /// Returns the paths, below this folder, of the visible files in its folder `name`, sorted; none if there is
  /// no such folder.
  public func files(in name: String) -> [String] {
    let folder = path + "/" + name
    guard Confinement.obstacle(toWriting: folder) == nil, let stream = opendir(folder) else {
      return []
    }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if !file.hasPrefix(".") { paths.append(name + "/" + file) }
    }
    return paths.sorted()
  }

  /// Writes all `files`, or throws and leaves the previous ones.
  ///
  /// Only if a rename fails, which needs no disk space, may some files be new and others old. The
  /// last file is renamed after all others.
  ///
  /// - Parameter files: The bytes of each file, and its path below this folder.
  /// - Throws: The first error; no temporary files or new folders are left.
  /// - Returns: The paths, below this folder, of the files that were written: those that changed.
  @discardableResult
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws(OutputError) -> [String] {
    var targets: [Target] = []
    do throws(OutputError) {
      for file in files { targets.append(try Target(path + "/" + file.path)) }
      return try Self.write(files, to: targets)
    } catch {
      for target in targets.reversed() { target.removeNewFolders() }
      throw error
    }
  }

  private static func write(
    _ files: [(path: String, bytes: [UInt8])], to targets: [Target]
  ) throws(OutputError) -> [String] {
    let changed = zip(files, targets).filter { !$1.holds($0.bytes) }
    let results = pending(changed.map { ($1, $0.bytes) })
    let pending = results.compactMap { try? $0.get() }
    do throws(OutputError) {
      for result in results { _ = try result.get() }
      _ = try concurrentMap(max(pending.count - 1, 0), width: 4) { index throws(OutputError) in
        try pending[index].putInPlace()
      }
      try pending.last?.putInPlace()
    } catch {
      for file in pending { file.discard() }
      throw error
    }
    syncFolders(Set(pending.map(\.target.folder)))
    return changed.map(\.0.path)
  }

  /// Writes the temporary files, several at a time: the disk syncs them together in little more
  /// than the time of one.
  private static func pending(
    _ files: [(target: Target, bytes: [UInt8])]
  ) -> [Result<PendingFile, OutputError>] {
    concurrentMap(files.count, width: 8) { index in
      Result { () throws(OutputError) in
        try PendingFile(files[index].target, files[index].bytes)
      }
    }
  }

  /// Syncs the new names to disk; the files are already in place, so errors are ignored.
  private static func syncFolders(_ folders: Set<String>) {
    let folders = Array(folders)
    _ = concurrentMap(folders.count, width: 4) { syncFolder(folders[$0]) }
  }
}

/// Syncs the names in a folder to disk.
func syncFolder(_ path: String) {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if descriptor < 0 { return }
  fsync(descriptor)
  close(descriptor)
}
