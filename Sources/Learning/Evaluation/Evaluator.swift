import Parallelism

/// An evaluator of the mean loss and its gradient over fixed examples, on any number of threads.
///
/// The examples are summed in eight lanes within blocks of 4,096, and the blocks in order. The bits
/// are therefore those of ``Backpropagation`` for any number of threads.
struct Evaluator: ~Copyable {
  /// The number of examples in a block.
  static let blockSize = Workspace.blockSize
  /// The maximum number of block sums kept at a time: 1 MiB.
  private static let mostSums = 1 << 17

  /// The maximum number of threads.
  let threads: Int
  private let width: Int
  private let parameterCount: Int
  /// The number of sums per block: the gradient if requested, and the loss.
  private let sumCount: Int
  /// The weight of each class in the gradient; nil for equal weights.
  private let classWeights: [Double]?
  private let workers: [Workspace]
  private let first: Workspace
  /// The sums of every block of a wave, end to end.
  private let sums: UnsafeMutableBufferPointer<Double>
  private var rows: [Double]
  private var labels: [Int]
  /// The weight of each example; nil if all are 1.
  private var weights: [Double]?
  /// The number of rows that the evaluator was created with, their weight, and their weight in the gradient.
  private let whole: (count: Int, weight: Double, gradientWeight: Double)
  private var corrects: [Int]
  /// Whether the examples are already in the first worker's memory.
  private var isResident = false

  /// Creates an evaluator of networks like `network` over `examples`.
  ///
  /// - Parameters:
  ///   - network: A network with the sizes and activation to evaluate.
  ///   - examples: The examples.
  ///   - threads: The maximum number of threads.
  ///   - givesGradient: Whether to compute the gradient besides the loss.
  ///   - classWeights: The weight of each class in the gradient; nil for equal weights.
  ///   - instructionSet: An index into ``Workspace/instructionSets``; the best one if nil.
  /// - Precondition: `examples` have the inputs and classes of the network, and `threads` is positive.
  init(
    _ network: Network, over examples: Examples, threads: Int, givesGradient: Bool = true,
    classWeights: [Double]? = nil, instructionSet: Int? = nil
  ) {
    precondition(threads > 0, "\(threads) threads")
    examples.checkShape(sizes: network.sizes)
    self.threads = threads
    self.classWeights = classWeights
    rows = examples.inputs.elements
    labels = examples.labels
    let weights = examples.weights?.map(Double.init)
    self.weights = weights
    whole = (
      labels.count, Double(examples.total), totalWeight(labels, classWeights, weights)
    )
    width = examples.inputs.columns
    let blockCount = (labels.count + Self.blockSize - 1) / Self.blockSize
    func workspace() -> Workspace {
      Workspace(
        network, classWeights: classWeights, isWeighted: weights != nil,
        instructionSet: instructionSet)
    }
    let first = workspace()
    self.first = first
    workers = (0..<min(threads, blockCount)).map { $0 == 0 ? first : workspace() }
    parameterCount = network.parameterCount
    sumCount = givesGradient ? parameterCount + 1 : 1
    let kept = min(blockCount, max(64, Self.mostSums / sumCount))
    sums = .allocate(capacity: kept * sumCount)
    sums.initialize(repeating: 0)
    corrects = [Int](repeating: 0, count: kept)
  }

  deinit { sums.deallocate() }

  /// Replaces the examples by the elements of `all` at `indices`.
  ///
  /// Weights count relative to their mean over the examples that the evaluator was created with, so that the mean of
  /// the gradients of batches is the gradient of all.
  ///
  /// - Precondition: There are no more examples than the evaluator was created with.
  mutating func take(_ indices: ArraySlice<Int>, of all: Examples) {
    precondition(indices.count <= corrects.count * Self.blockSize, "\(indices.count) examples")
    let inputs = all.inputs.elements
    rows.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    weights?.removeAll(keepingCapacity: true)
    for index in indices {
      for column in 0..<width { rows.append(inputs[index * width + column]) }
      labels.append(all.labels[index])
      weights?.append(Double(all.weight(of: index)))
    }
    isResident = false
  }

  /// Returns the mean loss and the number of correctly classified examples.
  mutating func measure(_ parameters: [Double]) -> Measure {
    var gradient: [Double] = []
    return evaluate(parameters, gradient: &gradient)
  }

