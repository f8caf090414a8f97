import Plotting

/// The words, the ranges and the legend of a figure, as far as they are asked for.
public struct FigureDetail: Equatable, Sendable {
  /// The kind of the figures; nil for all.
  public var kind: FigureName?
  /// The title above the figure.
  public var title: String?
  /// The line below the title.
  public var subtitle: String?
  /// The words at the lower right.
  public var credit: String?
  /// The title of the horizontal axis.
  public var xLabel: String?
  /// The title of the vertical axis.
  public var yLabel: String?
  /// The range of the horizontal axis, from the smaller value.
  public var xRange: Span?
  /// The range of the vertical axis, from the smaller value.
  public var yRange: Span?
  /// The place of the legend.
  public var legend: LegendPlace?

  /// The largest number of letters of a title, a subtitle or a credit.
  public static let mostLetters = 300

  /// A detail that asks for nothing.
  public init() {}

  /// The words around the figure.
  public var heading: Heading {
    Heading(title: title ?? "", subtitle: subtitle ?? "", credit: credit ?? "")
  }

  /// This detail, completed by `other`.
  public func over(_ other: FigureDetail) -> FigureDetail {
    var detail = self
    detail.title = title ?? other.title
    detail.subtitle = subtitle ?? other.subtitle
    detail.credit = credit ?? other.credit
    detail.xLabel = xLabel ?? other.xLabel
    detail.yLabel = yLabel ?? other.yLabel
    detail.xRange = xRange ?? other.xRange
    detail.yRange = yRange ?? other.yRange
    detail.legend = legend ?? other.legend
    return detail
  }
}
