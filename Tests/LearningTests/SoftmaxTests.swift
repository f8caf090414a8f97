import Elementary
import Learning
import Testing
import _TestSupport

@Suite("Softmax and cross-entropy")
struct SoftmaxTests {
  @Test("no logits give no probabilities")
  func empty() { #expect(softmax([]) == []) }

  @Test(
    "equal logits of any size have equal probabilities", arguments: [0, 700, -1e4, 1e300, -1e308])
  func equal(logit: Double) {
    let third = 1.0 / 3
    #expect(softmax([logit, logit, logit]) == [third, third, third])
    expectClose(
      crossEntropy(logits: [logit, logit, logit], label: 1), 1.0986122886681098, within: 1e-15)
  }

  @Test(
    "distant logits give 1 and 0, and a loss equal to their difference",
    arguments: [1e3, 1e4, 1e300])
  func extremes(logit: Double) {
    #expect(softmax([logit, -logit]) == [1, 0])
    #expect(softmax([-logit, logit, -logit]) == [0, 1, 0])
    #expect(crossEntropy(logits: [logit, -logit], label: 0) == 0)
    #expect(crossEntropy(logits: [logit, -logit], label: 1) == 2 * logit)
  }

  @Test("a loss far below the rounding error of 1 is not lost")
  func tinyLoss() {
    // −ln(1 / (1 + e⁻⁵⁰)) = e⁻⁵⁰ to 22 digits.
    expectClose(crossEntropy(logits: [50, 0], label: 0), 1.9287498479639178e-22, within: 1e-37)
    #expect(crossEntropy(logits: [700, 0], label: 0) > 0)
  }

  @Test("values from another program are reproduced")
  func references() {
    // e, e², e³ divided by their sum, from mpmath at 200 bits.
    let expected = [0.09003057317038046, 0.24472847105479764, 0.6652409557748219]
    for (value, reference) in zip(softmax([1, 2, 3]), expected) {
      expectClose(value, reference, within: 2e-16)
    }
    expectClose(crossEntropy(logits: [1, 2, 3], label: 0), 2.40760596444438, within: 5e-16)
  }

  @Test("the loss is never negative, and is −ln of the probability")
  func consistency() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<2_000 {
      let logits = (0..<4).map { _ in Double.random(in: -30...30, using: &generator) }
      let probabilities = softmax(logits)
      expectClose(probabilities.reduce(0, +), 1, within: 1e-15)
      for label in 0..<4 {
        let loss = crossEntropy(logits: logits, label: label)
        #expect(loss >= 0)
        expectClose(loss, -naturalLogarithm(probabilities[label]), within: 1e-13)
      }
    }
  }

  @Test("infinite or NaN logits give NaN or infinity without trapping")
  func notFinite() {
    for logits: [Double] in [
      [.nan, 1, 2], [1, .nan, 2], [.infinity, 0, 0], [.infinity, .infinity, 0],
      [-.infinity, -.infinity, -.infinity], [.nan, .nan, .nan],
    ] {
      #expect(softmax(logits).allSatisfy { $0.isNaN }, "\(logits)")
      #expect(crossEntropy(logits: logits, label: 2).isNaN || logits[0] == .infinity)
    }
    #expect(softmax([-.infinity, 0]) == [0, 1])
    #expect(crossEntropy(logits: [-.infinity, 0], label: 0) == .infinity)
    #expect(crossEntropy(logits: [-.infinity, 0], label: 1) == 0)
  }
}

@Suite("Sharp logits")
struct SharpLogitsTests {
  @Test("keep probabilities finite, in [0, 1] and summing to 1, and losses finite")
  func sharp() {
    let values: [Double] = [0, 700, -700, 1e4, -1e4, 1e300, -1e300]
    for a in values {
      for b in values {
        for c in values {
          let probabilities = softmax([a, b, c])
          #expect(probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
          expectClose(probabilities.reduce(0, +), 1, within: 1e-15)
          for label in 0..<3 { #expect(crossEntropy(logits: [a, b, c], label: label).isFinite) }
        }
      }
    }
  }
}
