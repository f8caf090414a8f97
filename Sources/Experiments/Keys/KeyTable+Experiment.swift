import Learning
import Plotting
import Stars

/// Keys of the experiment file that the reference explains together.
struct KeyGroup: Sendable {
  /// The heading.
  let title: String
  /// The purpose of the keys, as a paragraph of Markdown.
  let summary: String
  /// A complete experiment file that uses them.
  let example: String
  /// The keys.
  let keys: [Key]
}

extension KeyTable {
  /// The experiment file.
  static let experiment = KeyTable("an experiment", KeyGroup.all.flatMap(\.keys))
}

extension KeyGroup {
  /// The groups of the experiment file's keys: a key that is not here is unknown to the reader.
  static let all = [report, table, classes, network, training, figures]

  private static let report = KeyGroup(
    title: "Report",
    summary: """
      The title, the text around the results, and the stars that the report singles out.
      """,
    example: """
      title: The stars of the Pleiades
      data: pleiades.csv
      author: A. Maury
      tracked_star: Alcyone
      rows: {test: 1-40}
      errata:
        - text: Rows 12 and 31 are the same star.
        - where: {star: Alcyone, column: parallax, value: 73.5}
          text: The parallax of Alcyone is ten times too large.
      """,
    keys: [
      Key(
        "title", .text, .required, "The title of the report.", example: "The stars of the Pleiades"),
      Key(
        "author", .text, .words("no author"), "The author named under the title.",
        example: "A. Maury"),
      Key(
        "template", .text, .words("the built-in template `assignment`"),
        "The report's template: the path of a Mustache file, relative to the experiment file, or a built-in "
          + "template: `assignment`, `handout`, `one-page`, `catalogue` or `poster`.",
        example: "report.md.mustache"),
      Key(
        "epoch_tables", .choice(of: EpochTables.self), .value("short"),
        "The epochs that the tables of the report list: `short` (all up to ten; of more, some from the first to "
          + "the last), `full` (all) or `csv` (none). The files of comma-separated values always have all.",
        example: "full"),
      Key(
        "tracked_star", .text, .words("the first star of the table"),
        "The star whose output the epoch tables list.", example: "The Sun"),
      Key(
        "example_star", .text, .words("the tracked star"),
        "The star of the worked example.", example: "Sirius B"),
      Key(
        "rows", .mapping(.rows), .words("no rows"),
        "The rows that the report calls test and validation data; they are trained on unless `split` "
          + "holds stars out.",
        example: "{test: 1-10, validation: 11-20}"),
      Key(
        "errata", .list(.mapping(.erratum), 0...1_000), .value("[]"),
        "Known mistakes in the data or the task, which the report lists.",
        example: "[{text: The table lists one star twice.}]"),
    ])

