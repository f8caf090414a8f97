import Learning
import Stars
import Tables

extension StarModel {
  /// The name of the format, which a model file states.
  static let format = "mainsequence-model-1"
  /// The largest model file that is read, in bytes.
  static let limit = 1 << 28

  // MARK: - Writing

  /// The model as a JSON file, from which ``init(_:name:)`` reads an identical model, to the last bit.
  public var file: [UInt8] { Array((json.text + "\n").utf8) }

  private var json: JSON {
    .object(
      [
        ("format", .string(Self.format)), ("origin", origin.json),
        ("features", .array(schema.features.map { .string($0) })),
        (
          "columns",
          .object(schema.columns.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        ),
      ] + schema.rules.json + [
        ("classes", .array(classes.map(\.json))),
        ("activation", .string(network.activation.rawValue)),
        ("layers", .array(network.layers.map(\.json))), ("stars", stars.json),
      ])
  }

  // MARK: - Reading

  /// Reads the model in `bytes`.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - name: Its name, for diagnostics.
  /// - Throws: The faults of the file.
  public init(_ bytes: [UInt8], name: String) throws(Diagnostics) {
    var reader = NodeReader(
      try YAMLDocument(json: SourceText(bytes, name: name), what: "model", limit: Self.limit))
    reader.takesBlankTexts = true
    let model = reader.model()
    try reader.faults.throwIfErrors()
    guard let model else {
      throw Diagnostics([reader.document.source.diagnostic("the file holds no model")])
    }
    self = model
  }
}

extension StarModel.Origin {
  fileprivate var json: JSON {
    .object([
      ("program", .string(program)), ("data", .string(data)), ("experiment", .string(experiment)),
    ])
  }
}

extension StarModel.Stars {
  fileprivate var json: JSON {
    .object(
      [
        ("names", .array(names.map { .string($0) })),
        ("classes", .array(labels.map { .integer($0) })),
        ("values", .array(values.map(JSON.numbers))),
      ] + (weights.map { [("weights", .array($0.map { .integer($0) }))] } ?? []))
  }
}

extension StarClass {
  fileprivate var json: JSON {
    .object([
      ("label", .string(label)), ("name", .string(name)), ("plural", .string(plural)),
      ("color", color.map { .string($0) } ?? .null),
    ])
  }
}

extension DenseLayer {
  fileprivate var json: JSON {
    .object([
      ("weights", .array((0..<weights.rows).map { JSON.numbers(weights.row($0)) })),
      ("biases", JSON.numbers(biases)),
    ])
  }
}

extension NodeReader {
  fileprivate mutating func model() -> StarModel? {
    let fields = fields(of: document.root, .model)
    guard let format = text(fields["format"]) else { return nil }
    guard format == StarModel.format else {
      report(
        "a model of the format \(quoted(format)), not \(StarModel.format)", at: document.root,
        suggestion: "train it again with this version of the program")
      return nil
    }
    var schema = Schema(features: texts(fields["features"]), classes: [])
    schema.columns = names(fields["columns"])
    schema.rules = derivationRules(fields)
    let origin = names(fields["origin"])
    let classes = (list(fields["classes"]) ?? []).map { starClass(self.fields(of: $0)) }
    let activation: Activation? = choice(fields["activation"])
    let layers = (list(fields["layers"]) ?? []).map {
      layer($0)
    }
    let stars = stars(fields["stars"])
    guard !faults.hasErrors, let activation, let stars else { return nil }
    if Self.fit(schema.features.count, layers, classes.count, stars),
      let model = StarModel(
        origin: StarModel.Origin(
          program: origin["program"] ?? "", data: origin["data"] ?? "",
          experiment: origin["experiment"] ?? ""),
        schema: schema, classes: classes, stars: stars,
        network: Network(
          layers: layers.map { DenseLayer(weights: Matrix($0.weights), biases: $0.biases) },
          activation: activation))
    {
      return model
    }
    report("the parts of the model do not fit together", at: document.root)
    return nil
  }

  typealias Layer = (weights: [[Double]], biases: [Double])

  /// Whether the parts of a model have consistent sizes.
  private static func fit(
    _ features: Int, _ layers: [Layer], _ classes: Int, _ stars: StarModel.Stars
  ) -> Bool {
    let starsFit =
      !stars.names.isEmpty && stars.values.count == features
      && stars.values.allSatisfy { $0.count == stars.names.count }
      && stars.weights?.count ?? stars.names.count == stars.names.count
      && stars.weights?.reduce(0.0) { $0 + Double($1) } ?? 0 <= Catalogue.mostStars
      && stars.labels.count == stars.names.count && stars.labels.allSatisfy { $0 < classes }
    return misfit(layers, inputs: features) == nil && starsFit
      && layers.last?.biases.count == classes
  }

  /// The mismatch in the sizes of layers, the first of which takes `inputs` numbers; nil if they are
  /// consistent.
  static func misfit(_ layers: [Layer], inputs: Int) -> String? {
    func counted(_ count: Int, _ noun: String, plural: String) -> String {
      "\(count) \(count == 1 ? noun : plural)"
    }
    var inputs = inputs
    for (index, layer) in layers.enumerated() {
      let (rows, biases) = (layer.weights.count, layer.biases.count)
      if let row = layer.weights.first(where: { $0.count != inputs }) {
        return
          "layer \(index + 1) has a row of \(counted(row.count, "weight", plural: "weights")) for "
          + counted(inputs, "input", plural: "inputs")
      }
      if rows != biases {
        return "layer \(index + 1) has \(counted(biases, "bias", plural: "biases")) for "
          + counted(rows, "row of weights", plural: "rows of weights")
      }
      inputs = rows
    }
    return nil
  }

  mutating func layer(_ field: YAMLField) -> Layer {
    let fields = fields(of: field)
    let rows = list(fields["weights"]) ?? []
    return (rows.map { numbers($0) }, numbers(fields["biases"]))
  }

  private mutating func stars(_ field: YAMLField?) -> StarModel.Stars? {
    guard let field else { return nil }
    let fields = fields(of: field)
    return StarModel.Stars(
      names: (list(fields["names"]) ?? []).map {
        $0.value.text ?? ""
      },
      labels: (list(fields["classes"]) ?? []).map {
        integer($0, default: 0)
      },
      values: (list(fields["values"]) ?? []).map { numbers($0) },
      weights: list(fields["weights"])?.map { integer($0, default: 1) })
  }

  private mutating func numbers(_ field: YAMLField?) -> [Double] {
    (list(field) ?? []).map { number($0, default: 0) }
  }

  private mutating func texts(_ field: YAMLField?) -> [String] {
    (list(field) ?? []).compactMap { text($0) }
  }

  /// Reads the texts of a mapping, by their keys.
  private mutating func names(_ field: YAMLField?) -> [String: String] {
    guard case .mapping(let mapping)? = field?.value.content else { return [:] }
    return mapping.reduce(into: [:]) { names, pair in
      names[pair.key.text ?? ""] = pair.value.text
    }
  }
}
