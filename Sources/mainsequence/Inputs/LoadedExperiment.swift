import CairoRendering
import Experiments
import Formatting
import Learning
import OutputFiles
import Plotting
import Reporting
import Stars
import TableFormats
import Tables
import Templates

/// An experiment with its files, found and read.
struct LoadedExperiment {
  /// The experiment.
  var experiment: Experiment
  /// Whether the table is the one that the experiment names.
  private(set) var isOwnTable: Bool
  private var table: (bytes: [UInt8], name: String)
  /// The table as it was read to infer the experiment; nil if it has not been read, or if a file with several
  /// tables may have another that suits the experiment.
  private var parsed: TableFile?
  /// The size to which compressed tables may be decompressed.
  let expansion: Expansion
  private let folder: String?
  /// The guesses made from the table, one clause each.
  private(set) var guesses: [String] = []
  /// The one of these that is about the classes; nil if there is none.
  private(set) var classGuess: String?
  /// The contents of the experiment file.
  let experimentBytes: [UInt8]
  /// The name of the experiment file, for messages.
  let experimentName: String
  /// The notes of the figures that have been drawn.
  private(set) var figureNotes = FigureNotes()
  /// The figures as they are laid out, for the report as PDF; nil if that is not wanted.
  var recordings: FigureRecordings?
  /// The options that override the experiment, as text; empty without any.
  var overrides = ""
  /// The curves over the stars, with the files of their tables.
  var curveFiles: [CurveFile] = []

  /// Reads the experiment at `experimentPath`, or the assignment, and the table at `dataPath`, or the one
  /// that the experiment names.
  ///
  /// A table without an experiment that has other columns than the assignment's gets an experiment of its own,
  /// inferred from it.
  init(
    experimentPath: String?, dataPath: String?, table wanted: String? = nil, _ expansion: Expansion
  ) throws {
    let given = try dataPath.map(Self.readTable)
    if experimentPath == nil, let dataPath, let given {
      let file = try TableFile(
        ofStars: given.bytes, name: given.name, table: wanted, expansion)
      parsed = file.choice == nil ? file : nil
      if !Self.isLikeAssignment(file.table) {
        self = try LoadedExperiment(draftOf: file, given, path: dataPath, expansion)
        return
      }
    }
    self.expansion = expansion
    if let experimentPath {
      let bytes = try InputFile.read(experimentPath)
      (experimentBytes, experimentName) = (bytes, experimentPath)
      experiment = try Experiment.decode(bytes, name: experimentPath)
      folder = Self.folder(of: experimentPath)
    } else {
      (experimentBytes, experimentName) = (AssignmentTemplate.experiment, "experiment.yaml")
      experiment = try Experiment.decode(experimentBytes, name: experimentName)
      folder = nil
    }
    if let wanted { experiment.table = wanted }
    isOwnTable = dataPath == nil
    if let given {
      table = given
    } else if let folder {
      let path = Self.resolve(experiment.data, against: folder)
      table = (try InputFile.read(path), path)
    } else {
      table = (AssignmentTemplate.stars, experiment.data)
    }
    if experiment.infersFeatures { try inferFeatures() }
  }

  /// Takes the axes of the diagram, if the experiment names none, from the columns of the table.
  private mutating func inferFeatures() throws(Diagnostics) {
    let file = try TableFile(
      ofStars: table.bytes, name: table.name, table: experiment.table, expansion)
    let survey = TableSurvey(file.table, columns: experiment.columns)
    guard survey.features.count == 2 else { return }
    parsed = file.choice == nil ? file : nil
    experiment.features = survey.features
    experiment.columns.merge(survey.columns.map { ($0.role, $0.column) }) { own, _ in own }
  }

  /// Whether a table has the columns that the assignment's experiment reads.
  private static func isLikeAssignment(_ table: Table) -> Bool {
    [Schema.absoluteMagnitude, Schema.logTemperature, Schema.label].allSatisfy {
      table.index(of: $0) != nil
    }
  }

  /// Reads the table at `path` and drafts an experiment for it.
  init(draftFor path: String, table wanted: String? = nil, _ expansion: Expansion) throws {
    let table = try Self.readTable(path)
    let file = try TableFile(
      ofStars: table.bytes, name: table.name, table: wanted, expansion)
    try self.init(draftOf: file, table, path: path, expansion)
  }

  private static func readTable(_ path: String) throws -> (bytes: [UInt8], name: String) {
    (try InputFile.read(path), path == "-" ? "standard input" : path)
  }

  private init(
    draftOf file: TableFile, _ table: (bytes: [UInt8], name: String), path: String,
    _ expansion: Expansion
  ) throws {
    self.table = table
    self.expansion = expansion
    parsed = file.choice == nil ? file : nil
    let draft = try ExperimentDraft(
      file.table, faults: file.faults, data: path, choice: file.choice?.key)
    (experimentBytes, experimentName) = (Array(draft.text.utf8), "experiment.yaml")
    experiment = try Experiment.decode(experimentBytes, name: experimentName)
    // With a column of classes from the command line, a network is trained after all.
    experiment.runs = ExperimentDraft.runs
    guesses = [file.choice?.sentence].compactMap(\.self) + draft.guesses
    classGuess = draft.classGuess
    isOwnTable = true
    folder = nil
  }

