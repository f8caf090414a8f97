import Experiments
import Formatting
import Stars
import Tables

/// The notes on the data of a report, in sentences computed from them: the rows that were excluded, the
/// columns that were inferred, the quantities that were derived, and the values that are implausible.
struct DataNotes {
  private let experiment: Experiment
  private let catalogue: Catalogue
  private let errata: [Erratum]

  /// Notes on `catalogue`, which was read for `experiment`; anything that `errata` cover is not repeated.
  init(_ experiment: Experiment, _ catalogue: Catalogue, errata: [Erratum]) {
    self.experiment = experiment
    self.catalogue = catalogue
    self.errata = errata
  }

  /// All notes; none if the table was used as it is and nothing is implausible.
  var all: [String] { reading + oddities }

  /// The notes on the rows that were excluded, the columns that were inferred and the quantities that were derived.
  var reading: [String] {
    [omissions, guesses, assumedUnits].compactMap(\.self) + markers + derivations
      + PhotometryNotes(catalogue).all + [classes].compactMap(\.self)
  }

  // MARK: - Reading of the table

  private var omissions: String? {
    // Without training, a star that lacks only a temperature is in the diagram over its colour.
    let drawn = experiment.label == nil ? catalogue.color?.others.reasons ?? [:] : [:]
    let excluded = catalogue.omissions.map { ($0.reason, $0.count - drawn[$0.reason, default: 0]) }
      .filter { $0.1 > 0 }
    guard !excluded.isEmpty else { return nil }
    let omitted = excluded.reduce(0) { $0 + $1.1 }
    let whole = catalogue.isWeighted ? catalogue.starCount + omitted : catalogue.table.rowCount
    let noun = catalogue.isWeighted ? "star" : "row"
    let used = whole - omitted
    let reasons = excluded.map { "\(grouped($1)) with \(Self.words($0))" }
    return "Of the \(counted(whole, noun)) of the table, "
      + "\(grouped(used)) \(used == 1 ? "is" : "are") used. Excluded: \(listed(reasons))"
      + (reasons.count > 1 ? "; a \(noun) with several of these is counted once." : ".") + drawnOnly
  }

  /// The sentence on excluded stars that the diagram shows nevertheless, with a leading blank; empty without any.
  private var drawnOnly: String {
    guard experiment.label != nil, let color = catalogue.color,
      StarFigures(experiment, catalogue).diagramAxes.x.role == color.role
    else { return "" }
    let count = color.others.reasons.values.reduce(0, +)
    return count == 0
      ? ""
      : " The diagram, over the colour, also shows \(count == 1 ? "the one" : "the \(grouped(count))") of these that "
        + "\(count == 1 ? "lacks" : "lack") only a temperature."
  }

  private var guesses: String? {
    guard !catalogue.guesses.isEmpty else { return nil }
    let parts = catalogue.guesses.map {
      "column \(quoted($0.column)) as \(phrase($0.role))"
    }
    return "Columns that the experiment does not name were recognised: \(listed(parts))."
  }

  /// The units of distances and parallaxes that the table does not state; a wrong one shifts every magnitude.
  private var assumedUnits: String? {
    let parts = [Schema.parallax, Schema.distance].compactMap { role -> String? in
      guard catalogue.readRoles.contains(role), let unit = catalogue.unit(role),
        unit.source == .assumed, let text = unit.text
      else { return nil }
      return "\(text) for \(phrase(role))"
    }
    guard !parts.isEmpty else { return nil }
    return "Units that the table does not state are assumed: \(listed(parts))."
  }

  private var markers: [String] {
    catalogue.missingMarkers.map { $0.sentence(.minus).capitalizingFirst + "." }
  }

  private var derivations: [String] {
    catalogue.derivations.descriptions.map { derived in
      let note = catalogue.noteOnDwarfs(derived).map { " \($0.capitalizingFirst)." } ?? ""
      return "\(phrase(derived.role).capitalizingFirst) is derived \(derived.text).\(note)"
    }
  }

