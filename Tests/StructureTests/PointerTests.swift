import Testing

@Suite("Pointers are where docs/decisions/memory-safety.md says")
struct PointerTests {
  private static let modules = ["Tables", "TableFormats"]

  @Test("Of the modules that read tables, only the files listed use pointers", arguments: modules)
  func listed(module: String) throws {
    let page = try Repository.text("docs/decisions/memory-safety.md")
    let listed = Set(
      page.matches(of: /`(\w+\/[\w\/+]+\.swift)`/).map { "Sources/\($0.1)" }
        .filter { $0.hasPrefix("Sources/\(module)/") })
    let found = try Repository.swiftFiles(under: "Sources/\(module)").filter { file in
      try Repository.text(file).contains(/[uU]nsafe|import C(?:Expat|Zlib|Fits|Compression|Text)\b/)
    }
    #expect(found.count > 10)
    #expect(listed == Set(found))
  }
}