  /// The inputs of the figures but for the fonts.
  var inputs: [OutputRecord.Input: String] {
    var inputs: [OutputRecord.Input: String] = [
      .data: dataFingerprint, .experiment: experimentFingerprint,
    ]
    inputs[.curves] = curveFingerprint
    inputs[.options] = overrides.isEmpty ? nil : "\(Fingerprint(Array(overrides.utf8)))"
    return inputs
  }

  /// The origin in the metadata of figures.
  var figureOrigin: Provenance {
    let fonts = [OutputRecord.Input.fonts: FontCheck.shared.description]
    return Provenance(version: MainSequence.version, inputs: inputs.merging(fonts) { $1 })
  }

  /// The name of the table's file.
  var tableName: String { table.name }
  /// The contents of the table's file.
  var tableBytes: [UInt8] { table.bytes }
  /// A fingerprint of the table.
  var dataFingerprint: String { "\(Fingerprint(table.bytes))" }
  /// A fingerprint of the experiment.
  var experimentFingerprint: String { "\(Fingerprint(experimentBytes))" }

  /// The stars.
  func catalogue() throws(Diagnostics) -> Catalogue {
    let file = try file()
    return try Catalogue.read(file.table, faults: file.faults, schema: experiment.schema)
  }

  /// The table.
  func file() throws(Diagnostics) -> TableFile {
    if let parsed { return parsed }
    return try TableFile(
      table.bytes, name: table.name, table: experiment.table, expansion,
      isSuitable: experiment.schema.fits)
  }

  /// The stars, scaled for the network; it is a fault if they have no classes.
  func dataset() throws(Diagnostics) -> Dataset {
    if experiment.label == nil {
      throw Diagnostics([
        Diagnostic(
          .error, "label is none, so there is nothing to train on",
          suggestion: "draw the stars alone with: mainsequence plot hr-diagram")
      ])
    }
    return try Dataset(experiment, try catalogue())
  }

  /// Trains on the stars, or on those of `dataset` if they are already read; throws if every training diverges.
  func study(of dataset: Dataset? = nil, showing line: ProgressLine? = nil) throws -> Study {
    let dataset = try dataset ?? self.dataset()
    line?.note("measuring the curvature of the loss")
    let study = Study(
      experiment, dataset, threads: MainSequence.coreCount
    ) { line?.note(training: $0, of: $1, $2) }
    line?.hide()
    if study.runs.isEmpty, let diverged = study.diverged.first { throw diverged }
    return study
  }

  /// The trainings of `study` that diverged and, with patience, the lack of a result, a sentence each.
  static func failures(of study: Study) -> [String] {
    study.diverged.map { "\($0)" } + (NoImprovement(study).map { ["\($0)"] } ?? [])
  }

  /// The same experiment on the table at `path`, which is not its own.
  func onTable(at path: String) throws -> LoadedExperiment {
    var other = self
    other.table = try Self.readTable(path)
    other.parsed = nil
    other.isOwnTable = false
    return other
  }

  /// The same experiment on another table; nil if that cannot be read or trained on.
  func study(ofTable bytes: [UInt8]) -> Study? {
    var other = self
    other.table.bytes = bytes
    other.parsed = nil
    return try? other.study()
  }

  /// The renderer of the figures.
  var renderer: FigureRenderer {
    let renderer = pageRenderer
    return { [figureNotes, recordings] figure, formats in
      let drawn = try renderer.render(figure, as: formats, recordings: recordings)
      figureNotes.add(drawn.omissions)
      return drawn
    }
  }

  /// The renderer of the figures as pages of their own.
  var pageRenderer: Renderer {
    Renderer(dotsPerInch: Double(experiment.dpi), creator: figureOrigin.description)
  }

  /// The bytes of an animation as a PNG or else an SVG.
  func animated(_ animation: Animation, as format: ImageFormat) throws -> [UInt8] {
    format == .png ? try pageRenderer.animatedPNG(animation) : pageRenderer.animatedSVG(animation)
  }

  /// The paths of the files that are read: the experiment, and those that it or the command line names.
  var files: [String] {
    let named = experiment.curves.map { resolve($0.file) } + curveFiles.map(\.path)
    return [folder == nil ? nil : experimentName, table.name, experiment.template.map(resolve)]
      .compactMap(\.self) + named
  }

  /// The table, the template and the curves that the experiment at `path` names.
  static func files(ofExperiment path: String) throws -> (
    table: String, template: String?, curves: [String]
  ) {
    let experiment = try Experiment.decode(try InputFile.read(path), name: path)
    let folder = folder(of: path)
    return (
      resolve(experiment.data, against: folder),
      experiment.template.flatMap { template in
        let path = resolve(template, against: folder)
        return TemplateSource.isBuiltIn(template, at: path) ? nil : path
      },
      experiment.curves.map { resolve($0.file, against: folder) }
    )
  }

  /// The path of a file that the experiment names.
  func resolve(_ path: String) -> String { Self.resolve(path, against: folder ?? "") }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[...slash])
  }

  private static func resolve(_ path: String, against folder: String) -> String {
    path.hasPrefix("/") ? path : folder + path
  }
}
