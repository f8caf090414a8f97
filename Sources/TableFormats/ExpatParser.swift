import CExpat
import Tables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A receiver of the elements and the text of an XML document.
protocol XMLHandler: AnyObject {
  /// Begins an element.
  func start(_ element: String, _ attributes: [String: String])
  /// Ends an element.
  func end(_ element: String)
  /// Receives a part of the text of an element.
  func characters(_ text: UnsafeRawBufferPointer)
  /// Stops at a document that is not well-formed or not allowed.
  func refuse(_ message: String, _ suggestion: String?)
}

/// An XML parser, Expat, which does not open other files and, as configured here, does not expand
/// entities: documents that declare one are refused.
final class ExpatParser {
  private let parser: XML_Parser
  /// The receiver while a document is parsed.
  private var handler: (any XMLHandler)?
  /// The number of combining marks at the end of the text so far, of which each reference is a part of its own.
  private var marks = 0

  /// Creates a parser; nil if there is not enough memory.
  init?() {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
  }

  deinit { XML_ParserFree(parser) }

  /// The line of the current element, from 1.
  var line: Int { Int(XML_GetCurrentLineNumber(parser)) }
  /// The column of the current element, from 1.
  var column: Int { Int(XML_GetCurrentColumnNumber(parser)) + 1 }

  /// Ends ``parse(_:_:)``.
  func stop() { XML_StopParser(parser, 0) }

  /// Parses `bytes` once, handing what they contain to `handler`.
  func parse(_ bytes: [UInt8], _ handler: any XMLHandler) {
    self.handler = handler
    setHandlers()
    withExtendedLifetime(self) { feed(bytes) }
    self.handler = nil
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> ExpatParser? {
    data.map { Unmanaged<ExpatParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func setHandlers() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, element, attributes in
        guard let element else { return }
        ExpatParser.of(data)?.start(element, attributes)
      },
      { data, element in
        guard let element, let parser = ExpatParser.of(data) else { return }
        parser.marks = 0
        parser.handler?.end(String(cString: element))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let text else { return }
      ExpatParser.of(data)?.receive(UnsafeRawBufferPointer(start: text, count: Int(count)))
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      ExpatParser.of(data)?.handler?.refuse(
        "the file declares an XML entity, which is not allowed", nil)
    }
  }

  /// Begins an element, unless its name, or a name or value of its attributes, exceeds the limit of marks.
  private func start(
    _ element: UnsafePointer<XML_Char>,
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    marks = 0
    guard let name = Self.text(element), let attributes = Self.dictionary(attributes) else {
      return refuseMarks()
    }
    handler?.start(name, attributes)
  }

  /// Hands on a part of a text, unless it exceeds the limit of marks.
  private func receive(_ text: UnsafeRawBufferPointer) {
    if Limits.excessiveMark(in: text, after: &marks) != nil { return refuseMarks() }
    handler?.characters(text)
  }

  private func refuseMarks() { handler?.refuse(Limits.marksMessage, "remove them") }

  private func feed(_ bytes: [UInt8]) {
    // One chunk: a token split between chunks would be scanned again with each of them.
    let chunk = 1 << 30
    var position = 0
    repeat {
      let end = min(position + chunk, bytes.count)
      let status = bytes[position..<end].withUnsafeBytes { buffer in
        XML_Parse(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
          end == bytes.count ? 1 : 0)
      }
      if status != XML_STATUS_OK { return report(isInLastChunk: position + chunk >= bytes.count) }
      position = end
    } while position < bytes.count
  }

  private func report(isInLastChunk: Bool) {
    let code = XML_GetErrorCode(parser)
    let text = XML_ErrorString(code).map { String(cString: $0) } ?? "unknown"
    let isCut =
      isInLastChunk && (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN)
    handler?.refuse(
      isCut ? "the file is truncated" : "the file is not well-formed XML: \(text)",
      isCut ? "the download may be incomplete; download it again" : nil)
  }

  /// The names and values of attributes; nil if one exceeds the limit of marks.
  private static func dictionary(
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) -> [String: String]? {
    var result: [String: String] = [:]
    guard let attributes, attributes[0] != nil else { return result }
    var index = 0
    while let key = attributes[index], let value = attributes[index + 1] {
      guard let key = text(key), let value = text(value) else { return nil }
      result[key] = value
      index += 2
    }
    return result
  }

  /// A text; nil if it exceeds the limit of marks.
  private static func text(_ characters: UnsafePointer<XML_Char>) -> String? {
    let bytes = UnsafeRawBufferPointer(start: characters, count: strlen(characters))
    var marks = 0
    return Limits.excessiveMark(in: bytes, after: &marks) == nil
      ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// Returns the name of an XML element or attribute without its namespace prefix.
func localName(_ name: String) -> String {
  name.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(name[name.index(after: $0)...]) } ?? name
}
