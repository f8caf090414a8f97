import Plotting
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("The evolution of a decision map and its animation")
struct EvolutionTests {
  // MARK: - The evolution

  @Test("Panels are at equal changes of the map, and none looks like the one before")
  func evolutionTimes() {
    let steady = EvolutionTimes(Array(0...10), answers: (0...10).map { [Double($0)] })
    #expect(steady.chosen == [0, 2, 4, 6, 8, 10])
    let still = EvolutionTimes(Array(0...10), answers: (0...10).map { _ in [0.5] })
    #expect(still.chosen == [0, 10])
    let jump = EvolutionTimes(Array(0...10), answers: (0...10).map { [$0 < 7 ? 0.0 : 1.0] })
    #expect(jump.chosen == [0, 10])
    #expect(EvolutionTimes.candidates(epochs: 1) == [0, 1])
    #expect(EvolutionTimes.candidates(epochs: 100_000).last == 100_000)
  }

  // MARK: - The animation

  @Test("An animation runs from before training to the last epoch, in frames of one layout")
  func animation() throws {
    let study = try Studies.assignment { $0.runs = [Run(learningRate: 2, epochs: 300)] }
    let animation = try #require(StudyFigures(study).animation(ofRun: 0))
    #expect((20...48).contains(animation.frames.count))
    let canvases = animation.frames.map { frame in
      let canvas = RecordingCanvas()
      frame.draw(on: canvas)
      expectSound(canvas, frame.size)
      return canvas
    }
    let titles = canvases.compactMap {
      $0.textBoxes.map(\.text).first { $0.contains("raining") || $0.hasPrefix("After") }
    }
    #expect(titles.first == "Before training")
    #expect(titles.last == "After epoch 299")
    #expect(Set(titles).count == titles.count)
    let frames = canvases.map { $0.shapes.last { $0.width == Theme.light.frameWidth }?.path }
    #expect(frames.allSatisfy { $0 == frames[0] })
    #expect(!canvases.contains { canvas in canvas.textBoxes.count { $0.text == "Giants" } > 1 })
    let one = try Studies.assignment { $0.runs = [Run(learningRate: 2, epochs: 1)] }
    #expect(StudyFigures(one).animation(ofRun: 0)?.frames.count == 2)
  }
}
