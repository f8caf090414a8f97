import Plotting
import Tables

/// The losses of several trainings against the epoch: their median, and a band from the lowest to the highest.
struct SeedChart {
  /// The losses of all trainings at one time.
  struct Spread: Equatable, Sendable {
    /// The time, in epochs.
    let time: Double
    /// The losses, ascending.
    let losses: [Double]

    var median: Double { losses.median ?? .nan }
  }

  let training: [Spread]
  /// Empty if no stars are held out.
  let validation: [Spread]
  /// The number of epochs of the shortest training; nil if all are equal.
  let shortest: Int?

  /// The chart of trainings with losses too small for double precision at the smallest that it distinguishes.
  ///
  /// The loss after the last epoch is shown only if every training has one, since patience may keep an earlier
  /// network.
  ///
  /// - Parameters:
  ///   - curves: The losses of trainings that differ in nothing but the seed, so that they have the same times.
  ///   - epochs: The number of epochs of each.
  init(_ curves: [LossChart.Curve], epochs: [Int]) {
    let isEnded = zip(curves, epochs).allSatisfy { $0.losses.count > $1 } && Set(epochs).count == 1
    func shown(_ losses: [Double], _ count: Int) -> ArraySlice<Double> {
      isEnded ? losses[...] : losses.prefix(count)
    }
    shortest = Set(epochs).count > 1 ? epochs.min() : nil
    training = Self.spreads(
      zip(curves, epochs).map { Array(zip($0.times, shown($0.losses, $1))) })
    validation = Self.spreads(
      zip(curves, epochs).map { curve, count in
        shown(curve.validationLosses, count).enumerated().map { (Double($0), $1) }
      })
  }

  /// The losses of all trainings at each time that occurs, ascending.
  private static func spreads(_ curves: [[(time: Double, loss: Double)]]) -> [Spread] {
    let longest = curves.max { $0.count < $1.count } ?? []
    return longest.indices.map { index in
      let losses = curves.compactMap { $0.indices.contains(index) ? $0[index].loss : nil }
      return Spread(time: longest[index].time, losses: losses.map(LossScale.floored).sorted())
    }
  }

  func plot(theme: Theme) -> Plot {
    let all = training + validation
    let scale = LossScale(all.flatMap { [$0.losses.first, $0.losses.last].compactMap(\.self) })
    let parts = [(training, "Training stars"), (validation, "Validation stars")]
      .filter { !$0.0.isEmpty }
    let styles = parts.indices.map { theme.line($0) }
    let bands = zip(parts, styles).map { part, stroke in
      Band(
        x: part.0.map(\.time), lower: part.0.map { $0.losses.first ?? .nan },
        upper: part.0.map { $0.losses.last ?? .nan }, color: Self.tint(stroke, theme))
    }
    let medians = zip(parts, styles).map { part, stroke in
      Line(
        x: part.0.map(\.time), y: part.0.map(\.median), stroke: stroke,
        name: Text(parts.count > 1 ? "\(part.1), median" : "Median"))
    }
    let range = LegendEntry("Lowest to highest", .swatches(styles.map { Self.tint($0, theme) }))
    return Plot(
      x: LossChart.epochs, y: scale.axis,
      marks: bands + medians + [LegendNote([range])])
  }

  /// The fill of a band, through which another one shows.
  private static func tint(_ stroke: Stroke, _ theme: Theme) -> Color {
    stroke.color.opacity(0.25)
  }
}
