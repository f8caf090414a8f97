import Plotting
import Testing

@testable import Experiments

@Suite("The presentation of the figures in an experiment file")
struct PresentationKeysTests {
  private func decode(_ line: String) throws -> Experiment {
    try Experiment.decode(Array("title: T\ndata: d.csv\n\(line)\n".utf8), name: "e.yaml")
  }

  private func fault(_ line: String) -> String {
    do {
      _ = try decode(line)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("Details of one kind and of all are merged, the later first")
  func details() throws {
    let experiment = try decode(
      "presentation: [{title: A, credit: C}, {figure: loss, title: B, x_range: [5, 1]}, {legend: right}]"
    )
    let loss = experiment.presentation.detail(of: .loss)
    #expect(loss.title == "B")
    #expect(loss.credit == "C")
    #expect(loss.xRange == Span(1, 5))
    #expect(loss.legend == .right)
    let sweep = experiment.presentation.detail(of: .sweep)
    #expect(sweep.title == "A")
    #expect(sweep.xRange == nil)
  }

  @Test("Words are those of the figures and of the classes")
  func labels() throws {
    let line = "labels: {Loss: Verlust, giant: Riese, Giants: Riesen}"
    #expect(try decode(line).labels == ["Loss": "Verlust", "giant": "Riese", "Giants": "Riesen"])
    let wrong = fault("labels: {Los: Verlust}")
    #expect(wrong.hasPrefix("e.yaml:3:10: error: labels has no key \"Los\""))
    #expect(wrong.contains("did you mean \"Loss\"?"))
    // The names of the classes may only be in the table.
    #expect(fault("label: kind\nlabels: {Red dwarf: Roter Zwerg}") == "none")
  }

  @Test(
    "What cannot be shown is an error with its place",
    arguments: [
      ("presentation: [{x_range: [1, 1]}]", "x_range ends where it begins"),
      ("presentation: [{x_range: [1]}]", "x_range is a list of 1 item, not of at least 2"),
      ("presentation: [{legend: up}]", "legend is \"up\", not one of none, inside, right, below"),
      ("size: A9", "size is \"A9\", which is not a size of a figure"),
      ("names: {brightest: 1000}", "brightest is 1000, not within 0 to 200"),
      ("highlight: {label: X}", "label has no effect without stars or classes or where"),
      ("highlight: {where: {column: x}}", "where needs the key \"values\""),
    ])
  func faults(line: String, message: String) {
    #expect(fault(line).contains("e.yaml:3:"))
    #expect(fault(line).contains(message), "\(fault(line))")
  }

  @Test("A title has a limit")
  func long() {
    let title = String(repeating: "x", count: 301)
    #expect(fault("presentation: [{title: \(title)}]").contains("title has 301 letters"))
  }

  @Test(
    "Sizes of paper have names in any case",
    arguments: [
      ("A4", 210.0, 297.0), ("a4-landscape", 297, 210), ("A0-portrait", 841, 1_189),
      ("Letter", 215.9, 279.4), ("slide", 254, 143),
    ])
  func papers(name: String, width: Double, height: Double) throws {
    let size = try #require(FigureSize(name))
    #expect(size == FigureSize(width: width, height: height))
    #expect(try decode("size: \(name)").size == size)
  }

  @Test("A poster is no enlarged slide")
  func poster() throws {
    let sizes = ["A4", "slide", "A3", "A2", "A1", "A0"].compactMap { FigureSize($0)?.magnification }
    #expect(sizes == sizes.sorted())
    #expect(sizes[0] > 1 && sizes[5] < 3.5)
    #expect(FigureSize("slide-portrait") == nil)
  }

  @Test("A heading needs room, of which a free height has enough")
  func room() throws {
    let title = Array(repeating: "many words", count: 20).joined(separator: " ")
    var experiment = try decode("size: 60x50mm\npresentation: [{title: \(title)}]")
    #expect(throws: (any Error).self) { try experiment.requireRoom(for: [.loss]) }
    experiment.size = FigureSize(width: 60, height: nil)
    try experiment.requireRoom(for: [.loss])
  }
}
