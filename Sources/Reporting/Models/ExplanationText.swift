import Documents
import Experiments
import Formatting
import Learning
import Stars

/// The text of `mainsequence explain` on one star.
public struct ExplanationText: Sendable {
  private let explanation: Explanation
  private let model: StarModel
  private let name: String
  /// The standard error of each feature; 0 if it is unknown.
  private let errors: [Double]
  private var quantities: [Quantity] { model.schema.featureQuantities }

  /// The text of the explanation of what `model` predicts for the star called `name`, whose features have the
  /// given standard errors, or nil where they are unknown.
  public init(
    _ explanation: Explanation, _ model: StarModel, name: String, errors: [Double?] = []
  ) {
    self.explanation = explanation
    self.errors = explanation.values.indices.map {
      errors.indices.contains($0) ? errors[$0] ?? 0 : 0
    }
    self.model = model
    self.name = name
  }

  /// The whole text.
  public var document: Document {
    Document(
      title: name,
      [.heading(level: 1, Prose(name)), .paragraph(answer)] + uncertainty + extrapolation
        + [.heading(level: 2, "Nearest class boundary")] + boundary
        + [.heading(level: 2, "Most similar training stars")] + neighbors
        + [.heading(level: 2, "Forward pass"), .code(pass)])
  }

  private var answer: Prose {
    let output = explanation.pass.output
    let values = zip(quantities, explanation.values).map { quantity, value -> Prose in
      "\(quantity.symbol.prose) = \(Self.shown(value))"
    }
    let order = output.indices.sorted { (-output[$0], $0) < (-output[$1], $1) }
    let shares = order.map {
      "\(model.classes[$0].name) \(significant(output[$0], 3))"
    }
    return "With \(values.listed()), the model predicts \(withinSentence(name)) as "
      + "\(model.classes[explanation.predicted].phrase). Probabilities: \(listed(shares))."
  }

  /// The paragraph on the probabilities within the standard errors of the features.
  private var uncertainty: [Block] {
    let known = errors.indices.filter { errors[$0] > 0 }
    guard !known.isEmpty else { return [] }
    let features = known.map { feature -> Prose in
      "\(quantities[feature].symbol.prose) by \(significant(errors[feature], 2))"
    }
    let ranges = explanation.probabilities(model, within: errors)
    let shares = ranges.indices.map { label in
      "\(model.classes[label].name) \(fixed(ranges[label].lowerBound, 2)) to \(fixed(ranges[label].upperBound, 2))"
    }
    let its = known.count > Explanation.mostCombined ? "one of its" : "its"
    return [
      .paragraph(
        "If the star is moved by \(its) standard errors (\(features.listed())), the probabilities are \(listed(shares))."
      )
    ]
  }

  /// The paragraph on the features that lie outside the range of the training stars.
  private var extrapolation: [Block] {
    let outside = explanation.extrapolated(model)
    guard !outside.isEmpty else { return [] }
    let ranges = outside.map { feature -> Prose in
      let scaling = model.classifier.scalings[feature]
      return
        "\(quantities[feature].symbol.prose), from \(Self.shown(scaling.minimum)) to \(Self.shown(scaling.maximum))"
    }
    return [
      .paragraph(
        "The star lies outside the range of the training stars in \(ranges.listed()), so the prediction is an "
          + "extrapolation.")
    ]
  }

  private var boundary: [Block] {
    let distance = NumberText.shortest(Explanation.reach)
    guard let nearest = explanation.boundary else {
      return [
        .paragraph(
          "There is no class boundary within \(distance) scaled units of \(withinSentence(name)).")
      ]
    }
    let features = quantities.indices
    let changes = features.map { change(nearest, $0) }.filter { !$0.isEmpty }
    let alone = features.map { feature -> Prose in
      let symbol = quantities[feature].symbol.prose
      guard let boundary = explanation.boundaries[feature] else {
        return
          "If only \(symbol) changes, the predicted class does not change within \(distance) scaled units."
      }
      return
        "If only \(symbol) changes, the predicted class becomes \(model.classes[boundary.otherClass].name) "
        + "at \(symbol) = \(Self.shown(boundary.values[feature])), \(change(boundary, feature))."
    }
    let place: Prose =
      "The nearest place with a different predicted class, \(model.classes[nearest.otherClass].name), is "
      + "\(changes.listed())."
    return [.paragraph(place), .list(alone.map { [.paragraph($0)] })]
  }

  /// The difference of a boundary in one feature: "0.42 mag fainter", "310 K hotter"; empty where there is none.
  private func change(_ boundary: Explanation.Boundary, _ feature: Int) -> Prose {
    let (from, to) = (explanation.values[feature], boundary.values[feature])
    let scaling = model.classifier.scalings[feature]
    // A difference that only rounding has made is none.
    if (to - from).magnitude < 1e-9 * (scaling.maximum - scaling.minimum) { return "" }
    let size = significant((to - from).magnitude, 3)
    let quantity = quantities[feature]
    guard let unit = quantity.unit, let word = quantity.direction?.word(for: to - from) else {
      return "\(size) \(to > from ? "more" : "less") in \(quantity.symbol.prose)"
    }
    if !quantity.isLogarithm { return "\(size) \(unit) \(word)" }
    let change = significant((quantity.linear(to) - quantity.linear(from)).magnitude, 3)
    return "\(change) \(unit) \(word) "
      + "(\(significant(to - from, 3)) in \(quantity.symbol.base.prose))"
  }

  private var neighbors: [Block] {
    let rows = model.stars.weights == nil ? "" : " in \(counted(model.stars.names.count, "row"))"
    let neighbors = explanation.neighbors
    var columns: [Documents.Table.Column] = [
      .init("star", text: neighbors.map { model.stars.names[$0.star] }),
      .init(
        "class", text: neighbors.map { model.classes[model.stars.labels[$0.star]].name }),
    ]
    for (quantity, values) in zip(quantities, model.stars.values) {
      columns.append(
        .init(
          quantity.symbol.prose,
          .numerals(neighbors.map { Self.shown(values[$0.star]) })))
    }
    columns.append(.init("distance", .numerals(neighbors.map { fixed($0.distance, 4) })))
    return [
      .paragraph(
        "Among the \(counted(model.stars.count, "training star"))\(rows), by the distance in scaled units:"
      ),
      .table(Documents.Table(columns)),
    ]
  }

  private var pass: String {
    let layers = explanation.pass.layers.enumerated().map { index, layer in
      let (dense, last) = (model.network.layers[index], model.network.layers.count - 1)
      let size = dense.weights.elements.count <= RunText.mostParameters
      let weights =
        size
        ? "W\(index + 1) = \(indented(ArrayPrinter.text((0..<dense.weights.rows).map(dense.weights.row))))\n"
          + "b\(index + 1) = \(ArrayPrinter.text(dense.biases))\n" : ""
      let name = index == last ? "p " : "y\(index + 1)"
      return weights + "z\(index + 1) = \(ArrayPrinter.text(layer.z))\n"
        + "\(name) = \(ArrayPrinter.text(layer.y))"
    }
    return "x  = \(ArrayPrinter.text(explanation.pass.input))\n"
      + layers.joined(separator: "\n")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n     ")
  }

  private static func shown(_ value: Double) -> String {
    NumberText.shortest(value.magnitude < 1e9 ? roundHalfEven(value, decimals: 4) : value)
  }
}
