import Formatting
import Foundation
import Tables
import Testing

@testable import Experiments

/// The folder `test_parsing` of Nicolas Seriot's JSONTestSuite, which is not part of this project and is read only
/// if the environment names it.
private let suiteFolder = ProcessInfo.processInfo.environment["JSON_TEST_SUITE"]

@Suite("A JSON text is written and read as RFC 8259 says")
struct JSONTextTests {
  /// The value of a text, as the reader of models has it.
  private func value(_ text: String) throws -> YAMLNode {
    var tree = JSONTree(SourceText(Array(text.utf8), name: "m.json"))
    return try tree.root()
  }

  private func fault(_ text: String) -> String {
    let source = SourceText(Array(text.utf8), name: "m.json")
    do throws(Diagnostics) {
      _ = try YAMLDocument(json: source, what: "model", limit: 1 << 20)
      return ""
    } catch {
      return error.shown[0].message + " at \(error.shown[0].place?.column ?? 0)"
    }
  }

  // MARK: - Characters

  @Test(
    "Every character of a plane is written, and read again, here and by another reader",
    arguments: 0...16)
  func scalars(plane: UInt32) throws {
    let all = String.UnicodeScalarView(
      // A letter between them, since one may not have so many marks.
      (plane << 16..<(plane + 1) << 16).compactMap { Unicode.Scalar($0) }.flatMap { [$0, "x"] })
    let text = JSON.string(String(all)).text
    #expect(text.unicodeScalars.allSatisfy { !$0.isHidden && !$0.isJoiner })
    let read = try #require(try value(text).text)
    #expect(read.unicodeScalars.elementsEqual(all))
    let other = try JSONDecoder().decode(String.self, from: Data(text.utf8))
    #expect(other.utf8.elementsEqual(read.utf8))
  }

  @Test("A text of which every character is an escape, in pairs beyond U+FFFF, is the same text")
  func escapes() throws {
    let text = "a\u{0}\u{7F}\u{85}é\u{200B}\u{202E}\u{FFFE}\u{FFFF}\u{1F30D}\u{10FFFF}\"\\"
    for isUpper in [false, true] {
      let escaped = text.utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: isUpper)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
      #expect(
        try value("\"\(escaped)\"").text?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }
    #expect(try value(#""\"\\\/\b\f\n\r\t""#).text == "\"\\/\u{8}\u{C}\n\r\t")
  }

  // MARK: - Verdicts

  @Test(
    "What the grammar allows is read",
    arguments: [
      "0", "-0", "-0.10e+01", "1E-2", "[]", "{}", " [ 1 , {\"a\" : null} ]\r\n\t", "\"\"", "true",
      "[[], {}]",
      "{\"\": 0}", "{\"a\": 1, \"a\": 2}", "\"\u{7F}\u{2028}\"", "1e999",
    ])
  func allowed(text: String) throws { _ = try value(text) }

  @Test(
    "What it does not allow is a fault with its place",
    arguments: [
      ("", "empty at 1"), ("[1,]", "not JSON: this is not a JSON value at 4"),
      ("[1 2]", "] is expected here at 4"),
      ("{\"a\" 1}", ": is expected here at 6"), ("{a: 1}", "\" is expected here at 2"),
      ("{\"a\": 1,}", "\" is expected here at 9"),
      ("[1] x", "text after the end of the value at 5"),
      ("01", "this is not a JSON value at 1"), ("[+1]", "this is not a JSON value at 2"),
      ("[.5]", "value at 2"), ("[1.]", "value at 2"), ("[1e]", "value at 2"),
      ("[0x1]", "value at 2"),
      ("[NaN]", "value at 2"), ("[-Infinity]", "value at 2"), ("[True]", "value at 2"),
      ("['a']", "value at 2"),
      ("[\"\\x\"]", "this escape is not valid at 3"),
      ("[\"\\u12G4\"]", "this escape is not valid at 3"),
      ("[\"a\\ud800\"]", "this escape is half of a pair of surrogates at 4"),
      ("[\"\\udc00\"]", "half of a pair of surrogates at 3"),
      ("[\"\\ud800\\u0041\"]", "half of a pair of surrogates at 3"),
      ("[\"a\tb\"]", "a control character, which JSON writes as an escape at 4"),
      ("[\"a\n\"]", "this string is not closed on its line at 4"),
      ("[\"a", "this string is never closed at 2"),
      ("[", "the file is truncated at 2"), ("# a\n1", "this is not a JSON value at 1"),
      ("a: 1", "not a JSON value at 1"),
      ("{\"é\": 1, \"b\": 2, \"é\": 3}", "the key \"é\" is given twice at 18"),
      (
        String(repeating: "[", count: 101),
        "more than 100 arrays and objects within each other at 101"
      ),
    ])
  func refused(text: String, message: String) {
    #expect(fault(text).hasSuffix(message), "\(fault(text))")
  }

  @Test("Keys that Unicode considers equivalent are two keys")
  func equivalentKeys() { #expect(fault("{\"é\": 1, \"e\\u0301\": 2}") == "") }

  @Test(
    "A letter has 30 combining marks in a key and a value, written as escapes", arguments: 0...1)
  func escapedMarks(_ place: Int) {
    func text(_ count: Int) -> String {
      let marked = "x" + String(repeating: #"\u0301"#, count: count)
      return place == 0 ? #"{"\#(marked)": 1}"# : #"{"a": "\#(marked)"}"#
    }
    #expect(fault(text(30)) == "")
    #expect(fault(text(31)).contains("a letter with more than 30 combining marks"))
  }

  @Test("All texts of the JSON test suite have its verdict", .enabled(if: suiteFolder != nil))
  func suite() throws {
    let folder = URL(fileURLWithPath: suiteFolder ?? "")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    var counts: [Bool: Int] = [:]
    for file in files where !file.lastPathComponent.hasPrefix("i_") {
      let source = SourceText([UInt8](try Data(contentsOf: file)), name: "t.json")
      var tree = JSONTree(source)
      let isRead = source.encodingFault() == nil && (try? tree.root()) != nil
      counts[isRead, default: 0] += 1
      #expect(isRead == file.lastPathComponent.hasPrefix("y_"), "\(file.lastPathComponent)")
    }
    #expect(counts == [true: 95, false: 188])
  }

  // MARK: - Models

  @Test(
    "A model keeps the names of its stars and classes, whatever they hold",
    arguments: [
      "d\u{7F}Or", "d\u{85}\u{9B}Or", "\u{FFFE}\u{FFFF}", "&a *a", "R&D of *D stars",
      "\u{1F30D}\u{200D}\u{202E}",
      "\u{2028}\u{FEFF}x", "- a", "'\"\\", "{x: 1} # y", "null", "\u{301}",
      "\u{A0}", "\u{85}", "\u{2003}",
    ])
  func names(name: String) throws {
    var model = try Models.training().model
    model = try StarModel(model.file, name: "m.json")
    var stars = model.stars
    stars.names[0] = name
    var classes = model.classes
    classes[0] = StarClass(label: name, name: name, plural: name)
    let renamed = try #require(
      StarModel(
        origin: model.origin, schema: model.schema, classes: classes, stars: stars,
        network: model.network))
    let read = try StarModel(renamed.file, name: "m.json")
    for text in [read.stars.names[0], read.classes[0].label, read.classes[0].name] {
      #expect(text.unicodeScalars.elementsEqual(name.unicodeScalars))
    }
  }
}
