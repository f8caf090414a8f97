import Tables
import Templates
import Testing
import _TestSupport

@testable import Stars

private let schema = Schema(
  features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["1", "2", "3"])

private func faults(_ bytes: [UInt8]) -> String {
  do throws(Diagnostics) {
    _ = try Catalogue.read(bytes, name: "stars.csv", schema: schema)
    return "none"
  } catch {
    return error.description
  }
}

@Suite("A catalogue is read from a table")
struct CatalogueTests {
  @Test("The assignment's table has 20 stars: 8 main sequence, 6 white dwarfs, 6 giants")
  func assignment() throws {
    let stars = try Catalogue.read(AssignmentTemplate.stars, name: "stars.csv", schema: schema)
    #expect(stars.count == 20)
    #expect((0...2).map { label in stars.labels.count { $0 == label } } == [8, 6, 6])
    #expect(stars.names.prefix(2) == ["The Sun", "10 Lacertae"])
    #expect(stars.types[8] == "Red Giant (Branch)")
    #expect(stars.text(Schema.spectralClass, star: 4) == "")
    #expect(
      stars.numbers[Schema.absoluteMagnitude] == [
        4.83, -4.17, -0.67, 1.43, 11.18, 14.21, 16.8, -6, -6.041, -5.28, 2.84, 5.53, 6.19, 13.21,
        13, 15.44, 7.04, 1.08, -1.7, -0.3,
      ])
    #expect(
      stars.numbers[Schema.logTemperature] == [
        3.762, 4.538, 4.191, 3.993, 4.398, 3.787, 3.623, 4.47, 3.591, 3.563, 3.839, 3.738, 3.703,
        3.504, 3.889, 3.63, 4.55, 3.661, 3.541, 3.632,
      ])
    #expect(stars.numbers[Schema.effectiveTemperature]?.first == 5778)
    #expect(stars.place(of: 19) == Place(file: "stars.csv", line: 21, column: 1, length: 8))
    #expect(stars.warnings.isEmpty)
  }

  @Test("Only name, features and label are required, under any column name")
  func mapped() throws {
    let schema = Schema(
      columns: ["name": "Star", "label": "kind"], features: ["parallax"], classes: ["1", "x"])
    let stars = try Catalogue.read(
      Array("kind;Star;parallax\nx;Vega;130.2\n1.0;Sirius;379.2\n".utf8), name: "s",
      schema: schema)
    #expect(stars.names == ["Vega", "Sirius"])
    #expect(Array(stars.labels) == [1, 0], "1.0 is the number 1")
    #expect(stars.types == ["", ""])
    #expect(stars.numbers == ["parallax": [130.2, 379.2]])
  }

  @Test("A temperature that is not a feature may be missing and is then NaN")
  func unknownTemperature() throws {
    let text = "name,absolute_magnitude,log_temperature,effective_temperature,label\na,1,2,,1\n"
    let stars = try Catalogue.read(Array(text.utf8), name: "s", schema: schema)
    #expect(stars.numbers[Schema.effectiveTemperature]?.first?.isNaN == true)
  }

  @Test("Two stars with the same name are a warning")
  func namesakes() throws {
    let text = "name,absolute_magnitude,log_temperature,label\na,1,2,1\na,3,4,1\n"
    let stars = try Catalogue.read(Array(text.utf8), name: "s", schema: schema)
    #expect(
      stars.warnings.description
        == "s:3:1: warning: the star \"a\" appears again; it was first listed in line 2\na,3,4,1\n^"
    )
  }

  @Test("All errors of a file are reported, from top to bottom")
  func all() {
    let text = """
      name,abs_magnitude,log_temperature,effective_temperature,label
      Vega,0.58,nan,9602,1
      ,1,3.9,hot,4
      Sirius,1
      Altair,2.2,−3.9,7550,
      """
    expectSnapshot(faults(Array(text.utf8)) + "\n", named: "catalogue-faults.txt")
  }

  @Test(
    "A file that is not UTF-8 text or has no stars is rejected with the reason",
    arguments: [
      ([], "stars.csv:1:1: error: the file is empty"),
      (Array("# only a comment\n".utf8), "stars.csv:1:1: error: the file holds no table"),
      (
        [0xFF, 0xFE, 0x61, 0],
        "stars.csv:1:1: error: the file is UTF-16, not UTF-8; "
          + "save it as UTF-8, or convert it with: iconv -f UTF-16 -t UTF-8"
      ),
      (
        Array("a,b\nx".utf8) + [0xE9, 0x2C],
        "stars.csv:2:2: error: byte 0xE9 is not valid UTF-8; "
          + "the file may be in Latin-1; convert it with: iconv -f LATIN1 -t UTF-8\nx\u{FFFD},\n ^"
      ),
      (
        Array("abc\0".utf8),
        "stars.csv:1:4: error: NUL byte; this is not a text file\nabc‹U+0000›\n   ^~~~~~~~"
      ),
      (
        Array("name,absolute_magnitude,log_temperature,label\n".utf8),
        """
        stars.csv:1:1: error: the table has a header but no stars
        name,absolute_magnitude,log_temperature,label
        ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        """
      ),
    ] as [([UInt8], String)])
  func refused(bytes: [UInt8], expected: String) {
    #expect(faults(bytes) == expected)
  }

  @Test("No damaged table crashes the reader")
  func damaged() {
    var generator = SeededGenerator(seed: 4)
    let marks = Array("\",;\t\r\n#-e.\0".utf8) + [0xC3, 0xE2, 0xFF]
    for _ in 0..<20_000 {
      var bytes = AssignmentTemplate.stars
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0...3, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] = marks.randomElement(using: &generator) ?? 0
        case 2: bytes.insert(marks.randomElement(using: &generator) ?? 0, at: place)
        default: bytes.removeSubrange(place..<min(place + 9, bytes.count))
        }
      }
      #expect(!faults(bytes).isEmpty)
    }
  }
}
