/// A rendered figure: the bytes of its file and what did not fit.
public struct DrawnFigure: Sendable {
  /// The bytes of the file.
  public var bytes: [UInt8]
  /// The elements that did not fit.
  public var omissions: Omissions

  /// Creates a rendered figure from its bytes.
  public init(bytes: [UInt8], omissions: Omissions) {
    self.bytes = bytes
    self.omissions = omissions
  }
}