  private static let table = KeyGroup(
    title: "Table",
    summary: """
      The table of stars and the meaning of its columns. Column names of common catalogues (Gaia, Hipparcos, HYG, SIMBAD)
      are recognised without being listed here, whatever their case, blanks and punctuation. Quantities that the
      table lacks are derived where it allows that: `log_temperature` from `effective_temperature` or from a colour (`color_bv`, `color_bp_rp`, or `blue_magnitude` with
      `apparent_magnitude`), `absolute_magnitude` from `apparent_magnitude` and `parallax` or `distance`, and
      `gaia_absolute_magnitude` likewise from `gaia_magnitude`. As features, `log_luminosity` and
      `absolute_magnitude` also follow from each other, with the bolometric correction at the listed temperature.
      The report lists what was recognised and derived.
      """,
    example: """
      title: Bright stars
      data: bright.csv
      columns: {name: Star, apparent_magnitude: V, parallax: plx}
      features: [absolute_magnitude, log_temperature]
      missing: leave-out
      parallax_unit: arcsec
      parallax_over_error: 10
      """,
    keys: [
      Key(
        "data", .text, .required,
        "The path of the table, relative to the experiment file: text separated by commas, tabs or "
          + "semicolons, VOTable, FITS, or an Excel workbook.",
        example: "stars.csv"),
      Key(
        "table", .text, .words("the first one that holds stars"),
        "The name or the number, from 1, of the table to read from a file that holds several, which may "
          + "be VOTable, FITS, or an Excel workbook.",
        example: "stars"),
      Key(
        "columns", .mapping(.columns), .words("every quantity has the column of its own name"),
        "The names of the table's columns, by quantity; a feature that is no known quantity can be "
          + "named too.",
        example: "{name: Star, parallax: plx}"),
      Key(
        "features", .list(.text, 1...100, isUnique: true),
        .value("[absolute_magnitude, log_temperature]"),
        "The inputs of the network, in their order: quantities, or names of columns of numbers. With label: none, "
          + "the default is the magnitude and the temperature or colour that the table lists.",
        example: "[absolute_magnitude, color_bv]"),
      Key(
        "weight", .text, .words("every row is one star"),
        "The column of the number of stars that each row stands for, a whole number, as in a table of the cells of a "
          + "diagram: figures, training and evaluation count each row as that many equal stars. Rows of 0 stars are "
          + "left out.",
        example: "n"),
      Key(
        "cell", .list(.number(.positive), 1...100), .words("no cells"),
        "The width of a cell in each feature, in the order of features, if the rows are cells: the report then states "
          + "how many stars can lie in another class than their cell. Cells begin at whole multiples of the width, or "
          + "else the table has their centres.",
        example: "[0.02, 0.002]", with: .key("weight", example: "weight: n")),
      Key(
        "missing", .choice(of: MissingName.self), .value("error"),
        "What happens to a star that lacks a feature: it is an error, or the star is excluded and counted. With "
          + "label: none and no features, the default is leave-out.",
        example: "leave-out"),
    ] + DerivationRules.keys)

  private static let classes = KeyGroup(
    title: "Classes",
    summary: """
      The classes that the network learns to predict, in the order of its outputs.
      """,
    example: """
      title: Dwarfs and giants
      data: stars.csv
      label: kind
      classes:
        - {label: d, name: dwarf, color: "#234595"}
        - {label: g, name: giant}
      """,
    keys: [
      Key(
        "label", .text, .value("label"),
        "The column of the classes; `spectral-type` derives them from the luminosity classes of the "
          + "spectral types; `none` if there are no classes and only the diagram is drawn.",
        example: "kind"),
      Key(
        "classes", .list(.mapping(.starClass), 2...Schema.mostClasses),
        .words(
          "the labels found in the table if `label` is given, else the three of the assignment"),
        "The classes, in the order of the network's outputs.",
        example: "[{label: d, name: dwarf}, {label: g, name: giant}]"),
    ])

