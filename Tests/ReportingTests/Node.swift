import Foundation
import Templates

/// Node, which runs the mathematics of the explorer outside a browser.
enum Node {
  /// Whether this machine has it.
  static let isInstalled = (try? run("0", on: "null")) != nil

  private struct Failure: Error {}

  /// Returns the JSON of the value of `expression`, in which `data` is the value of the JSON text `input`.
  static func run(_ expression: String, on input: String) throws -> String {
    let scripts = [ExplorerTemplate.elementary, ExplorerTemplate.network].map {
      String(decoding: $0, as: UTF8.self)
    }
    let program =
      "'use strict';\n" + scripts.joined(separator: "\n") + "\nconst data = \(input);\n"
      + "process.stdout.write(JSON.stringify(\(expression)));\n"
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).js")
    try Data(program.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["node", file.path()]
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failure() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
