import Learning

/// The assignment's twenty stars, its network, and the values printed in its two tables.
enum Assignment {
  /// Absolute magnitude, log T, and class, in the order of the table of stars.
  static let stars: [(magnitude: Double, logTemperature: Double, label: Int)] = [
    (4.83, 3.762, 1), (-4.17, 4.538, 1), (-0.67, 4.191, 1), (1.43, 3.993, 1), (11.18, 4.398, 2),
    (14.21, 3.787, 2), (16.8, 3.623, 2), (-6.0, 4.470, 3), (-6.041, 3.591, 3),
    (-5.28, 3.563, 3), (2.84, 3.839, 1), (5.53, 3.738, 1), (6.19, 3.703, 1), (13.21, 3.504, 1),
    (13, 3.889, 2), (15.44, 3.630, 2), (7.04, 4.550, 2), (1.08, 3.661, 3), (-1.7, 3.541, 3),
    (-0.30, 3.632, 3),
  ]

  /// The stars with both inputs scaled to [0, 1] over the table.
  static let examples: Examples = {
    let magnitudes = scaled(stars.map(\.magnitude))
    let temperatures = scaled(stars.map(\.logTemperature))
    return Examples(
      inputs: Matrix(zip(magnitudes, temperatures).map { [$0, $1] }),
      labels: stars.map { $0.label - 1 }, classCount: 3)
  }()

  static let network = Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5)

  static let sun = examples.inputs.row(0)

  /// The column `loss` for the learning rates 0.1 and 10.
  static let losses: [(rate: Double, losses: [Double])] = [
    (0.1, [1.099, 1.097, 1.096, 1.095, 1.094, 1.093, 1.092, 1.091, 1.091, 1.09]),
    (10, [1.099, 1.464, 4.121, 1.186, 1.512, 1.987, 2.485, 1.793, 1.214, 1.386]),
  ]

  /// The column `output` for the learning rates 0.1 and 10, with its three errata corrected: the
  /// computed values are 0.353516, 0.444530 and 0.581594 where 0.353, 0.444 and 0.581 are printed.
  static let outputs: [(rate: Double, outputs: [[Double]])] = [
    (
      0.1,
      [
        [0.333, 0.333, 0.333], [0.338, 0.332, 0.33], [0.342, 0.331, 0.327], [0.346, 0.33, 0.324],
        [0.35, 0.328, 0.322], [0.354, 0.327, 0.319], [0.357, 0.326, 0.317], [0.36, 0.325, 0.315],
        [0.363, 0.325, 0.313], [0.365, 0.324, 0.311],
      ]
    ),
    (
      10,
      [
        [0.333, 0.333, 0.333], [0.79, 0.135, 0.075], [0.0, 0.445, 0.555], [0.588, 0.259, 0.153],
        [0.078, 0.341, 0.582], [0.882, 0.102, 0.016], [0.007, 0.728, 0.265],
        [0.479, 0.014, 0.507], [0.418, 0.459, 0.123], [0.3, 0.08, 0.62],
      ]
    ),
  ]

  /// w1, b1, w2 and b2 after the last epoch, row by row.
  static let finalParameters: [(rate: Double, values: [Double])] = [
    (
      0.1,
      [
        0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 0, 0,
        0.529, 0.529, 0.529, 0.5, 0.5, 0.5, 0.471, 0.471, 0.471, 0.049, -0.028, -0.021,
      ]
    ),
    (
      10,
      [
        -0.767, -0.749, -0.767, -0.749, -0.767, -0.749, -3.512, -3.512, -3.512,
        0.202, 0.202, 0.202, 1.016, 1.016, 1.016, 0.282, 0.282, 0.282, 1.216, 1.053, -2.268,
      ]
    ),
  ]

  /// dLdw1, dLdb1, dLdw2 and dLdb2 of the last epoch, row by row.
  static let finalGradients: [(rate: Double, values: [Double])] = [
    (
      0.1,
      [
        -0.001, 0, -0.001, 0, -0.001, 0, 0, 0, 0,
        -0.021, -0.021, -0.021, -0.002, -0.002, -0.002, 0.023, 0.023, 0.023, -0.034, 0.024, 0.011,
      ]
    ),
    (
      10,
      [
        -0.001, -0.001, -0.001, -0.001, -0.001, -0.001, -0.001, -0.001, -0.001,
        -0.001, -0.001, -0.001, -0.002, -0.002, -0.002, 0.003, 0.003, 0.003, -0.1, -0.22, 0.32,
      ]
    ),
  ]

  private static func scaled(_ values: [Double]) -> [Double] {
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    return values.map { ($0 - low) / (high - low) }
  }
}
