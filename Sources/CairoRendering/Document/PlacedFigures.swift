import Plotting

/// The figures on a page of a file, each a form from a PDF of its own.
struct PlacedFigures {
  private let page: QPDFFile.Object
  private let file: QPDFFile
  private var forms: [(name: String, form: QPDFFile.Object)] = []

  init(on page: QPDFFile.Object, of file: QPDFFile) { (self.page, self.file) = (page, file) }

  /// Adds a figure, and returns the operators that draw it in `place`, where lengths are measured from the top left, as
  /// Cairo measures them on the page.
  mutating func place(_ figure: [UInt8], in place: Rect) throws(CairoError) -> String {
    let source = try QPDFFile(figure)
    guard let original = source.pages.first else {
      throw CairoError(doing: "placing a figure in report.pdf", reason: "its PDF has no page")
    }
    let stream = source.value("Contents", of: original)
    let dictionary = source.dictionary(of: stream)
    source.set("Type", .name("XObject"), in: dictionary)
    source.set("Subtype", .name("Form"), in: dictionary)
    for (key, name) in [("BBox", "MediaBox"), ("Resources", "Resources"), ("Group", "Group")] {
      source.set(key, .object(source.value(name, of: original)), in: dictionary)
    }
    let name = "Figure\(forms.count + 1)"
    forms.append((name, file.copy(stream, from: source)))
    let resources = file.value("Resources", of: page)
    file.set("XObject", .dictionary(forms.map { ($0.name, .object($0.form)) }), in: resources)
    return try Self.drawing(name, of: source.text(of: source.value("MediaBox", of: original)), place)
  }

  /// The operators that draw the form `name`, whose box is "[ 0 0 width height ]", upright in `place`.
  private static func drawing(
    _ name: String, of box: String, _ place: Rect
  ) throws(CairoError) -> String {
    let corners = box.split { "[ ]".contains($0) }.compactMap { Double($0) }
    guard corners.count == 4, corners[2] > 0, corners[3] > 0 else {
      throw CairoError(doing: "placing a figure in report.pdf", reason: "its page is \(box)")
    }
    let numbers = [
      place.width / corners[2], 0, 0, -place.height / corners[3], place.minX, place.maxY,
    ].map(SVGCanvas.number)
    return "q \(numbers.joined(separator: " ")) cm /\(name) Do Q\n"
  }
}
