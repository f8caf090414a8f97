import Learning
import Stars

extension KeyTable {
  /// A model file.
  static let model = KeyTable(
    "a model",
    [
      Key("format", .text, .required, "`mainsequence-model-1`; it changes when the meaning does."),
      Key(
        "origin", .mapping(KeyTable("origin", [], isOpen: true)), .words("unknown"),
        "The program and short names for the table and the experiment that the model was made from."
      ),
      Key(
        "features", .list(.text, 1...100), .required, "The inputs of the network, in their order."),
      Key(
        "columns", .mapping(KeyTable("columns", [], isOpen: true)), .words("no other names"),
        "The names of the table's columns, by quantity."),
    ] + DerivationRules.keys + [
      Key(
        "classes", .list(.mapping(modelClass), 2...Schema.mostClasses), .required,
        "The classes, in the order of the network's outputs."),
      Key(
        "activation", .choice(of: Activation.self), .required,
        "The activation function of the hidden neurons."),
      Key(
        "layers", .list(.mapping(.layer), 1...NetworkPlan.layerLimit + 1), .required,
        "The weights and biases of each layer, from the input to the output."),
      Key(
        "stars", .mapping(modelStars), .required,
        "The training stars: the scaling is over them, and `explain` finds the nearest of them."),
    ])

  /// A class of a model, of which every key is required.
  private static let modelClass = KeyTable(
    "a class",
    [
      Key("label", .text, .required, "The label in the table."),
      Key("name", .text, .required, "The name of a star of the class."),
      Key("plural", .text, .required, "The name of several stars of the class."),
      Key(
        "color", .pattern(.color), .words("a colour of the theme"),
        "The colour of the class in figures."),
    ])

  private static let modelStars = KeyTable(
    "stars",
    [
      Key("names", .list(.text, 0...Int.max), .required, "The names of the stars."),
      Key(
        "classes", .list(.integer(0...Schema.mostClasses), 0...Int.max), .required,
        "The class of each star: an index into `classes`, from 0."),
      Key(
        "values", .list(.list(.number(.any), 0...Int.max), 0...Int.max), .required,
        "The values of each feature, in the units of the table."),
      Key(
        "weights", .list(.integer(1...Int(Catalogue.mostStars)), 0...Int.max),
        .words("each is one star"), "The number of stars that each stands for."),
    ])
}
