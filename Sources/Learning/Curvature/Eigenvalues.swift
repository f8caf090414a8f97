/// Returns the algebraically largest eigenvalue of a symmetric matrix, given its products with vectors.
///
/// The Lanczos method with full reorthogonalisation, from a fixed start vector without symmetry. It
/// stops after `min(dimension, 64)` steps, or once two consecutive steps change the value by at
/// most 10⁻¹³ of the matrix's bound, or once the vectors span an invariant subspace.
///
/// - Parameters:
///   - dimension: The number of rows.
///   - multiply: The product of the matrix with a vector.
/// - Returns: The eigenvalue; 0 for a dimension of 0; NaN if a product is not finite.
///
/// Source: Golub & Van Loan, *Matrix Computations* (4th ed. 2013), section 10.3.
func largestEigenvalue(dimension: Int, multiply: ([Double]) -> [Double]) -> Double {
  guard dimension > 0 else { return 0 }
  var tridiagonal = SymmetricTridiagonal()
  var basis = [asymmetricUnitVector(count: dimension)]
  var largest = 0.0
  var stillSteps = 0
  while true {
    let q = basis[basis.count - 1]
    var residual = multiply(q)
    let alpha = dot(q, residual)
    guard alpha.isFinite else { return .nan }
    tridiagonal.diagonal.append(alpha)
    let previous = largest
    largest = tridiagonal.largestEigenvalue
    let scale = tridiagonal.bound
    let isStill = basis.count > 1 && (largest - previous).magnitude <= 1e-13 * scale
    stillSteps = isStill ? stillSteps + 1 : 0
    if stillSteps == 2 || basis.count == min(dimension, 64) { return largest }
    // Two passes keep the basis orthogonal to working precision (Parlett 1998).
    for _ in 0..<2 {
      for vector in basis { residual.subtract(dot(vector, residual), times: vector) }
    }
    let beta = dot(residual, residual).squareRoot()
    guard beta.isFinite else { return .nan }
    if beta <= 1e-14 * scale { return largest }
    tridiagonal.offDiagonal.append(beta)
    basis.append(residual.map { $0 / beta })
  }
}

/// A symmetric tridiagonal matrix.
struct SymmetricTridiagonal {
  var diagonal: [Double] = []
  /// The elements next to the diagonal; at least one fewer than ``diagonal``.
  var offDiagonal: [Double] = []

  /// A bound on the magnitudes of all eigenvalues (Gershgorin).
  var bound: Double {
    var bound = 0.0
    for (index, element) in diagonal.enumerated() {
      let left = index > 0 ? offDiagonal[index - 1].magnitude : 0
      let right = index < diagonal.count - 1 ? offDiagonal[index].magnitude : 0
      bound = max(bound, element.magnitude + left + right)
    }
    return bound
  }

  /// The largest eigenvalue, by bisection to 2⁻⁵³ of the bound.
  ///
  /// Source: Barth, Martin & Wilkinson, *Calculation of the eigenvalues of a symmetric tridiagonal
  /// matrix by the method of bisection* (1967).
  var largestEigenvalue: Double {
    let bound = self.bound
    var high = bound
    var low = -high
    while high - low > 0x1p-53 * bound {
      let middle = low + (high - low) / 2
      guard low < middle, middle < high else { break }
      if hasEigenvalue(above: middle) { low = middle } else { high = middle }
    }
    return high
  }

  /// Whether a pivot of `T − x` is positive, which indicates an eigenvalue above `x` (Sylvester).
  private func hasEigenvalue(above x: Double) -> Bool {
    var pivot = -1.0
    for (index, element) in diagonal.enumerated() {
      let beside = index > 0 ? offDiagonal[index - 1] : 0
      pivot = element - x - beside * beside / pivot
      if pivot > 0 { return true }
      if pivot == 0 { pivot = -.leastNormalMagnitude }
    }
    return false
  }
}

/// Returns a unit vector of `count` fixed, distinct elements: the fractional parts of the multiples
/// of the golden ratio, minus ½.
private func asymmetricUnitVector(count: Int) -> [Double] {
  let elements = (1...count).map { index in
    let multiple = Double(index) * 0.618_033_988_749_894_8
    return multiple - Double(Int(multiple)) - 0.5
  }
  let length = dot(elements, elements).squareRoot()
  return elements.map { $0 / length }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

extension [Double] {
  fileprivate mutating func subtract(_ factor: Double, times other: [Double]) {
    for index in indices { self[index] -= factor * other[index] }
  }
}
