import Formatting
import Stars
import Tables

extension Dataset {
  static func scalings(
    _ features: [String], _ catalogue: Catalogue, over stars: [Int]
  ) throws(Diagnostics) -> [MinMaxScaling] {
    if catalogue.count == 1 {
      let excluded = catalogue.omissions.map { "\($0.count) with \($0.reason)" }
      throw Diagnostics([
        catalogue.diagnostic(
          .error, "there is only one star, so min–max scaling has no range", star: 0,
          suggestion: excluded.isEmpty
            ? "add another star" : "excluded are \(excluded.joined(separator: ", "))")
      ])
    }
    var faults = Diagnostics()
    let scalings = features.compactMap { feature in
      let values = catalogue.numbers[feature] ?? []
      let scaling = MinMaxScaling(over: values, of: stars)
      if scaling == nil {
        faults.append(
          MinMaxScaling(over: values) == nil
            ? rangeFault(feature, values, catalogue) : rangeFault(ofTrainingStars: feature))
      }
      return scaling
    }
    try faults.throwIfErrors()
    return scalings
  }

  /// The fault of a feature with no range over the training stars.
  private static func rangeFault(ofTrainingStars feature: String) -> Diagnostic {
    Diagnostic(
      .error, "all training stars have the same \(feature)",
      suggestion: "hold out fewer stars")
  }

  private static func rangeFault(
    _ feature: String, _ values: [Double], _ catalogue: Catalogue
  ) -> Diagnostic {
    let column = catalogue.column(feature) ?? feature
    let isConstant = values.allSatisfy { $0 == values.first }
    let value = catalogue.text(feature, star: 0) ?? general(values[0])
    return catalogue.diagnostic(
      .error,
      isConstant
        ? "every star has \(column) \(value); min–max scaling has no range"
        : "the range of \(column) is too large for a number",
      role: feature)
  }

  /// Throws if all stars are of one class, which leaves nothing to distinguish.
  static func requireTwoClasses(
    _ classes: [StarClass], in catalogue: Catalogue
  ) throws(Diagnostics) {
    guard let first = catalogue.labels.first, catalogue.labels.allSatisfy({ $0 == first }) else {
      return
    }
    let name = classes[first].name
    throw Diagnostics([
      catalogue.diagnostic(
        .error, "all \(counted(catalogue.starCount, "star")) are of one class, \(name)",
        role: Schema.label,
        suggestion: "add stars of another class, or draw these alone with label: none")
    ])
  }

  /// A star that an experiment names.
  enum NamedStar: String {
    /// The star whose output the epoch tables show.
    case tracked
    /// The star of the worked example.
    case example
  }

  /// The first star called `name`; nil with a warning if there is none.
  static func star(
    _ name: String?, for role: NamedStar, in catalogue: Catalogue, _ warnings: inout Diagnostics
  ) -> Int? {
    guard let name else { return nil }
    if let star = catalogue.names.firstIndex(of: name) { return star }
    let substitute =
      role == .tracked ? catalogue.names.first.map(quoted) ?? "none" : "the tracked star"
    warnings.append(
      Diagnostic(
        .warning,
        "the \(role.rawValue) star \(quoted(name)) is not in \(catalogue.table.source.name); "
          + "\(substitute) is used",
        suggestion: didYouMean(name, among: catalogue.names)))
    return nil
  }

  /// The rows of `range`, which counts from 1, that the table has, counted from 0; nil for none.
  static func rows(_ range: ClosedRange<Int>?, of catalogue: Catalogue) -> Range<Int>? {
    guard let range, range.lowerBound <= catalogue.count else { return nil }
    return range.lowerBound - 1..<min(range.upperBound, catalogue.count)
  }

  /// The number of rows of `range`, which counts from 1, beyond the last of `count`.
  static func excess(_ range: ClosedRange<Int>, over count: Int) -> Int {
    max(0, range.upperBound - max(range.lowerBound - 1, count))
  }
}

extension Diagnostics {
  /// Warns about every class without stars.
  mutating func report(emptyClasses classes: [StarClass], in catalogue: Catalogue) {
    let found = catalogue.labels.distinct
    for (index, starClass) in classes.enumerated() where !found.contains(index) {
      append(
        catalogue.diagnostic(
          .warning, "no star has the label \(quoted(starClass.label)) (\(starClass.name))",
          role: Schema.label))
    }
  }

  /// Warns about rows marked as test or validation data that the table does not have.
  mutating func report(missingRows: Int, in catalogue: Catalogue) {
    if missingRows == 0 { return }
    append(
      Diagnostic(
        .warning,
        "the test and validation rows exceed the "
          + "\(catalogue.count) stars of \(catalogue.table.source.name) by \(missingRows)"))
  }
}
