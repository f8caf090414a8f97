import CairoRendering
import Dispatch
import Synchronization

/// Looks the font of the figures up while the program reads and trains.
///
/// The first look-up in a process reads the system's list of fonts, which takes longer than all else up to
/// the first figure; so it starts before the command line is read.
final class FontCheck: Sendable, CustomStringConvertible {
  /// The one of this process, which starts to look when it is first asked for.
  static let shared = FontCheck()

  private let font = Mutex<(used: String, wanted: String)?>(nil)
  private let group = DispatchGroup()

  private init() {
    DispatchQueue.global().async(group: group) { [self] in
      let found = Renderer.fontFamily()
      font.withLock { $0 = found }
    }
  }

  /// What decides how text looks: the font used, and the libraries that set it.
  var description: String {
    group.wait()
    return (font.withLock { $0?.used } ?? "none") + ", " + Renderer.libraries
  }

  /// Prints a note where the font of the figures is not the one they are designed for.
  func noteSubstitute() {
    group.wait()
    guard let font = font.withLock({ $0 }), font.used != font.wanted else { return }
    Terminal.note("note: the font \(font.wanted) is not installed; figures are set in \(font.used)")
  }
}
