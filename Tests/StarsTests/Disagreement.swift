import Testing

/// A spectral type that another public parser reads differently.
///
/// `theirs` is the luminosity class that `MeanStars().matchSpecType` of MeanStars 3.6.1 (Python) returns, `-`
/// if it matches nothing.
struct Disagreement: CustomTestStringConvertible, Sendable {
  var text: String
  var theirs: String
  var ours: String
  var reason: String
  var testDescription: String { "\(text) is \(ours), not \(theirs): \(reason)" }

  static let all = [
    Disagreement(
      text: "M5eIa", theirs: "V", ours: "I",
      reason: "the class follows the mark of emission; VY CMa is a red supergiant"),
    Disagreement(
      text: "F8pIa0", theirs: "V", ours: "I",
      reason: "the class follows a peculiarity; a hypergiant"),
    Disagreement(text: "K0p III", theirs: "V", ours: "III", reason: "the same, with a blank"),
    Disagreement(
      text: "ON9.7Iae", theirs: "V", ours: "I",
      reason: "N says nitrogen, and hides neither 9.7 nor Ia"),
    Disagreement(
      text: "kA2hA5mF0V", theirs: "-", ours: "V",
      reason: "a metallic-line star has three types and one class"),
    Disagreement(
      text: "G8III/IV", theirs: "III", ours: "III..IV",
      reason: "between two classes, of which the first is no better than the second"),
    Disagreement(
      text: "M8 INT-G", theirs: "I", ours: "-",
      reason: "the gravity class of a young brown dwarf, which is no supergiant"),
    Disagreement(
      text: "A5", theirs: "V", ours: "-",
      reason: "a missing class is unknown; a dwarf would be a guess"),
    Disagreement(text: "gK0", theirs: "-", ours: "III", reason: "the old prefix of giants"),
    Disagreement(text: "esdM5", theirs: "-", ours: "VI", reason: "an extreme subdwarf"),
  ]
}
