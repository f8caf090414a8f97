import Testing

@testable import Learning

/// The results of long training runs, which are bitwise identical on every machine.
@Suite("The bits of a long training run")
struct DigestTests {
  @Test("match the record: 3,000 epochs that amplify any difference")
  func small() {
    let history = train(
      Assignment.network, on: Assignment.examples, Training(learningRate: 10, epochs: 3_000))
    #expect(digest(history.losses + history.trained.parameters) == 10_205_454_206_712_603_225)
  }

  /// For the sigmoid, tanh and ReLU.
  private static let expected: [UInt64] = [
    5_130_862_060_762_993_814, 12_363_779_636_479_862_231, 17_187_767_140_525_808_766,
  ]

  @Test("match the record on any number of threads", arguments: [1, 2, 3, 8])
  func threads(count: Int) {
    let examples = stars(12_500)
    var training = Training(learningRate: 0.5, epochs: 3)
    training.method = .adam()
    for (activation, expected) in zip(Activation.allCases, Self.expected) {
      let network = Network(sizes: [2, 16, 3], activation: activation, initial: .he(seed: 2))
      let history = train(network, on: examples, training, threads: count)
      #expect(digest(history.losses + history.trained.parameters) == expected)
    }
  }

  @Test("match the record in mini-batches")
  func batches() {
    var training = Training(learningRate: 0.5, epochs: 20)
    training.batchSize = 32
    training.method = .momentum(0.9)
    training.schedule = .cosine()
    training.weightPenalty = 1e-4
    let network = Network(sizes: [2, 8, 8, 3], activation: .tanh, initial: .glorot(seed: 3))
    let history = train(network, on: stars(500), training)
    #expect(digest(history.losses + history.trained.parameters) == 13_777_778_605_799_515_945)
  }

  /// Returns random stars, each in the class of the stripe that it lies in.
  private func stars(_ count: Int) -> Examples {
    var generator = SplitMix64(seed: 7)
    let rows = (0..<count).map { _ in [generator.nextUnit(), generator.nextUnit()] }
    return Examples(
      inputs: Matrix(rows), labels: rows.map { Int(($0[0] + $0[1]) * 1.5) }, classCount: 3)
  }

  /// Folds all bits into one number (Fowler, Noll & Vo).
  private func digest(_ values: [Double]) -> UInt64 {
    values.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ $1.bitPattern) &* 0x100_0000_01b3 }
  }
}
