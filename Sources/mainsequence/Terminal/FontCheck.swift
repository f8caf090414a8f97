import CairoRendering
import Parallelism

/// A look-up of the figures' font while the program reads and trains.
///
/// The first look-up in a process reads the system's list of fonts, which takes longer than everything else
/// before the first figure, so it starts before the command line is read.
final class FontCheck: Sendable, CustomStringConvertible {
  /// The look-up of this process, which starts on first access.
  static let shared = FontCheck()

  private let font = Background { Renderer.fontFamily() }

  /// The font in use and the libraries that typeset it, which determine how text looks.
  var description: String { font.value.used + ", " + Renderer.libraries }

  /// Prints a note if another font replaces the one that the figures are designed for.
  func noteSubstitute() {
    let font = font.value
    guard font.used != font.wanted else { return }
    Terminal.note("note: the font \(font.wanted) is not installed; figures are set in \(font.used)")
  }
}
