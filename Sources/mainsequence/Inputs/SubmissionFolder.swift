import Formatting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The tables in a folder and its sub-folders, by the endings of their names.
///
/// Hidden files are ignored, and links to folders are not followed.
struct SubmissionFolder {
  /// The paths of the tables below the folder, sorted.
  private(set) var tables: [String] = []
  /// The paths of all other files below the folder, sorted, with the reasons why they are no tables.
  private(set) var skipped: [(name: String, reason: String)] = []
  private let path: String
  private let output: FileIdentity?

  /// Finds the tables in the folder at `path`, except for those in the folder `output`, which holds results.
  init(_ path: String, except output: String) throws(InputError) {
    self.path = path
    self.output = FileIdentity(output)
    guard let folder = FileIdentity(path) else { throw InputError(path: path, code: errno) }
    guard folder.isFolder else {
      throw InputError(path: path, reason: "this is a file, not a folder")
    }
    try search("")
    tables.sort()
    skipped.sort { $0.name < $1.name }
    guard tables.isEmpty else { return }
    let others = skipped.isEmpty ? "" : "; it holds \(counted(skipped.count, "other file"))"
    throw InputError(path: path, reason: "there are no tables in this folder\(others)")
  }

  /// Searches the sub-folder whose path ends in a slash, or is empty for the folder itself.
  private mutating func search(_ folder: String) throws(InputError) {
    guard let stream = opendir(path + "/" + folder) else {
      let error = InputError(path: path + "/" + folder, code: errno)
      if folder.isEmpty { throw error }
      skipped.append((folder, error.reason))
      return
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { name in
          (String(cString: name), isUTF8: String(validatingCString: name) != nil)
        }
      }
      if name.0.hasPrefix(".") { continue }
      if name.isUTF8 {
        try add(folder + name.0)
      } else {
        skipped.append((folder + name.0, "its name is not in UTF-8"))
      }
    }
  }

  private mutating func add(_ file: String) throws(InputError) {
    let full = path + "/" + file
    guard let identity = FileIdentity(full) else {
      skipped.append((file, InputError(path: full, code: errno).reason))
      return
    }
    if identity == output { return }
    if identity.isFolder {
      if identity.isLink {
        skipped.append((file, "a link to a folder"))
      } else {
        try search(file + "/")
      }
    } else if !identity.isRegular {
      skipped.append((file, "not a regular file"))
    } else if !TableName.isTable(file) {
      skipped.append((file, "not a table by its name"))
    } else {
      tables.append(file)
    }
  }
}

/// The identity and the kind of a file.
private struct FileIdentity: Equatable {
  let device: UInt64
  let number: UInt64
  let isFolder: Bool
  let isRegular: Bool
  let isLink: Bool

  /// The file at `path`, where links lead; nil if there is none.
  init?(_ path: String) {
    var (status, link) = (stat(), stat())
    guard stat(path, &status) == 0, lstat(path, &link) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isLink = link.st_mode & S_IFMT == S_IFLNK
  }

  /// Whether both are one file, wherever links lead.
  static func == (one: FileIdentity, other: FileIdentity) -> Bool {
    (one.device, one.number) == (other.device, other.number)
  }
}
