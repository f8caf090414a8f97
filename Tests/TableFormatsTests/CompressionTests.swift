import Foundation
import Tables
import Testing

@testable import TableFormats

@Suite("Compressed tables")
struct CompressionTests {
  /// The same table, as gzip 1.12, bzip2 1.0.8, xz 5.4.1 and zstd 1.5.4 compress it.
  private static let files: [Compression: String] = [
    .gzip:
      "H4sIAAAAAAACA8tLzE3VSUwqzk1M1wlJTUvjCi7N0zHRszDWMTU3N+IKS01P1DHQM7XQsTQzMOICABOr8S8uAAAA",
    .bzip2: """
    QlpoOTFBWSZTWUdW/rwAABXbgAAQAAVf4A0AM4MKACAAIinlPIR6m00m0nqFBo0aDIDT1AfdrxC+K2DqYM6OHJuIqW2wWo1l\
    B+KVmfxdyRThQkEdW/rw
    """,
    .xz: """
    /Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAtbmFtZSxhYnNtYWcsVGVmZgpTdW4sNC44Myw1NzcyClZlZ2EsMC41OCw5NjAy\
    CgAAAJ/wVvktqwAzAAFGLmdQc1oftvN9AQAAAAAEWVo=
    """,
    .zstd: "KLUv/QRocQEAbmFtZSxhYnNtYWcsVGVmZgpTdW4sNC44Myw1NzcyClZlZ2EsMC41OCw5NjAyCpLsMmI=",
  ]

  /// The same table in two streams: the names, and the rows.
  private static let streams: [Compression: String] = [
    .bzip2: """
    QlpoOTFBWSZTWUSy16UAAAfTgAAQAAQEADODCAAgADEA000EAMmmgWx4yRtqOXi7kinChIIllr0oQlpoOTFBWSZTWUI+i9UA\
    AAtbgAAQAAVf4AkAIoECACAAIiG1DRiGQpkxMgyMBcjLJpFNrglcORhyj0TPxdyRThQkEI+i9UA=
    """,
    .xz: """
    /Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAQbmFtZSxhYnNtYWcsVGVmZgoAAAAAL5Ds9HlQC84AASkRMgpwDh+2830BAAAA\
    AARZWgAAAAD9N3pYWgAABObWtEYCACEBFgAAAHQv5aMBABxTdW4sNC44Myw1NzcyClZlZ2EsMC41OCw5NjAyCgAAAACYvYEd\
    hLIRYwABNR1EG7HhH7bzfQEAAAAABFla
    """,
    .zstd: """
    KLUv/QRoiQAAbmFtZSxhYnNtYWcsVGVmZgrgq4jzKLUv/QRo6QAAU3VuLDQuODMsNTc3MgpWZWdhLDAuNTgsOTYwMgouGOcg
    """,
  ]

  /// The programs whose libraries are installed here.
  private static let there = Compression.allCases.filter(\.isThere)

  private static let rows = [
    ["name", "absmag", "Teff"], ["Sun", "4.83", "5772"], ["Vega", "0.58", "9602"],
  ]

  private func bytes(_ base64: String?) throws -> [UInt8] {
    let text = try #require(base64)
    return Array(try #require(Data(base64Encoded: text)))
  }

  private func fields(_ file: TableFile) -> [[String]] {
    [file.table.columns]
      + (0..<file.table.rowCount).map { row in
        file.table.columns.indices.map { file.table.text(row: row, column: $0) }
      }
  }

  private func message(_ bytes: [UInt8], limit: Int = 1 << 31) -> String {
    do throws(Diagnostics) {
      return try TableFile(bytes, name: "stars.csv", limit: limit).faults.description
    } catch {
      return error.description
    }
  }

  @Test("are read whatever compressed them", arguments: there)
  func read(_ compression: Compression) throws {
    let file = try TableFile(try bytes(Self.files[compression]), name: "stars.csv")
    #expect(fields(file) == Self.rows)
    #expect(file.faults.isEmpty)
  }

  @Test("may consist of several streams", arguments: there)
  func several(_ compression: Compression) throws {
    guard let streams = Self.streams[compression] else { return }
    #expect(fields(try TableFile(try bytes(streams), name: "stars.csv")) == Self.rows)
  }

  @Test("are of any format within", arguments: there)
  func formats(_ compression: Compression) throws {
    let twice = try bytes(Self.files[compression]) + bytes(Self.files[compression])
    let table = try TableFile(twice, name: "stars.csv").table
    #expect(table.text(row: 2, column: 0) == "name")
  }

  @Test("are refused if they are cut short, at every byte", arguments: there)
  func truncated(_ compression: Compression) throws {
    let whole = try bytes(Self.files[compression])
    for count in 8..<whole.count {
      #expect(
        message(Array(whole.prefix(count)))
          == "stars.csv: error: the compressed file is truncated; the download may be incomplete; "
          + "download it again")
    }
  }

  @Test("are refused if they are corrupt", arguments: there)
  func corrupt(_ compression: Compression) throws {
    var damaged = try bytes(Self.files[compression])
    damaged[damaged.count * 2 / 3] ^= 0x55
    #expect(message(damaged).contains("the compressed file is "), "\(message(damaged))")
    let junk = compression.signature + Array(repeating: 0xE7, count: 99)
    #expect(message(junk) == "stars.csv: error: the compressed file is corrupt after 0 bytes")
  }

  @Test("never crash the program when they are damaged", arguments: there)
  func damaged(_ compression: Compression) throws {
    let whole = try bytes(Self.files[compression])
    for seed in 0..<300 {
      var damaged = whole
      for step in 0..<3 {
        damaged[(seed * 7_919 + step * 104_729) % damaged.count] = UInt8(
          truncatingIfNeeded: seed * 37)
      }
      _ = message(damaged)
    }
  }

  @Test("are refused beyond the limit of size", arguments: there)
  func limit(_ compression: Compression) throws {
    #expect(
      message(try bytes(Self.files[compression]), limit: 45)
        == "stars.csv: error: the decompressed file exceeds 45 bytes")
    #expect(message(try bytes(Self.files[compression]), limit: 46) == "")
  }

  @Test("may end in zeros, and other bytes behind them are a warning", arguments: there)
  func trailing(_ compression: Compression) throws {
    let whole = try bytes(Self.files[compression])
    #expect(message(whole + [0, 0, 0, 0]) == "")
    #expect(
      message(whole + Array("end".utf8))
        == "stars.csv: warning: the bytes after the end of the compressed data are not read")
  }

  @Test("that ask for too much memory are refused", .enabled(if: Compression.xz.isThere))
  func memory() throws {
    // A dictionary of 512 MiB.
    let large = """
      /Td6WFoAAATm1rRGAgAhASIAAACCQKzcAQAtbmFtZSxhYnNtYWcsVGVmZgpTdW4sNC44Myw1NzcyClZlZ2EsMC41OCw5NjAy\
      CgAAAJ/wVvktqwAzAAFGLmdQc1oftvN9AQAAAAAEWVo=
      """
    #expect(
      message(try bytes(large))
        == "stars.csv: error: the file needs too much memory to decompress; unpack it with: unxz")
  }
}
