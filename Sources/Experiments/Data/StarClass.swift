import Stars
import Tables

/// A class of stars.
public struct StarClass: Equatable, Sendable {
  /// The label in the table, or the luminosity classes of its stars.
  public var label: String
  /// The name of one of its stars.
  public var name: String
  /// The name of several of its stars.
  public var plural: String
  /// Its colour in figures, as `#rrggbb`; nil to use that of the theme.
  public var color: String?

  /// A class; by default `plural` is `name` and an `s`.
  public init(label: String, name: String, plural: String? = nil, color: String? = nil) {
    self.label = label
    self.name = name
    self.plural = plural ?? name + "s"
    self.color = color
  }

  /// Whether the class has this label, name or plural, in any case.
  public func isCalled(_ text: String) -> Bool {
    [label, name, plural].contains { $0.lowercased() == text.lowercased() }
  }

  /// The names of its stars, as sentences and as figures write them.
  public var words: [String] {
    [name, plural, name.capitalizingFirst, plural.capitalizingFirst]
  }

  /// The class that a table labels `label`, named by the label.
  init(foundAs label: String) {
    if (try? Double(numeral: Array(label.utf8)[...])) != nil {
      self.init(
        label: label, name: "star of class \(label)", plural: "stars of class \(label)")
    } else if label.utf8.count <= 2 {
      self.init(label: label, name: "\(label) star")
    } else {
      // A plural that nobody gave would be a guess.
      self.init(label: label, name: label, plural: label)
    }
  }

  /// The classes by luminosity class: the main sequence is V, a white dwarf D, and a giant III, II or I,
  /// including supergiants; subgiants, IV, and subdwarfs belong to none.
  public static let byLuminosity = [
    StarClass(label: "V", name: "main-sequence star"), StarClass(label: "D", name: "white dwarf"),
    StarClass(label: "I-III", name: "giant"),
  ]
}

extension Experiment {
  /// The classes of the stars in `catalogue`: those of the experiment, or those found in the table.
  ///
  /// - Precondition: `catalogue` was read by ``schema``.
  public func classes(of catalogue: Catalogue) -> [StarClass] {
    if !infersClasses { return classes }
    let colors = presentation.foundClassColors.sorted { $0.key < $1.key }
    return catalogue.classLabels.map { label in
      var found = StarClass(foundAs: label)
      found.color = colors.first { found.isCalled($0.key) }?.value
      return found
    }
  }
}
