import Learning
import Stars

/// A trained network with everything needed to classify the stars of another table.
public struct StarModel: Sendable {
  /// The origin of a model: the program, and fingerprints of the table and the experiment.
  public struct Origin: Equatable, Sendable {
    /// The program and its version.
    public var program: String
    /// The fingerprint of the table.
    public var data: String
    /// The fingerprint of the experiment.
    public var experiment: String

    /// An origin with the given parts.
    public init(program: String, data: String, experiment: String) {
      self.program = program
      self.data = data
      self.experiment = experiment
    }
  }

  /// The training stars of a network.
  public struct Stars: Equatable, Sendable {
    /// Their names.
    public var names: [String]
    /// Their classes: indices into ``StarModel/classes``.
    public var labels: [Int]
    /// Their features in the units of the table, shape `[features][stars]`.
    public var values: [[Double]]
    /// The number of stars that each stands for; nil if each is one star.
    public var weights: [Int]?

    /// The number of stars.
    public var count: Int { weights?.reduce(0, +) ?? names.count }
  }

  /// The origin.
  public let origin: Origin
  /// The meaning of the columns of its table; its features are the network's inputs.
  public let schema: Schema
  /// The classes, in the order of the network's outputs.
  public let classes: [StarClass]
  /// The training stars, over which its inputs are scaled.
  public let stars: Stars
  /// The trained network and the scaling of its inputs.
  public let classifier: StarClassifier

  /// The network.
  public var network: Network { classifier.network }

  /// A model with the given parts; nil if a feature has no range to be scaled over.
  ///
  /// - Precondition: The schema has as many features as the network inputs, `stars` has values for each, and
  ///   there are as many classes as outputs.
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

  /// The schema for other tables: the same columns, which may have other names there, but no classes, which
  /// those need not have.
  private static func schema(asking schema: Schema) -> Schema {
    var asking = schema
    asking.columns[Schema.label] = nil
    asking.classes = []
    asking.labelling = .column
    asking.infersClasses = false
    asking.leavesOutMissing = true
    asking.weight = nil
    asking.cell = []
    asking.namesUnclassified = true
    asking.findsOtherNames = true
    return asking
  }

  /// The features of the stars in `catalogue`, shape `[features][stars]`.
  ///
  /// - Precondition: `catalogue` was read by a schema with the same features.
  public func values(of catalogue: Catalogue) -> [[Double]] {
    schema.features.map { catalogue.numbers[$0] ?? [] }
  }
}
