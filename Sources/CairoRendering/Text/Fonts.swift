import CCairo
import Synchronization

/// The fonts of all typesetters: one map of Pango, which only one thread at a time may use, and the faces that text has
/// been set in, which stay open for as long as the program runs.
///
/// Pango gives each thread a map of its own, which would look up the same fonts again. Cairo 1.16 closes faces when more
/// than ten are open, even one that another thread is about to read, and FreeType keeps its faces in a list that only one
/// thread at a time may change. So text is set by one thread at a time, which opens every face that it needs for good;
/// drawing then neither opens nor closes any.
struct Fonts {
  private static let shared = Mutex(Fonts())

  /// The map, for use within ``using(_:)``.
  nonisolated(unsafe) static let map: UnsafeMutablePointer<PangoFontMap>? =
    pango_cairo_font_map_new()
  /// The addresses of the fonts whose faces are kept open.
  private var opened: Set<UInt> = []

  /// Runs `body` while no other thread uses fonts; it must not ask for them again.
  static func using<Result>(_ body: () -> Result) -> Result {
    var result: Result?
    shared.withLock { _ in result = body() }
    guard let result else { preconditionFailure("the body has run") }
    return result
  }

  /// Runs `set`, which sets the text of a layout, and keeps the layout's faces open.
  static func keeping(_ layout: OpaquePointer, _ set: () -> Void) {
    shared.withLock { fonts in
      set()
      fonts.keep(layout)
    }
  }

  private mutating func keep(_ layout: OpaquePointer) {
    var next = pango_layout_get_line_readonly(layout, 0)?.pointee.runs
    while let run = next {
      next = run.pointee.next
      let item = run.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee.item
      guard let font = item?.pointee.analysis.font,
        let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font)),
        opened.insert(UInt(bitPattern: scaled)).inserted
      else { continue }
      cairo_scaled_font_reference(scaled)
      ccairo_open_face(scaled)
    }
  }
}
