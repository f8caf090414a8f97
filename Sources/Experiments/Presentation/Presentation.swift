import Plotting

/// The presentation of the figures: the options that the experiment file and the command line share.
public struct Presentation: Equatable, Sendable {
  /// The resolution of pixel images, in dots per inch; within ``Experiment/dpiRange``.
  public var dpi = 200
  /// The look of the figures.
  public var theme = ThemeName.light
  /// The printed size of the figures; nil for the default of each.
  public var size: FigureSize?
  /// Whether the figures have no background.
  public var isTransparent = false
  /// The family of the font; nil for the usual one.
  public var font: String?
  /// The words of the figures in another language, by the English ones.
  public var labels: [String: String] = [:]
  /// The details of all figures, or of one kind; later ones take precedence.
  public var details: [FigureDetail] = []
  /// The colours of classes that are found in the table, as `#rrggbb`, by label or name.
  public var foundClassColors: [String: String] = [:]
  /// The meaning of the fill of stars in the HR diagram.
  public var starColors = StarColorName.class
  /// The meaning of the size of stars in the HR diagram.
  public var markerSize = MarkerSizeName.equal
  /// Whether the stars in the HR diagram have error bars, where the table has errors.
  public var hasErrorBars = true
  /// Whether histograms beside the HR diagram show how its stars are distributed.
  public var hasMarginals = false
  /// The part of the HR diagram that a second panel magnifies; nil for none.
  public var inset: Inset?
  /// The stars that are named in the HR diagram.
  public var names = NamedStars()
  /// The places of the names of single stars in figures, by name; others are placed automatically.
  public var namePlaces: [String: NamePlace] = [:]
  /// The stars that stand out in the HR diagram; nil for none.
  public var highlight: Highlight?

  /// The default presentation.
  public init() {}

  /// The details of a figure of a kind.
  public func detail(of kind: FigureName) -> FigureDetail {
    details.filter { $0.kind == nil || $0.kind == kind }
      .reduce(FigureDetail()) { $1.over($0) }
  }
}
