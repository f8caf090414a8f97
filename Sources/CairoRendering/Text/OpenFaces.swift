import CCairo
import Synchronization

/// The faces that text has been set in: they stay open for as long as the program runs.
///
/// Cairo 1.16 closes faces when more than ten are open, even one that another thread is about to read, and FreeType keeps
/// its faces in a list that only one thread at a time may change. So text is set by one thread at a time, which opens every
/// face that it needs for good; drawing then neither opens nor closes any.
struct OpenFaces {
  private static let shared = Mutex(OpenFaces())

  /// The addresses of the fonts.
  private var fonts: Set<UInt> = []

  /// Runs `set`, which sets the text of a layout, and keeps the layout's faces open.
  static func keeping(_ layout: OpaquePointer, _ set: () -> Void) {
    shared.withLock { faces in
      set()
      faces.keep(layout)
    }
  }

  /// Runs `set`, which sets text in fonts whose faces are kept open.
  static func withoutNewOnes(_ set: () -> Void) {
    shared.withLock { _ in set() }
  }

  private mutating func keep(_ layout: OpaquePointer) {
    var next = pango_layout_get_line_readonly(layout, 0)?.pointee.runs
    while let run = next {
      next = run.pointee.next
      let item = run.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee.item
      guard let font = item?.pointee.analysis.font,
        let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)),
        fonts.insert(UInt(bitPattern: scaled)).inserted
      else { continue }
      cairo_scaled_font_reference(scaled)
      ccairo_open_face(scaled)
    }
  }
}
