/// The words of the figures that can be replaced by others, apart from the names of classes, stars and curves.
public enum FigureWords {
  /// The words, as the figures write them, alone or within a longer text.
  public static let all = stars + maps + training + confusion + scores + network

  private static let stars = [
    "Absolute magnitude", "Effective temperature", "Luminosity", "Colour index", "Dwarf class",
    "Dwarf sequence", "Stars", "per cell", "Highlighted", "Sun", "Radius",
    "Standard error",
  ]
  private static let maps = [
    "Probability up to", "Networks that agree", "no majority", "everywhere", "Boundary",
    "Boundary before", "Misclassified", "Training stars", "Validation stars", "Test data",
    "Validation data", "All stars", "Before training", "After epoch",
    "Probability of the class", "Probability",
  ]
  private static let training = [
    "Epoch", "Loss", "mean cross-entropy", "class shares", "Lowest loss",
    "Lowest loss where smooth",
    "in epoch", "at the end", "Network kept", "Learning rate", "Training loss after", "epoch",
    "epochs", "One training run", "Diverged", "Weights and biases", "Value",
    "Gradients of the layers", "Euclidean norm", "logarithmic", "other path", "other paths",
    "all, middle half",
    "Median", "median", "Lowest to highest",
  ]
  private static let confusion = [
    "Predicted class", "True class", "Correct", "recall", "precision", "share of the true class",
  ]
  private static let scores = [
    "Calibrated", "interval", "Bin, with its number of stars", "Guessing", "AUC", "AP",
    "Mean probability", "of the predicted class", "Share classified correctly", "Recall",
    "Precision",
    "False-positive rate", "True-positive rate",
  ]
  private static let network = [
    "input, scaled", "weight", "widths in proportion", "number in a circle", "bias",
    "double circle", "copy of another",
  ]
}
