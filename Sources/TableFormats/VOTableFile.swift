import CExpat
import Tables

/// A reader of the first table with data in a VOTable (IVOA Recommendation 1.4), in TABLEDATA,
/// BINARY or BINARY2.
///
/// The XML is parsed by Expat, which does not open other files and, as configured here, does not
/// expand entities. Documents that declare an entity are rejected, as are streams in other files.
enum VOTableFile {
  /// Whether `bytes` look like XML: they start with `<`, after optional blanks and a byte order mark.
  static func isXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
  }

  /// Reads the table in `bytes`.
  static func read(
    _ bytes: [UInt8], name: String, faults: inout Diagnostics
  ) throws(Diagnostics) -> Table {
    guard let parser = XML_ParserCreate(nil) else {
      throw Diagnostics([TableFile.refusal("not enough memory to read the file", name)])
    }
    defer { XML_ParserFree(parser) }
    let reader = VOTableReader(parser, name: name)
    XML_SetUserData(parser, Unmanaged.passUnretained(reader).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, element, attributes in
        guard let data, let element else { return }
        VOTableReader.of(data).start(String(cString: element), Self.dictionary(attributes))
      },
      { data, element in
        guard let data, let element else { return }
        VOTableReader.of(data).end(String(cString: element))
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data, let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      VOTableReader.of(data).characters(bytes)
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      guard let data else { return }
      VOTableReader.of(data).refuse("the file declares an XML entity, which is not allowed")
    }
    withExtendedLifetime(reader) { parse(bytes, parser, reader) }
    return try reader.table(faults: &faults)
  }

  private static func parse(_ bytes: [UInt8], _ parser: XML_Parser, _ reader: VOTableReader) {
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
      if status != XML_STATUS_OK {
        let code = XML_GetErrorCode(parser)
        let text = XML_ErrorString(code).map { String(cString: $0) } ?? "unknown"
        let isCut =
          position + chunk >= bytes.count
          && (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN)
        reader.refuse(
          isCut ? "the file is truncated" : "the file is not well-formed XML: \(text)",
          isCut ? "the download may be incomplete; download it again" : nil)
        return
      }
      position = end
    } while position < bytes.count
  }

  private static func dictionary(
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) -> [String: String] {
    var result: [String: String] = [:]
    guard let attributes else { return result }
    var index = 0
    while let key = attributes[index], let value = attributes[index + 1] {
      result[String(cString: key)] = String(cString: value)
      index += 2
    }
    return result
  }
}
