import CairoRendering
import Experiments
import Foundation
import Plotting
import Reporting
import Stars
import Templates

/// Draws figures on request, repeatedly in one process, and prints the time of each.
///
/// Reads one request per line and answers each with a time in seconds:
///
///     figures              the figures of the default report as PNG and PDF, without training
///     stars COUNT FILE     a diagram of COUNT stars as PNG; FILE holds the horizontal and then
///                          the vertical values, as doubles
@main
struct FigureBenchmark {
  static func main() throws {
    let renderer = Renderer(creator: "FigureBenchmark")
    let figures = try reportFigures()
    var columns: [String: (x: [Double], y: [Double])] = [:]
    while let line = readLine() {
      let words = line.split(separator: " ").map(String.init)
      let time: Duration
      if words.count == 3, let count = Int(words[1]) {
        let (x, y) = try columns[line] ?? read(count, from: words[2])
        columns[line] = (x, y)
        time = try clock.measure { _ = try renderer.render(diagram(x, y), as: .png) }
      } else {
        time = try clock.measure { try draw(figures, renderer) }
      }
      print(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
      fflush(nil)
    }
  }

  private static let clock = ContinuousClock()

  private static func reportFigures() throws -> [Figure] {
    let experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    let catalogue = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    let study = Study(experiment, try Dataset(experiment, catalogue))
    return StudyFigures(study).all(experiment.figures).map(\.figure)
  }

  /// Draws all figures on all cores, as the program does.
  private static func draw(_ figures: [Figure], _ renderer: Renderer) throws {
    DispatchQueue.concurrentPerform(iterations: figures.count) { index in
      let drawn = try? renderer.render(figures[index], as: [.png, .pdf])
      precondition(drawn != nil, "\(figures[index].name) was not drawn")
    }
  }

  private static func diagram(_ x: [Double], _ y: [Double]) -> Figure {
    let theme = Theme.light
    let density = Density(
      x: x, y: y, series: [.init(color: theme.color(0), name: "Stars")],
      background: theme.background, ink: theme.ink)
    return Figure(
      name: "stars", title: "Stars", alternativeText: "\(x.count) stars",
      size: .millimetres(140, 105), theme: theme,
      content: Plot(
        x: Axis("Effective temperature, log T (K)", isReversed: true),
        y: Axis("Absolute magnitude (mag)", isReversed: true), marks: [density]))
  }

  private static func read(_ count: Int, from path: String) throws -> (x: [Double], y: [Double]) {
    try Data(contentsOf: URL(filePath: path), options: .alwaysMapped).withUnsafeBytes { bytes in
      let values = bytes.bindMemory(to: Double.self)
      precondition(values.count == 2 * count, "\(values.count) values for \(count) stars")
      return (Array(values[..<count]), Array(values[count...]))
    }
  }
}
