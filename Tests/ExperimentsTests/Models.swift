import Learning
import Stars
import Templates

@testable import Experiments

/// The models and experiments of several suites.
enum Models {
  static let origin = StarModel.Origin(program: "P 1", data: "d", experiment: "e")

  static func experiment(_ change: (inout Experiment) -> Void = { _ in }) throws -> Experiment {
    var experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    experiment.runs = [Run(learningRate: 2, epochs: 50)]
    change(&experiment)
    return experiment
  }

  static func dataset(_ experiment: Experiment) throws -> Dataset {
    try Dataset(
      experiment,
      try Catalogue.read(
        AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema))
  }

  static func training(
    watch: ModelTraining.Watch = .init(), _ change: (inout Experiment) -> Void = { _ in }
  ) throws -> ModelTraining {
    let experiment = try experiment(change)
    return try ModelTraining(
      experiment, try dataset(experiment), origin: origin, watch: watch)
  }
}
