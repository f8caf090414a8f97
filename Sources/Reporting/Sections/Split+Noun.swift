import Experiments

extension Split {
  /// The noun for one of ``scored``.
  var scoredNoun: String { validation.isEmpty ? "star" : "validation star" }
}
