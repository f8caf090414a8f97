import Foundation
import Testing

@testable import Learning

@Suite("Simple classifiers")
struct BaselineTests {
  /// Points in three dimensions, some of them twice.
  private func points(_ count: Int) -> Matrix {
    var generator = SplitMix64(seed: 7)
    return Matrix(
      (0..<count).map { _ in (0..<3).map { _ in (generator.nextUnit() * 20).rounded() / 20 } })
  }

  @Test("The nearest neighbours are those of an exhaustive search", arguments: [1, 2, 5, 300])
  func nearest(count: Int) {
    let points = points(300)
    let tree = NearestNeighbors(points)
    for row in 0..<40 {
      let place = points.row(row)
      let all = (0..<300).filter { $0 != row }.map { other -> (Double, Int) in
        let square = zip(points.row(other), place).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return (square, other)
      }.sorted { $0 < $1 }
      let found = tree.nearest(count, to: place, excluding: row)
      #expect(found.map(\.index) == all.prefix(count).map(\.1))
      #expect(found.map(\.distance) == all.prefix(count).map { $0.0.squareRoot() })
    }
  }

  @Test("Points within a distance, the bound included")
  func within() {
    let tree = NearestNeighbors(points(300))
    let place = points(300).row(5)
    let reach = tree.nearest(7, to: place, excluding: 5)[6].distance
    let near = (0..<300).filter { row in
      row != 5
        && zip(points(300).row(row), place).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
          .squareRoot() <= reach
    }
    #expect(tree.indices(within: reach, of: place, excluding: 5).sorted() == near)
    #expect(near.count >= 7)
  }

  @Test("A point is its own nearest neighbour unless it is excluded")
  func itself() {
    let tree = NearestNeighbors(Matrix([[0, 0], [3, 4]]))
    #expect(tree.nearest(1, to: [0, 0]).map(\.index) == [0])
    #expect(tree.nearest(1, to: [0, 0], excluding: 0) == [.init(index: 1, distance: 5)])
    #expect(NearestNeighbors(Matrix([[1, 1]])).nearest(1, to: [1, 1], excluding: 0).isEmpty)
  }

  @Test("The discriminant of two classes, by hand")
  func discriminant() throws {
    // Means (1, 0) and (4, 2); within each class the squares sum to 2 and 2 without a cross term, so the
    // pooled covariance is 1/(8 − 2) · diag(4, 4).
    let examples = Examples(
      inputs: Matrix([[0, 0], [2, 0], [1, -1], [1, 1], [3, 2], [5, 2], [4, 1], [4, 3]]),
      labels: [0, 0, 0, 0, 1, 1, 1, 1], classCount: 3)
    let lines = try #require(LinearDiscriminant(examples))
    #expect(zip(lines.weights[0], [1.5, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(lines.weights[1], [6, 3]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(lines.weights[2].isEmpty)
    #expect(abs(lines.constants[0] - (log(0.5) - 0.75)) < 1e-12)
    #expect(abs(lines.constants[1] - (log(0.5) - 15)) < 1e-12)
    // The line through the middle of the means, (2.5, 1), at right angles to their difference.
    #expect(lines.predictedClass(ofRow: 0, Matrix([[2.4, 1]])) == 0)
    #expect(lines.predictedClass(ofRow: 0, Matrix([[2.6, 1]])) == 1)
    #expect(lines.predictedClass(ofRow: 0, Matrix([[2.5 + 2, 1 - 3.1]])) == 0)
  }

  @Test("No discriminant without a spread in every direction")
  func singular() {
    let line = Examples(
      inputs: Matrix([[0, 0], [1, 1], [2, 2], [5, 5]]), labels: [0, 0, 1, 1], classCount: 2)
    #expect(LinearDiscriminant(line) == nil)
    let few = Examples(inputs: Matrix([[0, 0], [1, 2]]), labels: [0, 1], classCount: 2)
    #expect(LinearDiscriminant(few) == nil)
  }

  // References: R 4.2.2, prop.test(k, n, correct = FALSE).
  @Test("The Wilson interval")
  func wilson() {
    func expect(_ count: Int, _ total: Int, _ lower: Double, _ upper: Double) {
      let interval = WilsonInterval(count, of: total)
      #expect(abs(interval.lower - lower) < 5e-11)
      #expect(abs(interval.upper - upper) < 5e-11)
    }
    expect(8, 20, 0.2188065324, 0.6134184992)
    expect(0, 10, 0, 0.2775327999)
    expect(10, 10, 0.7224672001, 1)
    expect(234, 280, 0.7878258773, 0.8745157017)
  }
}
