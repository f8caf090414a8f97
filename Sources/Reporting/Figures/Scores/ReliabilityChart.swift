import Formatting
import Learning
import Plotting

/// The reliability diagram: the share of correct predictions against their mean probability, in bins of the
/// probability.
///
/// Sources: DeGroot & Fienberg, *The comparison and evaluation of forecasters* (1983); Niculescu-Mizil & Caruana,
/// *Predicting good probabilities with supervised learning* (2005).
struct ReliabilityChart {
  /// The bins that hold predictions.
  let bins: [CalibrationBin]

  /// The chart of the predictions of `evaluation`.
  init(_ evaluation: Evaluation) {
    bins = evaluation.calibration.filter { $0.count > 0 }
  }

  func plot(theme: Theme) -> Plot {
    let (x, y) = (bins.map { $0.meanProbability ?? .nan }, bins.map { $0.shareRight ?? .nan })
    let color = theme.line(0).color
    let bars = zip(bins, x).map { bin, x in
      let interval = WilsonInterval(bin.correctCount, of: bin.count)
      return ErrorBars.Bar(x: x, y: Span(interval.lower, interval.upper))
    }
    var points = Points(
      x: x, y: y, symbol: .circle, fill: color, outline: Stroke(theme.markerEdge, width: 0.6),
      radius: theme.markerRadius, name: "Bin, with its number of stars",
      pointNames: bins.map { Text(grouped($0.count)) })
    // Two numbers between their points would read as one, so that all are at the same side where they can: at the
    // left, since the highest probabilities are at the right end.
    for (index, share) in y.enumerated() {
      points.nameSides[index] = share > 0.95 ? .belowLeft : share < 0.05 ? .aboveLeft : .left
    }
    return Plot(
      x: Axis("Mean probability of the predicted class", domain: Self.shares),
      y: Axis("Share classified correctly", domain: Self.shares),
      marks: [
        Self.diagonal("Calibrated", theme),
        ErrorBars(bars, stroke: Stroke(color, width: 0.8), name: "95 % interval"), points,
      ])
  }

  /// The axis of a share, with room for the markers of 0 and 1.
  static let shares = Span(-0.03, 1.03)

  /// The line on which both shares are equal.
  static func diagonal(_ name: Text, _ theme: Theme) -> Line {
    Line(
      x: [0, 1], y: [0, 1], stroke: Stroke(theme.guide, width: 0.8, dash: [3, 2]), name: name,
      isGuide: true)
  }

  /// The bins in words: "mean probability 0.43: 7 of 12 correct".
  var words: String {
    bins.map { bin in
      "mean probability \(fixed(bin.meanProbability ?? .nan, 2)): \(grouped(bin.correctCount)) of "
        + "\(grouped(bin.count)) correct"
    }.joined(separator: "; ")
  }
}
