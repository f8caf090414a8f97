import Foundation
import Testing

/// The program, run as its users run it: as a process of its own.
enum Program {
  /// The executable, which lies beside the bundle of these tests.
  static let path: String = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let products = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return products.appendingPathComponent("mainsequence").path
  }()

  /// What a run came to.
  struct Outcome {
    /// The exit code, or that a shell would show: 128 and the number of the signal.
    var status: Int32
    /// What was written to standard output.
    var output: [UInt8]
    /// What was written to standard error.
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs `executable` to its end.
  ///
  /// Its standard error goes to a file, so that no full pipe can hold it up.
  static func run(
    _ executable: String, _ arguments: [String], in folder: String
  ) throws -> Outcome {
    let log = FileManager.default.temporaryDirectory.path + "/errors-\(UUID().uuidString)"
    #expect(FileManager.default.createFile(atPath: log, contents: nil))
    defer { try? FileManager.default.removeItem(atPath: log) }
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    let output = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(["PROGRAM": path]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try startingWithAllSignals { try process.run() }
    let written = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try errors.close()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Outcome(
      status: signal + process.terminationStatus, output: [UInt8](written),
      errors: try String(contentsOfFile: log, encoding: .utf8))
  }
}

/// Runs `body` with no signal held back, since a process starts with those held that its maker holds, and
/// tests run on threads that hold them all.
private func startingWithAllSignals(_ body: () throws -> Void) rethrows {
  var none = sigset_t()
  var before = sigset_t()
  sigemptyset(&none)
  pthread_sigmask(SIG_SETMASK, &none, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  try body()
}

/// A folder of a test's own, in which the program runs; it goes with the test.
final class Workspace {
  let root = FileManager.default.temporaryDirectory.path + "/mainsequence-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// Runs the program here.
  func run(_ arguments: String..., in folder: String = "") throws -> Program.Outcome {
    try Program.run(Program.path, arguments, in: root + "/" + folder)
  }

  /// Runs a line of shell here, in which "$PROGRAM" is the program.
  func shell(_ line: String) throws -> Program.Outcome {
    try Program.run("/bin/sh", ["-c", line], in: root)
  }

  /// Writes a file, and the folders above it.
  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = URL(fileURLWithPath: root + "/" + path)
    try makeFolder(file.deletingLastPathComponent().path, isAbsolute: true)
    try Data(bytes).write(to: file)
  }

  func makeFolder(_ path: String, isAbsolute: Bool = false) throws {
    try FileManager.default.createDirectory(
      atPath: isAbsolute ? path : root + "/" + path, withIntermediateDirectories: true)
  }

  /// The bytes of a file; empty where there is none.
  func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: root + "/" + path).map { [UInt8]($0) } ?? []
  }

  func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  /// Every file below `folder` and its bytes, hidden ones too, but for the records.
  func files(_ folder: String = "") -> [String: [UInt8]] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)) ?? []
    return paths.reduce(into: [:]) { files, path in
      if path.hasSuffix(".mainsequence") || path.hasSuffix(".mainsequence-data") { return }
      var isFolder: ObjCBool = false
      let full = root + "/" + folder + "/" + path
      if FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue {
        files[path] = bytes(folder + "/" + path)
      }
    }
  }
}

/// The files of the assignment, and twelve other stars.
enum Inputs {
  static let otherStars = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/other.csv").path

  /// A table of three small columns with the given rows.
  static func table(_ rows: String...) -> String {
    (["name,absolute_magnitude,log_temperature,label"] + rows).joined(separator: "\n") + "\n"
  }

  /// A table that can be trained on.
  static let fourStars = table("A,1,4.0,1", "B,12,4.1,2", "C,-3,3.6,3", "D,5,3.7,1")
}
