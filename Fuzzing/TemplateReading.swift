import Experiments
import Plotting
import Reporting
import Stars
import Tables

/// The reading of templates, and their filling with the values of reports.
enum TemplateReading {
  private static let stars = """
    name,absolute_magnitude,effective_temperature,label
    Vega,0.58,9602,1
    40 Eridani B,11.01,17200,2
    Betelgeuse,-5.85,3600,3
    Tau Ceti,5.68,5344,1

    """

  /// A report on a training, and one on stars alone, without figures.
  private static let reports: [(slots: [Slot], report: Report)] = {
    do {
      var experiment = Experiment(title: "T", data: "t.csv")
      (experiment.figures, experiment.runs) = ([], [Run(learningRate: 1)])
      experiment.runs[0].epochs = 1
      let catalogue = try Catalogue.read(
        Array(stars.utf8), name: "t.csv", schema: experiment.schema)
      let study = Study(experiment, try Dataset(experiment, catalogue))
      return [
        (Slot.ofReport, Report(study, isOwnTable: true, version: "1")),
        (
          Slot.ofStarReport,
          Report(catalogue, of: experiment, isOwnTable: true, version: "1")
        ),
      ]
    } catch {
      fatalError("\(error)")
    }
  }()

  /// Parses an input for each kind of report, and fills it.
  static func check(_ input: [UInt8]) {
    for (slots, report) in reports {
      _ = Outcome { () throws(Diagnostics) in
        let template = try ReportTemplate(input, name: "t.mustache", slots: slots)
        // A handout needs classes, and has the values of a training alone.
        if template.kind.hidesResults, slots.count == reports[1].slots.count { return "" }
        do {
          let files = try report.files(template: template) { _, formats in
            DrawnFigure(formats.map { _ in [] }, Omissions())
          }
          return "\(files.count)"
        } catch let faults as Diagnostics {
          throw faults
        } catch {
          fatalError("\(error)")
        }
      }
    }
  }
}
