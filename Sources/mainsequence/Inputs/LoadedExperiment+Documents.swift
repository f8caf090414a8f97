import CairoRendering
import Documents
import OutputFiles
import Parallelism
import Plotting
import Reporting

extension LoadedExperiment {
  /// The renderer of the text as a PDF.
  func pdfRenderer(of origin: Provenance, _ verbosity: VerbosityOptions) -> DocumentRendering {
    let renderer = DocumentRenderer(on: experiment.paper)
    return { [self] document, figures in
      let sizes = figures.map { ($0.name, $0.printedSize) }
      let drawn = try renderer.draw(
        named(document, .pdf, origin),
        figures: Dictionary(sizes, uniquingKeysWith: { first, _ in first }))
      Self.print(drawn.notes, on: .pdf, verbosity)
      return { try drawn.file(figures: $0) }
    }
  }

  /// The writer of the text as a document of Word.
  func wordRenderer(of origin: Provenance, _ verbosity: VerbosityOptions) -> WordRendering {
    return { [self] document, figures in
      guard let pandoc = Pandoc.installed else { throw Pandoc.Failure.missing }
      let images = try concurrentMap(figures.count) { index in
        let drawn = try pageRenderer.render(figures[index], as: [.png], recordings: recordings)
        return (figures[index].name, drawn.bytes)
      }
      let (bytes, notes) = try pandoc.docx(
        of: named(document, .docx, origin), images: Dictionary(images) { first, _ in first },
        on: experiment.paper)
      Self.print(notes, on: .docx, verbosity)
      return bytes
    }
  }

  /// The document with an origin that names the fonts, programs and paper of its format, too.
  private func named(
    _ document: Document, _ format: DocumentFormat, _ origin: Provenance
  ) -> Document {
    var (document, origin) = (document, origin)
    origin.inputs[.fonts, default: ""] += ", " + (format.libraries ?? "")
    if experiment.paper != .a4 {
      origin.inputs[.options, default: "default"] += ", paper \(experiment.paper.rawValue)"
    }
    document.generator = Provenance(version: origin.version, inputs: origin.inputs).description
    return document
  }

  private static func print(
    _ notes: [String], on format: DocumentFormat, _ verbosity: VerbosityOptions
  ) {
    if verbosity.quiet { return }
    for note in notes { Terminal.note("note: \(format.path): \(note)") }
  }
}
