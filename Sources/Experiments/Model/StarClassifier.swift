import Learning

/// A trained network and the scaling of its inputs.
public struct StarClassifier: Sendable {
  /// The network, which takes scaled features.
  public let network: Network
  /// The scaling of every feature.
  public let scalings: [MinMaxScaling]

  /// A classifier that scales its inputs by `scalings`.
  ///
  /// - Precondition: There is one scaling for each input of the network.
  public init(network: Network, scalings: [MinMaxScaling]) {
    precondition(
      network.inputCount == scalings.count,
      "\(scalings.count) scalings for \(network.inputCount) inputs")
    self.network = network
    self.scalings = scalings
  }

  /// The logits of stars whose features are given in the units of the table.
  ///
  /// - Parameter columns: The values of each feature, shape `[features][n]`.
  /// - Returns: The logits, shape `[n × classes]`.
  /// - Precondition: There are as many columns as features, all of one length.
  public func logits(_ columns: [[Double]]) -> Matrix { network.logits(ofRows: scaled(columns)) }

  /// The predicted classes of stars, with features as for ``logits(_:)``.
  public func classes(_ columns: [[Double]]) -> [UInt8] {
    network.predictedClasses(ofRows: scaled(columns))
  }

  /// The probabilities of the classes, with features as for ``logits(_:)``.
  public func probabilities(_ columns: [[Double]]) -> Matrix {
    network.probabilities(ofRows: scaled(columns))
  }

  /// The inputs of the network, shape `[n × features]`, with features as for ``logits(_:)``.
  func scaled(_ columns: [[Double]]) -> Matrix {
    precondition(columns.count == scalings.count, "\(columns.count) columns")
    return Matrix(
      columns: zip(columns, scalings).map { column, scaling in column.map { scaling.scale($0) } })
  }
}
