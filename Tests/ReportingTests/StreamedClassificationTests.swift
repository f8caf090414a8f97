import Experiments
import Stars
import TableFormats
import Tables
import Testing

@testable import Reporting

@Suite("A table that is classified block by block gives what it gives at once")
struct StreamedClassificationTests {
  /// A model of two features and two classes, made by hand.
  private static let model = """
    {"format": "mainsequence-model-1",
     "origin": {"program": "p", "data": "d", "experiment": "e"},
     "features": ["absolute_magnitude", "log_temperature"], "columns": {},
     "temperature_from": null, "parallax_unit": null, "distance_unit": null,
     "parallax_over_error": 5.0, "extinction": null,
     "classes": [
       {"label": "1", "name": "dwarf", "plural": "dwarfs", "color": null},
       {"label": "2", "name": "giant, red", "plural": "giants", "color": null}],
     "activation": "tanh",
     "layers": [{"weights": [[1.5, -2.0], [0.5, 1.0]], "biases": [0.25, -0.5]}],
     "stars": {"names": ["a", "b"], "classes": [0, 1], "values": [[-5.0, 15.0], [3.5, 4.5]]}}
    """

  /// The bytes and the notes of a classification.
  private struct Answer: Equatable {
    var bytes: [UInt8] = []
    var notes: [String] = []
    var counts: [Int] = []
  }

  private static func starModel() throws -> StarModel {
    try StarModel(Array(model.utf8), name: "m.json")
  }

  /// The answer of the whole table, written field by field.
  private static func whole(_ text: [UInt8]) throws -> Answer {
    let model = try starModel()
    let file = try TableFile(text, name: "t.csv")
    let catalogue = try Catalogue.read(file.table, faults: file.faults, schema: model.schema)
    let result = try ClassifiedTable(catalogue, model)
    let table = result.table
    var lines = [table.table.columns + table.added.map(\.name)]
    for row in 0..<table.rowCount {
      lines.append(
        table.table.columns.indices.map { table.table.text(row: row, column: $0) }
          + table.added.map { String(decoding: $0.bytes(row), as: UTF8.self) })
    }
    return Answer(
      bytes: lines.flatMap { Array((csv($0) + "\n").utf8) },
      notes: notes(catalogue, catalogue.formWarnings, ClassifiedTable.oddities(of: catalogue)),
      counts: [result.classified, result.extrapolated])
  }

  private static func csv(_ fields: [String]) -> String {
    fields.enumerated().map { index, field in
      let isSpecial =
        field.utf8.contains { ",\"\n\r".utf8.contains($0) } || index == 0 && field.hasPrefix("#")
      return isSpecial ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }.joined(separator: ",")
  }

  private static func notes(
    _ catalogue: Catalogue, _ form: Diagnostics, _ oddities: Diagnostics
  ) -> [String] {
    catalogue.readingNotes + form.shown.map(\.description)
      + catalogue.omissions.map { "\($0.count) with \($0.reason)" }
      + oddities.shown.map(\.description) + ["\(oddities.omitted) others"]
  }

  /// The answer in blocks of `size` bytes.
  private static func streamed(_ text: [UInt8], size: Int) throws -> Answer {
    let blocks = try #require(TableBlocks(start: text, isWhole: true, name: "t.csv"))
    var classification = StreamedClassification(blocks, try starModel())
    for _ in 0..<StreamedClassification.mostPasses {
      var answer = Answer()
      var position = classification.headSize
      let isFinal = try classification.pass(size: size) { bytes, count in
        let end = min(position + count, text.count)
        bytes += text[position..<end]
        position = end
        return end < text.count
      } write: { table in
        for part in TableFormat.csv(of: table, hasHeader: answer.bytes.isEmpty) {
          answer.bytes += part
        }
      }
      guard isFinal, let catalogue = classification.catalogue else { continue }
      answer.notes = notes(
        catalogue, classification.formNotes, classification.oddities.warnings)
      answer.counts = [classification.classified, classification.extrapolated]
      return answer
    }
    Issue.record("the decisions change from pass to pass")
    return Answer()
  }

