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
/// the palette is full, and the others become their nearest neighbour, which is at most ``tolerance``
/// levels of 255 away.
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
  static let tolerance: Int16 = 6
  /// How far off is near enough to stop adding colours.
  private static let goal: Int16 = 4
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
    let rows = runs.rows
    let bytes = runs.runs.map { run in
      RunCompressor.Run(byte: places[Int(run.color)], length: run.length)
    }
    for row in rows.indices {
      compressor.append(bytes[rows[row]], isRepeated: row > 0 && rows[row] == rows[row - 1])
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

/// Colours, each with the nearest of those chosen for a palette.
///
/// The components stand in lists of their own, so that eight colours are compared at once.
private struct ColorClusters {
  /// The colours chosen.
  private(set) var palette: [UInt32] = []
  /// The colour that is farthest from those chosen, and by how much its worst component is off.
  private(set) var farthest = 0
  private(set) var largestDistance: Int16 = 256
  private let colors: [UInt32]
  private let components: [[Int16]]
  private var distances: [Int16]
  private var nearest: [Int16]

  init(_ colors: [UInt32]) {
    self.colors = colors
    components = [16, 8, 0].map { shift in colors.map { Self.component($0, shift) } }
    distances = [Int16](repeating: 256, count: colors.count)
    nearest = [Int16](repeating: 0, count: colors.count)
  }

  /// The place in the palette of the colour nearest to each.
  var places: [UInt8] { nearest.map { UInt8($0) } }

  /// Chooses a colour.
  mutating func add(_ chosen: Int) {
    let place = Int16(palette.count)
    palette.append(colors[chosen])
    let (red, green, blue) = (components[0], components[1], components[2])
    let (red0, green0, blue0) = (red[chosen], green[chosen], blue[chosen])
    largestDistance = distances.withUnsafeMutableBufferPointer { distances in
      nearest.withUnsafeMutableBufferPointer { nearest in
        var largest: Int16 = 0
        for index in 0..<colors.count {
          let away = max(
            Self.magnitude(red[index] &- red0), Self.magnitude(green[index] &- green0),
            Self.magnitude(blue[index] &- blue0))
          let isNearer = away < distances[index]
          nearest[index] = isNearer ? place : nearest[index]
          distances[index] = isNearer ? away : distances[index]
          largest = max(largest, distances[index])
        }
        return largest
      }
    }
    farthest = distances.firstIndex(of: largestDistance) ?? 0
  }

  private static func component(_ color: UInt32, _ shift: UInt32) -> Int16 {
    Int16(truncatingIfNeeded: color >> shift & 255)
  }

  private static func magnitude(_ value: Int16) -> Int16 { max(value, 0 &- value) }
}
