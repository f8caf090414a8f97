import Documents
import Experiments
import Formatting
import Learning
import Stars

/// The comparison of the results on two tables, in sentences computed from both studies.
public struct ComparisonText {
  private let comparison: StudyComparison
  private var old: Study { comparison.old }
  private var new: Study { comparison.new }

  /// The words on `comparison`.
  public init(_ comparison: StudyComparison) { self.comparison = comparison }

  /// The number of stars or fields above which they are counted, not listed.
  static let mostListed = 30

  /// The sentences, each an item of a list.
  public var sentences: [Prose] {
    if comparison.isEmpty { return ["The two tables do not differ in any value that is used."] }
    return [stars].compactMap(\.self) + scalings + new.runs.indices.map(run)
      + [oneByOne].compactMap(\.self)
  }

  /// The fields that differ as a table; nil if none do.
  public var table: Documents.Table? {
    guard !comparison.edits.isEmpty else { return nil }
    let shown = comparison.edits.prefix(Self.mostListed)
    let names = new.dataset.catalogue.names
    return Documents.Table([
      .init(Prose(noun), text: shown.map { names[$0.star] }),
      .init("column", text: shown.map { $0.column }),
      .init("old", text: shown.map { $0.old }),
      .init("new", text: shown.map { $0.new }),
    ])
  }

  /// The sentence on the fields that the table does not list; nil if it lists all.
  public var unlisted: String? {
    let count = comparison.edits.count - Self.mostListed
    return count > 0 ? "\(counted(count, "more field")) \(count == 1 ? "differs" : "differ")." : nil
  }

  // MARK: - The tables

  /// The word for what the tables list: stars, or rows of them.
  private var noun: String {
    let catalogue = new.dataset.catalogue
    return catalogue.isWeighted ? catalogue.rowNoun : "star"
  }

