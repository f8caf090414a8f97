import Pages
import Plotting

/// The completion of a drawn document: its figures, structure, links, outline and metadata.
struct DocumentTagging {
  let document: PagedDocument
  let marks: DocumentDrawing.Marks
  /// The figures as PDF files of one page, by their names.
  let figures: [String: [UInt8]]

  /// Returns the file with everything that Cairo cannot write.
  func tagged(_ bytes: [UInt8]) throws(CairoError) -> [UInt8] {
    let file = try QPDFFile(bytes)
    let pages = file.pages
    try rewriteMarks(file, pages)
    let structure = DocumentStructure(document, marks, file, pages)
    file.set("StructTreeRoot", .object(structure.write()), in: file.root)
    if let outline = DocumentOutline(document, file, pages).write() {
      file.set("Outlines", .object(outline), in: file.root)
      file.set("PageMode", .name("UseOutlines"), in: file.root)
    }
    file.set("Lang", .ascii("en"), in: file.root)
    file.set("MarkInfo", .dictionary([("Marked", .boolean(true))]), in: file.root)
    file.set(
      "ViewerPreferences", .dictionary([("DisplayDocTitle", .boolean(true))]), in: file.root)
    let metadata = file.addStream(
      Array(DocumentMetadata(document).xmp.utf8),
      [("Type", .name("Metadata")), ("Subtype", .name("XML"))])
    file.set("Metadata", .object(metadata), in: file.root)
    setInformation(file)
    return try file.written()
  }

  private func setInformation(_ file: QPDFFile) {
    let information = file.information
    file.set("Title", .text(document.title), in: information)
    if let author = document.author { file.set("Author", .text(author), in: information) }
    if let generator = document.generator {
      file.set("Creator", .text(generator), in: information)
    }
    file.set("CreationDate", .ascii(DocumentMetadata.date), in: information)
  }

  /// Gives the marks of each page their numbers and names, marks decoration as such, and places the figures.
  private func rewriteMarks(_ file: QPDFFile, _ pages: [QPDFFile.Object]) throws(CairoError) {
    for (page, marks) in zip(pages, marks) {
      var number = 0
      var placed = PlacedFigures(on: page, of: file)
      var names: [MarkedContent.Name] = []
      for mark in marks {
        var name = MarkedContent.Name(begin: "/Artifact BMC")
        if let element = mark.element {
          let kind = document.structure.elements[element].kind
          name.begin = "/\(kind.rawValue) <</MCID \(number)>> BDC"
          number += 1
        }
        for (id, place) in mark.figures {
          guard let figure = figures[id] else {
            throw CairoError(doing: "placing \(id) in report.pdf", reason: "it is not drawn")
          }
          name.end += try placed.place(figure, in: place)
        }
        names.append(name)
      }
      let content = MarkedContent.renamed(try file.content(of: page), names)
      file.set("Contents", .object(file.addStream(content, [])), in: page)
      file.set("Tabs", .name("S"), in: page)
    }
  }
}

/// The content of a page with marks.
enum MarkedContent {
  /// What replaces a mark.
  struct Name {
    /// The operator that begins it.
    var begin: String
    /// The operators before its end.
    var end = ""
  }

  /// Replaces Cairo's marks, "/Span << /MCID n >> BDC", each by the name for its number.
  static func renamed(_ content: [UInt8], _ names: [Name]) -> [UInt8] {
    let start = Array("/Span << /MCID ".utf8)
    let end = Array(" >> BDC".utf8)
    var renamed: [UInt8] = []
    renamed.reserveCapacity(content.count)
    var place = 0
    var unfinished = ""
    while place < content.count {
      if content[place] == start[0], content[place...].starts(with: start) {
        let digits = content[(place + start.count)...].prefix { (48...57).contains($0) }
        let number = digits.reduce(0) { ($0 &* 10) &+ Int($1 - 48) }
        if content[digits.endIndex...].starts(with: end), names.indices.contains(number) {
          renamed += Array(names[number].begin.utf8)
          unfinished = names[number].end
          place = digits.endIndex + end.count
          continue
        }
      }
      if !unfinished.isEmpty, content[place...].starts(with: Array("EMC\n".utf8)) {
        renamed += Array(unfinished.utf8)
        unfinished = ""
      }
      renamed.append(content[place])
      place += 1
    }
    return renamed
  }
}
