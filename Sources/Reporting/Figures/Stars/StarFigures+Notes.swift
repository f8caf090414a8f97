import Experiments
import Formatting
import Stars
import Tables

extension StarFigures {
  /// The notes on what the experiment asks of the diagram and does not get, and on names that are left out, each with
  /// what would help.
  public var notes: [String] { missingNames + unnamedStars + missingTemperatures }

  private var missingNames: [String] {
    guard !experiment.namePlaces.isEmpty else { return [] }
    let names = Set(catalogue.names)
    return experiment.namePlaces.keys.filter { !names.contains($0) }.sorted().map { name in
      "name_places: no star is called \(quoted(name))"
        + (didYouMean(name, among: names.sorted()).map { "; \($0)" } ?? "")
    }
  }

  private var unnamedStars: [String] {
    let most = PlottedStars.mostNames
    guard catalogue.count > most, catalogue.column(Schema.name) != nil else { return [] }
    return [
      "\(counted(catalogue.count, "star")) are too many to name, which is done up to \(most); "
        + "name_places names single ones"
    ]
  }

  private var missingTemperatures: [String] {
    guard experiment.starColors == .temperature else { return [] }
    if catalogue.count > PlottedStars.mostMarkers {
      return [
        "star_colors: the colours of \(counted(catalogue.count, "star")) show their classes; those of "
          + "temperatures need stars drawn one by one, up to \(grouped(PlottedStars.mostMarkers))"
      ]
    }
    return catalogue.temperatures.contains(where: \.isFinite)
      ? [] : ["star_colors: no star has a temperature, so the colours show the classes"]
  }
}
