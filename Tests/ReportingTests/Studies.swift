import CairoRendering
import Experiments
import Plotting
import Stars
import Templates

@testable import Reporting

/// Experiments to report on.
enum Studies {
  /// The assignment, with what `change` changes of it.
  static func assignment(_ change: (inout Experiment) -> Void = { _ in }) throws -> Study {
    var experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    change(&experiment)
    return try study(experiment, AssignmentTemplate.stars)
  }

  /// The assignment's network and rates on ``twelveStars``, with what `change` changes of it.
  static func twelve(_ change: (inout Experiment) -> Void = { _ in }) throws -> Study {
    var experiment = Experiment(title: "Twelve other stars", data: "twelve.csv")
    change(&experiment)
    return try study(experiment, Array(twelveStars.utf8))
  }

  /// `experiment` carried out on the table `stars`.
  static func study(_ experiment: Experiment, _ stars: [UInt8]) throws -> Study {
    let catalogue = try Catalogue.read(stars, name: experiment.data, schema: experiment.schema)
    return Study(experiment, try Dataset(experiment, catalogue))
  }

  /// Four stars of each class, none of them the assignment's.
  static let twelveStars = """
    name,spectral_class,type,absolute_magnitude,effective_temperature,log_temperature,label
    Vega,A,Main Sequence,0.58,9602,3.982,1
    40 Eridani B,,White Dwarf,11.01,17200,4.236,2
    Betelgeuse,M,Red supergiant,-5.85,3600,3.556,3
    Altair,A,Main Sequence,2.21,7670,3.885,1
    LAWD 37,,White Dwarf,13.17,7837,3.894,2
    Rigel,B,Blue supergiant,-7.0,12100,4.083,3
    Tau Ceti,G,Main Sequence,5.68,5344,3.728,1
    Stein 2051 B,,White Dwarf,13.73,7122,3.853,2
    Eltanin,K,Red giant,-1.13,3930,3.594,3
    61 Cygni A,K,Main Sequence,7.49,4526,3.656,1
    G 191-B2B,,White Dwarf,8.17,60000,4.778,2
    Hamal,K,Red giant,0.47,4480,3.651,3

    """

  /// The assignment's stars and the twelve, in one table.
  static var thirtyTwoStars: [UInt8] {
    let twelve = twelveStars.utf8.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    return AssignmentTemplate.stars + [UInt8(ascii: "\n")] + twelve
  }
}

extension Report {
  /// The files made with the program's own template.
  func files(from origin: String? = nil, render: @escaping FigureRenderer) throws -> [File] {
    try files(
      template: ReportTemplate(
        AssignmentTemplate.report, name: "report.md.mustache", slots: Slot.ofReport),
      from: origin, render: render)
  }

  /// The text of the report on `study`, with nothing drawn.
  static func text(_ study: Study, isOwnTable: Bool = true) throws -> String {
    let files = try Report(study, isOwnTable: isOwnTable, version: "1.2.3").files(render: nothing)
    return String(decoding: files[0].bytes, as: UTF8.self)
  }
}

/// The renderer that the program uses.
let cairo: FigureRenderer = { figure, formats in
  try Renderer(creator: "MainSequence").render(figure, as: formats)
}

/// A renderer that draws nothing.
let nothing: FigureRenderer = { _, formats in
  DrawnFigure(formats.map { _ in Array("<svg></svg>".utf8) }, Omissions())
}

extension StarFigures {
  /// The figures of stars without classes in the table `text`, with what `change` changes of the experiment.
  init(unclassified text: String, _ change: (inout Experiment) -> Void) throws {
    var experiment = Experiment(title: "Stars without classes", data: "t.csv")
    experiment.label = nil
    change(&experiment)
    var schema = experiment.schema
    schema.namesUnclassified = true
    self.init(experiment, try Catalogue.read(Array(text.utf8), name: "t.csv", schema: schema))
  }
}
