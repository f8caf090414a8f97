import Foundation
import Testing

@testable import OutputFiles

@Suite("Files are written atomically")
final class OutputFolderTests {
  let root = FileManager.default.temporaryDirectory.path + "/output-\(UUID().uuidString)"
  var folder: OutputFolder { OutputFolder(root) }

  init() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  @Test("An empty set of files writes nothing")
  func nothing() throws {
    #expect(try folder.write([]) == [])
    #expect(files() == [])
  }

  @Test("Missing folders are created, and files may be empty or large")
  func whole() throws {
    let large = [UInt8](repeating: 7, count: 3_000_000)
    let written = try OutputFolder(root + "/a/b").write([("c/large", large), ("empty", [])])
    #expect(written == ["c/large", "empty"])
    #expect(bytes("a/b/c/large") == large)
    #expect(bytes("a/b/empty") == [])
    #expect(files() == ["a", "a/b", "a/b/c", "a/b/c/large", "a/b/empty"])
  }

  @Test(
    "A file that cannot be created or is given up leaves no new folders, but those that hold others"
  )
  func newFolders() throws {
    let long = String(repeating: "x", count: 300)
    #expect(throws: OutputError.self) {
      try folder.write([("a/b/file", [1]), ("a/c/\(long)", [2])])
    }
    #expect(throws: OutputError.self) { _ = try GrowingFile(root + "/d/e/\(long)") }
    do { try GrowingFile(root + "/f/g/file").write([1]) }
    #expect(files() == [])
    try folder.write([("kept/file", [1])])
    #expect(throws: OutputError.self) { try folder.write([("kept/new/\(long)", [2])]) }
    #expect(files() == ["kept", "kept/file"])
    let growing = try GrowingFile(root + "/h/file")
    try growing.write([1])
    try growing.putInPlace()
    #expect(bytes("h/file") == [1])
  }

  @Test("A new file is readable by all, within the umask; a replaced one keeps its mode")
  func mode() throws {
    let mask = umask(0)
    umask(mask)
    try folder.write([("new", [1]), ("kept", [1])])
    #expect(mode("new") == 0o644 & ~mask)
    chmod(root + "/kept", 0o600)
    try folder.write([("kept", [2])])
    #expect(mode("kept") == 0o600)
    #expect(bytes("kept") == [2])
  }

  @Test("An unchanged file is left alone")
  func same() throws {
    try folder.write([("a", [1, 2]), ("b", [3])])
    let before = inode("a")
    #expect(try folder.write([("a", [1, 2]), ("b", [4])]) == ["b"])
    #expect(inode("a") == before)
    #expect(bytes("b") == [4])
  }

  @Test("A symbolic link is kept, and its target is written")
  func links() throws {
    try folder.write([("real/file", [1])])
    symlink("real/file", root + "/link")
    symlink("link", root + "/second")
    symlink(root + "/real/missing", root + "/dangling")
    try folder.write([("second", [2]), ("dangling", [3])])
    #expect(bytes("real/file") == [2])
    #expect(bytes("real/missing") == [3])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: root + "/second") == "link")
    #expect(files() == ["dangling", "link", "real", "real/file", "real/missing", "second"])
  }

  @Test("Link cycles, folders, devices and paths below a file cannot be written to")
  func impossible() throws {
    symlink("circle", root + "/circle")
    try folder.write([("file", [1]), ("folder/inner", [1])])
    expectFailure(.cannotCreate, "circle", "Too many levels of symbolic links")
    expectFailure(.cannotCreate, "folder", "Is a directory")
    expectFailure(.cannotCreate, "file/below", "Not a directory", named: "file")
    symlink("/dev/null", root + "/device")
    expectFailure(.cannotCreate, "device", "Not a regular file")
    expectFailure(.cannotCreate, "a\0b", "Invalid argument")
    let long = String(repeating: "n", count: 300)
    expectFailure(.cannotCreate, long, "File name too long")
  }

  @Test("If one file of a set cannot be written, all old ones stay and no temporary files remain")
  func set() throws {
    try folder.write([("a", [1]), ("b", [1]), ("folder/inner", [1])])
    let before = files()
    #expect(throws: OutputError.self) {
      try folder.write([("a", [2]), ("new", [2]), ("b", [2]), ("folder", [2])])
    }
    #expect(bytes("a") == [1])
    #expect(bytes("b") == [1])
    #expect(files() == before)
  }

  @Test("A stale temporary file does not interfere, and goes")
  func leftover() throws {
    let name = ".mainsequence-\(getpid())-0.tmp"
    try Data([9]).write(to: URL(fileURLWithPath: root + "/" + name))
    try folder.write([("a", [1])])
    #expect(files() == ["a"])
    #expect(bytes("a") == [1])
  }

  @Test(
    "A full disk is an error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func full() {
    let descriptor = open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    #expect(writeAll([1], to: descriptor) == ENOSPC)
  }

  @Test("An error names the operation, the file and the reason, and has an exit code")
  func description() {
    let create = OutputError(.cannotCreate, "output/a", code: EACCES)
    #expect(create.description == "cannot create output/a: Permission denied")
    #expect(create.exitCode == 73)
    let write = OutputError(.writeFailed, "output/a", code: ENOSPC)
    #expect(write.description == "cannot write output/a: No space left on device")
    #expect(write.exitCode == 74)
  }

  private func expectFailure(
    _ kind: OutputError.Kind, _ path: String, _ reason: String, named name: String? = nil
  ) {
    let error = #expect(throws: OutputError.self) { try folder.write([(path, [2])]) }
    #expect(error == OutputError(kind, root + "/" + (name ?? path), reason: reason))
  }

  /// Everything below the folder, sorted.
  private func files() -> [String] {
    (try? FileManager.default.subpathsOfDirectory(atPath: root))?.sorted() ?? []
  }

  private func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: root + "/" + path).map { [UInt8]($0) }
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    stat(root + "/" + path, &status)
    return status.st_mode & 0o7777
  }

  private func inode(_ path: String) -> ino_t {
    var status = stat()
    stat(root + "/" + path, &status)
    return status.st_ino
  }
}

