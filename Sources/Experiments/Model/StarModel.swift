import Learning
import Stars

/// A trained network with all that is needed to ask it about the stars of another table.
public struct StarModel: Sendable {
  /// What made it and from what: the program and its version, and short names for the contents of the
  /// table and the experiment.
  public struct Origin: Equatable, Sendable {
    /// The program and its version.
    public var program: String
    /// A short name for the contents of the table.
    public var data: String
    /// A short name for the contents of the experiment.
    public var experiment: String

    /// An origin of the given parts.
    public init(program: String, data: String, experiment: String) {
      self.program = program
      self.data = data
      self.experiment = experiment
    }
  }

  /// The stars that a network learnt from.
  public struct Stars: Equatable, Sendable {
    /// Their names.
    public var names: [String]
    /// Their classes: indices into ``StarModel/classes``.
    public var labels: [Int]
    /// Their features in the units of the table, shape `[features][stars]`.
    public var values: [[Double]]
  }

  /// What made it and from what.
  public let origin: Origin
  /// What the columns of its table meant; its features are the network's inputs.
  public let schema: Schema
  /// The classes, in the order of the network's outputs.
  public let classes: [StarClass]
  /// The stars it learnt from, over which its inputs are scaled.
  public let stars: Stars
  /// The trained network and the scaling of its inputs.
  public let classifier: StarClassifier

  /// The network.
  public var network: Network { classifier.network }

  /// A model of the given parts; nil where a feature has no range to be scaled over.
  ///
  /// - Precondition: The schema has as many features as the network inputs, `stars` has values for each,
  ///   and there are as many classes as outputs.
  init?(
    origin: Origin, schema: Schema, classes: [StarClass], stars: Stars, network: Network
  ) {
    precondition(classes.count == network.classCount, "\(classes.count) classes")
    precondition(stars.values.count == schema.features.count, "\(stars.values.count) features")
    let scalings = stars.values.compactMap { MinMaxScaling(over: $0) }
    guard scalings.count == schema.features.count else { return nil }
    self.origin = origin
    self.classes = classes
    self.stars = stars
    self.schema = Self.schema(asking: schema)
    classifier = StarClassifier(network: network, scalings: scalings)
  }

  /// The schema to read other tables by: the same columns, but no classes, which they need not have.
  private static func schema(asking schema: Schema) -> Schema {
    var asking = Schema(
      columns: schema.columns.filter { $0.key != Schema.label }, features: schema.features,
      classes: [], leavesOutMissing: true)
    asking.quantities = schema.quantities
    asking.namesUnclassified = true
    asking.colorScale = schema.colorScale
    asking.parallaxUnit = schema.parallaxUnit
    asking.leastParallaxRatio = schema.leastParallaxRatio
    return asking
  }

  /// The features of the stars in `catalogue`, shape `[features][stars]`.
  ///
  /// - Precondition: `catalogue` was read by a schema of the same features.
  public func values(of catalogue: Catalogue) -> [[Double]] {
    schema.features.map { catalogue.numbers[$0] ?? [] }
  }
}
