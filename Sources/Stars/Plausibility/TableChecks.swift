import Elementary
import Formatting
import Tables

/// The checks of ``Plausibility`` that concern all stars of a table together.
struct TableChecks {
  private let catalogue: Catalogue
  private let sign: MinusSign

  init(_ catalogue: Catalogue, _ sign: MinusSign) {
    self.catalogue = catalogue
    self.sign = sign
  }

  // MARK: - Far outliers

  /// The features with one value so far from all others that these take up less than half of the scale.
  func outliers() -> [Plausibility.Finding] {
    catalogue.schema.features.compactMap { role in
      guard let values = catalogue.numbers[role], values.count >= 5 else { return nil }
      return outlier(role, values)
    }
  }

  private func outlier(_ role: String, _ values: [Double]) -> Plausibility.Finding? {
    guard let ends = Extremes(values) else { return nil }
    let (from, to) = (values[ends.lowest], values[ends.highest])
    let range = to - from
    guard range > 0, range.isFinite else { return nil }
    for (star, from, to) in [
      (ends.lowest, ends.nextToLowest, to), (ends.highest, from, ends.nextToHighest),
    ] {
      guard to - from < range / 2, catalogue.weight(of: star) == 1 else { continue }
      let value = short(values[star], 6, sign: sign)
      let name = catalogue.names[star].isEmpty ? "the star" : cut(catalogue.names[star])
      let isCode = [99, 999, 9_999].contains(values[star].magnitude.rounded(.down))
      return Plausibility.Finding(
        kind: .outlier, star: star, roles: [role],
        diagnostic: catalogue.diagnostic(
          .warning,
          "\(name) alone determines the scaling of \(catalogue.schema.quantities[role].phrase), with \(value): "
            + "all other stars lie within \(short((to - from) / range * 100, 2)) % of its range",
          star: star, role: role,
          suggestion: isCode ? "if it marks a missing value, leave the field empty" : nil))
    }
    return nil
  }

  // MARK: - Magnitudes and parallaxes

  /// The findings on magnitudes: listed absolute magnitudes that contradict magnitude and parallax, and
  /// absolute magnitudes derived from a parallax that no star has.
  func band() -> [Plausibility.Finding] {
    listedBand()
      + catalogue.schema.quantities.all.compactMap { quantity in
        guard quantity.apparent != nil, catalogue.numbers[quantity.role] != nil,
          catalogue.column(quantity.role) == nil
        else { return nil }
        return derivedMagnitudes(quantity.role)
      }
  }

  private func listedBand() -> [Plausibility.Finding] {
    differences(ofFirst: Self.compared).compactMap { band($0.role, $0.values) }
  }

  /// The number of stars whose listed magnitudes are compared with their parallaxes.
  static let compared = 1_000

  /// The differences M − m − 5 log(ϖ / 100 mas) of the first stars, for each listed absolute magnitude.
  func differences(ofFirst count: Int) -> [(role: String, values: [Double])] {
    guard count > 0, catalogue.column(Schema.parallax) != nil else { return [] }
    return catalogue.schema.quantities.all.compactMap { quantity in
      guard let apparent = quantity.apparent, let listed = catalogue.numbers[quantity.role],
        catalogue.column(quantity.role) != nil, catalogue.column(apparent) != nil
      else { return nil }
      let values = (0..<min(catalogue.count, count)).compactMap { star -> Double? in
        let parallax = number(Schema.parallax, star)
        let magnitude = number(apparent, star)
        guard parallax > 0, magnitude.isFinite, listed[star].isFinite else { return nil }
        return listed[star] - magnitude - 5 * decimalLogarithm(parallax / 100)
      }
      return (quantity.role, values)
    }
  }

  private func derivedMagnitudes(_ role: String) -> Plausibility.Finding? {
    guard catalogue.column(Schema.parallax) != nil else { return nil }
    let magnitudes = catalogue.numbers[role] ?? []
    guard catalogue.isWeighted else { return band(MagnitudeMedian(magnitudes)) }
    let median = magnitudes.median(weights: catalogue.weights)
    return band(MagnitudeMedian([median].compactMap(\.self)))
  }

  /// The finding on absolute magnitudes derived from a parallax of which the median is known to be impossible.
  func band(_ median: MagnitudeMedian) -> Plausibility.Finding? {
    if median.isTooBright {
      let limit = short(MagnitudeMedian.brightest, 3, sign: sign)
      return band(
        Schema.parallax,
        "half of the stars would be \(Quantity.Direction.magnitudes.less) than M = \(limit); "
          + "the parallax seems to be in arcseconds, a difference of 15 mag",
        suggestion: "set parallax_unit: arcsec")
    }
    guard median.isTooFaint else { return nil }
    return band(
      Schema.parallax,
      "half of the stars would be \(Quantity.Direction.magnitudes.more) than "
        + "M = \(short(MagnitudeMedian.faintest, 3)); "
        + "the parallax seems to be in milliarcseconds, a difference of 15 mag",
      suggestion: "set parallax_unit: mas")
  }

