import Documents
import Elementary
import Experiments
import Formatting
import Stars

/// The kinds of stars in a Hertzsprung–Russell diagram, and the text on each.
struct KindsOfStars {
  /// A kind of star, from the one that the others are compared with.
  enum Kind: Int, CaseIterable {
    case mainSequence, giant, whiteDwarf
  }

  /// The kinds in the diagram, in their order; empty if they are unknown.
  let kinds: [Kind]

  /// The kinds that the classes of `dataset` name or, where a class names none, those with at least one star
  /// in a hundred by their place in the diagram of `axes`.
  init(_ dataset: Dataset, axes: (x: Quantity, y: Quantity)) {
    let counts = dataset.classCounts
    let named = dataset.classes.indices.filter { counts[$0] > 0 }
      .map { StarGroup(words: dataset.classes[$0].name) }
    let found =
      named.contains { $0 == nil }
      ? Self.placed(dataset, axes.y) : named.compactMap { $0.map(Kind.init) }
    kinds = Kind.allCases.filter(found.contains)
  }

  private static func placed(_ dataset: Dataset, _ ordinate: Quantity) -> [Kind] {
    let values = dataset.catalogue.numbers[ordinate.role] ?? []
    let temperatures = dataset.catalogue.temperatures
    var counts = Kind.allCases.map { _ in 0 }
    for row in values.indices {
      guard let excess = ordinate.excess(values[row], at: temperatures[row]) else { continue }
      counts[Kind(excess: excess, temperature: temperatures[row]).rawValue] +=
        dataset.catalogue.weight(of: row)
    }
    let total = Double(max(counts.reduce(0, +), 1))
    return Kind.allCases.filter { Double(counts[$0.rawValue]) * 100 >= total }
  }

  /// The sentence before the list of kinds, after "a place in the diagram corresponds to a radius".
  var introduction: String? {
    switch kinds.count {
    case 0: nil
    case 1: "By their place in the diagram, its stars are of one great group:"
    default: "\(numberWord(kinds.count).capitalizingFirst) kinds of stars can be distinguished:"
    }
  }

  /// The text on each kind.
  var texts: [Prose] {
    let hasSequence = kinds.contains(.mainSequence)
    return kinds.enumerated().map { index, kind in
      let end = index == kinds.count - 1 ? "." : ";"
      return switch kind {
      case .mainSequence:
        "the \(Prose.strong("main sequence")), a band from hot and bright to cool and faint, of stars that fuse "
          + "hydrogen in their cores, as the Sun does; the more massive a star, the hotter and brighter it is\(end)"
      case .giant:
        "the \(Prose.strong("giants"))\(hasSequence ? " above it" : ""), which are far brighter than main-sequence stars "
          + "of the same temperature, because they have used up the hydrogen in their cores and swollen to ten, a "
          + "hundred or a thousand times the size of the Sun\(end)"
      case .whiteDwarf:
        "the \(Prose.strong("white dwarfs"))\(hasSequence ? " below it" : ""), the cores that stars like the Sun leave "
          + "behind: many are hot, but all are about as small as the Earth, and therefore faint\(end)"
      }
    }
  }
}

extension KindsOfStars.Kind {
  fileprivate init(_ group: StarGroup) {
    switch group {
    case .mainSequence: self = .mainSequence
    case .whiteDwarf: self = .whiteDwarf
    case .giant, .supergiant, .giantOrSupergiant: self = .giant
    }
  }

  /// The kind of a star that is `excess` magnitudes fainter than a dwarf of its temperature, in kelvin.
  ///
  /// White dwarfs are at least 4 mag fainter. Giants are at least 2 mag brighter, or 3 mag if they are hotter
  /// than 8,000 K, where the main sequence is wide.
  fileprivate init(excess: Double, temperature: Double) {
    if excess > 4 {
      self = .whiteDwarf
    } else {
      self = excess < (temperature > 8_000 ? -3 : -2) ? .giant : .mainSequence
    }
  }
}

extension Quantity {
  /// The difference between `value` of this magnitude or luminosity and that of a dwarf of the same
  /// temperature, in magnitudes, positive for a fainter star; nil outside the range of the dwarf sequence.
  fileprivate func excess(_ value: Double, at temperature: Double) -> Double? {
    guard value.isFinite, temperature.isFinite, temperature > 0 else { return nil }
    let magnitude: Dwarfs
    switch kind {
    case .luminosity: magnitude = { -2.5 * $0.logLuminosity }
    default:
      guard let dwarfs else { return nil }
      magnitude = dwarfs
    }
    let rows = DwarfSequence.rows.filter { magnitude($0).isFinite }
    guard let next = rows.firstIndex(where: { $0.temperature <= temperature }), next > 0 else {
      return nil
    }
    let (hot, cool) = (rows[next - 1], rows[next])
    let share =
      (decimalLogarithm(hot.temperature) - decimalLogarithm(temperature))
      / (decimalLogarithm(hot.temperature) - decimalLogarithm(cool.temperature))
    let dwarf = magnitude(hot) + share * (magnitude(cool) - magnitude(hot))
    return (kind == .luminosity ? -2.5 * value : value) - dwarf
  }
}
