import Learning
import Plotting
import Stars

/// The probabilities behind a decision map.
extension DecisionMap {
  /// One panel for each class: its probability everywhere in the diagram, and its stars unless all are too many to be
  /// marked.
  func probabilityGrid(theme: Theme) -> PanelGrid {
    let shades = ProbabilityField.shades(theme)
    let line = reachesHalf ? ProbabilityField.line(theme) : nil
    let members = stars.classNames.indices.map { self.members(of: $0, theme) }
    let panels = stars.classNames.indices.map { label in
      let field = ProbabilityField(
        logits: logits, label: label, shades: shades, line: line)
      return PanelGrid.Panel(Text(stars.classNames[label]), marks: [field] + members[label])
    }
    return PanelGrid(
      panels, columns: Self.columns(classes: panels.count), x: Self.axis(x, stars.x),
      y: Self.axis(y, stars.y),
      legend: ProbabilityField.legend(theme, hasLine: line != nil)
        + (members.first { !$0.isEmpty }?.flatMap(\.legend) ?? []))
  }

  /// Whether the probability of a class is at least a half in a part of the diagram, but not everywhere.
  var reachesHalf: Bool {
    let answers = sampled(logits, steps: 64)
    let highest = (0..<answers.rows).map { row in softmax(answers.row(row)).max() ?? 0 }
    return highest.contains { $0 >= 0.5 }
      && onlyClass(logits).map { $0.probability.lowerBound < 0.5 } ?? true
  }

  /// The number of panels side by side.
  static func columns(classes: Int) -> Int {
    switch classes {
    case ...3: max(classes, 1)
    case 4: 2
    case ...9: 3
    case ...16: 4
    default: 5
    }
  }

  /// The axis of a quantity around all its values, which panels without stars need.
  private static func axis(_ quantity: Quantity, _ values: [Double]) -> Axis {
    let span = Span(over: values)?.padded(by: 0.06)
    return quantity.axis(domain: span.map { quantity.isReversed ? $0.reversed : $0 })
  }

  /// The stars of the class of a panel, hollow, so that they show on every shade.
  private func members(of label: Int, _ theme: Theme) -> [any Mark] {
    let members = stars.classes.indices.filter { stars.classes[$0] == label }
    guard !isCrowded, !members.isEmpty else { return [] }
    return [
      Points(
        x: members.map { stars.x[$0] }, y: members.map { stars.y[$0] },
        symbol: .circle,
        fill: theme.background, outline: Stroke(theme.ink, width: 0.7 * stars.shrinkage),
        radius: theme.markerRadius * 0.65 * stars.shrinkage, name: "Star of the class")
    ]
  }
}
