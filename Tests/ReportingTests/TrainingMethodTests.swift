import Documents
import Experiments
import Foundation
import Learning
import Testing
import _TestSupport

@testable import Reporting

@Suite("The training method is described as it is")
struct TrainingMethodTests {
  private func text(_ change: (inout Experiment) -> Void) throws -> String {
    try Report.text(Studies.twelve(change), isOwnTable: false)
  }

  @Test("The training steps of each method")
  func steps() throws {
    let nesterov = try text { $0.training.method = .momentum(0.5, isNesterov: true) }
    #expect(nesterov.contains("using gradient descent with Nesterov's momentum, can"))
    #expect(nesterov.contains("in Nesterov's form (Sutskever, Martens, Dahl & Hinton 2013)"))
    #expect(!nesterov.contains("A step for this star alone"))
    let adamW = try text { $0.training.method = .adamW(decay: 0.125) }
    #expect(adamW.contains("trained using AdamW, can"))
    #expect(adamW.contains("(Loshchilov & Hutter 2019), with $\\lambda = 0.125$"))
    #expect(adamW.contains("\n\nand then does a step of Adam (Kingma & Ba 2015), which"))
    let momentum = try text { $0.training.method = .momentum(0.5) }
    #expect(!momentum.contains("Nesterov"))
    #expect(momentum.contains("A step for this star alone"))
  }

  @Test("The cosine schedule ends above 0, by the number of epochs")
  func cosine() throws {
    let two = try text {
      $0.runs = runs((0.1, 2))
      $0.training.schedule = .cosine()
    }
    #expect(
      two.contains(
        "It is not 0 in the last epoch, where $e = E - 1$, but 50 % of $\\eta$ in 2 epochs."))
    let both = try text {
      $0.runs = runs((0.1, 2), (0.2, 10))
      $0.training.schedule = .cosine()
    }
    #expect(both.contains("but 50 % of $\\eta$ in 2 epochs and 2.4 % of $\\eta$ in 10 epochs."))
    #expect(!(try text { _ in }).contains("cosine"))
  }

  @Test("The means over the steps are weighted where a batch remains")
  func batches() throws {
    let even = try text { $0.training.batchSize = 6 }
    #expect(even.contains("mini-batch of 6 stars. An epoch"))
    #expect(even.contains("are the means over its steps.\n"))
    let rest = try text { $0.training.batchSize = 5 }
    #expect(
      rest.contains("mini-batch of 5 stars, the last of an epoch the two that are left. An epoch"))
    #expect(rest.contains("are the means over its steps, weighted by their stars.\n"))
  }

  @Test("Class weights are listed, with the rule where they are balanced")
  func classWeights() throws {
    let balanced = try Report.text(Studies.assignment { $0.training.classWeights = .balanced })
    #expect(
      balanced.contains(
        "weighted by class: 0.833 for main-sequence stars, 1.11 for white dwarfs and 1.11 for giants. Each is "
          + "$n / (K n_k)$"))
    #expect(balanced.contains("The losses in this report count every star once."))
    #expect(balanced.contains("uses the mean over all stars, weighted by class."))
    let given = try text { $0.training.classWeights = .given([1, 2, 3]) }
    #expect(given.contains("2.00 for white dwarfs and 3.00 for giants. The losses"))
    #expect(!(try text { _ in }).contains("weighted by class"))
  }

  @Test("The share of stars that is held out is the one reached")
  func share() throws {
    let exact = try text { $0.split = .share(0.25, seed: 1) }
    #expect(
      exact.contains("3 are held out for validation, 25 % of all, drawn at random from every class")
    )
    let other = try text { $0.split = .share(0.2, seed: 1) }
    #expect(
      other.contains("3 are held out for validation, 25.0 % of all where 20 % was asked for, drawn")
    )
    let near = try text { $0.split = .share(0.33333, seed: 1) }
    #expect(near.contains("4 are held out for validation, 33.3 % of all where 33.333 % was"))
    let nearest = try text { $0.split = .share(0.333, seed: 1) }
    #expect(nearest.contains("4 are held out for validation, 33.3 % of all, drawn at random"))
  }

  @Test("A training that never beats the untrained network is reported first")
  func noImprovement() throws {
    let study = try Studies.twelve {
      $0.network.initial = .glorot()
      $0.split = .rows(1...3)
      $0.runs = runs((300, 20))
      $0.training.patience = 2
    }
    let failure = try #require(NoImprovement(study))
    #expect(StudySummary(study).sentences.first == written(Prose(failure.sentence)))
    #expect(
      failure.sentence.hasPrefix(
        "No trained network has a lower validation loss than the untrained one: "))
    #expect(failure.description.hasSuffix("; try another learning rate or more patience"))
    let sound = try Studies.twelve {
      $0.network.initial = .glorot()
      $0.split = .rows(1...3)
      $0.runs = runs((300, 20), (0.5, 20))
      $0.training.patience = 20
    }
    #expect(NoImprovement(sound) == nil)
    #expect(!StudySummary(sound).sentences[0].contains("No trained network"))
  }
}
