import Foundation
import Tables
import Testing
import _TestSupport

@testable import Experiments

@Suite("The documentation of the experiment file follows the table of keys")
struct ReferenceTests {
  @Test("The page is generated from the table")
  func page() { expectPage(ReferencePage.text, named: "experiment-file.md") }

  @Test("The JSON Schema is generated from the table")
  func schema() {
    expectPage(Experiment.jsonSchema.text + "\n", named: "experiment.schema.json")
  }

  @Test("docs/models.md has the table of the keys of a model file")
  func model() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/models.md")
    #expect(
      try String(contentsOf: page, encoding: .utf8).contains("\n\(ReferencePage.modelTable)\n"),
      "the table is\n\(ReferencePage.modelTable)")
  }

  @Test("What the schema rejects, the program rejects too", arguments: BrokenExperiment.all)
  func broken(_ experiment: BrokenExperiment) throws {
    let bytes = try Array(Data(contentsOf: experiment.file))
    #expect(throws: Diagnostics.self) { try Experiment.decode(bytes, name: experiment.name) }
  }
}

/// An experiment that is wrong in one way, which its first line says.
struct BrokenExperiment: CustomTestStringConvertible, Sendable {
  let file: URL

  var name: String { file.lastPathComponent }
  var testDescription: String { name }

  /// Those of the folder `BrokenExperiments`, which `docs/schema-check.sh` holds against the schema.
  static let all: [BrokenExperiment] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("BrokenExperiments")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
      .map { BrokenExperiment(file: folder.appendingPathComponent($0)) }
  }()
}
