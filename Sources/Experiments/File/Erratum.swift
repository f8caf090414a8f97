import Stars
import Tables

/// A mistake of the data or of the task, told in the report.
public struct Erratum: Equatable, Sendable {
  /// What is wrong, in Markdown.
  public var text: String
  /// The value at fault; nil if none is.
  public var location: Location?

  /// An erratum that is told if the value at `location`, if any, is in the table.
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
    /// What must stand there.
    public var value: String

    /// The value `value` that `star` has in the column of the role `column`.
    public init(star: String, column: String, value: String) {
      self.star = star
      self.column = column
      self.value = value
    }
  }

  /// Whether the erratum is about the star of `finding` and one of the columns at fault.
  public func covers(_ finding: Plausibility.Finding, in catalogue: Catalogue) -> Bool {
    guard let location, let star = finding.star else { return false }
    return location.star == catalogue.names[star] && finding.roles.contains(location.column)
  }

  /// Whether the erratum is about `catalogue`: true without a ``location``, or where a star of that
  /// name has that value, the same text or the same number.
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
  /// The errata that are about `catalogue`, those about no value only if the table is the experiment's
  /// own.
  public func errata(for catalogue: Catalogue, isOwnTable: Bool) -> [Erratum] {
    errata.filter { erratum in
      (isOwnTable || erratum.location != nil) && erratum.applies(to: catalogue)
    }
  }
}
