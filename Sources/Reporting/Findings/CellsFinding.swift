import Elementary
import Experiments
import Formatting

/// The share of stars that may lie in another class than their cell.
enum CellsFinding {
  static func of(_ study: Study) -> Finding? {
    guard let best = study.best,
      let changes = CellChanges(of: best.history.trained, study.dataset)
    else { return nil }
    let catalogue = study.dataset.catalogue
    let rate = "η = \(RateText(best.run.learningRate).plain)"
    let numbers: KeyValuePairs = [
      "cells": Double(catalogue.count), "stars": Double(catalogue.starCount),
      "crossed cells": Double(changes.cells), "stars in them": Double(changes.stars),
    ]
    guard changes.stars > 0 else {
      return Finding(
        .cells,
        "No class boundary of the network at \(rate) crosses any of the \(counted(catalogue.count, "cell")), so "
          + "every star is predicted as the class of its cell.",
        numbers)
    }
    let share = percentageAbove(Double(changes.stars) / Double(catalogue.starCount))
    let verb = changes.cells == 1 ? "is" : "are"
    return Finding(
      .cells,
      "The network counts each star at the place of its cell. At most \(share) of the "
        + "\(catalogue.countedStars) can lie in another predicted class than their cell at \(rate): "
        + "\(grouped(changes.stars)), in the \(counted(changes.cells, "cell")) that \(verb) near a class boundary.",
      numbers)
  }

  /// A share in percent, rounded up to two digits.
  static func percentageAbove(_ share: Double) -> String {
    let percent = share * 100
    let digits = 1 - Int(decimalLogarithm(percent).rounded(.down))
    let unit = powerOfTen(Double(-digits))
    // The margin is that of the division.
    let rounded = min(((percent / unit) * (1 - 1e-12)).rounded(.up) * unit, 100)
    return "\(NumberText.shortest(roundHalfEven(rounded, decimals: max(digits, 0)))) %"
  }
}
