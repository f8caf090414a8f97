extension Network {
  /// Returns the groups of identical hidden neurons in a layer.
  ///
  /// Neurons with the same incoming weights, bias and outgoing weights have the same output and the
  /// same gradient, so gradient descent never separates them: the layer behaves as if it had one
  /// neuron per group. Two numbers are considered equal if they differ by at most `tolerance` times
  /// the larger magnitude; each neuron is compared with the first of a group.
  ///
  /// - Parameters:
  ///   - layer: The hidden layer, counted from 0.
  ///   - tolerance: The largest relative difference; 0 requires bitwise equality.
  /// - Returns: The groups of two or more neurons, ordered by their first neurons.
  /// - Precondition: `layer` is the index of a hidden layer.
  public func cloneGroups(inLayer layer: Int, within tolerance: Double = 1e-12) -> [[Int]] {
    precondition(
      layer >= 0 && layer < layers.count - 1,
      "hidden layer \(layer) of \(layers.count - 1)")
    var groups: [[Int]] = []
    for neuron in 0..<layers[layer].outputCount {
      let group = groups.firstIndex {
        areClones($0[0], neuron, inLayer: layer, within: tolerance)
      }
      if let group { groups[group].append(neuron) } else { groups.append([neuron]) }
    }
    return groups.filter { $0.count > 1 }
  }

  /// The sizes of the network with every group of identical neurons counted as one.
  ///
  ///     Network(sizes: [2, 3, 3], activation: .sigmoid, initialWeight: 0.5).effectiveSizes  // [2, 1, 3]
  public var effectiveSizes: [Int] {
    var sizes = self.sizes
    for layer in 0..<layers.count - 1 {
      for group in cloneGroups(inLayer: layer) { sizes[layer + 1] -= group.count - 1 }
    }
    return sizes
  }

  private func areClones(
    _ first: Int, _ second: Int, inLayer layer: Int, within tolerance: Double
  ) -> Bool {
    func same(_ a: Double, _ b: Double) -> Bool {
      a == b || (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
    }
    let incoming = layers[layer]
    let outgoing = layers[layer + 1].weights
    return same(incoming.biases[first], incoming.biases[second])
      && (0..<incoming.inputCount).allSatisfy {
        same(incoming.weights[first, $0], incoming.weights[second, $0])
      }
      && (0..<outgoing.rows).allSatisfy { same(outgoing[$0, first], outgoing[$0, second]) }
  }
}
