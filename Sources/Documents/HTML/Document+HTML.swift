extension Document {
  /// Returns the document as a self-contained HTML page with embedded figures, which needs no
  /// network and runs no script.
  ///
  /// - Parameter image: A function that returns the bytes of the image at a path and their media
  ///   type, such as "image/png"; nil for an image that stays a file beside the page.
  /// - Returns: The page.
  public func html(image: (_ path: String) -> (bytes: [UInt8], mediaType: String)?) -> String {
    withoutActuallyEscaping(image) { image in
      var writer = HTMLWriter(self, image: image)
      writer.write(blocks)
      return page(body: writer.html, showsFiles: writer.showsFiles)
    }
  }

  /// The policy blocks scripts, requests and forms even if markup of a template requests them.
  private func page(body: String, showsFiles: Bool) -> String {
    let images = showsFiles ? "data: 'self' file:" : "data:"
    let policy =
      "default-src 'none'; img-src \(images); style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
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
      </style>
      </head>
      <body>
      <main>
      <article>
      \(body)</article>
      </main>
      </body>
      </html>

      """
  }

  private func meta(_ name: String, _ content: String?) -> String {
    content.map { "<meta name=\"\(name)\" content=\"\($0.escapedForHTML)\">\n" } ?? ""
  }
}
