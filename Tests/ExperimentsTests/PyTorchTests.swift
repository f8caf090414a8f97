import Learning
import Stars
import Testing
import _TestSupport

@testable import Experiments

/// Trainings with the parameters that PyTorch comes to, recorded by `scripts/compare_pytorch.py`.
private struct PyTorchRecord: Decodable {
  struct Case: Decodable, Sendable {
    let name: String
    let experiment: String
    let parameters: [Double]
  }

  let table: String
  let cases: [Case]
}

@Suite("Ten epochs of training equal PyTorch's")
struct PyTorchTests {
  @Test("within 2 × 10⁻¹⁵ in every weight and bias", arguments: 0..<17)
  func parameters(index: Int) throws {
    let record = try Fixture.decode("pytorch.json", as: PyTorchRecord.self)
    #expect(record.cases.count == 17)
    let expected = record.cases[index]
    let experiment = try Experiment.decode(Array(expected.experiment.utf8), name: expected.name)
    let catalogue = try Catalogue.read(
      Array(record.table.utf8), name: "t.csv", schema: experiment.schema)
    for threads in [1, 3] {
      let training = try ModelTraining(
        experiment, try Dataset(experiment, catalogue), origin: Models.origin, threads: threads)
      let parameters = training.model.network.parameters
      #expect(parameters.count == expected.parameters.count)
      for (value, theirs) in zip(parameters, expected.parameters) {
        expectClose(value, theirs, within: 2e-15)
      }
    }
  }
}
