/// The pixels of a Cairo surface, row by row: one word `0xAARRGGBB` a pixel.
struct PixelRows {
  let pixels: UnsafePointer<UInt32>
  let width: Int
  let height: Int
  /// The number of words from one row to the next.
  let stride: Int

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
  /// The place in the palette of each pixel, row by row.
  let indices: [UInt8]

  /// How far a component of a pixel may be off, in levels of 255.
  static let tolerance: Int32 = 6
  /// How far off is near enough to stop adding colours.
  private static let goal: Int32 = 4
  /// More colours than these are not drawn but photographed.
  private static let mostColors = 4_096
  private static let keptColors = 24

  /// The image of the given pixels, or nil where it has too many colours for a palette.
  init?(_ rows: PixelRows) {
    var runs = ColorRuns(mostColors: Self.mostColors)
    guard runs.read(rows), let palette = Self.palette(runs.colors, counts: runs.counts) else {
      return nil
    }
    colors = palette.colors
    indices = runs.indices(places: palette.places, count: rows.width * rows.height)
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
    let order = colors.indices.sorted { (counts[$1], colors[$0]) < (counts[$0], colors[$1]) }
    var clusters = ColorClusters(colors)
    for index in order.prefix(colors.count <= 256 ? 256 : keptColors) { clusters.add(index) }
    while clusters.palette.count < 256, clusters.largestDistance > goal {
      clusters.add(clusters.farthest)
    }
    return clusters.largestDistance <= tolerance ? (clusters.palette, clusters.places) : nil
  }
}

/// Colours, each with the nearest of those chosen for a palette.
private struct ColorClusters {
  private let colors: [UInt32]
  /// The colours chosen.
  private(set) var palette: [UInt32] = []
  /// The place in the palette of the colour nearest to each.
  private(set) var places: [UInt8]
  /// The colour that is farthest from those chosen, and by how much its worst component is off.
  private(set) var farthest = 0
  private(set) var largestDistance: Int32 = 256
  private var distances: [Int32]

  init(_ colors: [UInt32]) {
    self.colors = colors
    places = [UInt8](repeating: 0, count: colors.count)
    distances = [Int32](repeating: 256, count: colors.count)
  }

  /// Chooses a colour.
  mutating func add(_ chosen: Int) {
    let place = UInt8(palette.count)
    let color = colors[chosen]
    palette.append(color)
    (farthest, largestDistance) = (0, -1)
    distances.withUnsafeMutableBufferPointer { distances in
      for (index, other) in colors.enumerated() {
        let away = Self.distance(color, other)
        if away < distances[index] { (distances[index], places[index]) = (away, place) }
        if distances[index] > largestDistance {
          (farthest, largestDistance) = (index, distances[index])
        }
      }
    }
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

/// The pixels of an image as runs of one colour, and the colours in the order of their appearance.
private struct ColorRuns {
  private(set) var colors: [UInt32] = []
  private(set) var counts: [Int] = []
  private var runs: [Run] = []
  /// For each slot, one more than the place of its colour; 0 where it is free.
  private var slots = [Int32](repeating: 0, count: size)
  private let mostColors: Int

  private struct Run {
    var place: Int32
    var length: Int32
  }

  private static let size = 16_384

  init(mostColors: Int) { self.mostColors = mostColors }

  /// Reads all pixels; false as soon as there are too many colours.
  mutating func read(_ rows: PixelRows) -> Bool {
    runs.reserveCapacity(rows.width * rows.height / 8)
    for row in 0..<rows.height {
      let start = rows.pixels + row * rows.stride
      var column = 0
      while column < rows.width {
        let color = start[column] & 0xFF_FFFF
        let first = column
        repeat { column += 1 } while column < rows.width && start[column] & 0xFF_FFFF == color
        let place = place(of: color)
        guard place < mostColors else { return false }
        counts[place] += column - first
        runs.append(Run(place: Int32(place), length: Int32(column - first)))
      }
    }
    return true
  }

  /// The palette's place of each pixel, where `places` has that of each colour.
  func indices(places: [UInt8], count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
      for run in runs {
        let length = Int(run.length)
        bytes[filled..<filled + length].update(repeating: places[Int(run.place)])
        filled += length
      }
    }
  }

  /// The place of a colour, which is added if it is new.
  private mutating func place(of color: UInt32) -> Int {
    // A multiplicative hash (Knuth 1973, section 6.4).
    var slot = Int((color &* 2_654_435_769) >> 18)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if colors[place] == color { return place }
      slot = (slot + 1) % Self.size
    }
    colors.append(color)
    counts.append(0)
    slots[slot] = Int32(colors.count)
    return colors.count - 1
  }
}