  @Test(
    "whatever its lines, quotes and missing values",
    arguments: [
      "name,absolute_magnitude,log_temperature\nA,1.5,3.7\nB,-4,3.6\nC,12,4.1\n",
      "name,absolute_magnitude,log_temperature\r\nA,1.5,3.7\r\nB,-4,3.6\r\n\r\nC,12,4.1",
      "name,absolute_magnitude,log_temperature\rA,1.5,3.7\rB,-4,3.6\rC,12,4.1\r",
      "\u{FEFF}name,absolute_magnitude,log_temperature\n\"A\n\r\n, B\",1.5,3.7\n\"say \"\"B\"\"\",-4,3.6\n",
      "# a comment\nname,absolute_magnitude,log_temperature\n#one\nA,1.5,3.7\n# two\n\n  \nB,-4,3.6\n#END#\nC,1,2\n",
      "name;absolute_magnitude;log_temperature\nA, b;1.5;3.7\n  B  ;-4;3.6\n\"#C\";12;4.1\nD\"d;1;3.5\n",
      "name\tabsolute_magnitude\tlog_temperature\n A\t1.5\t3.7\nB,b\t\t3.6\n\t3\t4.1\n",
      "absolute_magnitude,log_temperature\n,3.7\n1.5,\n 2.5 , 3.75\t\n,\n3e0,+3.6\n",
      "name,absolute_magnitude,log_temperature\nA,99.99,3.7\nB,1,3.6\nC,99.99,3.5\nD,-99.99,4\n",
      "Star,Mv,Teff,logT\nA,1.5,5772,\nB,2,,3.6\nC,3,4000,3.6\n",
      "Star,Vmag,Plx,BV\nA,5.1,100,0.6\nB,6.2,,0.7\nC,4,50,\nD,9.5,20,1.4\nE,1,99,0.2\n",
      "name,V,parallax_mas,dist_pc,logT\nA,5,100,10,3.7\nB,6,,20,3.6\nC,7,,,3.6\nD,8,3,200000,3.5\n",
      "name,,absolute_magnitude,log_temperature\nA,x,1.5,3.7\nÅ, \u{301},2,3.9\n",
      "\"\",\"absolute_magnitude\",\"log_temperature\"\n\"1\",1.5,3.7\n\"2\",2.5,3.8\n",
      "name,absolute_magnitude,log_temperature\nmag,mag,dex(K)\n---,---,---\nA,1.5,3.7\nB,2,3.9\n",
      "name,kind,absolute_magnitude,log_temperature\nA,giant,15,3.7\nB,white dwarf,-4,3.6\nC,,9,3.5\n",
      "name,Vmag,Plx,absolute_magnitude,log_temperature\nA,5,100,10,3.7\nB,6,50,9.5,3.8\nC,7,,4,3.6\nD,9,20,10.5,3.9\n",
      // Most logarithms are wrong, which is one finding; a temperature is impossible, types contradict magnitudes.
      "name,kind,absolute_magnitude,Teff,logT\nA,,5,5000,3.1\nB,dwarf,6,9e9,3.9\nC,giant,9,4000,3.1\nD,,1,7000,3.2\nE,,2,3000,3.477\nF,,3,6000,2\n",
      "name,kind,absolute_magnitude,Teff,logT\nA,,5,5000,3.1\nB,dwarf,-9,9e9,3.9\nC,giant,15,4000,3.602\nD,,1,7000,3.845\nE,,2,3000,3.477\nF,giant,13,6000,2\n",
    ])
  func same(text: String) throws {
    let bytes = Array(text.utf8)
    let expected = try Self.whole(bytes)
    for size in [1, 7, 64, 1 << 12] {
      #expect(try Self.streamed(bytes, size: size) == expected, "in blocks of \(size) bytes")
    }
  }

  @Test("Magnitudes are judged by the first 1,000 stars, a lone value that sets the scale is not")
  func firstStars() throws {
    var text = "name,Vmag,Plx,absolute_magnitude,log_temperature\n"
    for star in 0..<1_100 {
      // Of the first 1,000 stars, 501 are 5 mag too faint, and later ones are not.
      text += "S\(star),\(4 + star % 5),100,\((star < 501 ? 9 : 4) + star % 5),3.7\n"
    }
    text += "X,5,100,4000,3.7\n"
    let expected = try Self.whole(Array(text.utf8))
    #expect(expected.notes.contains { $0.contains("the magnitudes are 5 mag too faint") })
    #expect(!expected.notes.contains { $0.contains("scaling") })
    #expect(try Self.streamed(Array(text.utf8), size: 1 << 12).notes == expected.notes)
  }

  @Test("Rows are counted from the start of the file", arguments: [1, 20, 1 << 12])
  func rowsBefore(size: Int) throws {
    let text = Array("absolute_magnitude,log_temperature\n1.5,3.7\n-4,3.6\n12,4.1\n3,3.7\n".utf8)
    var blocks = try #require(TableBlocks(start: text, isWhole: true, name: "t.csv"))
    var position = blocks.headSize
    var names: [String] = []
    while true {
      let block = try blocks.next(size: size) { bytes, count in
        let end = min(position + count, text.count)
        bytes += text[position..<end]
        position = end
        return end < text.count
      }
      guard let block else { break }
      #expect(block.rowsBefore == names.count)
      names += Array(
        try Catalogue.read(block, schema: Self.starModel().schema, decisions: ColumnDecisions())
          .names)
    }
    #expect(names == ["star 1", "star 2", "star 3", "star 4"])
  }

  @Test("The place of an error counts the lines of all blocks", arguments: [1, 7, 64, 1 << 12])
  func places(size: Int) throws {
    let head = "name,absolute_magnitude,log_temperature\r\n\"A\nA\",1.5,3.7\r\n# note\r\n"
    for (row, place) in [
      ("B,1.x,3.6", "t.csv:5:3: error: absolute_magnitude is \"1.x\""),
      ("B,1", "t.csv:5:1: error: the row has 2 fields; the header has 3"),
      ("\"B\"b,1,2", "t.csv:5:4: error: text after the closing quote"),
      ("B,\"1,2", "t.csv:5:3: error: this quote is never closed"),
      ("B,\u{0},2", "t.csv:5:3: error: NUL byte"),
    ] {
      let text = Array((head + row + "\r\nC,2,3.8\r\n").utf8)
      let blocks = try #require(
        TableBlocks(start: Array(text.prefix(head.utf8.count)), isWhole: true, name: "t.csv"))
      var position = blocks.headSize
      var classification = StreamedClassification(blocks, try Self.starModel())
      let faults = #expect(throws: Diagnostics.self) {
        _ = try classification.pass(size: size) { bytes, count in
          let end = min(position + count, text.count)
          bytes += text[position..<end]
          position = end
          return end < text.count
        } write: { _ in
        }
      }
      #expect(faults?.description.hasPrefix(place) ?? false, "\(String(describing: faults))")
    }
  }

  @Test(
    "A table whose beginning does not determine how it is read is read at once",
    arguments: [
      "name  mag\nA     1\n", "name;mag\nA;1,5\nB;2,25\n", "|a|b|\n|-|-|\n|1|2|\n", "a\n1\n",
      "1,2\n3,4\n", "a,a\n1,2\n", "a,b\n1\n",
    ])
  func others(text: String) {
    #expect(TableBlocks(start: Array(text.utf8), isWhole: true, name: "t") == nil)
  }
}
