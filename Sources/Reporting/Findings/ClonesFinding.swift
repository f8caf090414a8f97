import Documents
import Formatting

/// Hidden neurons that are copies of one another.
enum ClonesFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    let sizes = facts.history.trained.sizes
    let effective = facts.history.trained.effectiveSizes
    guard sizes != effective else { return nil }
    let hidden = sizes.dropFirst().dropLast().reduce(0, +)
    let kinds = effective.dropFirst().dropLast().reduce(0, +)
    let isUniform = zip(sizes, effective).dropFirst().dropLast().allSatisfy { $0 > 1 && $1 == 1 }
    let subject =
      isUniform
      ? (sizes.count == 3
        ? "The \(numberWord(hidden)) hidden neurons are copies of one another"
        : "In every hidden layer, the neurons are copies of one another")
      : "Of the \(numberWord(hidden)) hidden neurons, only \(numberWord(kinds)) "
        + "\(kinds == 1 ? "differs" : "differ") and the rest are copies"
    return Finding(
      .clones,
      prose: "\(subject): they start with equal weights, so they receive equal gradients, and "
        + "gradient descent never separates them. In effect the \(shape(sizes)) network is a "
        + "\(shape(effective)) one; unequal initial weights (\(Prose.code("initial: glorot"))) break the symmetry."
    )
  }
}
