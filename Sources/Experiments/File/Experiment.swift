import Learning
import Plotting
import Stars

/// An experiment: the contents of an experiment file.
///
/// The defaults are those of the assignment. Only ``title`` and ``data`` are required.
@dynamicMemberLookup
public struct Experiment: Equatable, Sendable {
  /// The title of the report.
  public var title: String
  /// The author of the report; nil for none.
  public var author: String?
  /// The path of the star table, relative to the experiment file.
  public var data: String
  /// The name or number of the table, if its file holds several; nil for the one that holds the stars.
  public var table: String?
  /// The known quantities; other columns are called by their names.
  public var quantities = Quantities.standard
  /// The columns whose name in the table differs from their role, by role.
  public var columns: [String: String] = [:]
  /// The inputs of the network, at least one: roles, or names of columns without a role.
  public var features = [Schema.absoluteMagnitude, Schema.logTemperature]
  /// The column of the numbers of stars that the rows stand for; nil if every row is one star.
  public var weight: String?
  /// The width of a cell in each feature, if the rows are cells of the diagram; else empty.
  public var cell: [Double] = []
  /// Whether the features follow from the columns of the table: without classes they are only the axes of a diagram.
  public var infersFeatures = false
  /// The column of the labels, or ``spectralTypeLabel``; nil if the stars have no classes, in which case
  /// nothing is trained and only the HR diagram is drawn.
  public var label: String? = Schema.label
  /// Whether the labels of the column become the classes, whatever ``classes`` are.
  public var infersClasses = false
  /// The rules by which temperatures and magnitudes are derived.
  public var rules = DerivationRules()
  /// Whether stars that lack a feature are excluded and counted; if not, each is a fault.
  public var leavesOutMissing = false
  /// The classes, in the order of the network's outputs; 2 to 20.
  public var classes = [
    StarClass(label: "1", name: "main-sequence star"), StarClass(label: "2", name: "white dwarf"),
    StarClass(label: "3", name: "giant"),
  ]
  /// The scaling of the inputs.
  public var scaling = ScalingName.minMax
  /// The network.
  public var network = NetworkPlan()
  /// The runs, at least one, each with a learning rate of its own.
  public var runs = [Run(learningRate: 0.1), Run(learningRate: 10)]
  /// The training method of ``ModelTraining``.
  public var training = TrainingPlan()
  /// The number of seeds from which the best run is trained; 1 for its own alone.
  public var seedCount = 1
  /// The rule that holds out validation stars.
  public var split = SplitRule.none
  /// The star whose output the epoch tables show; nil for the first in the table.
  public var trackedStar: String?
  /// The star of the report's worked example; nil for the tracked star.
  public var exampleStar: String?
  /// The rows marked as test and validation data.
  public var rows = MarkedRows()
  /// The figures to draw.
  public var figures = [FigureName.hrDiagram, .network, .decision, .loss, .sweep]
  /// The formats to draw them in.
  public var formats = [ImageFormat.png, .pdf]
  /// The paper of a report as PDF.
  public var paper = Paper.a4
  /// The presentation of the figures, whose properties are also those of the experiment.
  public var presentation = Presentation()
  /// The curves over the stars of the HR diagram.
  public var curves: [CurvePlan] = []
  /// The path of the report's template, relative to the experiment file; nil for the program's own.
  public var template: String?
  /// The epochs that the tables of the report list.
  public var epochTables = EpochTables.short
  /// The known mistakes in the data or the task, in the order of the report.
  public var errata: [Erratum] = []

  /// The possible resolutions, in dots per inch.
  public static let dpiRange = 30...1_200

  /// The assignment's experiment, on `data`.
  public init(title: String, data: String) {
    self.title = title
    self.data = data
  }

  /// A property of the ``presentation``.
  public subscript<Value>(dynamicMember path: WritableKeyPath<Presentation, Value>) -> Value {
    get { presentation[keyPath: path] }
    set { presentation[keyPath: path] = newValue }
  }

  /// The same experiment with figures in `theme`.
  public func shown(in theme: ThemeName) -> Experiment {
    var experiment = self
    experiment.presentation.theme = theme
    return experiment
  }

  /// The themes of the figures in a page, light first; greys stay greys.
  public var pageThemes: [ThemeName] { presentation.theme == .print ? [.print] : [.light, .dark] }

  /// The value of ``label`` for classes that follow from the luminosity class of the spectral type.
  public static let spectralTypeLabel = "spectral-type"

  /// The meaning of the columns of the table.
  public var schema: Schema {
    var schema = Schema(
      columns: columns.merging([Schema.label: label ?? ""]) { $1 }, features: features,
      classes: label == nil ? [] : classes.map(\.label), leavesOutMissing: leavesOutMissing)
    schema.quantities = quantities
    schema.labelling = label == Self.spectralTypeLabel ? .spectralType : .column
    schema.infersClasses = infersClasses
    schema.rules = rules
    schema.weight = weight
    schema.cell = cell
    return schema
  }
}
