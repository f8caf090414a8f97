/// A loss that stagnates at a high value.
enum PlateauFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    LossText(facts.run).plateau(entropy: facts.study.examples.entropy).map {
      Finding(.plateau, $0, ["final loss": facts.history.finalLoss])
    }
  }
}
