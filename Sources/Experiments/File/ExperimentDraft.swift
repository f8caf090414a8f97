import Formatting
import Stars
import Tables

/// A first experiment on a table of which nothing else is known.
public struct ExperimentDraft: Sendable {
  /// The experiment file.
  public let text: String
  /// The guesses, one clause each.
  public let guesses: [String]
  /// The one of these that is about the classes.
  public let classGuess: String
  /// The runs of a draft, long enough for stars that are not the assignment's.
  public static let runs = [
    Run(learningRate: 0.1, epochs: 100), Run(learningRate: 2, epochs: 300),
  ]
  /// Whether the stars have classes, so that a network can be trained.
  public let isClassified: Bool

  /// A draft for a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - faults: The faults of its form.
  ///   - data: The file's name in the experiment.
  ///   - choice: The name or number of the table, if the file holds several.
  ///   - template: The template's name in the experiment; nil for the program's own.
  /// - Throws: The faults of the table's form.
  public init(
    _ table: Table, faults: Diagnostics = Diagnostics(), data: String, choice: String? = nil,
    template: String? = nil
  ) throws(Diagnostics) {
    try faults.throwIfErrors()
    if table.columns.isEmpty {
      throw Diagnostics([table.source.diagnostic("the file holds no table")])
    }
    let survey = TableSurvey(table)
    guard survey.features.count == 2 else { throw Self.faults(survey, table, faults) }
    isClassified = survey.label != nil || survey.hasLuminosityClasses
    classGuess = Self.classGuess(survey)
    guesses = Self.guesses(survey, classGuess)
    text = Self.text(survey, data: data, choice: choice, template: template)
  }

  /// The faults of a table without one of the features, those of the other feature included.
  private static func faults(
    _ survey: TableSurvey, _ table: Table, _ notes: Diagnostics
  ) -> Diagnostics {
    var faults = notes
    faults.append(unknown(survey, table))
    let columns = Dictionary(survey.columns.map { ($0.role, $0.column) }) { first, _ in first }
    let schema = Schema(
      columns: columns, features: survey.features, classes: [], leavesOutMissing: true)
    do throws(Diagnostics) {
      _ = try Catalogue.read(table, schema: schema)
    } catch {
      for fault in error.shown where fault.severity == .error { faults.append(fault) }
      faults.omit(error.omitted)
    }
    return faults.sorted()
  }

  /// The fault of a table that lists no stars, or lists them by columns of unknown names.
  private static func unknown(_ survey: TableSurvey, _ table: Table) -> Diagnostic {
    let known = survey.features.map { Quantities.standard[$0] }
    let missing = [
      known.contains { $0.kind == .absoluteMagnitude || $0.kind == .luminosity }
        ? nil
        : "no absolute magnitude (nor an apparent one with a parallax or distance) and no luminosity",
      known.contains { $0.kind == .temperature } ? nil : "no temperature and no colour index",
    ].compactMap(\.self)
    return table.diagnostic(
      "\(missing.joined(separator: ", and ")) among the columns \(listing(table.columns))",
      suggestion: "name them in an experiment file, as in columns: {absolute_magnitude: COLUMN, "
        + "effective_temperature: COLUMN}")
  }

  private static func classGuess(_ survey: TableSurvey) -> String {
    if let label = survey.label {
      let names = hasAssignmentLabels(label.values) ? ", named as in the assignment" : ""
      return
        "column \(quoted(label.column)) holds the labels (\(label.values.count) classes\(names))"
    }
    if survey.hasLuminosityClasses { return "the classes are derived from the spectral types" }
    let reason = survey.unsuitableLabel.map {
      "column \(quoted($0.column)) \(Schema.misfit(ofLabels: $0.count))"
    }
    return (reason ?? "no column of classes was found") + ", so no network is trained"
  }

  /// Whether labels are those of the assignment's three classes, all of them.
  private static func hasAssignmentLabels(_ labels: [String]) -> Bool {
    Set(labels) == Set(Experiment(title: "", data: "").classes.map(\.label))
  }

