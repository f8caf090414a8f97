/// A rendered figure: its files in some formats, and what did not fit.
public struct DrawnFigure: Sendable {
  /// The bytes of the files, in the order of the formats.
  public var files: [[UInt8]]
  /// The elements that did not fit.
  public var omissions: Omissions

  /// The bytes of the only file.
  ///
  /// - Precondition: There is one file.
  public var bytes: [UInt8] { files[0] }

  /// Creates a rendered figure.
  public init(_ files: [[UInt8]], _ omissions: Omissions) {
    (self.files, self.omissions) = (files, omissions)
  }
}
