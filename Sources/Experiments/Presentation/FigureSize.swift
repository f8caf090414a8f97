/// The printed size of a figure.
///
///     FigureSize("column")         // 88 mm wide, one column of a journal
///     FigureSize("A4-landscape")   // 297 mm by 210 mm
///     FigureSize("120x80mm")       // 120 mm by 80 mm
///     FigureSize("5in")            // 5 inches wide, with the figure's own proportions
public struct FigureSize: Equatable, Sendable {
  /// The width, in millimetres; within ``range``.
  public var width: Double
  /// The height, in millimetres; nil for the default of the figure.
  public var height: Double?

  /// The possible sides, in millimetres: up to those of A0.
  public static let range = 40.0...1_200.0

  /// The named sizes.
  public static let named: [(name: String, size: FigureSize)] =
    [
      ("column", FigureSize(width: 88, height: nil)),
      ("page", FigureSize(width: 180, height: nil)),
      ("slide", FigureSize(width: 254, height: 143)),
    ]
    + papers.map { ($0.name, FigureSize(width: $0.short, height: $0.long)) }
    + papers.map { ("\($0.name)-landscape", FigureSize(width: $0.long, height: $0.short)) }

  /// The sizes of paper, in millimetres.
  ///
  /// Source: ISO 216 (2007); ANSI/ASME Y14.1 (2005), size A.
  private static let papers: [(name: String, short: Double, long: Double)] = [
    ("A0", 841, 1_189), ("A1", 594, 841), ("A2", 420, 594), ("A3", 297, 420), ("A4", 210, 297),
    ("A5", 148, 210), ("letter", 215.9, 279.4),
  ]

  /// A size in millimetres.
  public init(width: Double, height: Double?) {
    self.width = width
    self.height = height
  }

  /// Parses a size: a name, or a width and an optional height with their unit (mm by default, cm, in or pt);
  /// nil if `text` is not a size, or is outside ``range``.
  public init?(_ text: String) {
    if let size = Self.named(text) {
      self = size
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

  /// The size of a name, in any case; `portrait` may be added to that of a paper.
  private static func named(_ text: String) -> FigureSize? {
    let name = text.lowercased()
    let upright = "-portrait"
    let paper = name.hasSuffix(upright) ? String(name.dropLast(upright.count)) : nil
    return named.first { known in
      let known = known.name.lowercased()
      return known == name || known == paper && papers.contains { $0.name.lowercased() == paper }
    }?.size
  }

  /// The font size of a figure of this width, relative to 8 pt.
  ///
  /// Up to 254 mm, a slide, it grows with the width. A larger page is read from not much farther away, so its type
  /// grows with the square root of its width: there is more room, not only larger type.
  public var magnification: Double {
    switch width {
    case ..<60: 0.875
    case ..<88: 0.875 + 0.125 * (width - 60) / 28
    case ..<180: 1
    case ...254: 1 + 0.75 * (width - 180) / 74
    default: 1.75 * (width / 254).squareRoot()
    }
  }
}