@Suite("The tables of a folder's last reports")
struct DataRecordTests {
  private let tables = [[1, 10, 2], [3], []].map { (table: [UInt8]) in table }

  @Test("The earlier table is the last different one, before and after the record is written")
  func earlier() {
    var record = DataRecord(tables[0])
    #expect(record.earlier(than: tables[0]) == nil)
    for (before, table) in zip(tables, tables.dropFirst()) {
      #expect(record.earlier(than: table) == before)
      record = record.following(table)
      #expect(record.earlier(than: table) == before)
      #expect(record.following(table) == record)
    }
  }

  @Test("A record round-trips")
  func bytes() {
    let first = DataRecord(tables[0])
    for record in [first, first.following(tables[1]), first.following(tables[2])] {
      #expect(DataRecord(file: record.bytes) == record)
    }
  }

  @Test(
    "An invalid or truncated record is rejected",
    arguments: [
      "", "\n", "MainSequence tables 1", "MainSequence tables 1\n",
      "MainSequence tables 1\t2\na", "MainSequence tables 1\t1\nab",
      "MainSequence tables 1\t-1\t2\na", "MainSequence tables 1\t1\tx\na",
      "MainSequence tables 1\t0\t0\t0\n", "MainSequence tables 2\t1\na",
    ])
  func broken(text: String) { #expect(DataRecord(file: Array(text.utf8)) == nil) }

  @Test("A table that is too large is neither kept nor compared")
  func large() {
    let large = [UInt8](repeating: 7, count: DataRecord.limit + 1)
    let record = DataRecord(tables[0])
    #expect(record.earlier(than: large) == nil)
    #expect(record.following(large).bytes.isEmpty)
    #expect(DataRecord(file: DataRecord(large.dropLast()).bytes) != nil)
  }
}
