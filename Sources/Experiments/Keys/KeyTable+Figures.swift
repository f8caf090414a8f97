import Plotting
import Stars

extension KeyTable {
  /// The words of the figures.
  static let labels = KeyTable(
    "labels",
    FigureWords.all.map { word in
      Key(
        word, .text, .words("the word itself"), "The word for “\(word)”.", example: "“\(word)”")
    }, isOpen: true, isVocabulary: true)

  /// The details of one figure or of all.
  static let figureDetail = KeyTable(
    "a presentation",
    [
      Key(
        "figure", .choice(of: FigureName.self), .words("all figures"),
        "The kind of figure that it concerns.", example: "hr-diagram"),
      Key(
        "title", .text, .words("no title"), "The title above the figure.", example: "The Pleiades"),
      Key(
        "subtitle", .text, .words("no subtitle"), "The line below the title, in smaller type.",
        example: "Gaia DR3, 1,200 stars"),
      Key(
        "credit", .text, .words("no credit"), "The words at the lower right, in small type.",
        example: "'Data: ESA/Gaia/DPAC'"),
      Key(
        "x_label", .text, .words("the quantity and its unit"), "The title of the horizontal axis.",
        example: "Colour"),
      Key(
        "y_label", .text, .words("the quantity and its unit"), "The title of the vertical axis.",
        example: "Brightness"),
      Key(
        "x_range", .list(.number(.any), 2...2), .words("all data"),
        "The ends of the horizontal axis, in any order; its direction stays.", example: "[3.4, 4.6]"
      ),
      Key(
        "y_range", .list(.number(.any), 2...2), .words("all data"),
        "The ends of the vertical axis, in any order; its direction stays.", example: "[-2, 12]"),
      Key(
        "legend", .choice(of: LegendPlace.self), .words("inside if it covers nothing, else below"),
        "The place of the legend. Inside, it is only where it covers nothing.", example: "right"),
    ])

  /// The part of the HR diagram that is magnified.
  static let inset = KeyTable(
    "inset",
    [
      Key(
        "x_range", .list(.number(.any), 2...2), .required,
        "The ends of the part along the horizontal axis.",
        example: "[3.6, 3.8]"),
      Key(
        "y_range", .list(.number(.any), 2...2), .required,
        "The ends of the part along the vertical axis.",
        example: "[2, 7]"),
    ])

  /// The stars that are named.
  static let names = KeyTable(
    "names",
    [
      Key(
        "stars", .list(.text, 1...NamedStars.most, isUnique: true), .words("none"),
        "The names of stars, which are written however many stars there are.",
        example: "[Vega, Sirius]"),
      Key(
        "brightest", .integer(0...NamedStars.most), .value("0"),
        "The number of the brightest stars that are named: by their apparent magnitudes if the table "
          + "lists these, else by the brightness on the axis.", example: "30"),
      Key(
        "sun", .flag, .value("false"), "Whether the Sun is marked, in the table or not.",
        example: "true"),
    ])

  /// The stars that stand out.
  static let highlight = KeyTable(
    "highlight",
    [
      Key(
        "stars", .list(.text, 1...1_000, isUnique: true), .words("none"), "The names of the stars.",
        example: "[Vega, Sirius]"),
      Key(
        "classes", .list(.text, 1...Schema.mostClasses, isUnique: true), .words("none"),
        "The labels of classes whose stars are meant.", example: "[d]"),
      Key(
        "where", .mapping(.highlightPlace), .words("none"), "A column whose values mark the stars.",
        example: "{column: cluster, values: [Pleiades]}"),
      Key(
        "label", .text, .words("Highlighted"), "The name of the stars in the legend.",
        example: "Members",
        with: .key("stars", "classes", "where", example: "stars: [Vega]")),
    ])

  private static let highlightPlace = KeyTable(
    "where",
    [
      Key("column", .text, .required, "The column.", example: "cluster"),
      Key(
        "values", .list(.text, 1...100, isUnique: true), .required,
        "The values in that column that mark a star.", example: "[Pleiades]"),
    ])
}