  /// The finding on listed absolute magnitudes that differ from those by magnitude and parallax.
  func band(_ absolute: String, _ differences: [Double]) -> Plausibility.Finding? {
    guard differences.count >= 3, let middle = differences.sorted().median, middle.magnitude > 0.5
    else { return nil }
    let isUnit = (middle.magnitude - 15).magnitude < 0.1
    return band(
      absolute,
      "the magnitudes are \(short(middle.magnitude, 3)) mag too \(middle > 0 ? "faint" : "bright") "
        + "for m + 5 log(ϖ / 100 mas)",
      suggestion: isUnit
        ? "a parallax in \(middle > 0 ? "milliarcseconds was read as arcseconds" : "arcseconds was read as milliarcseconds")"
        : nil)
  }

  private func band(
    _ role: String, _ message: String, suggestion: String?
  ) -> Plausibility.Finding {
    Plausibility.Finding(
      kind: .band, star: nil, roles: [role],
      diagnostic: catalogue.diagnostic(.warning, message, role: role, suggestion: suggestion))
  }

  private func number(_ role: String, _ star: Int) -> Double {
    let text = catalogue.text(role, star: star) ?? ""
    let value = (try? Double(numeral: Array(text.utf8)[...])) ?? .nan
    return catalogue.inUsualUnit(role, value)
  }

  // MARK: - Repeated stars

  /// Stars that have the same features and class as a star of another name.
  func repeated() -> [Plausibility.Finding] {
    let features = catalogue.schema.features.compactMap { catalogue.numbers[$0] }
    // Rows of equal stars may repeat: so do those of concatenated tables.
    guard catalogue.count <= 1_000, !features.isEmpty, !catalogue.isWeighted else { return [] }
    var first: [[Double]: Int] = [:]
    return (0..<catalogue.count).compactMap { star in
      let key = features.map { $0[star] } + [Double(catalogue.labels[star])]
      guard let other = first[key] else {
        first[key] = star
        return nil
      }
      guard catalogue.names[other] != catalogue.names[star] else { return nil }
      let line = catalogue.place(of: other).line
      return Plausibility.Finding(
        kind: .repeated, star: star, roles: [Schema.name],
        diagnostic: catalogue.diagnostic(
          .warning,
          "\(cut(catalogue.names[star])) has the same values as \(cut(catalogue.names[other])) in line \(line)",
          star: star))
    }
  }
}

/// The median of absolute magnitudes that were derived from a parallax, against the limits of what is possible.
struct MagnitudeMedian: Sendable {
  static let brightest = -8.0
  static let faintest = 18.0
  private var above: MedianTally
  private var below: MedianTally

  /// The median of the finite ones of `magnitudes`.
  init(_ magnitudes: [Double]) {
    above = MedianTally(magnitudes, limit: Self.faintest)
    below = MedianTally(magnitudes.lazy.map { -$0 }, limit: -Self.brightest)
  }

  /// Whether the parallaxes must be too small.
  var isTooBright: Bool { below.isAbove }
  /// Whether the parallaxes must be too large.
  var isTooFaint: Bool { above.isAbove }

  /// Adds other magnitudes.
  mutating func add(_ other: MagnitudeMedian) {
    above = above.merged(with: other.above)
    below = below.merged(with: other.below)
  }
}

/// The two lowest and the two highest of some numbers, without those that are not finite.
private struct Extremes {
  /// The place of the first of the lowest numbers.
  private(set) var lowest: Int
  /// The place of the first of the highest numbers.
  private(set) var highest: Int
  /// The lowest of the other numbers.
  private(set) var nextToLowest = Double.infinity
  /// The highest of the other numbers.
  private(set) var nextToHighest = -Double.infinity

  /// The extremes of `values`; nil unless two are finite.
  init?(_ values: [Double]) {
    guard let first = values.firstIndex(where: \.isFinite),
      values.dropFirst(first + 1).contains(where: \.isFinite)
    else { return nil }
    (lowest, highest) = (first, first)
    for place in (first + 1)..<values.count where values[place].isFinite {
      let value = values[place]
      if value < values[lowest] {
        (nextToLowest, lowest) = (values[lowest], place)
      } else if value < nextToLowest {
        nextToLowest = value
      }
      if value > values[highest] {
        (nextToHighest, highest) = (values[highest], place)
      } else if value > nextToHighest {
        nextToHighest = value
      }
    }
  }
}
