/// A loss that stagnates at a high value.
enum PlateauFinding {
  static func of(_ facts: RunFacts) -> Finding? {
    LossText(facts.run).plateau(classCount: facts.dataset.classes.count).map {
      Finding("Plateau", $0)
    }
  }
}