  /// Returns the mean loss and the number of correctly classified examples.
  ///
  /// Fills `gradient`, in the order of the parameters, if the evaluator computes one; class weights
  /// concern it alone.
  mutating func evaluate(_ parameters: [Double], gradient: inout [Double]) -> Measure {
    precondition(parameters.count == parameterCount, "\(parameters.count) parameters")
    let size = min(sumCount - 1, gradient.count)
    let exampleCount = labels.count
    let (count, weight) = normalizers(hasGradient: size > 0)
    let blockCount = (exampleCount + Self.blockSize - 1) / Self.blockSize
    if blockCount == 1 {
      let correctCount = evaluateOnly(parameters, exampleCount)
      gradient.withUnsafeMutableBufferPointer { gradient in
        for index in 0..<size { gradient[index] = sums[index] / weight }
      }
      return (sums[sumCount - 1] / count, correctCount)
    }
    var total: Measure = (0, 0)
    for index in 0..<size { gradient[index] = 0 }
    for first in stride(from: 0, to: blockCount, by: corrects.count) {
      let wave = first..<min(first + corrects.count, blockCount)
      evaluateBlocks(wave, parameters)
      for place in 0..<wave.count {
        let base = place * sumCount
        for index in 0..<size { gradient[index] += sums[base + index] }
        total.loss += sums[base + sumCount - 1]
        total.correctCount += corrects[place]
      }
    }
    for index in 0..<size { gradient[index] /= weight }
    return (total.loss / count, total.correctCount)
  }

  /// Returns the divisors of the summed loss and of the summed gradient.
  private func normalizers(hasGradient: Bool) -> (loss: Double, gradient: Double) {
    guard weights != nil else {
      let count = Double(labels.count)
      return (count, hasGradient ? totalWeight(labels, classWeights, nil) : count)
    }
    if labels.count == whole.count { return (whole.weight, whole.gradientWeight) }
    let share = Double(labels.count) / Double(whole.count)
    return (whole.weight * share, whole.gradientWeight * share)
  }

  /// Sums the only block.
  private mutating func evaluateOnly(_ parameters: [Double], _ count: Int) -> Int {
    guard let sum = sums.baseAddress else { return 0 }
    if isResident {
      return first.evaluate(
        parameters, rows: nil, labels: nil, weights: nil, count: count,
        givesGradient: sumCount > 1, into: sum)
    }
    isResident = count <= Workspace.tileSize
    return first.evaluate(
      parameters, rows: rows, labels: labels, weights: weights, count: count,
      givesGradient: sumCount > 1, into: sum)
  }

  /// Sums every block of `wave` into its place in ``sums`` and ``corrects``.
  private mutating func evaluateBlocks(_ wave: Range<Int>, _ parameters: [Double]) {
    let (count, width, sumCount) = (labels.count, width, sumCount)
    let weights = weights ?? []
    let isWeighted = self.weights != nil
    rows.withUnsafeBufferPointer { rows in
      labels.withUnsafeBufferPointer { labels in
        weights.withUnsafeBufferPointer { weights in
          corrects.withUnsafeMutableBufferPointer { corrects in
            nonisolated(unsafe) let (rows, labels, weights) = (rows, labels, weights)
            nonisolated(unsafe) let (sums, corrects) = (sums, corrects)
            nonisolated(unsafe) let workers = workers
            concurrentForEach(wave, workers: workers.count) { worker, block in
              guard let row = rows.baseAddress, let label = labels.baseAddress,
                let sum = sums.baseAddress
              else { return }
              let first = block * Self.blockSize
              let place = block - wave.lowerBound
              corrects[place] = workers[worker].evaluate(
                parameters, rows: row + first * width, labels: label + first,
                weights: isWeighted ? weights.baseAddress.map { $0 + first } : nil,
                count: min(Self.blockSize, count - first), givesGradient: sumCount > 1,
                into: sum + place * sumCount)
            }
          }
        }
      }
    }
  }
}

/// The mean loss over examples and the number of correctly classified ones.
typealias Measure = (loss: Double, correctCount: Int)

extension Examples {
  /// - Precondition: The examples have the inputs and classes of a network of `sizes`.
  func checkShape(sizes: [Int]) {
    precondition(inputs.columns == sizes[0], "\(inputs.columns) columns for \(sizes[0]) inputs")
    precondition(
      classCount == sizes[sizes.count - 1],
      "\(classCount) classes for \(sizes[sizes.count - 1]) outputs")
  }
}
