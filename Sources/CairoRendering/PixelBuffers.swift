import CCairo
import Synchronization

/// Lets memory of the process that is given back be taken again, by the next figure or the next report.
///
/// The system's handing out of pages took a tenth of a report's time. To be called once, early.
public func keepMemory() { ccairo_keep_memory(64 << 20) }

/// Memory for pixels that goes from one figure to the next.
///
/// A new image costs more time in the system, which hands out its memory page by page, than in being
/// drawn; so a buffer is kept until a larger one is asked for. There are as many as were ever drawn on
/// at once.
final class PixelBuffers: Sendable {
  static let shared = PixelBuffers()

  /// Room for a number of pixels, of which nothing is known.
  struct Buffer: @unchecked Sendable {
    fileprivate let pixels: UnsafeMutableBufferPointer<UInt32>

    /// Where the first pixel stands, as Cairo wants it.
    var bytes: UnsafeMutablePointer<UInt8>? {
      UnsafeMutableRawPointer(pixels.baseAddress)?.assumingMemoryBound(to: UInt8.self)
    }
  }

  /// A buffer of more pixels than these, 64 MiB, is not kept.
  private static let mostKept = 16_777_216

  private let free = Mutex<[Buffer]>([])

  /// A buffer for `count` pixels, which is to be taken back.
  func buffer(count: Int) -> Buffer {
    if let kept = free.withLock({ $0.popLast() }) {
      if kept.pixels.count >= count { return kept }
      kept.pixels.deallocate()
    }
    return Buffer(pixels: .allocate(capacity: count))
  }

  /// Keeps a buffer that nothing is drawn on any more.
  func takeBack(_ buffer: Buffer) {
    if buffer.pixels.count > Self.mostKept { return buffer.pixels.deallocate() }
    free.withLock { $0.append(buffer) }
  }
}
