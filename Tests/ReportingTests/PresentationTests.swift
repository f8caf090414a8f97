import Experiments
import Plotting
import Stars
import Templates
import Testing
import _TestSupport

@testable import Reporting

@Suite("The presentation that is asked for")
struct PresentationTests {
  private static let kinds: [FigureName] = FigureName.allCases.filter { $0 != .agreement }

  private func figures(
    _ kinds: [FigureName] = kinds, _ change: (inout Experiment) -> Void
  ) throws -> [ReportFigure] {
    StudyFigures(
      try Studies.assignment {
        $0.runs = [Run(learningRate: 10), Run(learningRate: 2, epochs: 12)]
        change(&$0)
      }
    ).all(kinds)
  }

  private func canvas(_ figure: ReportFigure) -> RecordingCanvas {
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    return canvas
  }

  private static func detail(_ change: (inout FigureDetail) -> Void) -> [FigureDetail] {
    var detail = FigureDetail()
    change(&detail)
    return [detail]
  }

  @Test("Titles, subtitles and credits touch nothing, at any width", arguments: [60.0, 88, 180])
  func headings(width: Double) throws {
    let figures = try figures {
      $0.size = FigureSize(width: width, height: nil)
      $0.details = Self.detail {
        $0.title = "The stars of the assignment and what became of them"
        $0.subtitle = "Twenty stars in three classes, from a table of a university"
        $0.credit = "Data: a university"
      }
    }
    for figure in figures {
      let canvas = canvas(figure)
      expectSound(canvas, figure.figure.size, figure.figure.name)
      #expect(canvas.textBoxes.contains { $0.text == "Data: a university" })
    }
  }

  @Test("Every word of the vocabulary is one of a figure")
  func words() throws {
    let study = try Studies.assignment {
      $0.network.initial = .glorot(seed: 1)
      $0.seedCount = 3
      $0.network.hidden = [3]
      $0.highlight = Highlight()
      $0.highlight?.stars = ["Vega", "The Sun"]
      $0.names.marksSun = true
      $0.runs = [Run(learningRate: 1e-9, epochs: 2), Run(learningRate: 10, epochs: 30)]
    }
    var written = StudyFigures(study).all(FigureName.allCases).flatMap {
      canvas($0).calls.filter { $0.hasPrefix("text ") }
    }
    written += try Studies.assignment { $0.split = .share(0.3, seed: 1) }.texts
    written += try Studies.assignment { $0.rows = MarkedRows() }.texts
    let all = written.joined(separator: "\n")
    // Some words belong to tables of another kind, or to trainings that diverge.
    let rare = [
      "Luminosity", "Colour index", "per cell", "Stars", "Radius", "no majority", "everywhere",
      "Boundary", "Boundary before", "Network kept", "Lowest loss where smooth", "One training run",
      "Diverged", "epoch", "at the end", "logarithmic", "Gradients of the layers", "All stars",
      "Networks that agree", "Sun", "Dwarf class", "After epoch", "Lowest loss", "in epoch",
      "recall", "other path", "other paths", "all, middle half", "double circle", "copy of another",
      "Standard error",
      "median",
    ]
    for word in FigureWords.all where !rare.contains(word) {
      #expect(all.contains(word), "\(word)")
    }
  }

  @Test("Words and class names are replaced in every figure")
  func labels() throws {
    let figures = try figures {
      $0.labels = ["Absolute magnitude": "Magnitude absolue", "Giants": "Géantes", "Loss": "Perte"]
    }
    let texts = figures.flatMap { canvas($0).calls.filter { $0.hasPrefix("text ") } }
      .joined(separator: "\n")
    for word in ["Magnitude absolue", "Géantes", "Perte"] { #expect(texts.contains(word)) }
    for word in ["Absolute magnitude", "Giants", "Loss"] { #expect(!texts.contains(word)) }
  }

  @Test("Ranges set the ends of the axes; the caption counts the stars beyond")
  func ranges() throws {
    let figure = try #require(
      figures([.hrDiagram]) {
        $0.details = Self.detail {
          $0.xRange = Span(3.5, 4.1)
          $0.yRange = Span(-5, 12)
          $0.xLabel = "Hot or cold"
        }
      }.first)
    let plot = try #require(figure.figure.content as? Plot)
    #expect(plot.x.domain == Span(4.1, 3.5))
    #expect(plot.y.domain == Span(12, -5))
    #expect(figure.caption.contains("stars lie outside the axes."))
    expectFacts(
      "runs from 4.1 to 3.5 from left to right", "runs from 12 to −5 from bottom to top",
      in: figure.figure.alternativeText)
    let texts = canvas(figure).textBoxes.map(\.text)
    #expect(texts.contains("Hot or cold"))
    #expect(!texts.contains("Sirius B"))
  }

  @Test("Maps count the stars beyond their axes too, and name none of them")
  func mapRanges() throws {
    let kinds: [FigureName] = [.decision, .evolution, .probability]
    let sentence = " stars lie outside the axes."
    let restricted = try figures(kinds) { $0.details = Self.detail { $0.yRange = Span(-5, 2) } }
    for figure in restricted {
      #expect(figure.caption.hasSuffix(sentence), "\(figure.caption)")
      #expect(figure.figure.alternativeText.hasSuffix(sentence))
      #expect(!canvas(figure).textBoxes.contains { $0.text == "Sirius B" })
    }
    #expect(try !figures(kinds, { _ in }).contains { $0.caption.contains("outside the axes") })
  }

  @Test("What a figure cannot show is noted")
  func notes() throws {
    let details = Self.detail {
      $0.xRange = Span(1, 2)
      $0.legend = .right
    }
    let notes = try figures([.confusion]) { $0.details = details }.flatMap(\.figure.notes)
    #expect(notes.contains("x_range has no effect on a figure without axes"))
    let sweep = try figures([.sweep]) { $0.details = Self.detail { $0.xRange = Span(-1, 2) } }
    #expect(sweep.first?.figure.notes.count == 1)
  }

  @Test("A legend can be hidden in every figure")
  func hidden() throws {
    let figures = try figures { $0.details = Self.detail { $0.legend = .hidden } }
    for figure in figures {
      let texts = canvas(figure).textBoxes.map(\.text)
      #expect(!texts.contains("Misclassified") && !texts.contains("White dwarfs, plural"))
      #expect(!texts.contains("Dwarf sequence"))
    }
  }

  @Test(
    "Cells of a density stay below 0.3 mm on a poster", arguments: ["page", "slide", "A1", "A0"])
  func cells(size: String) throws {
    let printed = try #require(FigureSize(size))
    let figure = try #require(
      figures([.hrDiagram]) { $0.size = printed }.first)
    let side = figure.figure.theme.cellSize * 2 * figure.figure.magnification
    #expect(side * 25.4 / 72 < 0.3)
  }
}

extension Study {
  /// The texts of all figures.
  fileprivate var texts: [String] {
    StudyFigures(self).all(FigureName.allCases).flatMap { figure in
      let canvas = RecordingCanvas()
      figure.figure.draw(on: canvas)
      return canvas.calls.filter { $0.hasPrefix("text ") }
    }
  }
}
