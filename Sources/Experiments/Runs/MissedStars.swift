import Stars
import Tables

/// The misclassified stars of one class, compared with those classified correctly.
public struct MissedStars: Equatable, Sendable {
  /// The class: an index into ``Dataset/classes``.
  public let label: Int
  /// The number of misclassified stars.
  public let count: Int
  /// The median temperature of the misclassified stars, in kelvin.
  public let missed: Double
  /// The median temperature of the stars classified correctly, in kelvin.
  public let recognized: Double

  /// The misclassified stars among some stars of `dataset`, class by class; a class is included only if at
  /// least five of its stars are misclassified and five classified correctly, with known temperatures.
  ///
  /// - Parameters:
  ///   - stars: The stars.
  ///   - predicted: The predicted class of each.
  ///   - dataset: The dataset that they are from.
  /// - Returns: The misclassified stars of those classes.
  public static func all(
    among stars: [Int], predictedAs predicted: [Int], _ dataset: Dataset
  ) -> [MissedStars] {
    let kelvins = dataset.catalogue.temperatures
    return dataset.classes.indices.compactMap { label in
      func members(_ isWanted: (Int) -> Bool) -> [Int] {
        zip(stars, predicted).filter {
          dataset.labels[$0] == label && isWanted($1) && kelvins[$0].isFinite
        }.map(\.0)
      }
      func median(_ rows: [Int]) -> Double? {
        rows.map { kelvins[$0] }.median(weights: dataset.weights(of: rows))
      }
      let (missed, recognized) = (members { $0 != label }, members { $0 == label })
      let count = dataset.starCount(of: missed)
      guard count >= 5, dataset.starCount(of: recognized) >= 5, let ofMissed = median(missed),
        let ofRecognized = median(recognized)
      else { return nil }
      return MissedStars(
        label: label, count: count, missed: ofMissed, recognized: ofRecognized)
    }
  }
}
