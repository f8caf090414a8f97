import Formatting

/// A labelled position on an axis.
public struct Tick: Equatable, Sendable {
  /// The position, in the units of the axis.
  public var value: Double
  /// The label.
  public var label: Text

  /// Creates a tick at `value` with the given label.
  public init(_ value: Double, _ label: Text) {
    self.value = value
    self.label = label
  }
}

/// The ticks of an axis: labelled ones and shorter ones between them.
public struct Ticks: Equatable, Sendable {
  /// The labelled ticks, ascending.
  public var major: [Tick]
  /// The values of the minor ticks, ascending.
  public var minor: [Double]

  /// Creates ticks at the given positions.
  public init(major: [Tick], minor: [Double] = []) {
    self.major = major
    self.minor = minor
  }

  /// No ticks.
  public static let none = Ticks(major: [])
}

/// A distance between ticks: 1, 2 or 5 times a power of ten.
struct TickStep: Equatable {
  /// 1, 2 or 5.
  var mantissa: Int
  /// The power of ten.
  var exponent: Int

  /// The smallest step of at least `size`.
  ///
  /// - Precondition: `size` is positive and finite.
  init(atLeast size: Double) {
    precondition(size > 0 && size.isFinite, "a step of \(size) leads nowhere")
    exponent = Int(CMath.logarithm10(size).rounded(.down))
    mantissa = 1
    while value < size { self = coarser }
  }

  private init(_ mantissa: Int, _ exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// The value of the step.
  var value: Double { CMath.scaled(Double(mantissa), exponent) }

  /// The next larger step.
  var coarser: TickStep {
    switch mantissa {
    case 1: TickStep(2, exponent)
    case 2: TickStep(5, exponent)
    default: TickStep(1, exponent + 1)
    }
  }

  /// The step that divides this one into four or five, for minor ticks.
  var divided: TickStep {
    switch mantissa {
    case 1: TickStep(2, exponent - 1)
    case 2: TickStep(5, exponent - 1)
    default: TickStep(1, exponent)
    }
  }

  /// Returns the whole multiples of the step within `domain`; none if they would exceed 10,000 or
  /// lose their last digit.
  func multiples(in domain: Span) -> [Int] {
    let slack = 1e-9 * min(1, domain.length / value)
    let first = (domain.lower / value - slack).rounded(.up)
    let last = (domain.upper / value + slack).rounded(.down)
    guard first <= last, last - first <= 10_000, max(first.magnitude, last.magnitude) < 1e14 else {
      return []
    }
    return Array(Int(first)...Int(last))
  }

  /// Returns the value of a multiple, correctly rounded and never −0.
  func value(of multiple: Int) -> Double {
    multiple == 0 ? 0 : CMath.scaled(Double(multiple * mantissa), exponent)
  }

  /// Returns ticks at multiples, labelled with just the decimals that the step needs.
  ///
  /// The labels have one form: if some of them need a power of ten, all have that of the largest.
  func ticks(at multiples: [Int]) -> [Tick] {
    let labels = multiples.map { NumberLabel.decimal($0 * mantissa, exponent: exponent) }
    let largest = multiples.map { (Double($0) * value).magnitude }.max() ?? 0
    let isPlain = largest == 0 || !labels.contains { $0.runs.contains { $0.position == .raised } }
    let power = isPlain ? nil : Int((CMath.logarithm10(largest) + 1e-9).rounded(.down))
    return zip(multiples, labels).map { multiple, label in
      Tick(value(of: multiple), power.map { self.label(of: multiple, power: $0) } ?? label)
    }
  }

  /// Returns a multiple as a number times a power of ten: 0.5 × 10⁶.
  private func label(of multiple: Int, power: Int) -> Text {
    guard multiple != 0 else { return "0" }
    let factor = NumberText(multiple * mantissa, exponent: exponent - power).base
    return Text(factor + "\u{2009}×\u{2009}10") + .superscript(NumberText.shortest(Double(power)))
  }
}

extension Ticks {
  /// Returns the densest 1-2-5 ticks on a linear axis whose labels `fit`.
  ///
  /// - Parameters:
  ///   - domain: The range of the axis.
  ///   - wholeNumbers: Whether only whole numbers make sense, for example epochs.
  ///   - fit: Whether the labels of the given ticks fit next to each other.
  /// - Returns: The ticks; none if two labels do not fit or the domain is not finite.
  public static func linear(
    over domain: Span, wholeNumbers: Bool = false, fit: ([Tick]) -> Bool
  ) -> Ticks {
    guard domain.length > 0, domain.length.isFinite else { return single(at: domain.from) }
    var step = TickStep(atLeast: max(domain.length / 25, .leastNormalMagnitude * 1e20))
    if wholeNumbers, step.exponent < 0 { step = TickStep(atLeast: 1) }
    for _ in 0..<12 {
      let multiples = step.multiples(in: domain)
      let major = step.ticks(at: multiples)
      if fit(major) { return Ticks(major: major, minor: minor(of: step, domain, wholeNumbers)) }
      step = step.coarser
    }
    return .none
  }

