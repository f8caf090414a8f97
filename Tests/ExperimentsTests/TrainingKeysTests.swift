import Learning
import Tables
import Testing

@testable import Experiments

@Suite("The keys of the training")
struct TrainingKeysTests {
  private func decode(_ lines: String) throws -> Experiment {
    try Experiment.decode(Array("title: T\ndata: s.csv\n\(lines)\n".utf8), name: "e.yaml")
  }

  private func fault(_ lines: String) -> String {
    do {
      _ = try decode(lines)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("Momentum, Nesterov's momentum, AdamW and class weights")
  func methods() throws {
    func plan(_ keys: String) throws -> TrainingPlan { try decode("training: {\(keys)}").training }
    #expect(try plan("method: momentum").method == .momentum(0.9))
    #expect(
      try plan("method: momentum, nesterov: true, momentum: 0.5").method
        == .momentum(0.5, isNesterov: true))
    #expect(try plan("method: adamw").method == .adamW(decay: 0.01))
    #expect(try plan("method: adamw, weight_decay: 0.1").method == .adamW(decay: 0.1))
    #expect(try plan("class_weights: balanced").classWeights == .balanced)
    #expect(try plan("class_weights: [1, 2.5, 4]").classWeights == .given([1, 2.5, 4]))
  }

  @Test("A key implies the method or schedule that it belongs to")
  func implied() throws {
    func plan(_ keys: String) throws -> TrainingPlan { try decode("training: {\(keys)}").training }
    #expect(try plan("momentum: 0.5").method == .momentum(0.5))
    #expect(try plan("nesterov: true").method == .momentum(0.9, isNesterov: true))
    #expect(try plan("step_epochs: 20").schedule == .step(every: 20, factor: 0.5))
    #expect(try plan("step_factor: 0.1").schedule == .step(every: 100, factor: 0.1))
  }

  @Test(
    "A key without effect is an error with its place",
    arguments: [
      (
        "training: {method: adam, momentum: 0.5}",
        "3:36", "momentum has no effect with method: adam; remove it, or write method: momentum"
      ),
      (
        "training: {schedule: cosine, step_epochs: 20}",
        "3:43",
        "step_epochs has no effect with schedule: cosine; remove it, or write schedule: step"
      ),
      (
        "training: {seed: 7}", "3:18",
        "seed has no effect without batch; remove it, or add batch: 256"
      ),
      (
        "network: {seed: 7}", "3:17",
        "seed has no effect without initial: glorot or initial: he; remove it, or add initial: glorot"
      ),
      (
        "network: {seed: 7, initial: constant}", "3:17",
        "seed has no effect with initial: constant; remove it, or write initial: glorot"
      ),
      (
        "network: {hidden: [], activation: tanh}", "3:35",
        "activation has no effect without hidden neurons; remove it, or write hidden: [3]"
      ),
      (
        "network: {activation: tanh, layers: [{weights: [[1, 2], [3, 4], [5, 6]], biases: [0, 0, 0]}]}",
        "3:23", "activation has no effect without hidden neurons; remove it"
      ),
      (
        "split: {rows: 1-3, seed: 7}", "3:26",
        "seed has no effect without share or folds; remove it, or add share: 0.2"
      ),
      (
        "split: {seed: 7}", "3:8",
        "split is empty; give one of share, folds, rows and column"
      ),
      (
        "split: {share: 0.2, values: [a]}", "3:29",
        "values has no effect without column; remove it, or add column: part"
      ),
      (
        "training: {method: momentum, weight_decay: 0.1}", "3:44",
        "weight_decay has no effect with method: momentum; for the decay that PyTorch's SGD and Adam call so, "
          + "write weight_penalty; or use method: adamw"
      ),
      ("training: {class_weights: [1, 2]}", "3:27", "class_weights has 2 weights for 3 classes"),
      (
        "training: {class_weights: auto}", "3:27",
        "class_weights is \"auto\", neither balanced nor a list; did you mean \"balanced\"?"
      ),
    ])
  func idle(lines: String, place: String, message: String) {
    let fault = fault(lines)
    #expect(fault.contains("e.yaml:\(place): error: \(message)"), "\(fault)")
    #expect(fault.components(of: "error: ") == 1, "\(fault)")
  }

  @Test(
    "The names of other programs get the right hint",
    arguments: [
      ("training: {optimizer: adam}", "did you mean \"method\"?"),
      ("training: {l2: 0.1}", "did you mean \"weight_penalty\"?"),
      (
        "training: {alpha: 0.1}", "did you mean \"weight_penalty\"? scikit-learn's alpha is n times"
      ),
      ("training: {class_weight: balanced}", "did you mean \"class_weights\"?"),
      ("training: {early_stopping: true}", "did you mean \"patience\"?"),
      ("training: {batch_size: 32}", "did you mean \"batch\"?"),
      ("training: {lr_scheduler: cosine}", "did you mean \"schedule\"?"),
      ("training: {lr: 0.1}", "write it as in runs: [{learning_rate: 2}]"),
      ("training: {learning_rate: 0.1}", "write it as in runs: [{learning_rate: 2}]"),
      ("training: {epochs: 3}", "write it as in runs: [{epochs: 300}]"),
      ("learning_rate: 0.1", "write it as in runs: [{learning_rate: 2}]"),
      ("lr: 0.1", "write it as in runs: [{learning_rate: 2}]"),
      ("optimizer: adam", "write it as in training: {method: adam}"),
      ("momentum: 0.9", "write it as in training: {momentum: 0.5}"),
      ("hidden_layer_sizes: [8]", "write it as in network: {hidden: [16, 8]}"),
      ("activation: relu", "write it as in network: {activation: tanh}"),
      ("validation_split: 0.2", "write it as in split: {share: 0.25}"),
      ("split: {test_size: 0.2}", "did you mean \"share\"?"),
      ("split: {n_splits: 5}", "did you mean \"folds\"?"),
      ("split: {share: 0.2, random_state: 1}", "did you mean \"seed\"?"),
      ("seed: 3", "write it in network, training or split"),
      ("training: {class_weights: {1: 2}}", "list the weights in the order of the classes"),
      ("training: {dropout: 0.5}", "there is no dropout"),
      ("training: {method: sgd}", "did you mean \"gradient-descent\"? it takes all stars"),
      ("training: {method: nag}", "did you mean \"momentum\"? add nesterov: true"),
      ("training: {method: AdamW}", "did you mean \"adamw\"?"),
      ("training: {method: rmsprop}", "did you mean \"adam\"? it is the nearest method"),
      ("training: {method: lbfgs}", "there is no method of second order"),
      ("network: {initial: xavier}", "did you mean \"glorot\"?"),
      ("network: {initial: kaiming}", "did you mean \"he\"?"),
      ("network: {initial: kaiming_uniform}", "did you mean \"he\"?"),
      ("network: {activation: logistic}", "did you mean \"sigmoid\"?"),
      ("network: {activation: gelu}", "did you mean \"relu\"? it is the nearest activation"),
      ("network: {activation: softmax}", "the outputs always have a softmax"),
      ("training: {schedule: exponential}", "did you mean \"step\"? add step_epochs: 1"),
      ("scaling: standard", "did you mean \"min-max\"? it is the only scaling"),
      ("training: {foo: 1}", "the keys are method, momentum,"),
    ])
  func hints(lines: String, hint: String) {
    let fault = fault(lines)
    #expect(fault.contains("; \(hint)"), "\(fault)")
  }
}

extension String {
  /// The number of occurrences of `part`.
  fileprivate func components(of part: String) -> Int {
    ranges(of: part).count
  }
}
