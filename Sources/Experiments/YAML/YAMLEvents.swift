import CYaml
import Tables

/// The events of libyaml: what begins and ends in a file, in its order.
final class YAMLEvents {
  /// An event, and the number of Unicode scalars in front of it.
  struct Event {
    enum Kind {
      case documentStart, sequenceStart, mappingStart
      case scalar(String, isPlain: Bool)
      case alias
      /// The end of a list or a mapping.
      case end
      case documentEnd, streamEnd
    }

    let kind: Kind
    let place: Int
  }

  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let input: UnsafeBufferPointer<UInt8>

  /// The events of a text in UTF-8, which must outlive them.
  init(of input: UnsafeBufferPointer<UInt8>) {
    self.input = input
    precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; behind the end of the stream it comes again.
  func next() throws(YAMLFault) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { yaml_event_delete(&event) }
    if event.type == YAML_STREAM_START_EVENT { return try next() }
    let kind = Self.kind(of: event)
    // Escapes may write what the bytes of the file do not show.
    if case .scalar(let text, isPlain: false) = kind, Limits.excessiveMark(in: text.utf8) != nil {
      throw YAMLFault(message: Limits.marksMessage, place: event.start_mark.index)
    }
    return Event(kind: kind, place: event.start_mark.index)
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_ALIAS_EVENT: return .alias
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    default: return .streamEnd
    }
  }

  /// The fault that ended the events.
  private var fault: YAMLFault {
    let parser = parser.pointee
    let problem = parser.problem.map { String(cString: $0) } ?? "out of memory"
    if parser.error == YAML_READER_ERROR {
      let character = String(parser.problem_value, radix: 16, uppercase: true)
      return YAMLFault(
        message: "the character U+\(character) is not allowed",
        place: input.prefix(parser.problem_offset).count { $0 & 0xC0 != 0x80 })
    }
    let context = parser.context.map { String(cString: $0) + ": " } ?? ""
    return YAMLFault(message: "not YAML: \(context)\(problem)", place: parser.problem_mark.index)
  }
}