  private static let figures = KeyGroup(
    title: "Figures",
    summary: """
      Which figures are drawn, and how.
      """,
    example: """
      title: Figures for a journal
      data: stars.csv
      figures: [hr-diagram, decision, loss]
      formats: [pdf, svg]
      theme: print
      size: column
      name_places: [{star: Vega, place: left}, {star: Sirius B, place: none}]
      labels: {Absolute magnitude: Magnitude absolue}
      presentation:
        - {credit: "Data: ESA/Gaia/DPAC"}
        - {figure: hr-diagram, title: Nearby stars, legend: right}
      """,
    keys: [
      Key(
        "figures", .list(.choice(of: FigureName.self), 1...100, isUnique: true),
        .value("[hr-diagram, network, decision, loss, sweep]"),
        "The figures: the HR diagram, the network, the decision map, the loss, the final loss by "
          + "learning rate, the decision map during training, the confusion matrix, the parameters "
          + "by epoch, the reliability diagram, the ROC and precision–recall curves of the validation stars (or, "
          + "without these, of all), the probability of each class, and, with several `seeds`, the classes that the "
          + "networks agree on and their learning curves.",
        example: "[hr-diagram, confusion]"),
      Key(
        "formats", .list(.choice(of: ImageFormat.self), 1...100, isUnique: true),
        .value("[png, pdf]"), "The file formats of the figures.", example: "[svg]"),
      Key(
        "paper", .choice(of: Paper.self), .value("A4"),
        "The paper of the report as PDF, which `--format report-pdf` writes.", example: "letter"),
      Key(
        "dpi", .integer(Experiment.dpiRange), .value("200"), unit: "dots per inch",
        "The resolution of PNG files.", example: "300"),
      Key(
        "theme", .choice(of: ThemeName.self), .value("light"),
        "The look of the figures: dark on white, light on near black, or greys only.",
        example: "print"),
      Key(
        "size", .pattern(.size), .value("natural"),
        "The printed size: `natural` (what suits each figure), `column` (88 mm wide), `page` "
          + "(180 mm), `slide` (254 mm × 143 mm), `A0` to `A5` or `letter` (upright, or as in "
          + "`A4-landscape`), or a width and perhaps a height from 40 to 1200 mm, "
          + "in mm unless cm, in or pt is given. Up to a slide, type grows with the width; on larger pages, "
          + "with its square root, so that a poster has finer detail and more room. A size at which a figure cannot be read is refused: from "
          + "60 mm × 40 mm for a loss to 80 mm × 55 mm for an evolution and 70 mm × 80 mm for parameters, more with "
          + "many classes or runs.",
        example: "120x80mm"),
      Key(
        "transparent", .flag, .value("false"), "Whether the figures have no background.",
        example: "true"),
      Key(
        "font", .text, .words("Liberation Sans"),
        "The family of the font. Letters that it lacks are set in another.", example: "DejaVu Serif"
      ),
      Key(
        "labels", .mapping(.labels), .words("the words of the program"),
        "Other words for those of the figures, such as those of your language, and for the names of classes; "
          + "captions and alternative texts stay in English.",
        example: "{Loss: Verlust, Epoch: Epoche}"),
      Key(
        "presentation", .list(.mapping(.figureDetail), 0...100), .value("[]"),
        "The title, axes and legend of the figures of one kind or of all; later elements take precedence.",
        example: "[{figure: hr-diagram, title: The Pleiades}, {legend: right}]"),
      Key(
        "star_colors", .choice(of: StarColorName.self), .value("class"),
        "What the fill of the stars in the HR diagram shows: the class, or the temperature as the "
          + "colour of a black body, in a diagram of up to 3,000 stars.",
        example: "temperature"),
      Key(
        "error_bars", .flag, .value("true"),
        "Whether the stars in the HR diagram have error bars of one standard error, where the table has errors (of "
          + "the magnitude or the parallax, of the temperature or the colour), in a diagram of up to 3,000 stars.",
        example: "false"),
      Key(
        "marginals", .flag, .value("false"),
        "Whether histograms above and beside the HR diagram show how the stars of each class are distributed.",
        example: "true"),
      Key(
        "inset", .mapping(.inset), .words("none"),
        "A part of the HR diagram that a second panel magnifies, in the units of the axes.",
        example: "{x_range: [3.6, 3.8], y_range: [2, 7]}"),
      Key(
        "marker_size", .choice(of: MarkerSizeName.self), .value("equal"),
        "What the size of the stars in the HR diagram shows: nothing, or the radius, in a diagram of up to "
          + "3,000 stars.",
        example: "radius"),
      Key(
        "names", .mapping(.names), .words("all names, up to 100 stars"),
        "The stars that are named in the HR diagram, however many stars there are.",
        example: "{brightest: 30, sun: true}"),
      Key(
        "highlight", .mapping(.highlight), .words("no star"),
        "Stars that stand out in the HR diagram: those with one of some names, classes, or values in a column.",
        example: "{where: {column: cluster, values: [Pleiades]}}"),
      Key(
        "name_places", .list(.mapping(.namePlace), 0...1_000), .value("[]"),
        "Where the names of single stars are placed, which are written however many stars there are; every "
          + "other name finds its own place in a diagram of up to 100 stars.",
        example: "[{star: Vega, place: left}]"),
      Key(
        "curves", .list(.mapping(.curve), 0...20), .value("[]"),
        "Isochrones, evolutionary tracks or other curves, drawn over the stars of the HR diagram; an "
          + "element can be just the path of a file.",
        example: "[{file: mist.iso.cmd, age: 8.1, label: 125 Myr}]"),
    ])
}
