import CairoRendering
import Documents
import OutputFiles
import Parallelism
import Plotting
import Reporting

extension LoadedExperiment {
  /// The renderer of the text as a PDF.
  func pdfRenderer(of origin: Provenance, _ verbosity: VerbosityOptions) -> DocumentRendering {
    rendering(.pdf, of: origin, verbosity) { [experiment, recordings] document, figures in
      let renderer = DocumentRenderer(on: experiment.paper)
      let rendering = try renderer.render(document, figures, recordings: recordings)
      return (rendering.bytes, rendering.notes)
    }
  }

  /// The renderer of the text as a document of Word.
  func wordRenderer(of origin: Provenance, _ verbosity: VerbosityOptions) -> DocumentRendering {
    rendering(.docx, of: origin, verbosity) {
      [experiment, recordings, pageRenderer] document, figures in
      guard let pandoc = Pandoc.installed else { throw Pandoc.Failure.missing }
      let images = try concurrentMap(figures.count) { index in
        let drawn = try pageRenderer.render(figures[index], as: [.png], recordings: recordings)
        return (figures[index].name, drawn[0].bytes)
      }
      let byName = Dictionary(images) { first, _ in first }
      return try pandoc.docx(of: document, images: byName, on: experiment.paper)
    }
  }

  /// A renderer that adds the fonts, programs and paper of its format to the origin, and prints its notes.
  private func rendering(
    _ format: DocumentFormat, of origin: Provenance, _ verbosity: VerbosityOptions,
    _ render: @escaping @Sendable (Document, [Figure]) throws -> (bytes: [UInt8], notes: [String])
  ) -> DocumentRendering {
    { [experiment] document, figures in
      var (document, origin) = (document, origin)
      origin.inputs[.fonts, default: ""] += ", " + (format.libraries ?? "")
      if experiment.paper != .a4 {
        origin.inputs[.options, default: "default"] += ", paper \(experiment.paper.rawValue)"
      }
      document.generator = Provenance(version: origin.version, inputs: origin.inputs).description
      let (bytes, notes) = try render(document, figures)
      if !verbosity.quiet {
        for note in notes { Terminal.note("note: \(format.path): \(note)") }
      }
      return bytes
    }
  }
}
