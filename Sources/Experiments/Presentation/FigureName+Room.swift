import Formatting
import Plotting
import Tables

extension FigureName {
  /// The smallest printed size, in millimetres, at which a figure of this kind can be read.
  ///
  /// - Parameters:
  ///   - classes: The number of classes.
  ///   - runs: The number of runs that it shows.
  ///   - width: The width, if it is known: from ``pairWidth``, two panels are side by side.
  /// - Returns: The size.
  public func smallestSize(classes: Int, runs: Int = 1, width: Double? = nil) -> FigureSize {
    let more = Double(max(classes - 3, 0))
    return switch self {
    case .loss where runs > 4: FigureSize(width: 80, height: 40 + 2.5 * Double(runs - 4))
    case .loss, .sweep, .learningCurves: FigureSize(width: 60, height: 40)
    case .reliability: FigureSize(width: 60, height: 50)
    case .roc, .precisionRecall: FigureSize(width: 60, height: 50 + 4 * more)
    case .parameters:
      width ?? 0 < Self.pairWidth
        ? FigureSize(width: 70, height: 80) : FigureSize(width: Self.pairWidth, height: 50)
    case .hrDiagram, .decision, .agreement: FigureSize(width: 60, height: 50 + 2 * more)
    case .probability: FigureSize(width: 80, height: 55 + 8 * more)
    case .evolution: FigureSize(width: 80, height: 55 + 2 * more)
    case .confusion: FigureSize(width: 60 + 2.5 * more, height: 50 + 4.5 * more)
    case .network: FigureSize(width: 60, height: 50 + 3 * more)
    }
  }

  /// The width in millimetres from which two panels with names beside their lines fit side by side.
  public static let pairWidth = 110.0
}

extension Presentation {
  /// The height in millimetres of the words around a figure of a kind; 0 where the size leaves it free.
  private func headingHeight(of kind: FigureName) -> Double {
    guard let size, size.height != nil else { return 0 }
    let point = 25.4 / 72 * size.magnification
    return detail(of: kind).heading.height(within: size.width / point, theme: .light) * point
  }

  /// The fault of a printed size at which a figure of a kind cannot be read; nil if it can.
  fileprivate func fault(_ figure: FigureName, classes: Int, runs: Int) -> Diagnostic? {
    guard let size else { return nil }
    let smallest = figure.smallestSize(classes: classes, runs: runs, width: size.width)
    let heading = headingHeight(of: figure).rounded(.up)
    let height = (smallest.height ?? 0) + heading
    guard size.width < smallest.width || (size.height ?? height) < height else { return nil }
    let needed = "\(NumberText.shortest(smallest.width)) mm × \(NumberText.shortest(height)) mm"
    let parts =
      figure == .loss
      ? (runs > 4 ? " of \(runs) runs" : "") : (classes > 3 ? " of \(classes) classes" : "")
    let words = heading > 0 ? " with its title or credit" : ""
    return Diagnostic(
      .error, "the figure \(figure.rawValue)\(parts)\(words) cannot be read at \(size.text)",
      suggestion: "make it at least \(needed)")
  }
}

extension Experiment {
  /// Throws if the printed size is too small for one of the figures.
  ///
  /// - Parameters:
  ///   - figures: The figures.
  ///   - classes: The number of classes; nil for those of the experiment, which may not be those of the table.
  /// - Throws: A fault for each figure that is too small.
  public func requireRoom(
    for figures: [FigureName], classes: Int? = nil
  ) throws(Diagnostics) {
    let classes = classes ?? (infersClasses ? 2 : self.classes.count)
    let faults = figures.compactMap {
      presentation.fault($0, classes: classes, runs: runs.count)
    }
    if !faults.isEmpty { throw Diagnostics(faults) }
  }
}

extension FigureSize {
  /// The size as text: "60 mm × 40 mm", or its width.
  fileprivate var text: String {
    let sides = [width, height].compactMap(\.self)
    return sides.map { "\(NumberText.shortest($0)) mm" }.joined(separator: " × ")
  }
}
