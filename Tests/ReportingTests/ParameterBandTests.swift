import Experiments
import Plotting
import Testing
import _TestSupport

@testable import Reporting

@Suite("Many paths of parameters are two bands")
struct ParameterBandTests {
  private func figure(hidden: Int) throws -> (study: Study, figure: ReportFigure) {
    let study = try Studies.assignment {
      $0.network.initial = .glorot(seed: 1)
      $0.network.hidden = [hidden]
      $0.runs = [Run(learningRate: 1, epochs: 3)]
    }
    return (study, StudyFigures(study).parameters(ofRun: 0))
  }

  @Test("their range and their middle half, beside the eight with the largest changes")
  func bands() throws {
    // 2 × 12 + 12 + 12 × 3 + 3 parameters, of which 67 are no lines of their own.
    let (study, figure) = try figure(hidden: 12)
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    #expect(canvas.textBoxes.contains { $0.text == "67 other paths: all, middle half" })
    let paths = ParameterPaths(history: study.runs[0].history)
    let others = paths.groups().dropFirst(ParameterPaths.mostLines).map(\.index)
    let grid = paths.grid(theme: .light)
    let bands = grid.panels[0].marks.compactMap { $0 as? Band }
    #expect(bands.count == 2)
    let last = others.map { study.runs[0].history.trained.parameters[$0] }.sorted()
    #expect(last.count == 67)
    #expect([bands[0].lower.last, bands[0].upper.last] == [last[0], last[66]])
    // The quartiles of 67 values: the 17th from either end.
    #expect([bands[1].lower.last, bands[1].upper.last] == [last[16], last[50]])
  }

  @Test("but up to forty others are lines")
  func lines() throws {
    let (_, figure) = try figure(hidden: 7)
    let canvas = RecordingCanvas()
    figure.figure.draw(on: canvas)
    #expect(canvas.textBoxes.contains { $0.text == "37 other paths" })
  }
}
