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
/// they are; of the rest, those farthest from all kept ones are added until the palette is full, and
/// the others become their nearest neighbour, which is at most ``tolerance`` levels of 255 away.
///
/// Source: Gonzalez (1985), *Clustering to minimize the maximum intercluster distance*.
struct IndexedImage {
  /// The palette, `0xRRGGBB`.
  let colors: [UInt32]
  /// The place in the palette of each pixel, row by row.
  let indices: [UInt8]

  /// How far a component of a pixel may be off, in levels of 255.
  static let tolerance = 6
  /// More colours than these are not drawn but photographed.
  private static let mostColors = 4_096
  private static let keptColors = 96

  /// The image of the given pixels, or nil where it has too many colours for a palette.
  init?(_ rows: PixelRows) {
    var table = ColorTable()
    guard table.count(rows, atMost: Self.mostColors) else { return nil }
    guard let palette = Self.palette(table.colors, counts: table.counts) else { return nil }
    colors = palette.colors
    indices = table.indices(of: rows, places: palette.places)
  }

  /// The red, green and blue of each colour of the palette.
  var palette: [UInt8] {
    colors.flatMap { color in
      [16, 8, 0].map { UInt8(truncatingIfNeeded: color >> ($0 as UInt32)) }
    }
  }

  /// The palette, and for each of `colors` its place there; nil where one would be too far off.
  private static func palette(
    _ colors: [UInt32], counts: [Int]
  ) -> (colors: [UInt32], places: [UInt8])? {
    let order = colors.indices.sorted { (counts[$1], colors[$0]) < (counts[$0], colors[$1]) }
    var palette: [UInt32] = []
    var places = [UInt8](repeating: 0, count: colors.count)
    var distances = [Int](repeating: 256, count: colors.count)
    func add(_ chosen: Int) {
      let place = UInt8(palette.count)
      palette.append(colors[chosen])
      for index in colors.indices {
        let away = distance(colors[index], colors[chosen])
        if away < distances[index] { (distances[index], places[index]) = (away, place) }
      }
    }
    for index in order.prefix(colors.count <= 256 ? 256 : keptColors) { add(index) }
    while palette.count < 256 {
      guard let farthest = order.max(by: { distances[$0] < distances[$1] }),
        distances[farthest] > 0
      else { break }
      add(farthest)
    }
    return distances.allSatisfy { $0 <= tolerance } ? (palette, places) : nil
  }

  /// The largest difference of a component.
  private static func distance(_ a: UInt32, _ b: UInt32) -> Int {
    func component(_ color: UInt32, _ shift: UInt32) -> Int { Int(color >> shift & 255) }
    return max(
      abs(component(a, 16) - component(b, 16)), abs(component(a, 8) - component(b, 8)),
      abs(component(a, 0) - component(b, 0)))
  }
}

/// The colours of an image in the order of their appearance, found by hashing.
private struct ColorTable {
  private(set) var colors: [UInt32] = []
  private(set) var counts: [Int] = []
  /// For each slot, one more than the place of its colour; 0 where it is free.
  private var slots = [Int32](repeating: 0, count: size)

  private static let size = 16_384

  /// Counts the pixels of each colour; false as soon as there are more than `limit` colours.
  mutating func count(_ rows: PixelRows, atMost limit: Int) -> Bool {
    for row in 0..<rows.height {
      let start = rows.pixels + row * rows.stride
      var column = 0
      while column < rows.width {
        let color = start[column] & 0xFF_FFFF
        let first = column
        repeat { column += 1 } while column < rows.width && start[column] & 0xFF_FFFF == color
        let place = place(of: color)
        if place == counts.count {
          guard place < limit else { return false }
          insert(color)
        }
        counts[place] += column - first
      }
    }
    return true
  }

  /// The palette's place of each pixel, where `places` has that of each colour.
  func indices(of rows: PixelRows, places: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: rows.width * rows.height) { bytes, count in
      for row in 0..<rows.height {
        let start = rows.pixels + row * rows.stride
        var last = start[0] & 0xFF_FFFF
        var index = places[place(of: last)]
        for column in 0..<rows.width {
          let color = start[column] & 0xFF_FFFF
          if color != last {
            last = color
            index = places[place(of: color)]
          }
          bytes[count] = index
          count += 1
        }
      }
    }
  }

  /// The place of a colour, or the number of colours if it is new.
  private func place(of color: UInt32) -> Int {
    var slot = Self.slot(of: color)
    while slots[slot] != 0 {
      let place = Int(slots[slot]) - 1
      if colors[place] == color { return place }
      slot = (slot + 1) % Self.size
    }
    return colors.count
  }

  private mutating func insert(_ color: UInt32) {
    var slot = Self.slot(of: color)
    while slots[slot] != 0 { slot = (slot + 1) % Self.size }
    colors.append(color)
    counts.append(0)
    slots[slot] = Int32(colors.count)
  }

  /// A multiplicative hash (Knuth 1973, section 6.4).
  private static func slot(of color: UInt32) -> Int { Int((color &* 2_654_435_769) >> 18) }
}
