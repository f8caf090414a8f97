import Parallelism

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder that files are written into, each whole or not at all.
///
///     try OutputFolder("output").write([("report.md", bytes), ("figures/loss.png", image)])
///
/// Every file is first written beside its place under a hidden temporary name. Only when all of them
/// are on the disk are they renamed, so that a full disk leaves the old set whole. A file that holds
/// the same bytes already is left alone. A file that is replaced keeps its mode, and a symbolic link
/// its place: what it leads to is replaced.
public struct OutputFolder: Equatable, Sendable {
  /// The path of the folder, relative to the working directory or absolute.
  public let path: String

  /// The folder at `path`, which is made with the first file where it is missing.
  ///
  /// - Precondition: `path` is not empty.
  public init(_ path: String) {
    precondition(!path.isEmpty, "a folder has a path")
    self.path = path
  }

  /// The bytes of the file at `name` below this folder, or nil if there is none that can be read.
  public func read(_ name: String) -> [UInt8]? { contents(of: path + "/" + name) }

  /// Writes all `files`, or throws and leaves what was there.
  ///
  /// Only should a rename fail, which takes no space, may some files be new and others old. The last file is
  /// put in its place after all others.
  ///
  /// - Parameter files: The bytes of each file, and its path below this folder.
  /// - Throws: The first error met, after which nothing of ours is left.
  /// - Returns: The paths, below this folder, of the files that were written: those that changed.
  @discardableResult
  public func write(_ files: [(path: String, bytes: [UInt8])]) throws(OutputError) -> [String] {
    var changed: [(path: String, target: Target, bytes: [UInt8])] = []
    for (name, bytes) in files {
      let target = try Target(path + "/" + name)
      if !target.holds(bytes) { changed.append((name, target, bytes)) }
    }
    let results = Self.pending(changed.map { ($0.target, $0.bytes) })
    let pending = results.compactMap { try? $0.get() }
    do throws(OutputError) {
      for result in results { _ = try result.get() }
      _ = try concurrently(max(pending.count - 1, 0), width: 4) { index throws(OutputError) in
        try pending[index].putInPlace()
      }
      try pending.last?.putInPlace()
    } catch {
      for file in pending { file.discard() }
      throw error
    }
    syncFolders(Set(pending.map(\.target.folder)))
    return changed.map(\.path)
  }

  /// Writes the files beside their places, several at a time: the disk takes them together in little
  /// more than the time of one.
  private static func pending(
    _ files: [(target: Target, bytes: [UInt8])]
  ) -> [Result<PendingFile, OutputError>] {
    concurrently(files.count, width: 8) { index in
      Result { () throws(OutputError) in
        try PendingFile(files[index].target, files[index].bytes)
      }
    }
  }

  /// Brings the new names to the disk; the files stand already, so an error here is none of theirs.
  private func syncFolders(_ folders: Set<String>) {
    let folders = Array(folders)
    _ = concurrently(folders.count, width: 4) { index in
      let descriptor = open(folders[index], O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if descriptor < 0 { return }
      fsync(descriptor)
      close(descriptor)
    }
  }
}
