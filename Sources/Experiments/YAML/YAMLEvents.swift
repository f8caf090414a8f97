import CYaml
import Tables

/// The events of libyaml: what begins and ends in a file, in its order.
@safe
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
    unsafe self.input = input
    unsafe precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// The next event; behind the end of the stream it comes again.
  func next() throws(YAMLFault) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { unsafe yaml_event_delete(&event) }
    if unsafe event.type == YAML_STREAM_START_EVENT { return try next() }
    let kind = unsafe Self.kind(of: event)
    // Escapes may write what the bytes of the file do not show.
    if case .scalar(let text, isPlain: false) = kind, Limits.excessiveMark(in: text.utf8) != nil {
      throw unsafe YAMLFault(message: Limits.marksMessage, place: event.start_mark.index)
    }
    return unsafe Event(kind: kind, place: event.start_mark.index)
  }

  private static func kind(of event: yaml_event_t) -> Event.Kind {
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_ALIAS_EVENT: return .alias
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return unsafe .scalar(
        String(decoding: bytes, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
    default: return .streamEnd
    }
  }

  /// The fault that ended the events.
  private var fault: YAMLFault {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "out of memory"
    if unsafe parser.error == YAML_READER_ERROR {
      let character = unsafe String(parser.problem_value, radix: 16, uppercase: true)
      return YAMLFault(
        message: "the character U+\(character) is not allowed",
        place: unsafe input.prefix(parser.problem_offset).count { $0 & 0xC0 != 0x80 })
    }
    let context = unsafe parser.context.map { unsafe String(cString: $0) + ": " } ?? ""
    return YAMLFault(
      message: "not YAML: \(context)\(problem)", place: unsafe parser.problem_mark.index)
  }
}
