/// A tag of a Mustache template.
struct TemplateTag: Equatable {
  enum Kind: Equatable {
    case value, section, inverted, end, comment
    /// `{{% poster}}`, the kind of the template.
    case pragma
    /// A kind of tag that this program's templates do not use: partials, blocks, changes of the braces.
    case other(Character)
  }

  let kind: Kind
  /// The text between the braces, without the sign and the surrounding blanks.
  let name: String
  /// The bytes of the tag.
  let range: Range<Int>
}

/// A fault of a template, and its bytes.
struct TemplateFault: Error, Equatable {
  let message: String
  let range: Range<Int>
}

extension TemplateTag {
  /// The tags of a template, in order.
  ///
  /// - Throws: The first tag without an end.
  static func all(in bytes: [UInt8]) throws(TemplateFault) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var place = 0
    while let start = pair(UInt8(ascii: "{"), in: bytes, from: place) {
      let isTriple = start + 2 < bytes.count && bytes[start + 2] == UInt8(ascii: "{")
      let inner = start + (isTriple ? 3 : 2)
      let next = pair(UInt8(ascii: "{"), in: bytes, from: inner)
      guard var end = pair(UInt8(ascii: "}"), in: bytes, from: inner), end < next ?? bytes.count
      else { throw TemplateFault(message: "a tag without its }}", range: start..<start + 2) }
      let content = bytes[inner..<end]
      end += isTriple && end + 2 < bytes.count && bytes[end + 2] == UInt8(ascii: "}") ? 3 : 2
      tags.append(TemplateTag(content, range: start..<end))
      place = end
    }
    return tags
  }

  private init(_ content: ArraySlice<UInt8>, range: Range<Int>) {
    let text = String(decoding: content, as: UTF8.self)
    let sign = text.first.flatMap { "#^/!&><$%=*".contains($0) ? $0 : nil }
    kind =
      switch sign {
      case nil, "&": .value
      case "#": .section
      case "^": .inverted
      case "/": .end
      case "!": .comment
      case "%": .pragma
      case let sign?: .other(sign)
      }
    name = text.dropFirst(sign == nil ? 0 : 1).split(separator: " ").joined(separator: " ")
    self.range = range
  }

  /// The position of the first two adjacent bytes equal to `byte`, from `start` on.
  private static func pair(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    return (start..<bytes.count - 1).first { bytes[$0] == byte && bytes[$0 + 1] == byte }
  }
}
