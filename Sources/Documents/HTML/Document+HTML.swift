import Formatting

extension Document {
  /// Returns the document as a self-contained HTML page with embedded figures, which needs no network and runs no
  /// script but `script`.
  ///
  /// - Parameters:
  ///   - script: The script, with the section after the document that needs it; nil for none.
  ///   - image: A function that returns the image at a path; nil for one that remains a file beside the page.
  /// - Returns: The page.
  public func html(
    script: PageScript? = nil, image: (_ path: String) -> EmbeddedImage?
  ) -> String {
    withoutActuallyEscaping(image) { image in
      var writer = HTMLWriter(self, image: image)
      writer.write(blocks)
      return page(of: writer, script)
    }
  }

  /// The policy blocks other scripts, requests and forms even if markup of a template requests them.
  private func page(of writer: HTMLWriter, _ script: PageScript?) -> String {
    let images = writer.showsFiles ? "data: 'self' file:" : "data:"
    let scripts = script.map { "script-src 'sha256-\(base64(sha256(Array($0.source.utf8))))'; " }
    let policy =
      "default-src 'none'; \(scripts ?? "")img-src \(images); style-src 'unsafe-inline'; "
      + "base-uri 'none'; form-action 'none'"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title.escapedForHTML)</title>
      \(meta("author", author))\(meta("generator", generator))<style>
      \(layout.styleSheet)
      \(script?.style ?? "")\(writer.palette.rules)</style>
      </head>
      <body>
      \(navigation(of: writer))<main id="\(HeadingNames.main)">
      <article>
      \(writer.html)</article>
      \(script?.elements ?? "")</main>
      </body>
      </html>

      """
  }

  /// The contents of a page with several sections, and a link past them for readers without a mouse.
  private func navigation(of writer: HTMLWriter) -> String {
    guard writer.sections > 2, layout == .report || layout == .worksheet else { return "" }
    return """
      <a class="skip" href="#\(HeadingNames.main)">Skip to the report</a>
      <nav aria-label="Contents">
      <ol>
      \(writer.contents)</ol>
      </nav>

      """
  }

  private func meta(_ name: String, _ content: String?) -> String {
    content.map { "<meta name=\"\(name)\" content=\"\($0.escapedForHTML)\">\n" } ?? ""
  }
}
