/// The mini-batches of the examples, in a new order each epoch.
struct Batches {
  private let size: Int
  private var generator: SplitMix64
  private var order: [Int]

  /// Creates batches of `size` examples, the last one possibly smaller; nil if one batch holds them all.
  ///
  /// - Precondition: `size` is positive.
  init?(exampleCount: Int, size: Int, seed: UInt64) {
    precondition(size > 0, "batches of \(size) examples")
    guard size < exampleCount else { return nil }
    self.size = size
    generator = SplitMix64(seed: seed)
    order = Array(0..<exampleCount)
  }

  /// Shuffles the examples for the next epoch.
  mutating func shuffle() { generator.shuffle(&order) }

  /// The indices of the examples in each batch.
  var slices: [ArraySlice<Int>] {
    stride(from: 0, to: order.count, by: size).map { order[$0..<min($0 + size, order.count)] }
  }
}

/// The penalty `½ λ Σ w²` over all weights but not the biases; its gradient is `λ w`.
struct WeightPenalty {
  private let factor: Double
  private let weights: [Range<Int>]

  /// Creates a penalty, or nil if the factor `λ` is 0.
  ///
  /// - Precondition: `factor` is not negative.
  init?(_ factor: Double, _ network: Network) {
    precondition(factor >= 0, "a penalty of \(factor)")
    guard factor > 0 else { return nil }
    self.factor = factor
    weights = LayerPlace.places(sizes: network.sizes).map { $0.firstWeight..<$0.firstBias }
  }

  /// Adds the penalty's part to the gradient at `parameters`.
  func add(to gradient: inout [Double], _ parameters: [Double]) {
    for range in weights {
      for index in range { gradient[index] += factor * parameters[index] }
    }
  }
}
