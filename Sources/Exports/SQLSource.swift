import Documents
import Learning

/// A model as one query, which classifies the rows of a table where they are.
///
/// Every layer is a query of its own, so that its numbers are computed once.
public struct SQLSource {
  private let model: ExportedModel
  private let engine: SQLEngine
  private let table: String?
  private let identifier: String?

  /// The query of a model.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - engine: The engine.
  ///   - table: The table to classify, as the query names it; nil for the stars that test the query.
  ///   - identifier: The column that names a star; nil for none.
  public init(
    _ model: ExportedModel, for engine: SQLEngine, from table: String?, identifier: String? = nil
  ) {
    self.model = model
    self.engine = engine
    self.table = table
    self.identifier = identifier
  }

  /// The query.
  public var text: String {
    let comment = introduction.map { $0.isEmpty ? "--" : "-- \($0)" }.joined(separator: "\n")
    let steps = steps.map { "\($0.name) AS (\n\($0.query)\n)" }.joined(separator: ",\n")
    return "\(comment)\nWITH\n\(steps)\n\(table == nil ? test : result);\n"
  }

  private var introduction: [String] {
    model.introduction(
      table == nil
        ? [
          "It returns the largest error of the probabilities of \(model.samples.count) stars, which is below "
            + "1e-12; with --from TABLE it classifies a table."
        ]
        : [
          "The table needs a column for each feature; a star that lacks one gets nulls.",
          "Without --from, the query tests itself.",
        ])
  }

  // MARK: - Steps

  /// A query that the next one reads.
  private typealias Step = (name: String, query: String)

  /// The columns of the input, which every step hands on.
  private var kept: [String] {
    let expected = table == nil ? model.classes.indices.map { "q\($0 + 1)" } : []
    return (identifier == nil ? [] : ["star"]) + model.features.indices.map { "x\($0 + 1)" }
      + expected
  }

  private var steps: [Step] {
    var steps = [Step("ms_input", table == nil ? samples : input), scaled]
    for (index, layer) in model.network.layers.enumerated() {
      let isLast = index == model.network.layers.count - 1
      let before = steps[steps.count - 1].name
      steps.append(sums(layer, index + 1, from: before))
      if !isLast { steps.append(outputs(layer, index + 1)) }
    }
    return steps + [top, powers]
  }

  private var input: String {
    var columns = model.features.enumerated().map { index, name in
      "CAST(\(engine.identifier(name)) AS \(engine.realType)) AS x\(index + 1)"
    }
    if let identifier { columns.insert("\(engine.identifier(identifier)) AS star", at: 0) }
    return select(columns, from: table ?? "", keeping: [])
  }

  /// The stars that test the query, with their probabilities.
  private var samples: String {
    model.samples.map { sample in
      let values = zip(sample.values, model.features.indices).map { value, index in
        "CAST(\(engine.literal(value)) AS \(engine.realType)) AS x\(index + 1)"
      }
      let expected = zip(sample.probabilities, model.classes.indices).map { value, index in
        "CAST(\(engine.literal(value)) AS \(engine.realType)) AS q\(index + 1)"
      }
      return "  SELECT " + (values + expected).joined(separator: ", ")
    }.joined(separator: "\n  UNION ALL\n")
  }

  /// The features scaled to 0 … 1; one that is not finite becomes null.
  private var scaled: Step {
    let columns = model.scalings.enumerated().map { index, scaling in
      let (x, low, range) = (
        "x\(index + 1)", engine.literal(scaling.minimum), engine.literal(scaling.range)
      )
      return "CASE WHEN \(x) BETWEEN (-1e308) AND 1e308 THEN (\(x) - \(low)) / \(range) END"
        + " AS y0_\(index + 1)"
    }
    return ("ms_layer0", select(columns, from: "ms_input", keeping: kept))
  }

  private func sums(_ layer: DenseLayer, _ number: Int, from table: String) -> Step {
    let columns = (0..<layer.outputCount).map { row in
      let terms = layer.weights.row(row).enumerated().map { column, weight in
        "\(engine.literal(weight)) * y\(number - 1)_\(column + 1)"
      }
      let sum = Self.tree(terms + [engine.literal(layer.biases[row])]) { "(\($0) + \($1))" }
      return "\(sum) AS z\(number)_\(row + 1)"
    }
    return ("ms_sums\(number)", select(columns, from: table, keeping: kept))
  }

