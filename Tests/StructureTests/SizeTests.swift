import Testing

@Suite("Files and folders are small enough to be read")
struct SizeTests {
  /// The first number of lines that is too many for a file.
  private static let lineLimit = 300
  /// The most Swift files that a folder holds, those of its folders not counted.
  private static let fileLimit = 20

  // TEMPORARY: what is still too large. Remove each when its module is divided.
  private static let largeFiles: Set = ["Sources/Plotting/Mark.swift"]
  private static let largeFolders: Set = [
    "Sources/Experiments", "Sources/Learning", "Sources/Plotting", "Sources/Reporting/Sections",
    "Sources/mainsequence",
  ]

  private static let files = ["Sources", "templates"].flatMap(Repository.swiftFiles(under:))

  @Test("A file has fewer than 300 lines")
  func lines() throws {
    #expect(Self.files.count > 200)
    for file in Self.files where !Self.largeFiles.contains(file) {
      let count = try Repository.text(file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).count
      #expect(count - 1 < Self.lineLimit, "\(file) has \(count - 1) lines")
    }
  }

  @Test("A folder holds 20 Swift files at most")
  func folders() {
    let folders = Dictionary(grouping: Self.files) { file in
      file.split(separator: "/").dropLast().joined(separator: "/")
    }
    for (folder, files) in folders where !Self.largeFolders.contains(folder) {
      #expect(files.count <= Self.fileLimit, "\(folder) holds \(files.count)")
    }
  }
}
