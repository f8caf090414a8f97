import Foundation
import Testing

@Suite("plot draws one figure")
struct PlotCommandTests {
  let here: Workspace

  init() throws { here = try Workspace() }

  static let kinds = [
    "hr-diagram", "network", "decision", "loss", "sweep", "evolution", "confusion", "parameters",
  ]
  /// What files of each format begin with.
  static let formats = ["png": "\u{FFFD}PNG\r\n", "pdf": "%PDF-1.", "svg": "<?xml version"]

  @Test("Every kind in every format, the same in a file and on standard output", arguments: kinds)
  func draws(_ kind: String) throws {
    for (format, start) in Self.formats {
      let run = try here.run("plot", kind, "-o", "figure.\(format)")
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.isEmpty)
      #expect(here.text("figure.\(format)").hasPrefix(start))
      let piped = try here.run("plot", kind, "-o", "-", "--format", format)
      #expect(piped.status == 0)
      #expect(piped.output == here.bytes("figure.\(format)"))
    }
    #expect(here.files().count == 3)
  }

  @Test("Both curves are in one chart, over the given epochs")
  func bothCurves() throws {
    let arguments = [
      "plot", "loss", "--learning-rate", "0.1", "--learning-rate", "10", "--epochs", "200", "-o",
      "loss.svg",
    ]
    #expect(try Program.run(Program.path, arguments, in: here.root).status == 0)
    let text = here.text("loss.svg")
    #expect(text.contains("At learning rate 0.1 the loss falls at every epoch"))
    #expect(text.contains("At learning rate 10 the loss starts at 1.099"))
    #expect(text.contains(">200<"))
  }

  @Test("The extension decides the format in any case, and --format overrides it")
  func format() throws {
    _ = try here.run("plot", "network", "-o", "a.PDF")
    #expect(here.text("a.PDF").hasPrefix("%PDF"))
    _ = try here.run("plot", "network", "-o", "b.png", "--format", "svg")
    #expect(here.text("b.png").hasPrefix("<?xml"))
  }

  @Test("Missing folders are created, and --verbose names the file")
  func folders() throws {
    let run = try here.run("plot", "loss", "-o", "a/b/c.svg", "--verbose")
    #expect(run.status == 0)
    #expect(run.errors.contains("wrote a/b/c.svg\n"))
    #expect(Set(here.files().keys) == ["a/b/c.svg"])
  }

  @Test("A device is written to directly")
  func device() throws {
    #expect(try here.run("plot", "loss", "-o", "/dev/null", "--format", "png").status == 0)
    let piped = try here.shell(#""$PROGRAM" plot loss -o /dev/stdout --format svg | cat"#)
    #expect(piped.text.hasPrefix("<?xml"))
    #expect(piped.text.hasSuffix("</svg>\n"))
  }

  @Test("A decision map needs two features")
  func oneFeature() throws {
    try here.write("stars.csv", Inputs.fourStars)
    try here.write("e.yaml", "title: T\ndata: stars.csv\nfeatures: [absolute_magnitude]\n")
    let run = try here.run("plot", "decision", "e.yaml", "-o", "map.png")
    #expect(run.status == 65)
    #expect(run.errors == "error: a decision map needs two features\n")
    #expect(here.files()["map.png"] == nil)
  }
}
