import Experiments
import Learning
import Stars
import Templates
import Testing
import _TestSupport

@testable import Reporting

@Suite("A study of many stars measures curvature and the sweep on a sample of them")
struct SampledStudyTests {
  /// The assignment's twenty stars; a sample of ten, if more than `mostRows` would be too many.
  private func study(mostRows: Int) throws -> Study {
    let experiment = try Experiment.decode(AssignmentTemplate.experiment, name: "experiment.yaml")
    let catalogue = try Catalogue.read(
      AssignmentTemplate.stars, name: "stars.csv", schema: experiment.schema)
    return Study(
      experiment, try Dataset(experiment, catalogue),
      sampling: TrainingSample.Rule(mostRows: mostRows, size: 10))
  }

  @Test("Up to a number of rows, all are used")
  func few() throws {
    let study = try study(mostRows: 20)
    #expect(study.sample == nil)
    let sweep = LearningRateSweep(study)
    #expect(sweep.sampleLoss == nil)
    let figure = StudyFigures(study).sweep(sweep)
    #expect(!figure.caption.contains("sample"))
    #expect(try !stability(study).contains("sample"))
  }

  @Test("Of more, ten stars are used, and the report says so with the errors that this makes")
  func many() throws {
    let study = try study(mostRows: 19)
    let sample = try #require(study.sample)
    #expect(sample.total == 20 && sample.examples.count == 10)
    #expect(
      study.initialCurvature == study.initial.largestHessianEigenvalue(over: sample.examples))
    let run = study.runs[0]
    #expect(
      run.finalCurvature == run.history.trained.largestHessianEigenvalue(over: sample.examples))
    let sweep = LearningRateSweep(study)
    let point = sweep.points[20]
    let alone = train(
      study.initial, on: sample.examples,
      Training(
        Run(learningRate: point.learningRate, epochs: sweep.epochs), study.experiment.training))
    #expect(point.finalLoss == alone.finalLoss)
    let best = try #require(study.best)
    #expect(
      sweep.sampleLoss == Evaluation(best.history.trained, over: sample.examples).logLoss)
    let caption = StudyFigures(study).sweep(sweep).caption
    #expect(
      caption.contains("from the same initial weights on a random sample of 10 of the 20 stars"))
    #expect(caption.contains("stars, where the loss of the network trained at η = 0.1 is 1."))
    #expect(caption.contains("the largest eigenvalue of the loss's Hessian on that sample."))
    let stability = try stability(study)
    #expect(
      stability.contains(" in a random sample of 10 stars (two others of half the size give "))
    // The losses of the sample are not compared with those of the runs.
    let advice = RateAdvice(study: study, baselines: Baselines(study), sweep: sweep).findings
    let lowest = try #require(advice.first { $0.kind == .sweep }).text.plain
    #expect(lowest.hasSuffix("."))
    #expect(!lowest.contains("lower than") && !lowest.contains("below the"))
  }

  private func stability(_ study: Study) throws -> String {
    let findings = Finding.all(study, study.runs[0])
    return try #require(findings.first { $0.kind == .stepSize }).text.plain
  }
}
