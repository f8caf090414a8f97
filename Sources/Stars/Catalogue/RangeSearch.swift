import Parallelism

/// A search for the few numbers of a long column that do not lie in a range.
extension [Double] {
  /// The numbers that are looked at together.
  private static let blockSize = 1 << 10

  /// The places of the numbers outside `range`, in order; NaN is outside every range.
  func places(outside range: ClosedRange<Double>) -> [Int] {
    concurrentMap(partsOf: indices, least: 1 << 14) { part in
      part.inBlocks(of: Self.blockSize).flatMap { block in
        hasNumber(outside: range, in: block) ? block.filter { !range.contains(self[$0]) } : []
      }
    }
    .flatMap(\.self)
  }

  /// Whether any number at `places` is outside `range`; NaN is outside every range.
  func hasNumber(outside range: ClosedRange<Double>, in places: Range<Int>) -> Bool {
    typealias Numbers = SIMD8<Double>
    let lower = Numbers(repeating: range.lowerBound)
    let upper = Numbers(repeating: range.upperBound)
    var areInside = SIMDMask<SIMD8<Int64>>(repeating: true)
    var isRestInside = true
    unsafe self[places].withUnsafeBytes { bytes in
      var offset = 0
      while offset + MemoryLayout<Numbers>.size <= bytes.count {
        let numbers = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Numbers.self)
        areInside .&= (numbers .>= lower) .& (numbers .<= upper)
        offset += MemoryLayout<Numbers>.size
      }
      let rest = unsafe bytes[offset...].bindMemory(to: Double.self)
      isRestInside = unsafe rest.allSatisfy(range.contains)
    }
    return !(all(areInside) && isRestInside)
  }
}

extension ClosedRange<Double> {
  /// All numbers but the infinite ones.
  static let finite = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
}
