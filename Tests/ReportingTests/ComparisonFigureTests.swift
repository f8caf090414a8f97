import Plotting
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("The figures of a comparison")
struct ComparisonFigureTests {
  private func figure(_ change: (String) -> String) throws -> ReportFigure {
    var experiment = Experiment(title: "Comparison", data: "twelve.csv")
    experiment.runs = [Run(learningRate: 2, epochs: 20)]
    let old = try Studies.study(experiment, Array(Studies.twelveStars.utf8))
    let new = try Studies.study(experiment, Array(change(Studies.twelveStars).utf8))
    let comparison = try #require(StudyComparison(old: old, new: new))
    return try #require(ComparisonReport(comparison).figures.first)
  }

  @Test("have an arrow from the old to the new place of each star that moved")
  func arrows() throws {
    let figure = try figure {
      $0.replacing("Vega,A,Main Sequence,0.58", with: "Vega,A,Main Sequence,-5.58")
        .replacing("Hamal,K,Red giant,0.47", with: "Hamal,K,Red giant,7.47")
    }
    #expect(figure.caption.contains("Arrows lead from the old places of 2 stars"))
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    let shafts = canvas.shapes.filter { $0.width == 0.8 && $0.path.points.count == 2 }
    #expect(shafts.count == 2 + 1)  // The key has one too.
    #expect(FigureChecks(canvas, of: figure.figure, caption: figure.caption).faults == [])
  }

  @Test("have a single arrow if one star moved")
  func one() throws {
    let figure = try figure {
      $0.replacing("Vega,A,Main Sequence,0.58", with: "Vega,A,Main Sequence,-5.58")
    }
    #expect(figure.caption.contains(" An arrow leads from the old place of 1 star, if it is far"))
    #expect(!figure.caption.contains("Arrows"))
  }

  @Test("have none if no star moved")
  func still() throws {
    let figure = try figure { $0.replacing("Vega,A,Main Sequence", with: "Vega,A0,Main Sequence") }
    #expect(!figure.caption.contains("rrow"))
  }
}
