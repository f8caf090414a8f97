import Foundation
import Testing

/// The program pandoc, as a second parser of GitHub Flavored Markdown.
enum Pandoc {
  /// The path of the program, if it is installed.
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .components(separatedBy: ":").map { $0 + "/pandoc" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Returns the text of every cell of a document that consists of one table, without its header.
  ///
  /// Anything in a cell other than text and blanks is listed in angle brackets.
  static func cells(of markdown: String) throws -> [[String]] {
    let blocks = try blocks(of: markdown)
    let table = try #require(blocks.first?["c"] as? [Any])
    #expect(blocks.count == 1, "the table ended before its last row")
    let bodies = try #require(table[4] as? [[Any]])
    return try bodies.flatMap { try #require($0[3] as? [[Any]]) }.map { row in
      try #require(row[1] as? [[Any]]).map { text($0[4]) }
    }
  }

  /// Returns the blocks of a document, named as by `pandoc -t json`.
  private static func blocks(of markdown: String) throws -> [[String: Any]] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("pandoc-\(UUID().uuidString).md")
    try Data(markdown.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = ["-f", "gfm", "-t", "json", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let document = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    return try #require(document?["blocks"] as? [[String: Any]])
  }

  private static func text(_ node: Any) -> String {
    if let nodes = node as? [Any] { return nodes.map(text).joined() }
    guard let element = node as? [String: Any], let kind = element["t"] as? String else {
      return ""
    }
    switch kind {
    case "Str": return element["c"] as? String ?? ""
    case "Space", "SoftBreak": return " "
    case "Plain", "Para": return text(element["c"] ?? [])
    default: return "<\(kind)>"
    }
  }
}
