import CKernel

/// The memory of one thread and its passes over the examples of one network.
///
/// The passes, in C, process eight examples at a time with the same operations in the same order as
/// ``Backpropagation``: the bits are the same on every processor.
final class Workspace {
  private let shape: UnsafeMutablePointer<ck_shape>
  private let sizes: UnsafeMutableBufferPointer<Int>
  private let memory: UnsafeMutablePointer<Double>
  private let block: UnsafeMutableRawPointer
  private let passes: ck_passes

  /// The maximum number of examples that stay in memory from one call to the next.
  static let residentCount = Int(ck_tile)

  /// The names of the instruction sets that this processor supports, the simplest first.
  static let instructionSets = (0..<8).compactMap { index in
    ck_passes_at(Int32(index)).map { String(cString: $0.pointee.name) }
  }

  /// Allocates memory for networks with the sizes and activation of `network`.
  ///
  /// - Parameters:
  ///   - network: Any network with those sizes and that activation.
  ///   - instructionSet: An index into ``instructionSets``; the last one if nil.
  init(_ network: Network, instructionSet: Int? = nil) {
    let sizes = network.sizes
    let index = instructionSet ?? Self.instructionSets.count - 1
    guard let passes = ck_passes_at(Int32(index)) else {
      preconditionFailure("instruction set \(index) of \(Self.instructionSets)")
    }
    self.passes = passes.pointee
    self.sizes = .allocate(capacity: sizes.count)
    _ = self.sizes.initialize(from: sizes)
    shape = .allocate(capacity: 1)
    shape.initialize(
      to: ck_shape(
        layers: sizes.count - 1, sizes: UnsafePointer(self.sizes.baseAddress),
        activation: network.activation.kernelIndex))
    let count = ck_workspace(shape)
    block = .allocate(byteCount: count * MemoryLayout<Double>.stride, alignment: 64)
    memory = block.bindMemory(to: Double.self, capacity: count)
  }

  deinit {
    block.deallocate()
    shape.deallocate()
    sizes.deallocate()
  }

  /// Sums the gradient and, after it, the loss over examples into `sums`.
  ///
  /// - Parameters:
  ///   - parameters: The network's parameters.
  ///   - rows: The inputs, one example per row; nil to reuse those of the previous call, if there were at most
  ///     ``residentCount``.
  ///   - labels: The classes; nil if `rows` is nil.
  ///   - count: The number of examples.
  ///   - givesGradient: Whether to compute the gradient besides the loss.
  ///   - sums: One number per parameter if the gradient is computed, and one for the loss.
  /// - Returns: The number of correctly classified examples.
  func evaluate(
    _ parameters: UnsafePointer<Double>, rows: UnsafePointer<Double>?, labels: UnsafePointer<Int>?,
    count: Int, givesGradient: Bool, into sums: UnsafeMutablePointer<Double>
  ) -> Int {
    passes.evaluate(
      shape, parameters, rows, labels, count, memory, sums, givesGradient ? 1 : 0)
  }

  /// Writes the logits of `count` inputs.
  func logits(
    _ parameters: UnsafePointer<Double>, rows: UnsafePointer<Double>, count: Int,
    into logits: UnsafeMutablePointer<Double>
  ) {
    passes.answer(shape, parameters, rows, count, memory, logits, nil)
  }

  /// Writes the index of the largest logit of `count` inputs.
  func classes(
    _ parameters: UnsafePointer<Double>, rows: UnsafePointer<Double>, count: Int,
    into classes: UnsafeMutablePointer<Int32>
  ) {
    passes.answer(shape, parameters, rows, count, memory, nil, classes)
  }

  /// Returns an elementary function of `values`, as the passes compute it.
  func map(_ function: LaneFunction, _ values: [Double]) -> [Double] {
    precondition(values.count.isMultiple(of: Int(ck_lanes)), "\(values.count) values")
    return [Double](unsafeUninitializedCapacity: values.count) { result, count in
      count = values.count
      guard let result = result.baseAddress else { return }
      passes.map(function.rawValue, values, values.count, result)
    }
  }
}

/// The elementary functions used by the passes.
enum LaneFunction: Int32 {
  /// `eˣ` for `x ≤ 0`.
  case exponential = 0
  /// `tanh x`.
  case hyperbolicTangent = 1
  /// `ln(1 + x)` for `x ≥ 0`.
  case logOnePlus = 2
}

extension Activation {
  fileprivate var kernelIndex: Int32 {
    switch self {
    case .sigmoid: Int32(ck_sigmoid)
    case .tanh: Int32(ck_hyperbolic_tangent)
    case .relu: Int32(ck_relu)
    }
  }
}