  private static func guesses(_ survey: TableSurvey, _ classGuess: String) -> [String] {
    var guesses = survey.columns.filter(\.isGuess).map {
      "column \(quoted($0.column)) is read as \($0.role)"
    }
    guesses.append(classGuess)
    if let models = survey.models {
      let ages = models.ageCount.map { $0 == 1 ? " of one age" : " of \($0) ages" } ?? ""
      guesses.append(
        "the rows are points of stellar models\(ages), not stars; --curve draws them over stars")
    }
    return guesses
  }

  // MARK: - The file

  private static func text(
    _ survey: TableSurvey, data: String, choice: String?, template: String?
  ) -> String {
    let fileName = data.split(separator: "/").last.map(String.init) ?? data
    var lines = [
      "# An experiment on \(visible(data)). Its settings were inferred from the table; correct what is wrong.",
      "# All keys are explained in the experiment file that this command writes: mainsequence new DIR",
      "", "title: \(quotedYAML("The stars of \(visible(fileName))"))", "data: \(quotedYAML(data))",
    ]
    if let choice { lines.append("table: \(quotedYAML(choice))") }
    lines.append("")
    lines += columns(survey) + features(survey) + label(survey)
    lines += [
      "# Stars that lack one of these are excluded and counted; error would report each as an error.",
      "missing: leave-out", "",
    ]
    if survey.label != nil || survey.hasLuminosityClasses {
      lines += [
        "network:", "  hidden: [3]  # the number of neurons of each hidden layer", "",
        "# The trainings, each of the same network from the same initial weights.", "runs:",
      ]
      lines += runs.map {
        "  - {learning_rate: \(NumberText.shortest($0.learningRate)), epochs: \($0.epochs)}"
      }
      lines.append("")
    }
    if let template {
      lines += [
        "# The template of the report.", "template: \(quotedYAML(template))", "",
      ]
    }
    return lines.joined(separator: "\n")
  }

  private static func columns(_ survey: TableSurvey) -> [String] {
    guard !survey.columns.isEmpty else { return [] }
    return ["# The columns of the table."] + ["columns:"]
      + survey.columns.map { "  \($0.role): \(quotedYAML($0.column))" } + [""]
  }

  private static func features(_ survey: TableSurvey) -> [String] {
    [
      "# The inputs of the network and the axes of the diagram.",
      "features: [\(survey.features.map(quotedYAML).joined(separator: ", "))]", "",
    ]
  }

  private static func label(_ survey: TableSurvey) -> [String] {
    if let label = survey.label {
      let names =
        hasAssignmentLabels(label.values) ? Experiment(title: "", data: "").classes : nil
      let classes = label.values.map { value in
        names?.first { $0.label == value } ?? StarClass(foundAs: value)
      }
      return [
        "# The column that holds the class of each star, and the classes: the label in the column, and the name",
        "# of one star and of several stars of the class.",
        "label: \(quotedYAML(label.column))", "classes:",
      ]
        + classes.map {
          "  - {label: \(quotedYAML($0.label)), name: \(quotedYAML($0.name)), "
            + "plural: \(quotedYAML($0.plural))}"
        } + [""]
    }
    if survey.hasLuminosityClasses {
      return [
        "# The classes follow from the luminosity class of the spectral type: V, D (white dwarf), I to III.",
        "label: \(Experiment.spectralTypeLabel)", "classes:",
      ]
        + StarClass.byLuminosity.map {
          "  - {label: \($0.label), name: \($0.name), plural: \($0.plural)}"
        }
        + [""]
    }
    return ["# The stars have no classes: only the diagram is drawn.", "label: none", ""]
  }

  /// `text` as a YAML scalar: a plain word as it is, anything else quoted.
  private static func quotedYAML(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: "_")
    }
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", ""]
    if isWord, !reserved.contains(text) { return text }
    return YAMLScalar.quoted(text)
  }
}
