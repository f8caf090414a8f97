/// The printed size of a figure.
///
///     FigureSize("column")      // 88 mm wide, one column of a journal
///     FigureSize("120x80mm")    // 120 mm by 80 mm
///     FigureSize("5in")         // 5 inches wide, with the figure's own proportions
public struct FigureSize: Equatable, Sendable {
  /// The width, in millimetres; within ``range``.
  public var width: Double
  /// The height, in millimetres; nil for the default of the figure.
  public var height: Double?

  /// The possible sides, in millimetres.
  public static let range = 40.0...1_000.0

  /// The named sizes.
  public static let named: [(name: String, size: FigureSize)] = [
    ("column", FigureSize(width: 88, height: nil)),
    ("page", FigureSize(width: 180, height: nil)),
    ("slide", FigureSize(width: 254, height: 143)),
  ]

  /// A size in millimetres.
  public init(width: Double, height: Double?) {
    self.width = width
    self.height = height
  }

  /// Parses a size: a name, or a width and an optional height with their unit (mm by default, cm, in or pt);
  /// nil if `text` is not a size, or is outside ``range``.
  public init?(_ text: String) {
    if let named = Self.named.first(where: { $0.name == text }) {
      self = named.size
      return
    }
    let units = ["mm": 1.0, "cm": 10, "in": 25.4, "pt": 25.4 / 72]
    let unit = units.keys.sorted().first { text.hasSuffix($0) }
    let sides = text.dropLast(unit?.count ?? 0).split(
      separator: "x", omittingEmptySubsequences: false)
    let lengths = sides.compactMap { side in
      side.allSatisfy { "0123456789.".contains($0) } ? Double(side) : nil
    }.map { $0 * (units[unit ?? "mm"] ?? 1) }
    guard lengths.count == sides.count, (1...2).contains(lengths.count),
      lengths.allSatisfy(Self.range.contains)
    else { return nil }
    self.init(width: lengths[0], height: lengths.count > 1 ? lengths[1] : nil)
  }
}
