import Foundation
import Stars
import TableFormats
import Testing
import _TestSupport

@Suite("Tables that are broken")
struct BadTablesTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("BadTables")

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .sorted()

  @Test("There are many of them")
  func count() { #expect(Self.names.count >= 60) }

  @Test("Each is refused, with what is wrong, where, and what to do", arguments: names)
  func refused(name: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(name)))
    expectSnapshot(faults(of: bytes, name) + "\n", named: name + ".txt")
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
