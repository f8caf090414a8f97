public enum TerminalStyle: Sendable { case plain, ansi }
extension Document {
  public func html(image: (_ path: String) -> (bytes: [UInt8], mediaType: String)?) -> String { "" }
  public func terminalText(width: Int? = nil, style: TerminalStyle = .plain) -> String { markdown }
}
