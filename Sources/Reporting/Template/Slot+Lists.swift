extension Slot {
  /// The slots of every report.
  static let common = [
    Slot("title", .text, "the title of the experiment"),
    Slot("author", .text, "its author; absent if it names none"),
    Slot("version", .text, "the version of this program: 0.2.0"),
    Slot("dataName", .text, "the name of the table's file: stars.csv"),
    Slot("starCount", .text, "the number of stars: 20 stars"),
    Slot("hrDiagram", .figure, "the Hertzsprung–Russell diagram"),
    Slot("hasDataNotes", .flag, "whether there are notes on the data"),
    Slot("dataNotes", .list(.text), "what was inferred, derived, excluded or found implausible"),
    Slot("hasErrata", .flag, "whether the experiment has errata that apply to the table"),
    Slot("errata", .list(.text), "the errata of the experiment"),
  ]

  /// The slots of a report on stars without training: they have no classes, or the template is a catalogue.
  public static let ofStarReport =
    common + [
      Slot("rangeTable", .block, "the smallest, middle and largest value of each quantity"),
      Slot(
        "isScatter", .flag, "whether the diagram shows neither a temperature nor a brightness"),
      Slot("classTable", .block, "the number of stars of each class; absent without classes"),
      Slot("starTable", .block, "the table of the stars"),
      Slot("starsShown", .text, "the number of stars in the table; absent if it shows all"),
      Slot(
        "readingNotes", .list(.text), "those of the notes on what was inferred, derived or excluded"
      ),
      Slot("oddities", .list(.text), "those of the notes on implausible values"),
    ]

  /// The slots of a report on a training.
  public static let ofReport = common + data + network + training + results

  static let data = [
    Slot(
      "diagram",
      .group([
        Slot(
          "opening", .text,
          "the start of the sentence on its quantities: Two quantities describe a star here:"),
        Slot("brightness", .text, "the quantity on its vertical axis: absolute magnitude"),
        Slot(
          "kindsIntroduction", .text,
          "the sentence before the kinds of stars; absent if they are unknown"),
        Slot("kinds", .list(.text), "the kinds of stars in the diagram"),
      ]), "the Hertzsprung–Russell diagram; absent for other features"),
    Slot(
      "classList", .text,
      "the stars of each class: 8 main-sequence stars, 6 white dwarfs and 6 giants"),
    Slot("inputList", .text, "the inputs: the absolute magnitude and the logarithm of the …"),
    Slot("scalingTable", .block, "the range that each input is scaled over"),
    Slot("starTable", .block, "the table of the stars"),
    Slot("starsShown", .text, "the number of stars in the table; absent if it shows all"),
    Slot("split", .text, "the stars that are held out or marked; absent if none are"),
    Slot("hasApart", .flag, "whether stars are held out for validation"),
    Slot(
      "example",
      .group([
        Slot("name", .text, "the name of the star: Sirius B"),
        Slot("values", .text, "its inputs before scaling"),
        Slot("input", .text, "its scaled inputs: [0.754 0.855]"),
        Slot("target", .text, "its one-hot vector: [0. 1. 0.]"),
        Slot("className", .text, "its class: white dwarf"),
        Slot("forward", .text, "the numbers of the forward pass, for a block of code"),
        Slot("probability", .text, "the probability of its class at the start: 0.3333"),
        Slot("loss", .text, "its loss at the start: 1.099"),
      ]), "the star of the worked example"),
  ]

  static let network = [
    Slot("network", .figure, "the network with its weights"),
    Slot("layerSentence", .text, "the layers: 2 inputs, 3 hidden neurons and 3 outputs"),
    Slot("layerCount", .text, "the number of layers with weights: 2"),
    Slot("parameterCount", .text, "the number of weights and biases: 21"),
    Slot("start", .text, "the initial weights and biases, as a clause"),
    Slot("hasHidden", .flag, "whether there is a hidden layer"),
    Slot(
      "activationSentence", .text,
      "the activation in words: the logistic sigmoid of its weighted sums"),
    Slot("activationFormula", .equation, "the activation as an equation"),
    Slot("activationSlope", .equation, "the derivative of the activation"),
  ]

  static let training = [
    Slot("method", .text, "the training method: plain gradient descent"),
    Slot(
      "methodNotes", .list(.block),
      "the differences from plain gradient descent, with their equations"),
    Slot("hasBatches", .flag, "whether an epoch has several steps"),
    Slot("lossTotal", .text, "the stars that the loss is over: all 20 stars"),
    Slot("runCount", .text, "the number of trainings: twice"),
    Slot("rateList", .text, "the learning rates: the learning rates 0.1 and 10"),
    Slot(
      "worked",
      .group([
        Slot("backward", .text, "the backward pass in numbers, for a block of code"),
        Slot("update", .text, "one step in numbers; absent for Adam and with a penalty"),
        Slot("rate", .text, "the learning rate of that step: 0.1"),
        Slot("over", .text, "the stars that a training step averages over"),
      ]), "the worked example; absent for large networks"),
    Slot("gradientCheck", .text, "the comparison of the gradient with central differences"),
  ]

  private static let results = [
    Slot(
      "summary", .list(.text),
      "the result of each run in a sentence, and findings on their data"),
    Slot(
      "baselines",
      .group([
        Slot("text", .text, "the sentence that introduces the table"),
        Slot("table", .block, "the results of the networks and of simple classifiers"),
      ]), "the comparison with simple classifiers"),
    Slot(
      "agreement", .figure,
      "the classes that the networks of several seeds agree on; absent without seeds"),
    Slot(
      "learningCurves", .figure,
      "the losses of the trainings from several seeds; absent without seeds"),
    Slot("resultTable", .block, "the final loss and the accuracy of each run"),
    Slot("runs", .list(.group(ofRun)), "the runs, in their order"),
    Slot(
      "best", .group(ofRun),
      "the run with the lowest validation loss or, without validation stars, the lowest training loss"
    ),
    Slot(
      "comparison",
      .group([
        Slot("heading", .text, "the heading: Comparison of the Learning Rates"),
        Slot("text", .text, "the comparison of the runs, and what to try next"),
        Slot("loss", .figure, "the losses of all runs"),
        Slot("sweep", .figure, "the final loss against the learning rate"),
      ]), "the comparison of the runs; absent with one run and no sweep"),
    Slot(
      "changes",
      .group([
        Slot("sentences", .list(.text), "the changes, a sentence each"),
        Slot("table", .block, "the fields that have changed"),
        Slot("unlisted", .text, "the number of fields that the table does not list"),
      ]), "the changes since the last report, if that was made from a different table; else absent"),
  ]

  private static let ofRun = [
    Slot("rate", .text, "the learning rate: 0.1"),
    Slot("trackedName", .text, "the star whose output is listed: the Sun"),
    Slot("lossTotal", .text, "the stars that the loss is over"),
    Slot(
      "epochTable", .block,
      "the table of epochs, in the layout of the assignment; absent if the experiment wants none"),
    Slot("epochsShown", .text, "the number of epochs shown; absent if all are"),
    Slot("isWhole", .flag, "whether the table shows weights, biases and gradients"),
    Slot("csvName", .text, "the name of the file of all epochs: epochs-rate-0.1.csv"),
    Slot("csvPath", .path, "its path: tables/epochs-rate-0.1.csv"),
    Slot("findings", .list(.text), "the findings about the run, a sentence or two each"),
    Slot("evaluation", .block, "the confusion matrix of the validation stars"),
    Slot("loss", .figure, "the loss against the epoch"),
    Slot("decision", .figure, "the decision map"),
    Slot("evolution", .figure, "the decision map during training"),
    Slot("probability", .figure, "the probability of each class across the diagram"),
    Slot("confusion", .figure, "the confusion matrix"),
    Slot("reliability", .figure, "the share of correct predictions by their probability"),
    Slot("roc", .figure, "the ROC curve of each class"),
    Slot("precisionRecall", .figure, "the precision–recall curve of each class"),
    Slot("parameters", .figure, "every weight and gradient from epoch to epoch"),
  ]
}
