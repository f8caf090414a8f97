import Foundation
import Stars
import TableFormats
import Tables
import Testing
import _TestSupport

@Suite("Broken tables")
struct BadTablesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("BadTables")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .sorted()

  @Test("are numerous")
  func count() { #expect(Self.names.count >= 60) }

  @Test("are rejected with what is wrong, where, and what to do", arguments: names)
  func refused(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    expectSnapshot(faults(of: bytes, name) + "\n", named: name + ".txt")
  }

  @Test(
    "that are randomly corrupted are rejected or read, and never crash the program",
    arguments: names)
  func damaged(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    let seed = name.utf8.reduce(UInt64(1)) { $0 &* 31 &+ UInt64($1) }
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        Self.damage(&damaged, using: &generator)
      }
      #expect(!faults(of: damaged, name).isEmpty)
    }
  }

  /// Bytes that trip up readers.
  private static let stumblingBlocks: [[UInt8]] = [
    ",", "\t", "\"", "\n", "\r", "#", "nan", "1e400", "-", "\u{0}", "<TD>", "</TR>", "&", "END",
    "=", "999999999",
  ].map { Array($0.utf8) }

  /// Changes, adds, removes or repeats a few bytes, or truncates the end.
  private static func damage(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    let place = Int.random(in: 0...bytes.count, using: &generator)
    let end = min(bytes.count, place + Int.random(in: 1...40, using: &generator))
    let block = stumblingBlocks.randomElement(using: &generator) ?? []
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes.replaceSubrange(place..<min(place + 1, end), with: block)
    case 1: bytes.insert(contentsOf: block, at: place)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: if place > bytes.count / 2 { bytes.removeSubrange(place...) }
    }
  }

  private func faults(of bytes: [UInt8], _ name: String) -> String {
    let schema = Schema(
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: ["1", "2", "3"])
    do throws(Diagnostics) {
      let file = try TableFile(bytes, name: name)
      _ = try Catalogue.read(file.table, faults: file.faults, schema: schema)
      return "nothing is wrong"
    } catch {
      return error.description
    }
  }
}
