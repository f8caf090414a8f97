import Foundation
import Learning
import Stars
import Testing
import _TestSupport

@testable import Experiments

@Suite("A classification is explained")
struct ExplanationTests {
  /// The second class where 3x + 4y > 2, x and y the magnitude from 0 to 10 and log T from 3 to 5, scaled.
  private func linear() throws -> StarModel {
    try #require(
      StarModel(
        origin: Models.origin,
        schema: Schema(
          features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: []),
        classes: [StarClass(label: "1", name: "a"), StarClass(label: "2", name: "b")],
        stars: .init(
          names: ["P", "Q", "R"], labels: [0, 1, 1], values: [[0, 10, 5], [3, 5, 4]]),
        network: Network(
          layers: [DenseLayer(weights: Matrix([[0, 0], [3, 4]]), biases: [0, -2])],
          activation: .sigmoid)))
  }

  @Test(
    "The nearest point of a straight boundary is 2/5 away along (3, 4)/5; on the axes 2/3 and 1/2")
  func boundary() throws {
    let explanation = Explanation(try linear(), [0, 3], name: "a star")
    #expect(explanation.predicted == 0)
    let nearest = try #require(explanation.boundary)
    #expect(nearest.otherClass == 1)
    expectClose(nearest.distance, 0.4, within: 1e-5)
    expectClose(nearest.values[0], 2.4, within: 0.02)
    expectClose(nearest.values[1], 3.64, within: 0.005)
    expectClose(explanation.boundaries[0]?.values[0] ?? .nan, 20.0 / 3, within: 1e-12)
    expectClose(explanation.boundaries[1]?.values[1] ?? .nan, 4, within: 1e-12)
  }

  @Test("The nearest stars come first, √(0.5² + 0.5²) and √2 away")
  func neighbors() throws {
    let neighbors = Explanation(try linear(), [0, 3], name: "a star").neighbors
    #expect(neighbors.map(\.star) == [0, 2, 1])
    expectClose(neighbors[1].distance, 0.5.squareRoot(), within: 1e-15)
    expectClose(neighbors[2].distance, 2.0.squareRoot(), within: 1e-15)
  }

  @Test("Far from every other class there is no boundary")
  func none() throws {
    let explanation = Explanation(try linear(), [-90, -20], name: "a star")
    #expect(explanation.boundary == nil)
    #expect(explanation.boundaries == [nil, nil])
  }

  @Test("A star is not among those most similar to it, but one with equal features is")
  func itself() throws {
    let neighbors = Explanation(try linear(), [10, 5], name: "Q").neighbors
    #expect(neighbors.map(\.star) == [2, 0])
    #expect(
      Explanation(try linear(), [10, 5], name: "another").neighbors.map(\.star) == [1, 2, 0])
  }

  @Test("Features outside the range of the training stars are extrapolated")
  func extrapolated() throws {
    let model = try linear()
    #expect(Explanation(model, [0, 3], name: "").extrapolated(model).isEmpty)
    #expect(Explanation(model, [-0.1, 4], name: "").extrapolated(model) == [0])
    #expect(Explanation(model, [11, 5.1], name: "").extrapolated(model) == [0, 1])
  }

  @Test("With three features the nearest place lies off the axes: |b| / |w| from a plane")
  func threeFeatures() throws {
    // The second class where 2x + 3y + 6z > 2.1: from the origin, 2.1/7 along (2, 3, 6)/7.
    let model = try #require(
      StarModel(
        origin: Models.origin,
        schema: Schema(
          features: [Schema.absoluteMagnitude, Schema.logTemperature, "size"], classes: []),
        classes: [StarClass(label: "1", name: "a"), StarClass(label: "2", name: "b")],
        stars: .init(
          names: ["P", "Q"], labels: [0, 1], values: [[0, 1], [0, 1], [0, 1]]),
        network: Network(
          layers: [DenseLayer(weights: Matrix([[0, 0, 0], [2, 3, 6]]), biases: [0, -2.1])],
          activation: .sigmoid)))
    let explanation = Explanation(model, [0, 0, 0], name: "")
    let nearest = try #require(explanation.boundary)
    expectClose(nearest.distance, 0.3, within: 1e-9)
    for (value, expected) in zip(nearest.values, [0.6 / 7, 0.9 / 7, 1.8 / 7]) {
      expectClose(value, expected, within: 1e-6)
    }
    expectClose(explanation.boundaries[2]?.distance ?? .nan, 0.35, within: 1e-12)
  }

  @Test("Probabilities within standard errors, at the corners of a straight boundary")
  func uncertainty() throws {
    let model = try linear()
    let explanation = Explanation(model, [0, 3], name: "")
    // 3x + 4y − 2 is −2 at the star, and runs from −2 − 0.3 − 0.4 to −2 + 0.3 + 0.4.
    let ranges = explanation.probabilities(model, within: [1, 0.2])
    expectClose(ranges[1].lowerBound, 1 / (1 + exp(2.7)), within: 1e-12)
    expectClose(ranges[1].upperBound, 1 / (1 + exp(1.3)), within: 1e-12)
    let none = explanation.probabilities(model, within: [0, 0])
    expectClose(none[1].lowerBound, 1 / (1 + exp(2)), within: 1e-12)
    #expect(none[1].lowerBound == none[1].upperBound)
  }

  @Test("With many uncertain features, each is moved by itself")
  func manyUncertain() throws {
    let count = 40
    let model = try #require(
      StarModel(
        origin: Models.origin,
        schema: Schema(features: (1...count).map { "band \($0)" }, classes: []),
        classes: [StarClass(label: "1", name: "a"), StarClass(label: "2", name: "b")],
        stars: .init(
          names: ["P", "Q"], labels: [0, 1], values: Array(repeating: [0, 1], count: count)),
        network: Network(
          layers: [
            DenseLayer(
              weights: Matrix([0, 2].map { Array(repeating: $0, count: count) }), biases: [0, -1])
          ],
          activation: .sigmoid)))
    let star = Array(repeating: 0.0, count: count)
    let ranges = Explanation(model, star, name: "")
      .probabilities(model, within: star.map { _ in 0.25 })
    expectClose(ranges[1].lowerBound, 1 / (1 + exp(1.5)), within: 1e-12)
    expectClose(ranges[1].upperBound, 1 / (1 + exp(0.5)), within: 1e-12)
  }
}
