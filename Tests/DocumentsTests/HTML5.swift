import Foundation
import Testing

/// The Python library html5lib, which parses a page as the HTML standard requires of browsers.
enum HTML5 {
  /// An element and its text, in the order of the page.
  struct Element: Equatable, Decodable {
    var name: String
    var text: String
  }

  /// Whether this machine has the library.
  static let isInstalled = (try? run("from html5lib import parse", [])) != nil

  /// Returns the elements of each page.
  static func elements(of pages: [String]) throws -> [[Element]] {
    let bytes = try run(script, try JSONEncoder().encode(pages))
    return try JSONDecoder().decode([[Element]].self, from: Data(bytes))
  }

  private static let script = """
    from html5lib import parse
    from json import dump, load
    from sys import stdin, stdout
    pages = []
    for page in load(stdin):
        tree = parse(page, treebuilder='etree', namespaceHTMLElements=False)
        pages.append([
            {'name': str(element.tag), 'text': ''.join(element.itertext())}
            for element in tree.iter() if isinstance(element.tag, str)
        ])
    dump(pages, stdout)
    """

  private struct Failure: Error {}

  private static func run(_ script: String, _ input: some Sequence<UInt8>) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("html5-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failure() }
    return Array(bytes)
  }
}
