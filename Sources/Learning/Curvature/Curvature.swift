import Parallelism

extension Network {
  /// Returns `H v`, the Hessian of the mean loss times a vector, exact and without forming `H`.
  ///
  /// ```
  /// H v = R{∂L/∂θ},  R{g} = ∂g(θ + r v)/∂r at r = 0
  /// ```
  ///
  /// The second derivative of ReLU is taken as 0 everywhere.
  ///
  /// - Parameters:
  ///   - vector: `v`, in the order of ``parameters``.
  ///   - examples: The examples of the loss.
  /// - Returns: `H v`, in the order of ``parameters``.
  /// - Precondition: `vector` has ``parameterCount`` elements, and `examples` have the inputs and
  ///   classes of the network.
  ///
  /// Source: Pearlmutter, *Fast exact multiplication by the Hessian* (1994).
  public func hessianVectorProduct(_ vector: [Double], over examples: Examples) -> [Double] {
    precondition(
      vector.count == parameterCount, "\(vector.count) elements for \(parameterCount) parameters")
    return TangentPasses(self, examples, threads: 1).product(along: vector)
  }

  /// Returns `λmax`, the algebraically largest eigenvalue of the Hessian of the mean loss.
  ///
  /// Gradient descent is stable here only if its learning rate is below `2 / λmax`.
  ///
  /// - Parameters:
  ///   - examples: The examples of the loss.
  ///   - threads: The maximum number of threads; the result is bitwise identical for any number.
  /// - Returns: `λmax`, or NaN if the Hessian is not finite.
  /// - Precondition: `examples` have the inputs and classes of the network, and `threads` is positive.
  public func largestHessianEigenvalue(over examples: Examples, threads: Int = 1) -> Double {
    let passes = TangentPasses(self, examples, threads: threads)
    return largestEigenvalue(dimension: parameterCount) { passes.product(along: $0) }
  }
}

/// Passes over all examples, in blocks of ``Evaluator/blockSize`` distributed over threads.
private final class TangentPasses {
  private let parameters: [Double]
  private let examples: Examples
  private let blocks: [Range<Int>]
  /// What the network returns in each block; nil if that takes too much memory.
  private let answers: [TangentPass.Answers]?
  private var workers: [TangentPass]

  /// The most neurons of all examples that are kept, 32 MiB of numbers.
  private static let mostNeurons = 1 << 22

  init(_ network: Network, _ examples: Examples, threads: Int) {
    precondition(threads > 0, "\(threads) threads")
    examples.checkShape(sizes: network.sizes)
    let parameters = network.parameters
    let blocks = stride(from: 0, to: examples.count, by: Evaluator.blockSize).map {
      $0..<min($0 + Evaluator.blockSize, examples.count)
    }
    let pass = TangentPass(sizes: network.sizes, activation: network.activation)
    let workers = Array(repeating: pass, count: max(1, min(threads, blocks.count)))
    let isSmall = network.sizes.reduce(0, +) * examples.count <= Self.mostNeurons
    var answers = blocks.map { _ in TangentPass.Answers() }
    if isSmall {
      answers.withUnsafeMutableBufferPointer { answers in
        nonisolated(unsafe) let answers = answers
        concurrentForEach(0..<blocks.count, workers: workers.count) { _, block in
          answers[block] = pass.answers(parameters, blocks[block], of: examples)
        }
      }
    }
    (self.parameters, self.examples) = (parameters, examples)
    (self.blocks, self.workers) = (blocks, workers)
    self.answers = isSmall ? answers : nil
  }

  /// Returns `H v`.
  func product(along vector: [Double]) -> [Double] {
    var sums = blocks.map { _ in [Double]() }
    workers.withUnsafeMutableBufferPointer { workers in
      sums.withUnsafeMutableBufferPointer { sums in
        nonisolated(unsafe) let (workers, sums) = (workers, sums)
        let (parameters, examples, blocks, answers) = (parameters, examples, blocks, answers)
        concurrentForEach(0..<blocks.count, workers: workers.count) { worker, block in
          let answers =
            answers?[block] ?? workers[worker].answers(parameters, blocks[block], of: examples)
          sums[block] = workers[worker].sum(parameters, along: vector, answers)
        }
      }
    }
    let count = Double(examples.total)
    return vector.indices.map { index in sums.reduce(0) { $0 + $1[index] } / count }
  }
}
