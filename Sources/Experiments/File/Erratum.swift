import Stars
import Tables

/// A known mistake in the data or the task, listed in the report.
public struct Erratum: Equatable, Sendable {
  /// What is wrong, in Markdown.
  public var text: String
  /// The value at fault; nil for none.
  public var location: Location?

  /// An erratum that is listed if the value at `location`, if given, is in the table.
  public init(text: String, location: Location? = nil) {
    self.text = text
    self.location = location
  }

  /// A value in the table.
  public struct Location: Equatable, Sendable {
    /// The name of the star.
    public var star: String
    /// The role of the column.
    public var column: String
    /// The value as it is in the table.
    public var value: String

    /// The value `value` of `star` in the column of the role `column`.
    public init(star: String, column: String, value: String) {
      self.star = star
      self.column = column
      self.value = value
    }
  }

  /// Whether the erratum concerns the star of `finding` and one of its columns.
  public func covers(_ finding: Plausibility.Finding, in catalogue: Catalogue) -> Bool {
    guard let location, let star = finding.star else { return false }
    return location.star == catalogue.names[star] && finding.roles.contains(location.column)
  }

  /// Whether the erratum applies to `catalogue`: true without a ``location``, or if the star of that name has
  /// that value, as the same text or the same number.
  public func applies(to catalogue: Catalogue) -> Bool {
    guard let location else { return true }
    return catalogue.names.indices.contains { star in
      guard catalogue.names[star] == location.star,
        let text = catalogue.text(location.column, star: star)
      else { return false }
      if text == location.value { return true }
      guard let number = try? Double(numeral: Array(text.utf8)[...]) else { return false }
      return (try? Double(numeral: Array(location.value.utf8)[...])) == number
    }
  }
}

extension Experiment {
  /// The errata that apply to `catalogue`; those without a value apply only if the table is the experiment's
  /// own.
  public func errata(for catalogue: Catalogue, isOwnTable: Bool) -> [Erratum] {
    errata.filter { erratum in
      (isOwnTable || erratum.location != nil) && erratum.applies(to: catalogue)
    }
  }
}
