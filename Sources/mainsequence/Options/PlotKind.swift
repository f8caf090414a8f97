import ArgumentParser
import Experiments

/// A kind of figure that the command plot draws: one of a report, or an animation.
struct PlotKind: ExpressibleByArgument {
  /// The figure, or that of which the animation shows many.
  let figure: FigureName
  /// Whether it is animated.
  let isAnimated: Bool

  /// The name of the animated evolution.
  private static let animated = "\(FigureName.evolution.rawValue)-animated"

  init?(argument: String) {
    isAnimated = argument == Self.animated
    guard let figure = isAnimated ? .evolution : FigureName(rawValue: argument) else { return nil }
    self.figure = figure
  }

  static var allValueStrings: [String] { FigureName.allCases.map(\.rawValue) + [animated] }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
