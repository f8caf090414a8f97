import Learning
import Plotting
import Testing
import _TestSupport

@testable import Experiments
@testable import Reporting

@Suite("Confusion matrices")
struct ConfusionChartTests {
  /// A matrix with errors beside the diagonal.
  private func matrix(_ classes: Int, each: Int) -> ConfusionMatrix {
    var matrix = ConfusionMatrix(classCount: classes)
    for label in 0..<classes {
      for index in 0..<each {
        matrix.add(label, predicted: index % 9 == 0 ? (label + 1) % classes : label)
      }
    }
    return matrix
  }

  @Test(
    "A confusion matrix of 2 to 20 classes is sound at its default and its smallest size",
    arguments: [2, 3, 6, 10, 15, 20], [false, true])
  func confusion(classes: Int, isLong: Bool) {
    let names = (1...classes).map {
      isLong ? "A class name of forty letters, number \($0)" : "Type \($0)"
    }
    let smallest = FigureName.confusion.smallestSize(classes: classes)
    for (parts, theme) in zip([1, 2, 1], themes) {
      let matrices = (0..<parts).map {
        ConfusionChart.Part(title: "Part \($0)", matrix: matrix(classes, each: 40))
      }
      let chart = ConfusionChart(parts: matrices, classNames: names)
      var sizes = [ConfusionChart.size(matrices: parts, classes: classes)]
      if parts == 1, !isLong {
        sizes.append(.millimetres(smallest.width, smallest.height ?? 0))
      }
      for size in sizes {
        let canvas = drawn(chart, size, theme)
        expectSound(canvas, size)
        #expect(canvas.textBoxes.contains { $0.text == "Predicted class" })
        #expect(canvas.calls.contains { $0.hasSuffix("True class") })
      }
    }
  }

  @Test(
    "Two matrices of two classes fill the height of a column's figure", arguments: [false, true])
  func filled(isLong: Bool) throws {
    let names = isLong ? ["Main-sequence stars", "White dwarfs"] : ["Dwarfs", "Giants"]
    let matrices = ["Training stars", "Validation stars"].map {
      ConfusionChart.Part(title: $0, matrix: matrix(2, each: 100))
    }
    let size = ConfusionChart.size(matrices: 2, classes: 2, isNarrow: true)
    let canvas = drawn(ConfusionChart(parts: matrices, classNames: names), size, .light)
    let ink = try #require(
      canvas.inkBoxes.dropFirst().reduce(nil as Rect?) { $0?.union($1) ?? $1 })
    #expect(ink.height > 0.85 * size.height, "\(ink.height) of \(size.height)")
  }

  @Test("Errors have an outline of 3 : 1 and a fill that differs from that of no stars")
  func errors() {
    for theme in themes {
      #expect(theme.negative.contrast(with: theme.background) >= 3)
      for share in [0.001, 0.1, 0.5, 1.0] {
        for isCorrect in [true, false] {
          let shade = ConfusionChart.shade(share, isCorrect: isCorrect, theme)
          #expect(theme.ink.contrast(with: shade) >= 4.5, "\(share), \(isCorrect)")
          #expect(isCorrect || shade.contrast(with: theme.background) >= 1.2)
        }
      }
    }
  }

  @Test("Shares are never 0 % of some or 100 % of not all")
  func shares() {
    var large = ConfusionMatrix(classCount: 2)
    for index in 0..<10_000 { large.add(0, predicted: index == 0 ? 1 : 0) }
    #expect(ConfusionChart.share(1, of: 10_000, in: large).plain == "<0.1 %")
    #expect(ConfusionChart.share(9_999, of: 10_000, in: large).plain == ">99.9 %")
    #expect(ConfusionChart.share(10_000, of: 10_000, in: large).plain == "100.0 %")
    var small = ConfusionMatrix(classCount: 2)
    for index in 0..<8 { small.add(0, predicted: index % 2) }
    #expect(ConfusionChart.share(4, of: 8, in: small).plain == "50 %")
  }
}
