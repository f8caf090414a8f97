/// A unit of ages.
enum AgeUnit: String, CaseIterable {
  case gyr, myr, yr

  /// The unit at the end of a name in lower case, such as `agemyr` or `age (gyr)`; nil if it has none.
  init?(endOf name: String) {
    let name = name.filter { !"()[]".contains($0) }
    guard let unit = Self.allCases.first(where: { name.hasSuffix($0.rawValue) }) else { return nil }
    self = unit
  }

  /// The unit of ages that have none: billions of years up to 20, millions up to 20,000, and else years.
  init(ofAges ages: [Double]) {
    let largest = ages.filter(\.isFinite).max() ?? 0
    self = largest <= 20 ? .gyr : largest <= 20_000 ? .myr : .yr
  }

  /// `age` in years.
  func years(_ age: Double) -> Double {
    switch self {
    case .gyr: age * 1e9
    case .myr: age * 1e6
    case .yr: age
    }
  }
}
