import Pages

/// The metadata of a document in XMP.
///
/// Source: ISO 16684-1 (2012), *Extensible metadata platform*.
struct DocumentMetadata {
  private let document: PagedDocument

  /// The date of every file (J2000.0), since the same document gives the same bytes.
  static let date = "D:20000101120000Z"

  /// The element that says that the file is tagged.
  static let mark = "<pdfuaid:part>1</pdfuaid:part>"

  init(_ document: PagedDocument) { self.document = document }

  /// The packet.
  var xmp: String {
    let title =
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(document.title))</rdf:li></rdf:Alt></dc:title>"
    let author = document.author.map {
      "\n<dc:creator><rdf:Seq><rdf:li>\(escaped($0))</rdf:li></rdf:Seq></dc:creator>"
    }
    let generator = document.generator.map {
      "\n<xmp:CreatorTool>\(escaped($0))</xmp:CreatorTool>"
    }
    return """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      \(title)\(author ?? "")
      <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
      <xmp:CreateDate>2000-01-01T12:00:00Z</xmp:CreateDate>\(generator ?? "")
      \(Self.mark)
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """
  }

  private func escaped(_ text: String) -> String { SVGCanvas.escaped(text) }
}
