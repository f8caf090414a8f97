extension Color {
  /// Returns the contrast ratio with another colour, 1 to 21.
  ///
  /// ```
  /// (Y₁ + 0.05) / (Y₂ + 0.05), Y₁ ≥ Y₂
  /// ```
  ///
  /// Source: W3C, *Web Content Accessibility Guidelines 2.1* (2018).
  public func contrast(with other: Color) -> Double {
    (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
  }

  /// The relative luminance, 0 for black to 1 for white, with the gamma encoding of IEC 61966-2-1.
  private var luminance: Double {
    let linear = [red, green, blue].map { component in
      component <= 0.04045
        ? component / 12.92
        : CMath.exponential10(2.4 * CMath.logarithm10((component + 0.055) / 1.055))
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
