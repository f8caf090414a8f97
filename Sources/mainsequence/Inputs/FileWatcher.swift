import OutputFiles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A watcher that waits for files to be saved.
///
/// It watches the folders, since many editors write a new file and rename it to the old name.
final class FileWatcher {
  private let files: Set<String>
  private let queue: Int32
  #if canImport(Darwin)
    private var folders: [Int32] = []
    private var stamps: [String: Stamp] = [:]
  #else
    private var folders: [Int32: String] = [:]
  #endif

  /// A watcher of the files at `paths`, which need not exist yet; their folders must.
  init(_ paths: [String]) throws(InputError) {
    files = Set(paths)
    #if canImport(Darwin)
      queue = kqueue()
    #else
      queue = inotify_init1(Int32(IN_CLOEXEC))
    #endif
    guard queue >= 0 else { throw InputError(path: "cannot watch files", reason: Self.reason) }
    for path in paths {
      if let obstacle = Confinement.obstacle(toWriting: path) {
        throw InputError(path: path, reason: obstacle.description)
      }
    }
    for folder in Set(paths.map(Self.folder)) { try watch(folder) }
  }

  deinit { close(queue) }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  private static var reason: String { String(cString: strerror(errno)).lowercased() }
}

#if canImport(Darwin)
  extension FileWatcher {
    /// The time of writing and the identity of a file.
    private struct Stamp: Equatable {
      var file: ino_t
      var seconds: Int
      var nanoseconds: Int

      init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        file = status.st_ino
        seconds = status.st_mtimespec.tv_sec
        nanoseconds = status.st_mtimespec.tv_nsec
      }
    }

    private func watch(_ folder: String) throws(InputError) {
      for path in files.filter({ Self.folder(of: $0) == folder }) + [folder] {
        let descriptor = open(path.isEmpty ? "." : path, O_EVTONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
          if path == folder { throw InputError(path: folder, reason: Self.reason) }
          continue
        }
        folders.append(descriptor)
        var event = kevent(
          ident: UInt(descriptor), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
          fflags: UInt32(NOTE_WRITE | NOTE_EXTEND | NOTE_RENAME | NOTE_DELETE), data: 0, udata: nil)
        kevent(queue, &event, 1, nil, 0, nil)
      }
      for path in files { stamps[path] = Stamp(path) }
    }

    /// Waits until one of the files is saved.
    func wait() {
      while true {
        var event = kevent()
        if kevent(queue, nil, 0, &event, 1, nil) < 0, errno != EINTR { return }
        let changed = files.filter { Stamp($0) != stamps[$0] && Stamp($0) != nil }
        for path in files { stamps[path] = Stamp(path) }
        if !changed.isEmpty { return }
      }
    }
  }
#else
  extension FileWatcher {
    private func watch(_ folder: String) throws(InputError) {
      let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO)
      let descriptor = inotify_add_watch(queue, folder.isEmpty ? "." : folder, mask)
      guard descriptor >= 0 else { throw InputError(path: folder, reason: Self.reason) }
      folders[descriptor] = folder
    }

    /// Waits until one of the files is saved.
    func wait() {
      let size = 1 << 14
      while true {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
        defer { buffer.deallocate() }
        let count = read(queue, buffer.baseAddress, size)
        if count < 0, errno != EINTR { return }
        if count > 0, isOurs(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { return }
      }
    }

    /// Whether any event in `bytes` concerns one of the files.
    private func isOurs(_ bytes: UnsafeRawBufferPointer) -> Bool {
      let header = MemoryLayout<inotify_event>.size
      var start = 0
      while start + header <= bytes.count {
        let event = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
        let name = bytes[(start + header)...].prefix(Int(event.len)).prefix { $0 != 0 }
        if let folder = folders[event.wd],
          files.contains(folder + String(decoding: name, as: UTF8.self))
        {
          return true
        }
        start += header + Int(event.len)
      }
      return false
    }
  }
#endif
