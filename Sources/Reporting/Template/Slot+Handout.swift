extension Slot {
  /// The slots of a handout: of those of a report on a training, the ones that are known before it, and
  /// blanks in place of the others.
  public static let ofHandout =
    (common + data + network + training).compactMap(\.withoutResults) + blanks

  /// The names of the slots that reveal nothing that students are to find; new slots are not among them.
  private static let givenNames: Set = [
    "title", "author", "version", "dataName", "starCount", "hrDiagram", "classList",
    "inputList", "starTable", "starsShown", "split", "hasApart", "layerSentence", "layerCount",
    "start", "hasHidden", "activationSentence", "activationFormula", "activationSlope", "method",
    "methodNotes", "hasBatches", "lossTotal",
  ]

  /// The names within sections of which only some reveal nothing.
  private static let givenParts: [String: Set<String>] = [
    "diagram": ["opening", "brightness"], "example": ["name", "values", "className"],
  ]

  /// The slot without its parts that are results; nil if it is one itself.
  private var withoutResults: Slot? {
    if Self.givenNames.contains(name) { return self }
    return Self.givenParts[name].map { parts in
      Slot(name, .group(kind.slots.filter { parts.contains($0.name) }), summary)
    }
  }

  private static let blanks = [
    Slot("blankScalingTable", .block, "the table of the ranges of the inputs, to be filled in"),
    Slot("blankForward", .text, "the left-hand sides of the forward pass, for a block of code"),
    Slot("blankBackward", .text, "the left-hand sides of the backward pass, for a block of code"),
    Slot("blankConfusion", .block, "the confusion matrix, to be filled in"),
    Slot("hasSeveralRuns", .flag, "whether the experiment has several learning rates"),
    Slot(
      "plannedRuns",
      .list(
        .group([
          Slot("rate", .text, "the learning rate: 0.1"),
          Slot("epochs", .text, "the number of epochs: 10 epochs"),
          Slot("trackedName", .text, "the star whose output is listed: the Sun"),
          Slot("isWhole", .flag, "whether the table has weights, biases and gradients"),
          Slot(
            "blankEpochTable", .block,
            "the table of epochs, to be filled in; absent if the experiment wants none"),
          Slot("epochsShown", .text, "the number of epochs shown; absent if all are"),
        ])), "the runs of the experiment, in their order"),
  ]
}
