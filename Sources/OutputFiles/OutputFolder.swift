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

  /// Removes the temporary files that killed processes have left in this folder and in those below it
  /// that are called `names`.
  public func removeLeftovers(and names: [String] = []) {
    for folder in [path] + names.map({ path + "/" + $0 }) { Leftovers.remove(in: folder) }
  }

  /// Returns the bytes of the file at `name` below this folder, or nil if it cannot be read.
  public func read(_ name: String) -> [UInt8]? { contents(of: path + "/" + name) }

  /// Returns the paths, below this folder, of the visible files in its folder `name`, sorted; none if there is
  /// no such folder.
  public func files(in name: String) -> [String] {
    let folder = path + "/" + name
    if Confinement.obstacle(toWriting: folder) != nil { return [] }
    return namesOfFiles(in: folder).filter { !$0.hasPrefix(".") }.map { name + "/" + $0 }.sorted()
  }

  /// Writes all `files`, or throws and leaves the previous ones.
  ///
  /// Only if a rename fails, which needs no disk space, may some files be new and others old. The
  /// last file is renamed after all others.
  ///
  /// Files of another process are not mixed with these: unless the caller has locked the folder,
  /// another set that is being written into it is waited for. Temporary files that were left over
  /// in the folders of the files are removed.
  ///
  /// - Parameters:
  ///   - files: The bytes of each file, and its path below this folder.
  ///   - held: The caller's lock on the folder.
  /// - Throws: The first error; no temporary files or new folders are left.
  /// - Returns: The paths, below this folder, of the files that were written: those that changed.
  @discardableResult
  public func write(
    _ files: [(path: String, bytes: [UInt8])], holding held: FolderLock? = nil
  ) throws(OutputError) -> [String] {
    var targets: [Target] = []
    do throws(OutputError) {
      for file in files { targets.append(try Target(path + "/" + file.path)) }
      let isSet = files.count > 1
      let lock = try isSet && held == nil ? FolderLock(path, waits: true) : held
      defer { withExtendedLifetime(lock) {} }
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
    for folder in Set(changed.map(\.1.folder)) { Leftovers.remove(in: folder) }
    let results = pending(changed.map { ($1, $0.bytes) })
    let pending = results.compactMap { try? $0.get() }
    defer { for file in pending { file.closeFile() } }
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
