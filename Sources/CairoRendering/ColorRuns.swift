/// The pixels of an image as runs of one colour, and the colours in order of appearance.
struct ColorRuns {
  /// Adjacent pixels of one colour in a row.
  struct Run: Equatable {
    /// The index of the colour in ``ColorRuns/colors``.
    var color: UInt16
    /// The number of pixels.
    var length: UInt16
  }

  /// The colours, `0xRRGGBB`.
  private(set) var colors: [UInt32] = []
  /// The number of pixels of each colour.
  private(set) var counts: [Int] = []
  /// The runs of the rows that differ from the row above.
  private(set) var runs: [Run] = []
  /// The range of each row's runs in ``runs``; identical rows share theirs.
  private(set) var rows: [Range<Int>] = []

  /// One more than the index of each slot's colour; 0 if the slot is free.
  private var slots = [Int32](repeating: 0, count: size)
  private static let size = 16_384

  /// Creates the runs of an image, or nil if it has more than `mostColors` colours.
  ///
  /// - Precondition: `mostColors` is less than the number of slots, and a row has fewer than 2¹⁵ pixels.
  init?(_ pixels: PixelRows, mostColors: Int) {
    precondition(mostColors < Self.size, "\(mostColors) colours in \(Self.size) slots")
    precondition(pixels.width < 1 << 15, "rows of \(pixels.width) pixels")
    rows.reserveCapacity(pixels.height)
    for row in 0..<pixels.height {
      if row > 0, pixels.isRepeated(row) {
        let same = rows[row - 1]
        for run in runs[same] { counts[Int(run.color)] += Int(run.length) }
        rows.append(same)
      } else {
        let start = runs.count
        read(pixels.pixels + row * pixels.stride, pixels.width)
        if colors.count > mostColors { return nil }
        rows.append(start..<runs.count)
      }
    }
  }

  /// Adds the runs of a row of `width` pixels.
  private mutating func read(_ pixels: UnsafePointer<UInt32>, _ width: Int) {
    var column = 0
    while column < width {
      let first = column
      column = Self.end(ofRunFrom: first, pixels, width)
      let color = place(of: pixels[first] & 0xFF_FFFF)
      counts[color] &+= column &- first
      runs.append(
        Run(
          color: UInt16(truncatingIfNeeded: color),
          length: UInt16(truncatingIfNeeded: column &- first)))
    }
  }

  /// Returns the end of the run that starts at `first`, comparing eight pixels at a time.
  private static func end(
    ofRunFrom first: Int, _ pixels: UnsafePointer<UInt32>, _ width: Int
  ) -> Int {
    let color = pixels[first]
    if first + 1 < width, pixels[first + 1] != color { return first + 1 }
    let pair = UInt64(color) << 32 | UInt64(color)
    var column = first + 1
    while column + 8 <= width {
      let words = UnsafeRawPointer(pixels + column)
      func difference(_ index: Int) -> UInt64 {
        words.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self) ^ pair
      }
      if difference(0) | difference(1) | difference(2) | difference(3) != 0 { break }
      column += 8
    }
    while column < width, pixels[column] == color { column += 1 }
    return column
  }

  /// Returns the index of a colour, adding it if it is new.
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
