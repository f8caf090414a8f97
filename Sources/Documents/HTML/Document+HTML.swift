extension Document {
  /// The document as one page of HTML that needs no other file and no script.
  ///
  /// The look follows the reader's setting, light or dark; wide tables and equations scroll within the
  /// page; mathematics are MathML Core. The page's policy lets it load nothing.
  ///
  /// - Parameter image: The bytes and the media type of the image at a path, to be held by the page; an
  ///   image without them is linked.
  /// - Returns: The page.
  public func html(image: (_ path: String) -> (bytes: [UInt8], mediaType: String)?) -> String {
    withoutActuallyEscaping(image) { image in
      var writer = HTMLBlocks(FigureNumbers(blocks), HTMLImages(bytes: image))
      let metadata = [("author", author), ("generator", generator)].compactMap { name, content in
        content.map { "<meta name=\"\(name)\" content=\"\(htmlEscaped($0))\">\n" }
      }
      return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' data:; \
        style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <title>\(htmlEscaped(title))</title>
        \(metadata.joined())<style>
        \(htmlStyle)
        </style>
        </head>
        <body>
        <main>
        \(writer.written(blocks))
        </main>
        </body>
        </html>

        """
    }
  }
}
