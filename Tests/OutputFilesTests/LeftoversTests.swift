import Foundation
import Testing

@testable import OutputFiles

@Suite("Temporary files of killed processes are removed, and folders are locked")
final class LeftoversTests {
  let root = FileManager.default.temporaryDirectory.path + "/leftovers-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(
      atPath: root + "/figures", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func create(_ name: String) -> String {
    let path = root + "/" + name
    #expect(FileManager.default.createFile(atPath: path, contents: Data([1])))
    return path
  }

  private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test("A leftover goes at the next writing, whatever process its name has; nothing else does")
  func removal() throws {
    let leftovers = [".mainsequence-1-0.tmp", ".mainsequence-\(getpid())-7.tmp"].map(create)
    let others = [".mainsequence", ".mainsequence-data", "mainsequence-1-0.tmp", ".x-1-0.tmp"]
      .map(create)
    try OutputFolder(root).write([("new", [1])])
    #expect(leftovers.filter(isThere) == [])
    #expect(others.filter(isThere) == others)
  }

  @Test("A temporary file that is locked belongs to a process that is alive, and stays")
  func locked() throws {
    let path = create(".mainsequence-999999-0.tmp")
    let descriptor = open(path, O_RDONLY)
    #expect(lock(descriptor, waits: false) == .taken)
    try OutputFolder(root).write([("one", [1])])
    OutputFolder(root).removeLeftovers()
    #expect(isThere(path))
    close(descriptor)
    OutputFolder(root).removeLeftovers()
    #expect(!isThere(path))
  }

  @Test("A growing file is not removed by others while it grows")
  func growing() throws {
    let file = try GrowingFile(root + "/long")
    try file.write([1, 2])
    OutputFolder(root).removeLeftovers()
    try OutputFolder(root).write([("other", [1])])
    try file.write([3])
    try file.putInPlace()
    #expect(FileManager.default.contents(atPath: root + "/long") == Data([1, 2, 3]))
  }

  @Test("Leftovers in the named folders go, too, and links are not followed")
  func folders() {
    let inner = create("figures/.mainsequence-1-0.tmp")
    let target = create("target")
    symlink(target, root + "/.mainsequence-2-0.tmp")
    OutputFolder(root).removeLeftovers(and: ["figures", "none"])
    #expect(!isThere(inner))
    #expect(isThere(target))
  }

  @Test("Two writers of sets take turns, and never mix their files")
  func turns() {
    let names = (0..<12).map { "file-\($0)" }
    let folder = OutputFolder(root)
    DispatchQueue.concurrentPerform(iterations: 8) { writer in
      let files = names.map { (path: $0, bytes: [UInt8](repeating: UInt8(writer), count: 100)) }
      do { try folder.write(files) } catch { Issue.record(error) }
    }
    let contents = Set(names.map { FileManager.default.contents(atPath: root + "/" + $0) })
    #expect(contents.count == 1)
  }

  @Test(
    "A folder is locked once, until its lock goes; where there is none, there is nothing to lock")
  func folderLock() throws {
    let held = try FolderLock(root, waits: false)
    #expect(held != nil)
    let error = #expect(throws: OutputError.self) { try FolderLock(root, waits: false) }
    #expect(error?.exitCode == 73)
    #expect(
      error?.description == "cannot create \(root): another process is writing into this folder")
    try OutputFolder(root).write([("a", [1]), ("b", [2])], holding: held)
    #expect(try FolderLock(root + "/none", waits: false) == nil)
  }

  @Test("The lock on a folder goes with its owner")
  func release() throws {
    do { _ = try FolderLock(root, waits: false) }
    #expect(try FolderLock(root, waits: false) != nil)
  }
}
