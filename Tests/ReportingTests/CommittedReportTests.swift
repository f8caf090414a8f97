import CairoRendering
import Foundation
import OutputFiles
import Testing
import _TestSupport

@testable import Reporting

@Suite("The committed report in output/ is what the program writes")
struct CommittedReportTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../output").standardizedFileURL

  private static var isFontInstalled: Bool {
    let font = Renderer.fontFamily()
    return font.used == font.wanted
  }

  private func committed(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appendingPathComponent(path)))
  }

  /// The files of the assignment's report, by the version and from the origin that the committed one names.
  private static let made = Result {
    let report = try Data(contentsOf: folder.appendingPathComponent("report.md"))
    let origin = try #require(Provenance(in: Array(report)))
    return try Report(Studies.assignment(), isOwnTable: true, version: origin.version)
      .files(from: origin.description, render: cairo)
  }

  @Test("Text and tables are equal byte for byte")
  func text() throws {
    let files = try Self.made.get().filter { !$0.path.hasPrefix("figures/") }
    #expect(files.count == 3)
    for file in files {
      let (now, then) = (file.bytes, try committed(file.path))
      let line = zip(now, then).prefix { $0 == $1 }.count { $0.0 == UInt8(ascii: "\n") } + 1
      // Not in the macro, which would print every byte.
      let isEqual = now == then
      #expect(isEqual, "\(file.path) differs from line \(line) on; make the report again")
    }
  }

  @Test(
    "Images are equal within a tolerance",
    .enabled(if: isFontInstalled, "needs the font Liberation Sans"))
  func pictures() throws {
    let pictures = try Self.made.get().filter { $0.path.hasSuffix(".png") }
    #expect(pictures.count == 8)
    for file in pictures {
      let now = try #require(PixelImage(png: file.bytes))
      let then = try #require(PixelImage(png: committed(file.path)), "\(file.path) is no PNG")
      let difference = try #require(
        now.difference(from: then), "\(file.path) has another size; make the report again")
      #expect(difference.percentile95 <= 1, "\(file.path)")
      #expect(difference.mean < 0.1, "\(file.path)")
    }
  }

  @Test("There are no other files")
  func nothingElse() throws {
    let paths = try #require(FileManager.default.enumerator(atPath: Self.folder.path))
      .compactMap { $0 as? String }
      .filter { $0.contains(".") && ![OutputRecord.path, DataRecord.path].contains($0) }
    #expect(try paths.sorted() == Self.made.get().map(\.path).sorted())
  }
}

@Suite("Images are compared by their pixels")
struct PixelImageTests {
  @Test("An image matches itself and no other")
  func difference() throws {
    let figures = try StudyFigures(Studies.assignment())
    let renderer = Renderer(dotsPerInch: 60, creator: "Test")
    let images = try [figures.hrDiagram(), figures.losses()].map { figure in
      try #require(PixelImage(png: renderer.render(figure.figure, as: .png).bytes))
    }
    #expect(images[0].width == 331)
    #expect(images[0].height == 248)
    #expect(images[0].pixels.count == 331 * 248)
    let same = try #require(images[0].difference(from: images[0]))
    #expect(same == (0, 0))
    #expect(images[0].difference(from: images[1]) == nil)
  }

  @Test("Truncated PNGs and other bytes are not read")
  func broken() throws {
    let bytes = try Renderer(dotsPerInch: 30, creator: "Test").render(
      StudyFigures(Studies.assignment()).losses().figure, as: .png
    ).bytes
    #expect(PixelImage(png: []) == nil)
    #expect(PixelImage(png: [1, 2, 3]) == nil)
    #expect(PixelImage(png: Array(bytes.prefix(bytes.count / 2))) == nil)
    #expect(PixelImage(png: bytes) != nil)
  }
}
