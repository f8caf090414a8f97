/// The values that a key takes.
indirect enum ValueForm: Sendable {
  /// A text that is not blank; numbers and `true` are read as text.
  case text
  /// A text of a certain pattern.
  case pattern(TextPattern)
  /// A finite number.
  case number(NumberDomain)
  /// A whole number.
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case flag
  /// One of these words.
  case choice([String])
  /// A list of values, their number within limits; unique if no two may be equal.
  case list(ValueForm, ClosedRange<Int>, isUnique: Bool = false)
  /// A mapping of keys to values.
  case mapping(KeyTable)
  /// One of some words, or a value of another form.
  case either([String], ValueForm)

  /// One of the cases of `Choice`.
  static func choice<Choice>(of choices: Choice.Type) -> ValueForm
  where Choice: CaseIterable & RawRepresentable<String> {
    .choice(choices.allCases.map(\.rawValue))
  }

  /// The table of a mapping, or of the elements of a list; nil for other values.
  var table: KeyTable? {
    switch self {
    case .mapping(let table): table
    case .list(let element, _, _): element.table
    default: nil
    }
  }
}

/// A pattern of texts.
struct TextPattern: Sendable {
  /// The pattern in words: `a range of rows`.
  let words: String
  /// The regular expression (ECMA-262) that the text matches.
  let expression: String
  /// Whether a number can be such a text.
  var mayBeNumber = false
}

/// A domain of numbers.
struct NumberDomain: Sendable {
  /// The domain in words, after "not": `0 or more`.
  let words: String
  /// The smallest number; nil for none.
  var least: Double?
  /// The lower limit, excluded; nil for none.
  var above: Double?
  /// The largest number; nil for none.
  var most: Double?
  /// The upper limit, excluded; nil for none.
  var below: Double?

  /// All finite numbers.
  static let any = NumberDomain(words: "a number")
  /// The numbers above 0.
  static let positive = NumberDomain(words: "positive", above: 0)
  /// The numbers from 0.
  static let notNegative = NumberDomain(words: "0 or more", least: 0)
  /// The numbers between 0 and 1, exclusive.
  static let share = NumberDomain(words: "between 0 and 1", above: 0, below: 1)
  /// The numbers from 0 to 1, without 1.
  static let decay = NumberDomain(words: "0 or more and below 1", least: 0, below: 1)
  /// The numbers from 0 to 1, without 0.
  static let factor = NumberDomain(words: "above 0, up to 1", above: 0, most: 1)

  /// Whether `number` is in the domain.
  func contains(_ number: Double) -> Bool {
    number >= least ?? -.infinity && number > above ?? -.infinity
      && number <= most ?? .infinity && number < below ?? .infinity
  }
}