  private func outputs(_ layer: DenseLayer, _ number: Int) -> Step {
    let columns = (1...layer.outputCount).map { row in
      "\(activated("z\(number)_\(row)")) AS y\(number)_\(row)"
    }
    return ("ms_layer\(number)", select(columns, from: "ms_sums\(number)", keeping: kept))
  }

  /// Returns the activation of a sum; beyond ±700 it is constant to the last bit, and an exponential might fail.
  private func activated(_ z: String) -> String {
    let bounded =
      "CASE WHEN \(z) > 700e0 THEN 700e0 WHEN \(z) < (-700e0) THEN (-700e0) ELSE \(z) END"
    return switch model.network.activation {
    case .sigmoid: "1e0 / (1e0 + exp(-(\(bounded))))"
    case .tanh:
      "2e0 / (1e0 + exp(CASE WHEN \(z) < (-350e0) THEN 700e0 WHEN \(z) > 350e0 THEN (-700e0) "
        + "ELSE (-2e0) * \(z) END)) - 1e0"
    case .relu: "CASE WHEN \(z) < 0e0 THEN 0e0 ELSE \(z) END"
    }
  }

  private var logits: [String] {
    model.classes.indices.map { "z\(model.network.layers.count)_\($0 + 1)" }
  }

  /// The largest logit.
  private var top: Step {
    let largest = Self.tree(logits) { "\(engine.greater)(\($0), \($1))" }
    let last = "ms_sums\(model.network.layers.count)"
    return ("ms_tops", select(["\(largest) AS top"], from: last, keeping: kept + logits))
  }

  /// The exponentials of softmax, and the predicted class.
  private var powers: Step {
    let powers = logits.enumerated().map { index, z in
      "exp(CASE WHEN \(z) - top < (-700e0) THEN (-700e0) ELSE \(z) - top END) AS e\(index + 1)"
    }
    let cases = zip(logits, model.classes).map {
      "WHEN \($0) = top THEN \(engine.literal($1.label))"
    }
    let label = "CASE \(cases.joined(separator: " ")) END AS predicted_label"
    return ("ms_powers", select(powers + [label], from: "ms_tops", keeping: kept))
  }

  private var total: String {
    Self.tree(model.classes.indices.map { "e\($0 + 1)" }) { "(\($0) + \($1))" }
  }

  /// The final query: the features, the predicted label and the probabilities.
  private var result: String {
    var columns = model.features.enumerated().map { "x\($0 + 1) AS \(engine.identifier($1))" }
    if let identifier { columns.insert("star AS \(engine.identifier(identifier))", at: 0) }
    columns.append("predicted_label")
    columns += model.classes.enumerated().map { index, type in
      "e\(index + 1) / \(total) AS \(engine.identifier("probability of " + type.name))"
    }
    return select(columns, from: "ms_powers", keeping: [], isFenced: false, indent: "")
  }

  /// The final query of a test: the largest error.
  private var test: String {
    let errors = model.classes.indices.map { "abs(e\($0 + 1) / \(total) - q\($0 + 1))" }
    let largest = Self.tree(errors) { "\(engine.greater)(\($0), \($1))" }
    return "SELECT max(\(largest)) AS largest_error FROM ms_powers"
  }

  // MARK: - Syntax

  private func select(
    _ columns: [String], from table: String, keeping kept: [String], isFenced: Bool = true,
    indent: String = "  "
  ) -> String {
    let all = columns.joined(separator: ",\n\(indent)  ")
    let kept = kept.isEmpty ? "" : kept.joined(separator: ", ") + ",\n\(indent)  "
    if isFenced, !kept.isEmpty, engine.needsRows {
      return "\(indent)SELECT \(kept)ms_row.*\n\(indent)FROM \(table)\n"
        + "\(indent)LATERAL VIEW inline(array(struct(\n\(indent)  \(all)\n\(indent)))) ms_row"
    }
    let fence = isFenced ? engine.fence.map { "\n\(indent)\($0)" } ?? "" : ""
    return "\(indent)SELECT \(kept)\(all)\n\(indent)FROM \(table)" + fence
  }

  /// Returns the terms joined in a balanced tree, since engines limit the depth of an expression.
  static func tree(_ terms: [String], _ join: (String, String) -> String) -> String {
    guard terms.count > 1 else { return terms.first ?? "" }
    let middle = terms.count / 2
    return join(tree(Array(terms[..<middle]), join), tree(Array(terms[middle...]), join))
  }
}
