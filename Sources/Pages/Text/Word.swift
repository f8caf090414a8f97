import Plotting

/// A link that a piece of text belongs to.
struct Hyperlink: Equatable {
  var target: LinkTarget
  /// The structure element of the link.
  var element: StructureTree.ID
}

/// A piece of a word in one style.
struct Atom: Equatable {
  /// The content.
  enum Content: Equatable {
    case text(String, Font, Color)
    case box(MathBox)
    case figure(String, Size)
  }

  var content: Content
  /// The width, without a blank at the end.
  var width: Double
  /// The height above the baseline.
  var ascent: Double
  /// The depth below the baseline.
  var descent: Double
  /// The height of the piece's own baseline above that of the line.
  var rise = 0.0
  /// The structure element.
  var element: StructureTree.ID
  /// The link that the piece belongs to, if any.
  var link: Hyperlink?
  /// Whether the piece is struck through.
  var isDeleted = false
}

/// The pieces between two places at which a line can be broken.
struct Word: Equatable {
  var atoms: [Atom] = []
  /// The width of the blank after the word; 0 for none.
  var space = 0.0
  /// Whether the blank keeps its width in a justified line, as in code.
  var isRigid = false
  /// Whether a line always ends here.
  var endsLine = false

  /// The width without the blank.
  var width: Double { atoms.reduce(0) { $0 + $1.width } }

  /// The width of the blank after the word in a line whose blanks are stretched by a factor.
  func space(stretchedBy factor: Double) -> Double { isRigid ? space : space * factor }
}
