import CCairo

/// An error of Cairo, Pango or libpng, with the operation that failed.
public struct CairoError: Error, Equatable, CustomStringConvertible {
  /// The operation: "drawing a PDF".
  public var doing: String
  /// The reason given by the library.
  public var reason: String

  /// Creates an error that occurred while `doing` something.
  public init(doing: String, reason: String) {
    self.doing = doing
    self.reason = reason
  }

  /// The error that a document cannot be written as PDF without a library.
  public static let missingLibrary = CairoError(
    doing: "writing report.pdf",
    reason:
      "the library qpdf is not installed; install libqpdf29 (Debian), libqpdf29t64 (Ubuntu) or qpdf (Homebrew, Fedora)"
  )

  /// The error as a sentence without a full stop.
  public var description: String { "\(doing): \(reason)" }

  /// Throws unless `status` is success; unknown codes count as errors.
  static func check(_ status: cairo_status_t, _ doing: String) throws(CairoError) {
    guard status != CAIRO_STATUS_SUCCESS else { return }
    throw CairoError(doing: doing, reason: String(cString: cairo_status_to_string(status)))
  }
}
