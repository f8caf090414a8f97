/// A unified content descriptor (UCD) of a column: the IVOA's words for what it holds, such as
/// `phot.mag;em.opt.V`.
///
/// Source: IVOA, *UCD1+ controlled vocabulary* 1.5.
struct ContentDescriptor: Equatable {
  /// The first word, on which the others depend.
  private let primary: String
  private let others: Set<String>

  /// The words that do not change which quantity a column holds.
  private static let asides: Set = [
    "meta.main", "meta.modelled", "stat.mean", "stat.median", "pos.eq", "src",
  ]

  /// The descriptor `text`; nil if it is empty.
  init?(_ text: String) {
    let words = text.lowercased().split { $0 == ";" || $0 == " " }.map {
      $0.hasPrefix("ivoa:") ? String($0.dropFirst(5)) : String($0)
    }
    guard let first = words.first else { return nil }
    primary = first
    others = Set(words.dropFirst())
  }

  /// Whether a column of this descriptor holds what `known` stands for: an error, a maximum or a
  /// difference of a quantity has further words and does not.
  func matches(_ known: ContentDescriptor) -> Bool {
    primary == known.primary
      && others.subtracting(Self.asides) == known.others.subtracting(Self.asides)
      && known.others.isSubset(of: others)
  }
}
