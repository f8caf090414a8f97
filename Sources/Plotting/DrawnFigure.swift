/// A figure drawn: the bytes of its file, and what found no place in it.
public struct DrawnFigure: Sendable {
  /// The bytes of the file.
  public var bytes: [UInt8]
  /// What found no place.
  public var omissions: Omissions

  /// A drawn figure of the given bytes.
  public init(bytes: [UInt8], omissions: Omissions) {
    self.bytes = bytes
    self.omissions = omissions
  }
}
