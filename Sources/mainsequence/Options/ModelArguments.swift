import ArgumentParser

/// The arguments that name a model and the table it is applied to.
struct ModelArguments: ParsableArguments {
  @Argument(
    help: "The model, a file written by mainsequence train.",
    completion: .file(extensions: ["json"]))
  var model: String

  @Argument(help: "The table of stars; - for standard input.", completion: .file())
  var table: String
}
