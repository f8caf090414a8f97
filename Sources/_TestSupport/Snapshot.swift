import Foundation
import Testing

/// Compares `text` with the file `name` in the folder `Snapshots` beside the calling test.
///
/// With `RECORD_SNAPSHOTS=1` in the environment the file is written instead and the test fails, so
/// that a recording run cannot be mistaken for a test run.
public func expectSnapshot(
  _ text: String, named name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let folder = URL(fileURLWithPath: testFile).deletingLastPathComponent()
  expectContents(
    text, of: folder.appendingPathComponent("Snapshots/\(name)"), sourceLocation: sourceLocation)
}

/// Compares `text` with the committed file `name` of the folder `docs`, or writes it, as for snapshots.
public func expectPage(
  _ text: String, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  expectContents(
    text, of: root.appendingPathComponent("docs/\(name)"), sourceLocation: sourceLocation)
}

private func expectContents(_ text: String, of file: URL, sourceLocation: SourceLocation) {
  let name = file.lastPathComponent
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    } catch {
      Issue.record(error, sourceLocation: sourceLocation)
    }
    return
  }
  guard let recorded = try? String(contentsOf: file, encoding: .utf8) else {
    Issue.record(
      "no file \(name); record it with RECORD_SNAPSHOTS=1", sourceLocation: sourceLocation)
    return
  }
  if let difference = firstDifference(recorded, text) {
    Issue.record("\(name): \(difference)", sourceLocation: sourceLocation)
  }
}

/// Returns the first line in which two texts differ, or nil if they are equal.
func firstDifference(_ recorded: String, _ text: String) -> String? {
  if Array(recorded.utf8) == Array(text.utf8) { return nil }
  let old = recorded.components(separatedBy: "\n")
  let new = text.components(separatedBy: "\n")
  let line = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  let place = line ?? min(old.count, new.count)
  return """
    line \(place + 1)
    recorded: \(place < old.count ? old[place] : "(end)")
    now:      \(place < new.count ? new[place] : "(end)")
    """
}
