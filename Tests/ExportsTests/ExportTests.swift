import Experiments
import Testing
import _TestSupport

@testable import Exports

@Suite("Exports of a model")
struct ExportTests {
  /// A model of two features whose classes have names that would end a comment or a literal.
  static func model(_ activation: String) throws -> ExportedModel {
    let classes = [("1", #"dwarf */ "'"#), ("\u{3B2}", "white\ndwarf ?\u{5C}"), ("O'", "giant`")]
    let objects = classes.map { label, name in
      "{\"label\": \(quoted(label)), \"name\": \(quoted(name)), \"plural\": \"s\", \"color\": null}"
    }
    let file = """
      {"format": "mainsequence-model-1",
       "origin": {"program": "MainSequence 1.0", "data": "d", "experiment": "e"},
       "features": ["absolute_magnitude", "log_temperature"], "columns": {}, "temperature_from": null,
       "parallax_unit": null, "distance_unit": null, "parallax_over_error": 5.0, "extinction": null,
       "classes": [\(objects.joined(separator: ", "))], "activation": "\(activation)",
       "layers": [
         {"weights": [[2.0, -3.5], [0.25, 8.0]], "biases": [0.5, -1.0]},
         {"weights": [[4.0, -2.0], [-40.0, 6.0], [1e-3, 900.0]], "biases": [0.0, 0.125, -700.0]}],
       "stars": {"names": ["a", "b", "c", "d", "e", "f", "g"], "classes": [0, 1, 2, 0, 1, 2, 0],
         "values": [[-6.0, 1.0, 2.0, 3.0, 4.0, 5.0, 14.0], [3.5, 3.6, 4.5, 3.7, 3.8, 4.0, 4.2]]}}
      """
    return ExportedModel(try StarModel(Array(file.utf8), name: "model.json"))
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("\n", with: "\\n"))\""
  }

  @Test("Five of the stars test an export, from the first to the last")
  func samples() throws {
    let model = try Self.model("sigmoid")
    #expect(model.samples.map(\.name) == ["a", "b", "d", "e", "g"])
    #expect(model.samples.allSatisfy { (1 - $0.probabilities.reduce(0, +)).magnitude < 1e-15 })
  }

  @Test("The texts, each with another activation")
  func texts() throws {
    expectSnapshot(CSource(try Self.model("tanh")).text, named: "tanh.c")
    expectSnapshot(PythonSource(try Self.model("sigmoid")).text, named: "sigmoid.py")
    let query = SQLSource(
      try Self.model("relu"), for: .postgres, from: "gaia.stars", identifier: "source_id")
    expectSnapshot(query.text, named: "relu.sql")
  }

  @Test("A query of every engine has its own marks, types and fence")
  func engines() throws {
    let model = try Self.model("relu")
    func text(_ engine: SQLEngine) -> String {
      SQLSource(model, for: engine, from: "s", identifier: "a b").text
    }
    #expect(text(.spark).contains("`a b` AS star") && text(.spark).contains("THEN 'O\\''"))
    #expect(text(.trino).contains("\"a b\" AS star") && text(.trino).contains("THEN 'O'''"))
    #expect(text(.sqlite).contains("max(z2_1, max(z2_2, z2_3))"))
    #expect(text(.postgres).contains("DOUBLE PRECISION") && text(.postgres).contains("OFFSET 0"))
    #expect(!text(.duckdb).contains("OFFSET"))
    #expect(text(.spark).contains("FROM ms_input\n  LATERAL VIEW inline(array(struct(\n"))
    #expect(!text(.trino).contains("LATERAL"))
    #expect(SQLEngine.duckdb.literal(-2) == "(-2.0e0)")
    #expect(SQLEngine.duckdb.literal(1e-300) == "1e-300")
  }

  @Test("A wide sum is a tree of a small depth")
  func depth() {
    let terms = (0..<1_000).map(String.init)
    let tree = SQLSource.tree(terms) { "(\($0)+\($1))" }
    var (depth, deepest) = (0, 0)
    for character in tree {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      deepest = max(deepest, depth)
    }
    #expect(deepest == 10)
  }
}

@Suite("An ONNX file")
struct ONNXTests {
  @Test("Fields are encoded as in the guide to Protocol Buffers")
  func fields() {
    var message = ProtocolBuffer()
    message.append(1, 150)
    message.append(2, "testing")
    #expect(
      message.bytes == [0x08, 0x96, 0x01, 0x12, 0x07] + Array("testing".utf8))
    var outer = ProtocolBuffer()
    outer.append(3, message)
    #expect(outer.bytes == [0x1A, UInt8(message.bytes.count)] + message.bytes)
    var negative = ProtocolBuffer()
    negative.append(1, -1)
    #expect(negative.bytes == [0x08] + Array(repeating: 0xFF, count: 9) + [0x01])
  }

  @Test("It holds the weights as 64-bit numbers, and the names in its metadata")
  func contents() throws {
    let bytes = ONNXFile(try ExportTests.model("tanh")).bytes
    let weights = [2.0, -3.5, 0.25, 8.0].flatMap { value in
      withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
    }
    // raw_data (field 9) of 32 bytes after the name (field 8) of two.
    #expect(bytes.firstRange(of: [0x42, 2] + Array("w1".utf8) + [0x4A, 32] + weights) != nil)
    for text in ["Tanh", "Softmax", "absolute_magnitude", "test_probabilities", "star_classifier"] {
      #expect(bytes.firstRange(of: Array(text.utf8)) != nil, "\(text)")
    }
  }
}