  private static func minor(of step: TickStep, _ domain: Span, _ wholeNumbers: Bool) -> [Double] {
    let fine = step.divided
    if wholeNumbers, fine.exponent < 0 { return [] }
    let ratio = step.mantissa == 2 ? 4 : 5
    return fine.multiples(in: domain).filter { $0 % ratio != 0 }.map { fine.value(of: $0) }
  }

  private static func single(at value: Double) -> Ticks {
    guard value.isFinite else { return .none }
    return Ticks(major: [Tick(value == 0 ? 0 : value, NumberLabel.shortest(value))])
  }

  /// Returns the densest ticks on a logarithmic axis whose labels `fit`: multiples 1 … 9, or 1, 2,
  /// 3, 5, or 1, 2, 5, or 1, 3 of each power of ten, or the powers alone, or every second, third …
  /// of them.
  ///
  /// On an axis so short that it contains fewer than three of those, the ticks are those of a
  /// linear axis.
  public static func logarithmic(over domain: Span, fit: ([Tick]) -> Bool) -> Ticks {
    guard domain.lower > 0, domain.upper.isFinite, domain.length > 0 else {
      return single(at: domain.from)
    }
    let decades = Span(
      CMath.logarithm10(domain.lower), CMath.logarithm10(domain.upper))
    let powers = Array(Int(decades.lower.rounded(.down))...Int(decades.upper.rounded(.up)))
    let multiples = [Array(1...9), [1, 2, 3, 5], [1, 2, 5], [1, 3], [1]]
    for chosen in multiples {
      let major = powers.flatMap { power in chosen.map { logarithmicTick($0, power) } }
        .filter { isWithin($0.value, domain) }.uniform
      if major.count < 3 { break }
      if fit(major) { return Ticks(major: major, minor: minor(of: powers, domain, except: major)) }
    }
    for stride in 2..<max(3, powers.count) where powers.count > 4 {
      let major = powers.filter { $0 % stride == 0 }.map { logarithmicTick(1, $0) }
        .filter { isWithin($0.value, domain) }.uniform
      if fit(major) { return Ticks(major: major, minor: minor(of: powers, domain, except: major)) }
    }
    return linear(over: domain, fit: fit)
  }

  /// Returns ticks at single multiples 1 … 9 of powers of ten, the roundest first, each if its label fits beside
  /// those before: for a quantity that is crowded at one end of an axis.
  public static func spread(over domain: Span, fit: ([Tick]) -> Bool) -> Ticks {
    guard domain.lower > 0, domain.upper.isFinite else { return .none }
    let powers = Array(
      Int(
        CMath.logarithm10(domain.lower).rounded(.down))...Int(
          CMath.logarithm10(domain.upper).rounded(.up)))
    var major: [Tick] = []
    for multiple in [1, 5, 3, 2, 4, 6, 7, 8, 9] {
      for tick in powers.map({ logarithmicTick(multiple, $0) }) where isWithin(tick.value, domain) {
        let more = (major + [tick]).sorted { $0.value < $1.value }
        if fit(more) { major = more }
      }
    }
    return Ticks(major: major, minor: minor(of: powers, domain, except: major))
  }

  private static func logarithmicTick(_ multiple: Int, _ power: Int) -> Tick {
    Tick(
      CMath.scaled(Double(multiple), power), NumberLabel.decimal(multiple, exponent: power))
  }

  private static func minor(of powers: [Int], _ domain: Span, except major: [Tick]) -> [Double] {
    let labelled = Set(major.map(\.value))
    let shown = powers.count > 12 ? [1] : Array(1...9)
    return powers.flatMap { power in shown.map { CMath.scaled(Double($0), power) } }
      .filter { isWithin($0, domain) && !labelled.contains($0) }
  }

  private static func isWithin(_ value: Double, _ domain: Span) -> Bool {
    value >= domain.lower * (1 - 1e-12) && value <= domain.upper * (1 + 1e-12)
  }
}

extension [Tick] {
  /// The ticks of a logarithmic axis with labels of one form: all as powers of ten if some of them are.
  fileprivate var uniform: [Tick] {
    let hasPower = contains { $0.label.runs.contains { $0.position == .raised } }
    return hasPower ? map { Tick($0.value, NumberLabel.power($0.value)) } : self
  }
}
