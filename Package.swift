// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
/// Tests are not worth the time that optimizing them takes.
let plain: [SwiftSetting] = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]
/// Every use of a pointer is marked; docs/decisions/memory-safety.md says which modules are without this, and why.
let safe: [SwiftSetting] = strict + [.strictMemorySafety()]

func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = safe
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.init(stringLiteral: name), "_TestSupport"] + dependencies,
    exclude: exclude, swiftSettings: plain)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "mainsequence",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "mainsequence", targets: ["mainsequence"])],
  // Exact, since no lock file is committed; `make check-updates` lists newer versions.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    library("Elementary"),
    library("Formatting"),
    library("Parallelism", settings: strict),
    library("OutputFiles", ["Formatting", "Parallelism"], settings: strict),
    .target(name: "CText"),
    library("Tables", ["CText", "Formatting", "Parallelism"], settings: strict),
    library("Stars", ["Tables", "Elementary", "Formatting", "Parallelism"]),
    .target(name: "CKernel", exclude: ["Functions.inc", "Layers.inc", "Passes.inc"]),
    library("Learning", ["Elementary", "CKernel", "Parallelism"], settings: strict),
    .target(name: "CCells"),
    library("Plotting", ["CCells", "Formatting", "Parallelism"]),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    library("Documents", ["CMarkGFM", "Formatting"], settings: strict),
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo libpng",
      providers: [
        .apt(["libcairo2-dev", "libpango1.0-dev", "libpng-dev"]),
        .brew(["cairo", "pango", "libpng"]),
      ]),
    library("Pages", ["Documents", "Formatting", "Plotting"]),
    .target(name: "CQPDF"),
    .target(name: "CProcess"),
    library(
      "CairoRendering",
      ["Documents", "Formatting", "Pages", "Parallelism", "Plotting", "CCairo", "CQPDF"],
      settings: strict),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CFits"),
    .target(name: "CCompression"),
    .systemLibrary(
      name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    library(
      "TableFormats",
      ["Formatting", "Parallelism", "Tables", "CExpat", "CZlib", "CFits", "CCompression"],
      settings: strict),
    library(
      "Experiments",
      [
        "Stars", "Tables", "Learning", "Elementary", "Formatting", "Parallelism", "Plotting",
        "CYaml",
      ]),
    .target(
      name: "Templates", path: "templates",
      resources: [
        .embedInCode("assignment/stars.csv"), .embedInCode("assignment/experiment.yaml"),
        .embedInCode("assignment/report.md.mustache"),
        .embedInCode("assignment/stars-corrected.csv"),
        .embedInCode("assignment/stars.md.mustache"), .embedInCode("handout.md.mustache"),
        .embedInCode("one-page.md.mustache"), .embedInCode("one-page-stars.md.mustache"),
        .embedInCode("catalogue.md.mustache"), .embedInCode("poster.md.mustache"),
        .embedInCode("poster-stars.md.mustache"), .embedInCode("explorer/explorer.html"),
        .embedInCode("explorer/explorer.css"), .embedInCode("explorer/elementary.js"),
        .embedInCode("explorer/network.js"), .embedInCode("explorer/drawing.js"),
        .embedInCode("explorer/controls.js"),
        .embedInCode("index/sort.js"), .embedInCode("word/a4.docx"),
        .embedInCode("word/letter.docx"), .embedInCode("word/filter.lua"),
      ], swiftSettings: strict),
    library(
      "Reporting",
      [
        "Documents", "Elementary", "Experiments", "Formatting", "Learning", "Parallelism", "Stars",
        "Tables", "Plotting",
      ]),
    library("Exports", ["Documents", "Experiments", "Formatting", "Learning", "Stars", "Tables"]),
    .executableTarget(
      name: "mainsequence",
      dependencies: [
        "Reporting", "Documents", "Experiments", "Exports", "Formatting", "Learning", "OutputFiles",
        "Parallelism", "Plotting", "Stars", "Tables", "TableFormats", "Templates",
        "CairoRendering", "CProcess", argumentParser,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "TrainingBenchmark", dependencies: ["Learning"], path: "Benchmarks/Training",
      exclude: ["peers.py", "run.sh"],
      sources: ["TrainingBenchmark.swift"], swiftSettings: strict),
    .executableTarget(
      name: "FigureBenchmark",
      dependencies: [
        "Reporting", "Experiments", "Plotting", "Stars", "Templates", "CairoRendering",
      ],
      path: "Benchmarks/Figures", exclude: ["pair.py", "peers.py", "run.sh"], swiftSettings: strict),
    .executableTarget(
      name: "ReadingBenchmark", dependencies: ["Stars", "TableFormats"], path: "Benchmarks/Reading",
      exclude: ["peers.py", "run.sh"], swiftSettings: strict),
    library("_TestSupport", ["Learning", "Plotting", "CCairo"], settings: strict),
    tests("Elementary"),
    tests("Documents", ["Formatting"], exclude: ["Fixtures"]),
    tests("Formatting", exclude: ["Fixtures"]),
    tests("Tables"),
    tests("Parallelism"),
    tests("OutputFiles"),
    tests("Stars", ["Elementary", "Tables", "Templates"], exclude: ["Snapshots"]),
    tests("TableFormats", ["Stars", "Tables"], exclude: ["BadTables", "Snapshots"]),
    tests("Learning", ["Elementary"]),
    tests("Plotting", exclude: ["Snapshots"]),
    tests("Pages", ["Documents", "Plotting"], exclude: ["Snapshots"]),
    tests("CairoRendering", ["CCairo", "Documents", "Pages", "Plotting"]),
    tests(
      "Experiments", ["Formatting", "Learning", "Plotting", "Stars", "Tables", "Templates"],
      exclude: ["BrokenExperiments", "Fixtures", "Snapshots"]),
    tests("Exports", ["Experiments", "Stars", "Tables"], exclude: ["Snapshots"]),
    tests(
      "Reporting",
      [
        "CairoRendering", "Documents", "Elementary", "Experiments", "Formatting", "Learning",
        "OutputFiles", "Plotting", "Stars", "TableFormats", "Tables", "Templates",
      ],
      exclude: ["Fixtures", "Snapshots"]),
    .testTarget(name: "StructureTests", swiftSettings: plain),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "mainsequence", "CairoRendering", "Formatting", "Templates", "TrainingBenchmark",
        "_TestSupport",
      ],
      exclude: ["Fixtures", "Snapshots"],
      swiftSettings: plain),
  ],
  swiftLanguageModes: [.v6]
)

// The readers for libFuzzer, which brings the main function: `make fuzz`.
if Context.environment["FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "Experiments", "Plotting", "Reporting", "Stars", "TableFormats", "Tables", "CZlib",
      ], path: "Fuzzing", exclude: ["Dictionaries", "Seeds"], swiftSettings: strict))
}
