import Testing
import _TestSupport

@testable import Learning

@Suite("The Hessian")
struct CurvatureTests {
  @Test(
    "at the assignment's start has the largest eigenvalue 0.695, so the stability limit is 2.88")
  func assignment() {
    let largest = Assignment.network.largestHessianEigenvalue(over: Assignment.examples)
    // numpy.linalg.eigvalsh of central differences of the gradient; the next one is 0.69479587.
    expectClose(largest, 0.69536573, within: 1e-7)
    expectClose(2 / largest, 2.88, within: 5e-3)
  }

  @Test(
    "has products that match central differences of the gradient", arguments: Activation.allCases)
  func products(activation: Activation) {
    for (seed, sizes) in [[2, 3, 3], [3, 2], [2, 4, 3, 3]].enumerated() {
      var generator = SeededGenerator(seed: UInt64(seed + 20))
      let network = Network.random(sizes: sizes, activation: activation, using: &generator)
      let examples = Examples.random(count: 6, for: network, using: &generator)
      let vector = (0..<network.parameterCount).map { _ in
        Double.random(in: -1...1, using: &generator)
      }
      let product = network.hessianVectorProduct(vector, over: examples)
      let differences = network.gradientDifference(along: vector, over: examples)
      for (value, reference) in zip(product, differences) {
        expectClose(value, reference, within: 1e-8)
      }
    }
  }

  @Test(
    "over blocks is bitwise the same on any number of threads, and the mean of the blocks'")
  func threads() {
    var generator = SeededGenerator(seed: 30)
    let network = Network.random(sizes: [2, 2, 2], activation: .sigmoid, using: &generator)
    let block = Examples.random(count: 4_096, for: network, using: &generator)
    let twice = Examples(
      inputs: Matrix(block.inputs.elements + block.inputs.elements, columns: 2),
      labels: block.labels + block.labels, classCount: 2)
    let largest = network.largestHessianEigenvalue(over: block)
    for threads in [1, 2, 3] {
      #expect(network.largestHessianEigenvalue(over: twice, threads: threads) == largest)
    }
  }

  @Test("is symmetric")
  func symmetric() {
    var generator = SeededGenerator(seed: 31)
    let network = Network.random(sizes: [2, 3, 3], activation: .tanh, using: &generator)
    let examples = Examples.random(count: 5, for: network, using: &generator)
    let hessian = network.hessian(over: examples)
    for row in hessian.indices {
      for column in 0..<row {
        expectClose(hessian[row][column], hessian[column][row], within: 1e-15)
      }
    }
  }

  @Test("has the largest eigenvalue of the full matrix", arguments: Activation.allCases)
  func largest(activation: Activation) {
    for (seed, sizes) in [[2, 3, 3], [3, 2], [2, 4, 3, 3], [3, 6, 4]].enumerated() {
      var generator = SeededGenerator(seed: UInt64(seed + 40))
      let network = Network.random(sizes: sizes, activation: activation, using: &generator)
      let examples = Examples.random(count: 30, for: network, using: &generator)
      let expected = jacobiEigenvalues(network.hessian(over: examples)).max() ?? .nan
      expectClose(
        network.largestHessianEigenvalue(over: examples), expected, within: 1e-9 * expected)
    }
  }

  @Test("that is not finite has no eigenvalue")
  func notFinite() {
    let examples = Examples(inputs: Matrix([[.infinity, 0]]), labels: [0], classCount: 3)
    #expect(Assignment.network.largestHessianEigenvalue(over: examples).isNaN)
  }
}

@Suite("The largest eigenvalue")
struct LargestEigenvalueTests {
  @Test("of an empty matrix, of zero, of the identity and of one negative element")
  func edges() {
    #expect(largestEigenvalue(dimension: 0) { $0 } == 0)
    #expect(largestEigenvalue(dimension: 5) { $0.map { _ in 0 } } == 0)
    expectClose(largestEigenvalue(dimension: 5) { $0 }, 1, within: 1e-14)
    expectClose(largestEigenvalue(dimension: 1) { $0.map { -3 * $0 } }, -3, within: 1e-14)
  }

  @Test("is the algebraically largest, not the largest in magnitude")
  func algebraic() {
    let diagonal = [-100.0, -7, 0.25, 0.5, -3]
    let largest = largestEigenvalue(dimension: 5) { zip($0, diagonal).map { $0 * $1 } }
    expectClose(largest, 0.5, within: 1e-12)
  }

  @Test("is found among a hundred distinct ones")
  func many() {
    // The diagonal 0, 1, 4, 9, …, 99².
    let largest = largestEigenvalue(dimension: 100) { v in
      v.indices.map { Double($0 * $0) * v[$0] }
    }
    expectClose(largest, 9_801, within: 1e-6)
  }

  @Test("of a tridiagonal matrix of 2 and −1 is 2 + 2 cos(π / (n + 1))")
  func tridiagonal() {
    // n = 5: cos 30° = √3 / 2.
    let matrix = SymmetricTridiagonal(
      diagonal: [2, 2, 2, 2, 2], offDiagonal: [-1, -1, -1, -1])
    expectClose(matrix.largestEigenvalue, 2 + (3.0).squareRoot(), within: 1e-14)
    expectClose(SymmetricTridiagonal(diagonal: [-5]).largestEigenvalue, -5, within: 1e-14)
  }
}

extension Network {
  /// Returns `H v` by differences of the gradient at `θ ± h v`, extrapolated once.
  func gradientDifference(along vector: [Double], over examples: Examples) -> [Double] {
    func difference(_ step: Double) -> [Double] {
      var above = self
      var below = self
      above.parameters = zip(parameters, vector).map { $0 + step * $1 }
      below.parameters = zip(parameters, vector).map { $0 - step * $1 }
      return zip(
        above.lossAndGradient(over: examples).gradient.values,
        below.lossAndGradient(over: examples).gradient.values
      ).map { ($0 - $1) / (2 * step) }
    }
    return zip(difference(1e-4), difference(2e-4)).map { (4 * $0 - $1) / 3 }
  }

  /// The rows of the Hessian.
  func hessian(over examples: Examples) -> [[Double]] {
    (0..<parameterCount).map { index in
      var unit = [Double](repeating: 0, count: parameterCount)
      unit[index] = 1
      return hessianVectorProduct(unit, over: examples)
    }
  }
}

/// Returns all eigenvalues of a symmetric matrix by Jacobi rotations (1846).
private func jacobiEigenvalues(_ matrix: [[Double]]) -> [Double] {
  var a = matrix
  for _ in 0..<10 {
    for p in a.indices {
      for q in 0..<p where a[p][q] != 0 {
        let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let sign: Double = theta < 0 ? -1 : 1
        let t = sign / (theta.magnitude + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in a.indices {
          (a[k][p], a[k][q]) = (c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q])
        }
        for k in a.indices {
          (a[p][k], a[q][k]) = (c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k])
        }
      }
    }
  }
  return a.indices.map { a[$0][$0] }
}
