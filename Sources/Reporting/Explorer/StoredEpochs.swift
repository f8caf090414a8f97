/// The epochs whose weights a page stores.
enum StoredEpochs {
  /// The most epochs of a run.
  private static let most = 200
  /// The most characters that the weights of all runs take.
  private static let mostCharacters = 300_000
  /// The characters of a weight with six digits, its sign, its point and a comma included.
  private static let charactersPerWeight = 11

  /// The largest number of weights and biases for which several epochs have room.
  static let mostParameters = 2_000

  /// Returns the numbers of epochs from 0 to `last` after which the weights are stored: all if they have room, else
  /// more of the early ones, in which most happens.
  static func all(upTo last: Int, parameters: Int, runs: Int) -> [Int] {
    let room = mostCharacters / (max(runs, 1) * max(parameters, 1) * charactersPerWeight)
    let count = min(last + 1, most, max(room, 2))
    guard count <= last else { return Array(0...last) }
    var epochs = [0]
    for place in 1..<count {
      let share = Double(place) / Double(count - 1)
      let spaced = Int((Double(last) * share * share).rounded())
      epochs.append(max(epochs[place - 1] + 1, spaced))
    }
    return epochs
  }
}
