import Plotting

extension Renderer {
  /// Returns the bytes of an animation as an animated PNG, whose still image is the last frame.
  ///
  /// Source: Portable Network Graphics (PNG) Specification, third edition (W3C 2025), 4.9 and 11.3.6.
  public func animatedPNG(_ animation: Animation) throws(CairoError) -> [UInt8] {
    var images: [[PNGChunk]] = []
    for frame in animation.frames { images.append(try chunks(of: frame)) }
    guard let still = images.last, let size = still.first?.bytes.prefix(8) else { return [] }
    var sequence: UInt32 = 0
    func numbered() -> [UInt8] {
      defer { sequence += 1 }
      return PNGChunk.word(sequence)
    }
    let count = PNGChunk.word(UInt32(images.count)) + PNGChunk.word(0)
    var file = still.prefix { $0.name != "IDAT" } + [PNGChunk(name: "acTL", bytes: count)]
    file += still.filter { $0.name == "IDAT" }
    for (index, image) in images.enumerated() {
      let delay = UInt32(animation.duration(ofFrame: index)) << 16 | 100
      file.append(
        PNGChunk(
          name: "fcTL",
          bytes: numbered() + size + [UInt8](repeating: 0, count: 8) + PNGChunk.word(delay) + [
            0, 0,
          ]))
      for data in image where data.name == "IDAT" {
        file.append(PNGChunk(name: "fdAT", bytes: numbered() + data.bytes))
      }
    }
    file.append(PNGChunk(name: "IEND", bytes: []))
    return PNGChunk.signature + file.flatMap(\.stored)
  }

  /// Returns the chunks of a frame, without a palette, which the frames could not share.
  private func chunks(of frame: Figure) throws(CairoError) -> [PNGChunk] {
    let page = try PNGPage(
      frame, dotsPerInch: dotsPerInch, creator: creator, hasPalette: false,
      Typesetter(font: frame.theme.font))
    frame.draw(on: page.canvas)
    return PNGChunk.all(of: try page.finish())
  }

  /// Returns the bytes of an animation as an SVG with a style sheet that shows one frame at a time.
  ///
  /// The last frame alone is shown where style sheets are not animated, and to readers who prefer reduced motion.
  public func animatedSVG(_ animation: Animation) -> [UInt8] {
    guard let first = animation.frames.first else { return [] }
    let canvas = SVGCanvas(
      size: first.size, printedSize: first.printedSize, title: first.title,
      description: first.alternativeText, creator: creator,
      typesetter: Typesetter(font: first.theme.font))
    let (last, step) = (animation.frames.count - 1, animation.step)
    let whole = last * step + animation.hold
    func percent(_ time: Int) -> String { SVGCanvas.number(100 * Double(time) / Double(whole)) }
    func seconds(_ time: Int) -> String { SVGCanvas.number(Double(time) / 100) }
    canvas.style(
      """
      .frame{visibility:hidden;animation:frame \(seconds(whole))s step-end infinite}
      .last{visibility:visible;animation-name:last}
      @keyframes frame{0%{visibility:visible}\(percent(step))%{visibility:hidden}}
      @keyframes last{0%{visibility:hidden}\(percent(last * step))%{visibility:visible}}
      @media (prefers-reduced-motion:reduce){.frame{animation:none}}
      """)
    for (index, frame) in animation.frames.enumerated() {
      let attributes =
        index == last
        ? "class=\"frame last\""
        : "class=\"frame\" style=\"animation-delay:\(seconds(index * step))s\""
      canvas.group(attributes) { frame.draw(on: canvas) }
    }
    return canvas.finish()
  }
}
