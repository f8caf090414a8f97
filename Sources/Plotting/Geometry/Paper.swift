/// A size of paper.
public enum Paper: String, CaseIterable, Sendable {
  /// 210 mm by 297 mm (ISO 216).
  case a4 = "A4"
  /// 8.5 in by 11 in (ANSI/ASME Y14.1, size A).
  case letter

  /// The size in points, upright.
  public var size: Size {
    switch self {
    case .a4: Size(595.28, 841.89)
    case .letter: Size(612, 792)
    }
  }
}
