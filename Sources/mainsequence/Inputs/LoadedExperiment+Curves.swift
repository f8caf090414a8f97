import Experiments
import OutputFiles
import Reporting
import Stars
import TableFormats
import Tables

/// A curve and the file of its table.
struct CurveFile {
  var plan: CurvePlan
  var path: String
  var bytes: [UInt8]
}

extension LoadedExperiment {
  /// Reads the files of the experiment's curves and of `others`, whose paths are not relative to it.
  mutating func readCurves(adding others: [CurvePlan]) throws(InputError) {
    let plans = experiment.curves.map { ($0, resolve($0.file)) } + others.map { ($0, $0.file) }
    for (plan, path) in plans {
      curveFiles.append(CurveFile(plan: plan, path: path, bytes: try InputFile.read(path)))
    }
  }

  /// A fingerprint of the files of the curves; nil if there are none.
  var curveFingerprint: String? {
    curveFiles.isEmpty
      ? nil : curveFiles.map { "\(Fingerprint($0.bytes))" }.joined(separator: " ")
  }

  /// Prints the notes on the HR diagram of `catalogue`.
  func noteDiagram(of catalogue: Catalogue, _ verbosity: VerbosityOptions) {
    if verbosity.quiet { return }
    for note in StarFigures(experiment, catalogue).notes { Terminal.note("note: \(note)") }
  }

  /// The curves in the plane of the HR diagram of `catalogue`.
  func curves(over catalogue: Catalogue) throws(Diagnostics) -> [NamedCurve] {
    let (x, y) = StarFigures(experiment, catalogue).diagramAxes
    var curves: [NamedCurve] = []
    for file in curveFiles {
      let table = try TableFile(file.bytes, name: file.path, expansion)
      let curve = try StellarCurve.read(
        table.table, faults: table.faults, x: x, y: y, file.plan.choice)
      curves.append(
        NamedCurve(
          curve, label: file.plan.label, file: file.path, wantedAge: file.plan.choice.age))
    }
    return curves
  }
}