  private var stars: Prose? {
    let edited = Set(comparison.edits.map(\.star)).count
    let parts = [
      names(comparison.added, of: new, "added"), names(comparison.removed, of: old, "removed"),
      edited == 0
        ? nil
        : "\(counted(edited, noun)) \(edited == 1 ? "is" : "are") changed "
          + "(\(counted(comparison.edits.count, "field")))",
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    let (before, after) = (old.dataset.catalogue.starCount, new.dataset.catalogue.starCount)
    let total =
      before == after
      ? "the number of stars (\(grouped(after))) is unchanged"
      : "there were \(counted(before, "star")), and there are now \(grouped(after))"
    return .strong("Stars.") + " \(listed(parts).capitalizingFirst); \(total)."
  }

  private func names(_ stars: [Int], of study: Study, _ word: String) -> String? {
    guard !stars.isEmpty else { return nil }
    let names = stars.prefix(Self.mostListed).map {
      study.dataset.catalogue.names[$0]
    }
    let listed = stars.count > Self.mostListed ? "" : " (\(listed(names)))"
    return "\(counted(stars.count, noun)) \(stars.count == 1 ? "is" : "are") \(word)\(listed)"
  }

  private var scalings: [Prose] {
    let (before, after) = (old.dataset, new.dataset)
    return before.features.indices.compactMap { index in
      let (a, b) = (before.scalings[index], after.scalings[index])
      guard a.minimum != b.minimum || a.maximum != b.maximum else { return nil }
      let symbol = before.quantities[index].symbol.prose
      let ends = [
        end("smallest", a.minimum, a.minimumStar, b.minimum, b.minimumStar),
        end("largest", a.maximum, a.maximumStar, b.maximum, b.maximumStar),
      ].compactMap(\.self)
      return .strong("Scaling of \(symbol).") + " \(listed(ends).capitalizingFirst)."
    }
  }

  /// One end of the range of a feature's scaling, and the stars that set it.
  private func end(
    _ word: String, _ old: Double, _ oldStar: Int, _ new: Double, _ newStar: Int
  ) -> String? {
    guard old != new else { return nil }
    let names = (self.old.dataset.catalogue.names, self.new.dataset.catalogue.names)
    let (before, after) = (names.0[oldStar], names.1[newStar])
    let (from, to) = (NumberText.shortest(old), NumberText.shortest(new))
    return before == after
      ? "the \(word) value changes from \(from) to \(to), both of \(before)"
      : "the \(word) value was \(from) (\(before)) and is now \(to) (\(after))"
  }

  // MARK: - The runs

  private func run(_ index: Int) -> Prose {
    let (before, after) = (old.runs[index], new.runs[index])
    let rate = Prose.strong("η = \(RateText(after.run.learningRate).plain).")
    let (was, isNow) = distinct(before.history.finalLoss, after.history.finalLoss)
    let loss =
      was == isNow
      ? "The final loss stays at \(isNow)" : "The final loss changes from \(was) to \(isNow)"
    let printed = printedChanges(before.history, after.history)
    let text =
      " \(loss); \(correct(before, after)).\(printedSentence(printed))"
      + area(index) + reclassified(index)
    return rate + Prose(text)
  }

  /// "8 of 20 stars are classified correctly, as before"; of validation stars, if there are any.
  private func correct(_ before: StudyRun, _ after: StudyRun) -> String {
    let (older, newer) = (old.dataset.split.scored, new.dataset.split.scored)
    let (was, now) = (before.correct(among: older), after.correct(among: newer))
    let (before, after) = (old.dataset.starCount(of: older), new.dataset.starCount(of: newer))
    let noun = new.dataset.split.scoredNoun
    let verb = now == 1 ? "is" : "are"
    let end =
      (was, before) == (now, after)
      ? "as before" : "compared with \(grouped(was)) of \(grouped(before))"
    return "\(grouped(now)) of \(counted(after, noun)) \(verb) classified correctly, \(end)"
  }

  private func printedSentence(_ printed: (changed: Int, of: Int)) -> String {
    guard printed.of > 0 else { return "" }
    let verb = printed.changed == 1 ? "changes" : "change"
    return printed.changed == 0
      ? " None of the \(grouped(printed.of)) numbers printed in the epoch table changes."
      : " Of the \(grouped(printed.of)) numbers printed in the epoch table, "
        + "\(grouped(printed.changed)) \(verb)."
  }

  /// The number of numbers that differ in the epoch tables as they are printed.
  private func printedChanges(
    _ before: History, _ after: History
  ) -> (changed: Int, of: Int) {
    let isWhole = before.initial.parameterCount <= RunText.mostParameters
    let tables = new.experiment.epochTables
    return tables.epochs(of: min(before.count, after.count)).reduce((0, 0)) { sum, epoch in
      let a = EpochRow(before[epoch]).printedNumbers(areParametersShown: isWhole)
      let b = EpochRow(after[epoch]).printedNumbers(areParametersShown: isWhole)
      return (sum.0 + zip(a, b).count { $0 != $1 }, sum.1 + b.count)
    }
  }

  /// The effect of each star's change by itself, the largest first; nil if only one star has changed, or too
  /// many to list.
  private var oneByOne: Prose? {
    let moved = comparison.moved
    guard (2...12).contains(moved.count) else { return nil }
    let effects = moved.compactMap { place -> (name: String, changed: [Int])? in
      guard let histories = comparison.histories(changing: place) else { return nil }
      let changed = zip(old.runs, histories).map {
        printedChanges($0.history, $1).changed
      }
      let name = new.dataset.catalogue.names[comparison.common[place].new]
      return (name, changed)
    }
    .sorted { $0.changed.reduce(0, +) > $1.changed.reduce(0, +) }
    let texts = effects.map { name, changed in
      let counts = zip(old.runs, changed).map { run, count in
        "\(grouped(count)) at η = \(RateText(run.run.learningRate).plain)"
      }
      return "\(name) \(listed(counts))"
    }
    return .strong("One by one.")
      + " Printed numbers that each change alone would alter: \(texts.joined(separator: "; "))."
  }

  private func area(_ index: Int) -> String {
    guard let share = comparison.changedArea(run: index) else { return "" }
    if share == 0 { return " The predicted class changes nowhere in the diagram." }
    let percent = share < 0.001 ? "less than 0.1" : fixed(share * 100, 1)
    return " The predicted class changes in \(percent) % of the diagram."
  }

  private func reclassified(_ index: Int) -> String {
    let places = comparison.reclassified(run: index)
    guard !places.isEmpty else {
      return comparison.common.isEmpty
        ? "" : " No \(noun) in both tables changes its predicted class."
    }
    let (before, after) = (old.runs[index].predicted, new.runs[index].predicted)
    let classes = (old.dataset.classes, new.dataset.classes)
    let moves = places.prefix(Self.mostListed).map { place in
      let star = comparison.common[place]
      let name = new.dataset.catalogue.names[star.new]
      return "\(name) (\(classes.0[before[star.old]].name) → "
        + "\(classes.1[after[star.new]].name))"
    }
    let list = places.count > Self.mostListed ? "" : ": \(listed(moves))"
    return
      " \(counted(places.count, noun).capitalizingFirst) \(places.count == 1 ? "changes its" : "change their") predicted class\(list)."
  }
}
