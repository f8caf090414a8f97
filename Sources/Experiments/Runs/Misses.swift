import Stars
import Tables

/// The stars of one class that a network takes for another, beside those that it recognises.
public struct Misses: Equatable, Sendable {
  /// The class: an index into ``Dataset/classes``.
  public let label: Int
  /// How many are missed.
  public let count: Int
  /// The median temperature in kelvin of those that are missed.
  public let missed: Double
  /// The median temperature in kelvin of those that are recognised.
  public let recognized: Double

  /// The misses among some stars of `dataset`, class by class; only classes with five missed and five
  /// recognised stars of known temperature.
  ///
  /// - Parameters:
  ///   - stars: The stars.
  ///   - predicted: The class that the network gives each of them.
  ///   - dataset: The table that they are in.
  /// - Returns: The misses of those classes.
  public static func all(
    among stars: [Int], takenFor predicted: [Int], _ dataset: Dataset
  ) -> [Misses] {
    let kelvins = dataset.catalogue.temperatures
    return dataset.classes.indices.compactMap { label in
      func temperatures(_ isWanted: (Int) -> Bool) -> [Double] {
        zip(stars, predicted).filter { dataset.labels[$0] == label && isWanted($1) }
          .map { kelvins[$0.0] }.filter(\.isFinite).sorted()
      }
      let (missed, recognized) = (temperatures { $0 != label }, temperatures { $0 == label })
      guard missed.count >= 5, recognized.count >= 5, let ofMissed = missed.median,
        let ofRecognized = recognized.median
      else { return nil }
      return Misses(
        label: label, count: missed.count, missed: ofMissed, recognized: ofRecognized)
    }
  }
}
