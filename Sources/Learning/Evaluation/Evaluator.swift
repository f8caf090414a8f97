import Parallelism

/// The mean loss and its gradient over the same examples again and again, on any number of threads.
///
/// The examples are summed in eight lanes within blocks of 4,096, and the blocks in their order. So the
/// bits are those of ``Backpropagation``, however many threads share the blocks.
struct Evaluator: ~Copyable {
  /// The number of examples that are summed together.
  static let blockSize = Workspace.blockSize
  /// The most sums of blocks that are kept at a time: 1 MiB of them.
  private static let mostSums = 1 << 17

  /// The most threads to work on.
  let threads: Int
  private let width: Int
  private let parameterCount: Int
  /// The sums of a block: the gradient if wanted, and the loss.
  private let sumCount: Int
  private let workers: [Workspace]
  private let first: Workspace
  /// The sums of every block of a wave, end to end.
  private let sums: UnsafeMutableBufferPointer<Double>
  private var rows: [Double]
  private var labels: [Int]
  private var corrects: [Int]
  /// Whether the examples are in the first worker's memory already.
  private var isResident = false

  /// An evaluator of networks like `network` over `examples`.
  ///
  /// - Parameters:
  ///   - network: A network of the sizes and the activation to come.
  ///   - examples: The examples.
  ///   - threads: The most threads to work on.
  ///   - givesGradient: Whether the gradient is wanted besides the loss.
  ///   - instructionSet: An index into ``Workspace/instructionSets``; the best where it is nil.
  /// - Precondition: `examples` have as many inputs and classes as the network, and there is a thread.
  init(
    _ network: Network, over examples: Examples, threads: Int, givesGradient: Bool = true,
    instructionSet: Int? = nil
  ) {
    precondition(threads > 0, "\(threads) threads")
    examples.checkShape(sizes: network.sizes)
    self.threads = threads
    rows = examples.inputs.elements
    labels = examples.labels
    width = examples.inputs.columns
    let blockCount = (labels.count + Self.blockSize - 1) / Self.blockSize
    let first = Workspace(network, instructionSet: instructionSet)
    self.first = first
    workers = (0..<min(threads, blockCount)).map {
      $0 == 0 ? first : Workspace(network, instructionSet: instructionSet)
    }
    parameterCount = network.parameterCount
    sumCount = givesGradient ? parameterCount + 1 : 1
    let kept = min(blockCount, max(64, Self.mostSums / sumCount))
    sums = .allocate(capacity: kept * sumCount)
    sums.initialize(repeating: 0)
    corrects = [Int](repeating: 0, count: kept)
  }

  deinit { sums.deallocate() }

  /// Replaces the examples by those of `all` at `indices`.
  ///
  /// - Precondition: There are at most as many as the evaluator was made for.
  mutating func take(_ indices: ArraySlice<Int>, of all: Examples) {
    precondition(indices.count <= corrects.count * Self.blockSize, "\(indices.count) examples")
    let inputs = all.inputs.elements
    rows.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    for index in indices {
      for column in 0..<width { rows.append(inputs[index * width + column]) }
      labels.append(all.labels[index])
    }
    isResident = false
  }

  /// The mean loss and how many examples are classified right.
  mutating func measure(_ parameters: [Double]) -> Measure {
    var gradient: [Double] = []
    return evaluate(parameters, gradient: &gradient)
  }

  /// The mean loss and how many examples are classified right; fills `gradient`, in the order of the
  /// parameters, if the evaluator gives one.
  mutating func evaluate(_ parameters: [Double], gradient: inout [Double]) -> Measure {
    precondition(parameters.count == parameterCount, "\(parameters.count) parameters")
    let size = min(sumCount - 1, gradient.count)
    let exampleCount = labels.count
    let count = Double(exampleCount)
    let blockCount = (exampleCount + Self.blockSize - 1) / Self.blockSize
    if blockCount == 1 {
      let correctCount = evaluateOnly(parameters, exampleCount)
      gradient.withUnsafeMutableBufferPointer { gradient in
        for index in 0..<size { gradient[index] = sums[index] / count }
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
    for index in 0..<size { gradient[index] /= count }
    return (total.loss / count, total.correctCount)
  }

  /// Sums the only block there is.
  private mutating func evaluateOnly(_ parameters: [Double], _ count: Int) -> Int {
    guard let sum = sums.baseAddress else { return 0 }
    if isResident {
      return first.evaluate(
        parameters, rows: nil, labels: nil, count: count, givesGradient: sumCount > 1, into: sum)
    }
    isResident = count <= Workspace.tileSize
    return first.evaluate(
      parameters, rows: rows, labels: labels, count: count, givesGradient: sumCount > 1,
      into: sum)
  }

  /// Sums every block of `wave` into its place of ``sums`` and ``corrects``.
  private mutating func evaluateBlocks(_ wave: Range<Int>, _ parameters: [Double]) {
    let (count, width, sumCount) = (labels.count, width, sumCount)
    rows.withUnsafeBufferPointer { rows in
      labels.withUnsafeBufferPointer { labels in
        corrects.withUnsafeMutableBufferPointer { corrects in
          nonisolated(unsafe) let (rows, labels) = (rows, labels)
          nonisolated(unsafe) let (sums, corrects) = (sums, corrects)
          nonisolated(unsafe) let workers = workers
          share(wave, among: workers.count) { worker, block in
            guard let row = rows.baseAddress, let label = labels.baseAddress,
              let sum = sums.baseAddress
            else { return }
            let first = block * Self.blockSize
            let place = block - wave.lowerBound
            corrects[place] = workers[worker].evaluate(
              parameters, rows: row + first * width, labels: label + first,
              count: min(Self.blockSize, count - first), givesGradient: sumCount > 1,
              into: sum + place * sumCount)
          }
        }
      }
    }
  }
}

/// The mean loss over examples, and how many of them are classified right.
typealias Measure = (loss: Double, correctCount: Int)

extension Examples {
  /// - Precondition: The examples have as many inputs and classes as a network of `sizes`.
  func checkShape(sizes: [Int]) {
    precondition(inputs.columns == sizes[0], "\(inputs.columns) columns for \(sizes[0]) inputs")
    precondition(
      classCount == sizes[sizes.count - 1],
      "\(classCount) classes for \(sizes[sizes.count - 1]) outputs")
  }
}
