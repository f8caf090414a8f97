import CKernel

/// The memory of one thread and its passes over the examples of one network.
///
/// The passes, in C, process eight examples at a time with the same operations in the same order as
/// ``Backpropagation``: the bits are the same on every processor.
final class Workspace {
  private let shape: UnsafeMutablePointer<ck_shape>
  private let sizes: UnsafeMutableBufferPointer<Int>
  /// The weight of each class in the gradient; empty for equal weights.
  private let classWeights: UnsafeMutableBufferPointer<Double>
  private let memory: UnsafeMutablePointer<Double>
  private let block: UnsafeMutableRawPointer
  private let passes: ck_passes

  /// The number of examples that are processed at a time, each in a lane of its own.
  static let laneCount = ck_lanes
  /// The maximum number of examples whose logarithms are combined, and which stay in memory from one
  /// call to the next.
  static let tileSize = ck_tile
  /// The maximum number of examples to sum in one call.
  static let blockSize = ck_block

  /// The names of the instruction sets that this processor supports, the simplest first.
  static let instructionSets = (0..<ck_instruction_set_count).compactMap { index in
    ck_passes_at(Int32(index)).map { String(cString: $0.pointee.name) }
  }

  /// Allocates memory for networks with the sizes and activation of `network`.
  ///
  /// - Parameters:
  ///   - network: Any network with those sizes and that activation.
  ///   - classWeights: The weight of each class in the gradient; nil for equal weights.
  ///   - isWeighted: Whether examples have weights.
  ///   - instructionSet: An index into ``instructionSets``; the last one if nil.
  init(
    _ network: Network, classWeights: [Double]? = nil, isWeighted: Bool = false,
    instructionSet: Int? = nil
  ) {
    let sizes = network.sizes
    precondition(classWeights.map { $0.count == network.classCount } ?? true, "class weights")
    let index = instructionSet ?? Self.instructionSets.count - 1
    guard let passes = ck_passes_at(Int32(index)) else {
      preconditionFailure("instruction set \(index) of \(Self.instructionSets)")
    }
    self.passes = passes.pointee
    self.sizes = .allocate(capacity: sizes.count)
    _ = self.sizes.initialize(from: sizes)
    self.classWeights = .allocate(capacity: classWeights?.count ?? 0)
    _ = self.classWeights.initialize(from: classWeights ?? [])
    shape = .allocate(capacity: 1)
    shape.initialize(
      to: ck_shape(
        layers: sizes.count - 1, sizes: UnsafePointer(self.sizes.baseAddress),
        neurons: sizes.reduce(0, +), parameters: network.parameterCount,
        activation: network.activation.code,
        class_weights: classWeights == nil ? nil : UnsafePointer(self.classWeights.baseAddress),
        is_weighted: isWeighted))
    let count = ck_workspace(shape)
    block = .allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: ck_alignment)
    memory = block.bindMemory(to: Double.self, capacity: count)
  }

  deinit {
    block.deallocate()
    shape.deallocate()
    sizes.deallocate()
    classWeights.deallocate()
  }

  /// Sums the gradient and, after it, the loss over examples into `sums`.
  ///
  /// - Parameters:
  ///   - parameters: The network's parameters.
  ///   - rows: The inputs, one example per row; nil to reuse those of the previous call, if there were
  ///     at most ``tileSize``.
  ///   - labels: The classes; nil if `rows` is nil.
  ///   - weights: The numbers of examples that the rows stand for; nil if `rows` is nil or examples have no weights.
  ///   - count: The number of rows.
  ///   - givesGradient: Whether to compute the gradient besides the loss.
  ///   - sums: One number per parameter if the gradient is computed, and one for the loss.
  /// - Returns: The number of correctly classified examples.
  func evaluate(
    _ parameters: UnsafePointer<Double>, rows: UnsafePointer<Double>?, labels: UnsafePointer<Int>?,
    weights: UnsafePointer<Double>?, count: Int, givesGradient: Bool,
    into sums: UnsafeMutablePointer<Double>
  ) -> Int {
    passes.evaluate(shape, parameters, rows, labels, weights, count, memory, sums, givesGradient)
  }

  /// Writes the logits of `count` inputs.
  func logits(
    _ parameters: UnsafePointer<Double>, rows: UnsafePointer<Double>, count: Int,
    into logits: UnsafeMutablePointer<Double>
  ) {
    passes.answer(shape, parameters, rows, count, memory, logits, nil)
  }

  /// Writes the index of the largest logit of `count` inputs, of which there are at most 256 each.
  func classes(
    _ parameters: UnsafePointer<Double>, rows: UnsafePointer<Double>, count: Int,
    into classes: UnsafeMutablePointer<UInt8>
  ) {
    passes.answer(shape, parameters, rows, count, memory, nil, classes)
  }

  /// Returns an elementary function of `values`, as the passes compute it.
  func map(_ function: LaneFunction, _ values: [Double]) -> [Double] {
    precondition(values.count.isMultiple(of: Self.laneCount), "\(values.count) values")
    return [Double](unsafeUninitializedCapacity: values.count) { result, count in
      count = values.count
      guard let result = result.baseAddress else { return }
      passes.map(function.code, values, values.count, result)
    }
  }
}

/// The elementary functions used by the passes.
enum LaneFunction {
  /// `eˣ` for `x ≤ 0`.
  case exponential
  /// `tanh x`.
  case hyperbolicTangent
  /// `ln(1 + x)` for `x ≥ 0`.
  case logOnePlus
  /// The sigmoid, off by less than 2⁻¹⁹.
  case quickSigmoid

  fileprivate var code: ck_function {
    switch self {
    case .exponential: ck_map_exponential
    case .hyperbolicTangent: ck_map_hyperbolic_tangent
    case .logOnePlus: ck_map_log_one_plus
    case .quickSigmoid: ck_map_quick_sigmoid
    }
  }
}

extension Activation {
  fileprivate var code: ck_activation {
    switch self {
    case .sigmoid: ck_sigmoid
    case .tanh: ck_hyperbolic_tangent
    case .relu: ck_relu
    }
  }
}
