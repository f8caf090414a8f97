import Learning
import Plotting
import Stars

/// Everything that is decided before the training: the value of an experiment file.
///
/// What the file doesn't say has the value that the assignment gives it. Only ``title`` and ``data``
/// have none and must be said.
public struct Experiment: Equatable, Sendable {
  /// The title of the report.
  public var title: String
  /// Who signs the report; nil for nobody.
  public var author: String?
  /// The path of the star table, relative to the experiment file.
  public var data: String
  /// The quantities that the table can hold, beside columns that go by their names.
  public var quantities = Quantities.standard
  /// The columns whose name in the table isn't that of their role, by role.
  public var columns: [String: String] = [:]
  /// The inputs of the network: roles, or names of columns that have no role; at least one.
  public var features = [Schema.absoluteMagnitude, Schema.logTemperature]
  /// The column that holds the label of a star's class, or ``spectralTypeLabel``; nil if the stars have
  /// none, which leaves nothing to train on and only the HR diagram to draw.
  public var label: String? = Schema.label
  /// Whether the labels of the column become the classes, if they are others than those of ``classes``.
  public var findsClasses = false
  /// The way from a colour to the temperature, if the table's own temperatures are not to be used.
  public var colorScale: ColorScale?
  /// The unit of the parallax, if its header doesn't say it.
  public var parallaxUnit: ParallaxUnit?
  /// The least ϖ/σ of a parallax from which a magnitude is derived; 0 for no limit.
  public var leastParallaxRatio = 5.0
  /// Whether stars that lack a feature are left out and counted; otherwise each is a fault.
  public var leavesOutMissing = false
  /// The classes, in the order of the network's outputs; 2 to 20.
  public var classes = [
    StarClass(label: "1", name: "main-sequence star"), StarClass(label: "2", name: "white dwarf"),
    StarClass(label: "3", name: "giant"),
  ]
  /// How the inputs are scaled.
  public var scaling = ScalingName.minMax
  /// The network.
  public var network = NetworkPlan()
  /// The runs, at least one, each with a learning rate of its own.
  public var runs = [Run(learningRate: 0.1), Run(learningRate: 10)]
  /// How ``ModelTraining`` trains.
  public var training = TrainingPlan()
  /// Which stars ``ModelTraining`` keeps apart.
  public var split = SplitPlan.none
  /// The star whose output the epoch tables show; nil for the first of the table.
  public var trackedStar: String?
  /// The star that the report works through; nil for the tracked one.
  public var exampleStar: String?
  /// The rows said to be for testing and for validation.
  public var rows = RowSplit()
  /// The figures to draw.
  public var figures = [FigureName.hrDiagram, .network, .decision, .loss, .sweep]
  /// The formats to draw them in.
  public var formats = [ImageFormat.png, .pdf]
  /// The resolution of pixel images, in dots per inch; within ``dpiRange``.
  public var dpi = 200
  /// The look of the figures.
  public var theme = ThemeName.light
  /// The printed size of the figures; nil for what suits each.
  public var size: FigureSize?
  /// What the fill of the stars in the HR diagram says.
  public var starColors = StarColorName.class
  /// Where the names of single stars stand in the figures, by name; others find a place themselves.
  public var namePlaces: [String: NamePlace] = [:]
  /// Whether the figures have no background.
  public var isTransparent = false
  /// The path of the report's template, relative to the experiment file; nil for the program's own.
  public var template: String?
  /// What is known to be wrong with the data or the task, in the order to be told.
  public var errata: [Erratum] = []

  /// The resolutions that are possible, in dots per inch.
  public static let dpiRange = 30...1_200

  /// The experiment that the assignment would make of `data`.
  public init(title: String, data: String) {
    self.title = title
    self.data = data
  }

  /// The label of experiments whose classes follow from the luminosity class of the spectral type.
  public static let spectralTypeLabel = "spectral-type"

  /// What the columns of the table mean.
  public var schema: Schema {
    var schema = Schema(
      columns: columns.merging([Schema.label: label ?? ""]) { $1 }, features: features,
      classes: label == nil ? [] : classes.map(\.label), leavesOutMissing: leavesOutMissing)
    schema.quantities = quantities
    schema.labelling = label == Self.spectralTypeLabel ? .spectralType : .column
    schema.findsClasses = findsClasses
    schema.colorScale = colorScale
    schema.parallaxUnit = parallaxUnit
    schema.leastParallaxRatio = leastParallaxRatio
    return schema
  }
}
