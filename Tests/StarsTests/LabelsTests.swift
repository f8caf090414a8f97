import Testing
import _TestSupport

@testable import Stars

@Suite("Classes are read from labels or from spectral types")
struct LabelsTests {
  private func read(
    _ rows: String..., header: String = "name,absmag,logT,label",
    _ change: (inout Schema) -> Void
  ) throws -> Catalogue {
    try read(rows, header: header, change)
  }

  private func read(
    _ rows: [String], header: String = "name,absmag,logT,label", _ change: (inout Schema) -> Void
  ) throws -> Catalogue {
    var schema = Schema(
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["1", "2", "3"])
    change(&schema)
    return try Catalogue.read(
      Array(([header] + rows).joined(separator: "\n").utf8), name: "t.csv", schema: schema)
  }

  @Test("Labels found in the table become classes: numbers, then spectral letters, then words")
  func found() throws {
    let numbers = try read("a,1,4,10", "b,1,4,2", "c,1,4,0") { $0.infersClasses = true }
    #expect(numbers.classLabels == ["0", "2", "10"])
    #expect(Array(numbers.labels) == [2, 1, 0])
    let letters = try read("a,1,4,M", "b,1,4,DA", "c,1,4,B", "d,1,4,O") { $0.infersClasses = true }
    #expect(letters.classLabels == ["O", "B", "M", "DA"])
    let words = try read("a,1,4,giant", "b,1,4,dwarf") { $0.infersClasses = true }
    #expect(words.classLabels == ["dwarf", "giant"])
  }

  @Test("Labels found in the table become classes where the schema has them, too")
  func known() throws {
    let stars = try read("a,1,4,3", "b,1,4,1") { $0.infersClasses = true }
    #expect(stars.classLabels == ["1", "3"])
    #expect(Array(stars.labels) == [1, 0])
  }

  @Test("A label that first appears late in the table is a class as well")
  func late() throws {
    let rows = (0..<3_000).map { row in
      "\(row),1,4,\(row == 2_500 ? "rare" : row == 2_700 ? "\"common\"" : row % 2 == 0 ? "common" : "other")"
    }
    let stars = try read(rows) { $0.infersClasses = true }
    #expect(stars.classLabels == ["common", "other", "rare"])
    #expect(stars.labels.count { $0 == 2 } == 1)
    #expect(stars.labels[2_500] == 2)
    #expect(stars.labels[2_700] == 0)
    #expect(stars.labels[2_701] == 1)
  }

  @Test("A label may be another numeral of the same number")
  func numerals() throws {
    let stars = try read("a,1,4,1.0", "b,1,4,2", "c,1,4,3e0") { _ in }
    #expect(Array(stars.labels) == [0, 1, 2])
  }

  @Test("If no label is a class, there is one error, with the remedy")
  func foreign() {
    #expect {
      _ = try read("a,1,4,MS", "b,1,4,WD", "c,1,4,MS") { _ in }
    } throws: {
      "\($0)".hasPrefix(
        "t.csv:1:18: error: label holds \"MS\", \"WD\", and none of the classes 1, 2, 3; an experiment "
          + "with label: label and without classes uses them as they are; mainsequence new writes one"
      )
        && !"\($0)".contains("t.csv:2")
    }
    #expect {
      _ = try read("a,1,4,MS", "b,1,4,2", "c,1,4,WD") { _ in }
    } throws: {
      "\($0)".contains("t.csv:2:7: error: label is \"MS\", not one of the classes 1, 2, 3")
        && "\($0)".contains("t.csv:4:7")
    }
  }

  @Test("One label or more than 20 are an error")
  func count() {
    #expect {
      _ = try read("a,1,4,x", "b,1,4,x") { $0.infersClasses = true }
    } throws: {
      "\($0)".hasPrefix(
        "t.csv:1:18: error: label holds one label; a network distinguishes 2 to 20 classes")
    }
    #expect {
      let rows = (0..<21).map { "s\($0),1,4,x\($0)" }
      _ = try Catalogue.read(
        Array((["name,absmag,logT,label"] + rows).joined(separator: "\n").utf8), name: "t.csv",
        schema: {
          var schema = Schema(features: [Schema.absoluteMagnitude], classes: ["1", "2"])
          schema.infersClasses = true
          return schema
        }())
    } throws: {
      "\($0)".contains("label holds more than 20 labels")
    }
  }

  @Test("Spectral types give classes strictly; intermediate types are excluded by reason")
  func spectralTypes() throws {
    let stars = try read(
      "a,1,4,G2V", "b,1,4,DA2", "c,1,4,K1III", "d,1,4,M2Iab", "e,1,4,M5II-III", "f,1,4,G8III/IV",
      "g,1,4,A0", "h,1,4,", "i,1,4,pec", "j,1,4,K0IV", header: "name,absmag,logT,SpType"
    ) {
      $0.classes = ["V", "D", "I-III"]
      $0.labelling = .spectralType
      $0.leavesOutMissing = true
    }
    #expect(stars.names == ["a", "b", "c", "d", "e"])
    #expect(Array(stars.labels) == [0, 1, 2, 2, 2])
    #expect(
      Set(stars.omissions.map(\.reason)) == [
        "a luminosity class between III and IV", "no luminosity class in the spectral type",
        "no spectral type", "a spectral type that is not an MK type",
        "the luminosity class IV (not one of the classes)",
      ])
    #expect(stars.omissions.allSatisfy { $0.count == 1 })
  }

  @Test("If no star may be excluded, such a type is an error")
  func ambiguous() {
    #expect {
      _ = try read("a,1,4,G2V", "b,1,4,A0", header: "name,absmag,logT,sp_type") {
        $0.classes = ["V", "D"]
        $0.labelling = .spectralType
      }
    } throws: {
      "\($0)" == """
        t.csv:3:7: error: sp_type is "A0": no luminosity class in the spectral type; missing: leave-out excludes such stars
        b,1,4,A0
              ^~
        """
    }
  }

  @Test("On request, a star without a label is excluded")
  func empty() throws {
    let stars = try read("a,1,4,1", "b,1,4,", "c,1,4,2") { $0.leavesOutMissing = true }
    #expect(stars.names == ["a", "c"])
    #expect(stars.omissions.map(\.reason) == ["no label"])
  }
}
