import Stars

extension KeyTable {
  /// The columns of a table, by quantity.
  static let columns = KeyTable(
    "columns",
    Quantities.standard.all.filter { $0.role != Schema.label }.map { quantity in
      let unit = quantity.isLogarithm ? nil : quantity.unit
      let names = quantity.columnNames.map { "`\($0)`" }
      return Key(
        quantity.role, .text, .words((["its own name"] + names).joined(separator: ", ")),
        "The column of \(quantity.phrase)\(unit.map { " (\($0))" } ?? "").",
        example: quantity.role + "_2")
    }, isOpen: true)

  /// The table with `names`, which the file defines, as further keys for texts.
  func adding(_ names: [String]) -> KeyTable {
    let others = Set(names).subtracting(keys.map(\.name)).sorted().map {
      Key($0, .text, .words("a column of this name"), "The column.")
    }
    return KeyTable(name, keys + others, isOpen: isOpen)
  }

  /// A class of stars.
  static let starClass = KeyTable(
    "a class",
    [
      Key(
        "label", .text, .required,
        "The label in the table, or with `label: spectral-type` a luminosity class or a range of them.",
        example: "d"),
      Key("name", .text, .required, "The name of a star of the class.", example: "dwarf"),
      Key(
        "plural", .text, .words("the name and an s"), "The name of several stars of the class.",
        example: "dwarves"),
      Key(
        "color", .pattern(.color), .words("a colour of the theme"),
        "The colour of the class in figures.", example: ##""#234595""##),
    ])

  /// The rows of the table that have a name in the report.
  static let rows = KeyTable(
    "rows",
    [
      Key(
        "test", .pattern(.rowRange), .words("no rows"),
        "The rows of the test data, counted from 1.",
        example: "1-10"),
      Key(
        "validation", .pattern(.rowRange), .words("no rows"),
        "The rows of the validation data, none of which is among the test data.", example: "11-20"),
    ])

  /// A known mistake.
  static let erratum = KeyTable(
    "an erratum",
    [
      Key(
        "text", .text, .required, "What is wrong, in Markdown.",
        example: "The table lists one star twice."),
      Key(
        "where", .mapping(.erratumPlace), .words("always listed"),
        "The value at fault; the erratum is listed only if the table has it.",
        example: "{star: Vega, column: parallax, value: 13}"),
    ])

  private static let erratumPlace = KeyTable(
    "where",
    [
      Key("star", .text, .required, "The name of the star.", example: "Vega"),
      Key("column", .text, .required, "The quantity.", example: "parallax"),
      Key("value", .text, .required, "The value, as the table writes it.", example: "13"),
    ])

  /// The place of the name of one star.
  static let namePlace = KeyTable(
    "a name's place",
    [
      Key("star", .text, .required, "The name of the star.", example: "Vega"),
      Key(
        "place", .choice(of: NamePlace.self), .required,
        "The side of the star; `none` leaves the name out.", example: "left"),
    ])

  /// A curve over the stars.
  static let curve = KeyTable(
    "a curve",
    [
      Key(
        "file", .text, .required,
        "The path of the curve's table, relative to the experiment file: an isochrone or track of "
          + "MIST, PARSEC, BaSTI, Dartmouth or MESA, or any table of the quantities of the diagram.",
        example: "mist.iso.cmd"),
      Key(
        "age", .number(.any), .words("the only age of the file"), unit: "log years",
        "The base-10 logarithm of the age; the nearest of the file is drawn.", example: "8.1"),
      Key(
        "metallicity", .number(.any), .words("the only metallicity of the file"),
        "The metallicity [Fe/H] or [M/H]; the nearest of the file is drawn.", example: "-0.5"),
      Key(
        "distance_modulus", .number(.any), .words("the magnitudes are absolute"), unit: "mag",
        "The distance modulus to subtract, if the file lists apparent magnitudes.", example: "5.6"),
      Key(
        "extinction", .number(.notNegative), .value("0"), unit: "mag",
        "The extinction A_V by which the curve is made fainter and redder; E(B−V) = A_V / 3.1.",
        example: "0.12"),
      Key(
        "label", .text, .words("the age, or the name of the file"),
        "The name of the curve in the figure.", example: "Pleiades"),
    ], shorthand: "file")
}

extension TextPattern {
  /// A colour.
  static let color = TextPattern(
    words: "a colour such as \"#234595\"", expression: "^#[0-9A-Fa-f]{6}$")
  /// Rows of a table.
  static let rowRange = TextPattern(
    words: "a row, or a range such as 1-10", expression: "^0*[1-9][0-9]*([-–]0*[1-9][0-9]*)?$",
    mayBeNumber: true)
  /// A size of a figure.
  static let size = TextPattern(
    words: "a size such as column, A4 or 120x80mm",
    expression:
      "^(natural|column|page|slide|([Aa][0-5]|[Ll]etter)(-portrait|-landscape)?|[0-9.]+(x[0-9.]+)?(mm|cm|in|pt)?)$",
    mayBeNumber: true)
}
