import Experiments
import Formatting
import Learning
import Plotting

/// The decision map during the training.
extension StudyFigures {
  /// The decision map of run `index` before the training, after the last epoch and at up to four times between,
  /// at equal changes of the map; nil unless the network has two features.
  public func evolution(ofRun index: Int) -> ReportFigure? {
    guard dataset.features.count == 2 else { return nil }
    let run = study.runs[index]
    let times = evolutionTimes(of: run)
    let maps = times.map { map(of: run, after: $0) }
    guard let first = maps.first else { return nil }
    let rate = RateText(run.run.learningRate)
    let columns = evolutionColumns
    let grid = PanelGrid(
      zip(times, maps).map { time, map in
        .init(Self.title(time), marks: map.panelMarks(theme: theme))
      },
      columns: min(columns, maps.count), x: first.x.axis(), y: first.y.axis(),
      legend: first.panelLegend(theme: theme))
    let epochs = times.dropFirst().map { grouped($0 - 1) }
    let when =
      "before training and after \(epochs.count == 1 ? "epoch" : "epochs") \(listed(epochs))"
    return figure(
      .evolution, run: index, name: "evolution-rate-\(rate.fileName)",
      title: "Decision map during training at learning rate \(rate.fileName)",
      alternative: "The decision map at learning rate \(rate.plain) \(when), in "
        + "\(counted(times.count, "panel")) with the same axes.",
      caption:
        "The decision map at η = \(rate.plain) \(when), with the decision boundary as a line."
        + (times.count < run.history.count + 1
          ? " The epochs are chosen by how much the map changes." : ""),
      size: Self.evolutionSize(panels: maps.count, columns: columns), grid)
  }

  /// The number of panels side by side: two in a column of a journal, where three would be too narrow.
  private var evolutionColumns: Int { pairColumns == 1 ? 2 : 3 }

  /// The default size of a grid of panels.
  private static func evolutionSize(panels: Int, columns: Int) -> Size {
    let rows = Double((panels + columns - 1) / columns)
    return columns == 2 ? .millimetres(95, 23 + 38 * rows) : .millimetres(160, 25 + 45 * rows)
  }

  /// The decision map of run `index` from before the training to after the last epoch, in up to 48 frames at equal
  /// changes of the map; nil unless the network has two features.
  public func animation(ofRun index: Int) -> Animation? {
    guard dataset.features.count == 2 else { return nil }
    let run = study.runs[index]
    let candidates = EvolutionTimes.candidates(epochs: run.history.count, most: 400)
    let times = EvolutionTimes(
      candidates, answers: candidates.map { map(of: run, after: $0).probabilities() }, most: 48,
      visible: 0.001
    ).chosen
    let rate = RateText(run.run.learningRate)
    return Animation(
      times.map { time in
        var map = map(of: run, after: time)
        // The names would jump from place to place.
        map.areRegionsNamed = false
        let panel = PanelGrid.Panel(Self.title(time), marks: map.panelMarks(theme: theme))
        return figure(
          .evolution, run: index, name: "evolution-animated",
          title: "Decision map during training at learning rate \(rate.fileName)",
          alternative:
            "The decision map at learning rate \(rate.plain), animated from before training to after epoch "
            + "\(grouped(run.history.count - 1)), in \(counted(times.count, "frame")) at equal changes of the map.",
          caption: "", size: .millimetres(140, 105),
          PanelGrid(
            [panel], columns: 1, x: map.x.axis(), y: map.y.axis(),
            legend: map.panelLegend(theme: theme))
        ).figure
      })
  }

  /// The title of the map after a number of epochs.
  private static func title(_ time: Int) -> Text {
    Text(time == 0 ? "Before training" : "After epoch \(grouped(time - 1))")
  }

  /// The decision map of a run after a number of epochs.
  private func map(of run: StudyRun, after time: Int) -> DecisionMap {
    let network = time == 0 ? run.history.initial : run.history[time - 1].network
    var map = decisionMap(of: network, predicted: run.predicted)
    map.stars.hollow = []
    return map
  }

  private func evolutionTimes(of run: StudyRun) -> [Int] {
    let candidates = EvolutionTimes.candidates(epochs: run.history.count)
    return EvolutionTimes(
      candidates, answers: candidates.map { map(of: run, after: $0).probabilities() }
    )
    .chosen
  }
}
