import CCairo

/// What went wrong in Cairo, Pango or libpng, and what was being done at the time.
public struct CairoError: Error, Equatable, CustomStringConvertible {
  /// What was being done: "drawing a PDF".
  public var doing: String
  /// The reason the library gives.
  public var reason: String

  /// An error met while `doing` something.
  public init(doing: String, reason: String) {
    self.doing = doing
    self.reason = reason
  }

  /// The error as a sentence without its full stop.
  public var description: String { "\(doing): \(reason)" }

  /// Throws unless `status` says success: any other code is an error, also one not known here.
  static func check(_ status: cairo_status_t, _ doing: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw CairoError(doing: doing, reason: String(cString: cairo_status_to_string(status)))
  }
}
