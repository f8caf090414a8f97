import CCairo

/// The pixels of a Cairo surface, row by row, as words `0xAARRGGBB`.
struct PixelRows {
  let pixels: UnsafePointer<UInt32>
  let width: Int
  let height: Int
  /// The number of words between the starts of consecutive rows.
  let stride: Int

  /// Whether a row has the same pixels as the row above.
  func isRepeated(_ row: Int) -> Bool {
    memcmp(pixels + row * stride, pixels + (row - 1) * stride, width * 4) == 0
  }

  /// Returns red, green, blue and opacity of every pixel, not premultiplied, as PNG requires.
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

/// An opaque image with a palette of at most 256 colours.
///
/// A drawing has few colours apart from the shades along antialiased edges. The most frequent
/// colours are kept as they are. Of the rest, the one farthest from all kept colours is added until
/// all are close enough or the palette is full; the others are replaced by their nearest neighbour,
/// which is at most ``tolerance`` levels of 255 away.
///
/// Source: Gonzalez (1985), *Clustering to minimize the maximum intercluster distance*.
struct IndexedImage {
  /// The palette, `0xRRGGBB`.
  let colors: [UInt32]
  private let width: Int
  private let runs: ColorRuns
  /// The palette index of each colour of the runs.
  private let places: [UInt8]

  /// The greatest error of a pixel's component, in levels of 255.
  static let tolerance: Int16 = 6
  /// The error below which no more colours are added.
  private static let goal: Int16 = 4
  /// The number of colours above which an image is treated as a photograph.
  private static let mostColors = 4_096
  private static let keptColors = 24

  /// Creates the image of the given pixels, or nil if it has too many colours for a palette.
  init?(_ pixels: PixelRows) {
    guard let runs = ColorRuns(pixels, mostColors: Self.mostColors),
      let palette = Self.palette(runs.colors, counts: runs.counts)
    else { return nil }
    colors = palette.colors
    width = pixels.width
    self.runs = runs
    places = palette.places
  }

  /// The palette indices of the pixels as a zlib stream, row by row, each row preceded by a zero
  /// for "not filtered".
  var stream: [UInt8] {
    var compressor = RunCompressor(width: width + 1, runCount: runs.runs.count)
    var (last, bytes) = (0..<0, [RunCompressor.Run]())
    for row in runs.rows {
      let isRepeated = row == last
      if !isRepeated {
        bytes = runs.runs[row].map { run in
          RunCompressor.Run(byte: places[Int(run.color)], length: run.length)
        }
      }
      compressor.append(bytes, isRepeated: isRepeated)
      last = row
    }
    return compressor.finish()
  }

  /// The red, green and blue of each colour of the palette.
  var palette: [UInt8] {
    colors.flatMap { color in
      [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> ($0 as UInt32)) }
    }
  }

  /// Returns the palette and the index of each of `colors` in it; nil if 256 colours are not enough.
  private static func palette(
    _ colors: [UInt32], counts: [Int]
  ) -> (colors: [UInt32], places: [UInt8])? {
    // The count in the high bits and the index in the low bits, so that plain numbers are sorted.
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

/// The colours, each with the nearest colour chosen for the palette.
///
/// The components are stored separately, so that eight colours are compared at once.
private struct ColorClusters {
  /// The chosen colours.
  private(set) var palette: [UInt32] = []
  /// The colour farthest from the chosen ones, and the error of its worst component.
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

  /// The palette index of the colour nearest to each.
  var places: [UInt8] { nearest.map { UInt8($0) } }

  /// Adds a colour to the palette.
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
