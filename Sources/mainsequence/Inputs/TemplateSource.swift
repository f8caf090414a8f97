import Experiments
import Reporting
import Tables
import Templates

/// The source of a template.
struct TemplateSource {
  var bytes: [UInt8]
  /// The path, or the name of a built-in template, for messages.
  var name: String
  /// Whether the stars have classes.
  var isClassified: Bool

  private init(bytes: [UInt8], name: String, isClassified: Bool) {
    (self.bytes, self.name, self.isClassified) = (bytes, name, isClassified)
  }

  /// A built-in template.
  init(_ template: BuiltInTemplate, isClassified: Bool) {
    bytes = isClassified ? template.report : template.starReport ?? template.report
    name = "the built-in template \(template.rawValue)"
    self.isClassified = isClassified
  }

  /// The template in the file at `path` or, if there is no such file, the built-in template called `name`.
  init(_ name: String, at path: String, isClassified: Bool) throws(InputError) {
    do throws(InputError) {
      self.init(bytes: try InputFile.read(path), name: path, isClassified: isClassified)
    } catch {
      guard let template = BuiltInTemplate(rawValue: name) else {
        throw InputError(path: error.path, reason: error.reason + Self.advice(name))
      }
      self.init(template, isClassified: isClassified)
    }
  }

  /// Parses the template, or throws its faults.
  func parsed() throws(Diagnostics) -> ReportTemplate {
    let template = try ReportTemplate(
      bytes, name: name, slots: isClassified ? Slot.ofReport : Slot.ofStarReport)
    if template.kind.hidesResults, !isClassified {
      throw Diagnostics([
        Diagnostic(
          .error, "\(name) makes a handout, for which the stars need classes",
          suggestion: "for stars without classes there is the template catalogue")
      ])
    }
    return template
  }

  /// Whether `name` is a word, as the names of built-in templates are, rather than a path.
  static func isWord(_ name: String) -> Bool { !name.contains { "/.".contains($0) } }

  /// Whether the built-in template `name` is meant, since there is no file at `path`.
  static func isBuiltIn(_ name: String, at path: String) -> Bool {
    BuiltInTemplate(rawValue: name) != nil && (try? InputFile.read(path)) == nil
  }

  /// The advice on a name that is neither a file nor a built-in template.
  static func suggestion(_ name: String) -> String {
    didYouMean(name, among: BuiltInTemplate.allCases.map(\.rawValue))
      ?? "mainsequence templates lists the built-in templates"
  }

  private static func advice(_ name: String) -> String {
    isWord(name) ? ", and no built-in template has this name; \(suggestion(name))" : ""
  }
}

extension LoadedExperiment {
  /// The template of the report: the one given on the command line, a file or the name of a built-in template,
  /// else the experiment's, else the program's own.
  func template(named wanted: String?) throws -> TemplateSource {
    let isClassified = experiment.label != nil
    if let wanted { return try TemplateSource(wanted, at: wanted, isClassified: isClassified) }
    guard let own = experiment.template else {
      return TemplateSource(.assignment, isClassified: isClassified)
    }
    do {
      return try TemplateSource(own, at: resolve(own), isClassified: isClassified)
    } catch  where TemplateSource.isWord(own) {
      throw Experiment.unknownTemplate(
        in: experimentBytes, name: experimentName, TemplateSource.suggestion(own))
    }
  }
}
