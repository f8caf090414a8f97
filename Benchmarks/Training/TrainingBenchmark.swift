import Learning

/// Times one kind of training work and prints the minimum of several runs, in nanoseconds per unit
/// of work: an epoch of the twenty stars, or a star of a larger table.
///
///     TrainingBenchmark small | large | wide | tanh | classify [THREADS]
@main
struct TrainingBenchmark {
  static func main() {
    let arguments = CommandLine.arguments
    let threads = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 2
    switch arguments.count > 1 ? arguments[1] : "" {
    case "small": print(small())
    case "large": print(epoch(stars: 1_000_000, sizes: [2, 3, 3], threads: threads))
    case "wide": print(epoch(stars: 100_000, sizes: [2, 64, 64, 6], threads: threads))
    case "tanh":
      print(epoch(stars: 100_000, sizes: [2, 16, 3], activation: .tanh, threads: threads))
    case "classify": print(classify(stars: 10_000_000, threads: threads))
    case "digest": print(digest(threads: threads))
    default: print("TrainingBenchmark small | large | wide | tanh | classify | digest [THREADS]")
    }
  }

  /// Times an epoch of twenty stars with its history, in training runs of 1,000 epochs.
  private static func small() -> Double {
    let examples = stars(20, classes: 3)
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)
    let training = Training(learningRate: 0.1, epochs: 1_000)
    return least(of: 50) { _ = train(network, on: examples, training) } / 1_000
  }

  /// Times one star of a full-batch epoch.
  private static func epoch(
    stars count: Int, sizes: [Int], activation: Activation = .sigmoid, threads: Int
  ) -> Double {
    let examples = stars(count, classes: sizes[sizes.count - 1])
    let network = Network(sizes: sizes, activation: activation, initial: .glorot(seed: 1))
    // The last epoch is followed by an evaluation of the trained network.
    let training = Training(learningRate: 0.1, epochs: 4)
    let time = least(of: 5) { _ = train(network, on: examples, training, threads: threads) }
    return time / Double(5 * count)
  }

  /// Times the classification of one star of a table.
  private static func classify(stars count: Int, threads: Int) -> Double {
    let inputs = stars(count, classes: 3).inputs
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initial: .glorot(seed: 1))
    var sum = 0
    let time = least(of: 5) {
      sum &+= Int(network.predictedClasses(ofRows: inputs, threads: threads)[count / 2])
    }
    precondition(sum >= 0)
    return time / Double(count)
  }

  /// Returns a digest of long training runs: 3,000 epochs of the twenty stars at a rate that
  /// amplifies a difference in the last bit, and 20 epochs of 20,000 stars with a 2-16-3 network.
  private static func digest(threads: Int) -> String {
    let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initial: .glorot(seed: 1))
    let small = train(
      network, on: stars(20, classes: 3), Training(learningRate: 10, epochs: 3_000))
    let wide = Network(sizes: [2, 16, 3], activation: .tanh, initial: .glorot(seed: 2))
    let large = train(
      wide, on: stars(20_000, classes: 3), Training(learningRate: 2, epochs: 20),
      threads: threads)
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for value in small.losses + small.trained.parameters + large.losses + large.trained.parameters {
      digest = (digest ^ value.bitPattern) &* 0x100_0000_01b3
    }
    return String(digest, radix: 16)
  }

  /// Returns random stars, each in the class of the stripe that it lies in.
  private static func stars(_ count: Int, classes: Int) -> Examples {
    var generator = SplitMix64(seed: 7)
    var inputs = Matrix(rows: count, columns: 2, repeating: 0)
    var labels: [Int] = []
    labels.reserveCapacity(count)
    for row in 0..<count {
      let (x, y) = (generator.nextUnit(), generator.nextUnit())
      inputs[row, 0] = x
      inputs[row, 1] = y
      labels.append(Int((x + y) * 0.5 * Double(classes)))
    }
    return Examples(inputs: inputs, labels: labels, classCount: classes)
  }

  /// Returns the minimum time of `count` calls, in nanoseconds.
  private static func least(of count: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let least = (0..<count).map { _ in clock.measure(body) }.min() ?? .zero
    return Double(least.components.seconds) * 1e9 + Double(least.components.attoseconds) * 1e-9
  }
}
