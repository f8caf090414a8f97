import Testing

@Suite("Modules depend on each other as the manifest and the architecture say")
struct ModuleTests {
  private let manifest: Manifest
  private let table: ModuleTable

  /// Modules of the systems, which no manifest declares.
  private static let platform: Set = [
    "Darwin", "Dispatch", "Foundation", "FoundationEssentials", "FoundationXML", "Glibc", "Musl",
    "Synchronization",
    "Testing",
  ]

  init() throws {
    manifest = Manifest(try Repository.text("Package.swift"))
    table = ModuleTable(try Repository.text("docs/architecture.md"))
  }

  /// The targets that the architecture is about.
  private var modules: [Manifest.Target] {
    manifest.targets.filter { !$0.isTest && !$0.path.hasPrefix("Benchmarks/") }
  }

  private func imports(_ target: Manifest.Target) throws -> Set<String> {
    try Repository.swiftFiles(under: target.path)
      .reduce(into: []) { $0.formUnion(try Repository.imports(of: $1)) }
  }

  @Test("The manifest and the table are read")
  func read() throws {
    #expect(modules.count > 15)
    #expect(table.rows.count > 15)
    let stars = try #require(manifest.targets.first { $0.name == "Stars" })
    #expect(stars.dependencies == ["Tables", "Elementary", "Formatting", "Parallelism"])
    let experiments = try #require(manifest.targets.first { $0.name == "Experiments" })
    #expect(experiments.dependencies.contains("CYaml"))
    #expect(try imports(stars).isSuperset(of: ["Tables", "Elementary"]))
  }

  @Test("Every import is declared, in sources, benchmarks and tests")
  func undeclared() throws {
    for target in manifest.targets {
      let others = try imports(target).subtracting(target.dependencies)
        .subtracting(Self.platform)
      #expect(others.isEmpty, "\(target.name) imports \(others.sorted()) undeclared")
    }
  }

  @Test("Every declared dependency is imported")
  func unused() throws {
    for target in manifest.targets where !target.isTest && !target.dependencies.isEmpty {
      let unused = target.dependencies.subtracting(try imports(target))
      #expect(unused.isEmpty, "\(target.name) declares \(unused.sorted()) and imports none of it")
    }
  }

  @Test("The table of the architecture is that of the manifest")
  func documented() {
    #expect(
      Set(table.rows.map(\.module)).count == table.rows.count, "a module stands there twice")
    #expect(Set(table.rows.map(\.module)) == Set(modules.map(\.name)))
    for row in table.rows {
      let target = modules.first { $0.name == row.module }
      #expect(target?.dependencies == row.dependencies, "\(row.module)")
    }
  }

  @Test("Every module depends on modules of lower layers alone")
  func layers() {
    let layers = Dictionary(table.rows.map { ($0.module, $0.layer) }) { first, _ in first }
    for target in modules {
      for dependency in target.dependencies {
        guard let own = layers[target.name], let other = layers[dependency] else { continue }
        #expect(other < own, "\(target.name) depends on \(dependency)")
      }
    }
  }

  @Test("Tables and its formats know nothing of astronomy")
  func neutrality() throws {
    let words =
      /(?i:magnitude|spectral|stellar|luminosity|astronom|\bstars?\b)|[sS]tar[A-Z]|[a-z]Stars?\b/
    let files = ["Sources/Tables", "Sources/TableFormats"].flatMap(
      Repository.swiftFiles(under:))
    for file in files {
      let found = try Repository.text(file).matches(of: words).map { String($0.0) }
      #expect(found.isEmpty, "\(file) speaks of \(Set(found).sorted())")
    }
  }
}
