import CCairo

/// The pixels of a Cairo surface, row by row: one word `0xAARRGGBB` a pixel.
struct PixelRows {
  let pixels: UnsafePointer<UInt32>
  let width: Int
  let height: Int
  /// The number of words from one row to the next.
  let stride: Int

  /// Whether a row has the same pixels as the one above it.
  func isRepeated(_ row: Int) -> Bool {
    memcmp(pixels + row * stride, pixels + (row - 1) * stride, width * 4) == 0
  }

  /// Red, green, blue and opacity of every pixel, not multiplied by the opacity, as PNG wants them.
  func straightened() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height * 4) { bytes, count in
      for row in 0..<height {
        for column in 0..<width {
          let pixel = pixels[row * stride + column]
          let alpha = pixel >> 24
          for shift in [16, 8, 0] as [UInt32] {
            let component = pixel >> shift & 255
            bytes[count] =
              alpha == 0 ? 0 : UInt8(truncatingIfNeeded: (component * 255 + alpha / 2) / alpha)
            count += 1
          }
          bytes[count] = UInt8(truncatingIfNeeded: alpha)
          count += 1
        }
      }
    }
  }
}

/// An opaque image whose pixels are places in a palette of 256 colours at the most.
///
/// A drawing has few colours but for the shades along edges. The most frequent colours are kept as
/// they are; of the rest, the one farthest from all kept ones is added until all are near enough or
/// the palette is full, and the others become one that is at most ``tolerance`` levels of 255 away.
///
/// Source: Gonzalez (1985), *Clustering to minimize the maximum intercluster distance*.
struct IndexedImage {
  /// The palette, `0xRRGGBB`.
  let colors: [UInt32]
  private let width: Int
  private let runs: ColorRuns
  /// The place in the palette of each colour of the runs.
  private let places: [UInt8]

  /// How far a component of a pixel may be off, in levels of 255.
  static let tolerance: Int32 = 6
  /// How far off is near enough: no nearer colour is looked for.
  fileprivate static let goal: Int32 = 4
  /// More colours than these are not drawn but photographed.
  private static let mostColors = 4_096
  private static let keptColors = 24

  /// The image of the given pixels, or nil where it has too many colours for a palette.
  init?(_ pixels: PixelRows) {
    guard let runs = ColorRuns(pixels, mostColors: Self.mostColors),
      let palette = Self.palette(runs.colors, counts: runs.counts)
    else { return nil }
    colors = palette.colors
    width = pixels.width
    self.runs = runs
    places = palette.places
  }

  /// The places of the pixels in the palette, row by row, each row after a zero for "not filtered", as
  /// a zlib stream.
  var stream: [UInt8] {
    var compressor = RunCompressor(width: width + 1)
    let filter = RunCompressor.Run(byte: 0, length: 1)
    var row: [RunCompressor.Run] = []
    var above: Range<Int>?
    for range in runs.rows {
      if range == above {
        compressor.appendAgain()
        continue
      }
      above = range
      row.removeAll(keepingCapacity: true)
      row.append(filter)
      for run in runs.runs[range] {
        row.append(.init(byte: places[Int(run.color)], length: Int(run.length)))
      }
      compressor.append(row)
    }
    return compressor.finish()
  }

  /// The red, green and blue of each colour of the palette.
  var palette: [UInt8] {
    colors.flatMap { color in
      [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> ($0 as UInt32)) }
    }
  }

  /// The palette, and for each of `colors` its place there; nil where 256 are not enough.
  private static func palette(
    _ colors: [UInt32], counts: [Int]
  ) -> (colors: [UInt32], places: [UInt8])? {
    // The count above, the place below, so that plain numbers are sorted.
    let order = colors.indices.map { counts[$0] << 16 | (0xFFFF - $0) }.sorted(by: >)
      .map { 0xFFFF - $0 & 0xFFFF }
    var clusters = ColorClusters(colors)
    for index in order.prefix(colors.count <= 256 ? 256 : keptColors) { clusters.add(index) }
    while clusters.palette.count < 256, clusters.largestDistance > goal {
      clusters.add(clusters.farthest)
    }
    return clusters.largestDistance <= tolerance ? (clusters.palette, clusters.places) : nil
  }
}

/// Colours, each with one of those chosen for a palette that is near to it.
private struct ColorClusters {
  private let colors: [UInt32]
  /// The colours chosen.
  private(set) var palette: [UInt32] = []
  /// The place in the palette of the colour that stands for each.
  private(set) var places: [UInt8]
  /// The colour that is farthest from those chosen, and by how much its worst component is off.
  private(set) var farthest = 0
  private(set) var largestDistance: Int32 = 256
  private var distances: [Int32]
  /// The colours for which a nearer one may yet be found.
  private var open: [Int]

  init(_ colors: [UInt32]) {
    self.colors = colors
    places = [UInt8](repeating: 0, count: colors.count)
    distances = [Int32](repeating: 256, count: colors.count)
    open = Array(colors.indices)
  }

  /// Chooses a colour.
  mutating func add(_ chosen: Int) {
    let place = UInt8(palette.count)
    let color = colors[chosen]
    palette.append(color)
    (farthest, largestDistance) = (0, IndexedImage.goal)
    var kept = 0
    for index in open {
      let away = Self.distance(color, colors[index])
      if away < distances[index] { (distances[index], places[index]) = (away, place) }
      if distances[index] > largestDistance {
        (farthest, largestDistance) = (index, distances[index])
      }
      if distances[index] > IndexedImage.goal {
        open[kept] = index
        kept += 1
      }
    }
    open.removeSubrange(kept...)
  }

  /// The largest difference of a component.
  private static func distance(_ a: UInt32, _ b: UInt32) -> Int32 {
    func difference(_ shift: UInt32) -> Int32 {
      abs(
        Int32(truncatingIfNeeded: a >> shift & 255) &- Int32(truncatingIfNeeded: b >> shift & 255))
    }
    return max(difference(16), difference(8), difference(0))
  }
}