  private var classes: String? {
    guard experiment.schema.labelling == .spectralType else { return nil }
    let parts = experiment.classes.map {
      "\($0.label) for \($0.plural)"
    }
    return
      "The classes are derived from the luminosity class of the spectral type: \(listed(parts)). "
      + "Stars whose type has no luminosity class, a different one, or two that belong to different classes "
      + "are excluded." + composites
  }

  private var composites: String {
    let count = catalogue.compositeTypeCount
    guard count > 0 else { return "" }
    return
      " The type of \(counted(count, "star")) is composite; the class is that of the first component."
  }

  // MARK: - Implausible values

  /// The number of findings above which they are counted, and only the worst listed.
  private static let most = 8

  /// The notes on implausible values.
  var oddities: [String] {
    let names =
      experiment.label == nil ? [] : experiment.classes(of: catalogue).map(\.name)
    let plausibility = Plausibility(catalogue, classNames: names, sign: .minus)
    func isCovered(_ finding: Plausibility.Finding) -> Bool {
      errata.contains { $0.covers(finding, in: catalogue) }
    }
    let findings = plausibility.findings.filter { !isCovered($0) }
    let covered = plausibility.findings.filter(isCovered)
    let rest = plausibility.count - covered.count
    var notes = (rest > Self.most ? findings.worst(4) : findings[...]).map { finding in
      let diagnostic = finding.diagnostic
      // A question to the one who typed the table is none to the reader of a report.
      let suggestion = diagnostic.suggestion.flatMap { $0.hasSuffix("?") ? nil : "; \($0)" } ?? ""
      let message = diagnostic.message + suggestion
      // A name is written as in the table.
      let isName = finding.star.map { message.hasPrefix(cut(catalogue.names[$0])) } == true
      let text = isName ? message : message.capitalizingFirst
      return text + "."
    }
    if rest > notes.count {
      notes.append(
        "\(counted(rest - notes.count, "more value")) \(rest - notes.count == 1 ? "is" : "are") implausible; mainsequence check lists the worst of them."
      )
    }
    if !covered.isEmpty {
      let stars = covered.compactMap(\.star).map { withinSentence(catalogue.names[$0]) }
      notes.append(
        "The \(stars.count == 1 ? "radius" : "radii") implied by magnitude and temperature "
          + "\(stars.count == 1 ? "does" : "do") not fit the \(stars.count == 1 ? "type" : "types") of \(listed(stars)); "
          + "see the errata.")
    }
    return notes
  }

  // MARK: - Words

  /// The name of a role, with its article.
  private func phrase(_ role: String) -> String { catalogue.schema.quantities[role].phrase }

  private static func words(_ reason: String) -> String {
    String(reason.map { $0 == "_" ? " " : $0 })
  }
}

extension MissingMarker {
  /// The marker in words, without a full stop.
  func sentence(_ sign: MinusSign) -> String {
    "in column \(quoted(column)), \(sign.replacingHyphen(of: general(value)))"
      + "\(isBesideZeroError ? " with an error of 0" : "") "
      + "marks a missing value (\(counted(count, "row")))"
  }
}

extension Catalogue {
  /// The note on stars that are treated as dwarfs although they may be others, without a full stop; nil if there
  /// are none.
  func noteOnDwarfs(_ derived: [DerivedColumn].Description) -> String? {
    guard derived.dwarfs.count > 0 else { return nil }
    if schema.rules.colorScale == .dwarfs {
      return "for stars that are not on the main sequence, this is an approximation"
    }
    let stars = derived.dwarfs.isAll ? "all stars" : counted(derived.dwarfs.count, "star")
    return "without an absolute magnitude, which would tell giants and white dwarfs, \(stars) "
      + "\(derived.dwarfs.count == 1 && !derived.dwarfs.isAll ? "is treated as a dwarf" : "are treated as dwarfs")"
  }

  /// The value of a star as printed: four decimals if it is derived, six if it is listed.
  func shown(_ role: String, _ value: Double) -> Double {
    guard value.magnitude < 1e9 else { return value }
    return roundHalfEven(value, decimals: column(role) == nil ? 4 : 6)
  }
}
