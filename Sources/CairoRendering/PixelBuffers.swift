import CCairo
import Synchronization

/// Keeps freed memory in the process, for the next figure or the next report.
///
/// Page allocation by the system took a tenth of a report's time. Call once, early.
public func keepMemory() { ccairo_keep_memory(64 << 20) }

/// Lets the libraries that draw tell what they lack, and end the program with the exit code 71, where they would
/// stop it by a signal.
public func reportLibraryErrors() { ccairo_report_errors() }

/// A pool of pixel buffers that are reused from figure to figure.
///
/// Allocating the pages of a new image takes longer than drawing it, so a buffer is kept until a
/// larger one is requested. The pool grows to the greatest number of figures drawn concurrently.
final class PixelBuffers: Sendable {
  static let shared = PixelBuffers()

  /// Uninitialised memory for a number of pixels.
  struct Buffer: @unchecked Sendable {
    fileprivate let pixels: UnsafeMutableBufferPointer<UInt32>

    /// The address of the first pixel, in the type that Cairo expects.
    var bytes: UnsafeMutablePointer<UInt8>? {
      UnsafeMutableRawPointer(pixels.baseAddress)?.assumingMemoryBound(to: UInt8.self)
    }
  }

  /// The largest buffer that is kept, in pixels (64 MiB).
  private static let mostKept = 16_777_216

  private let free = Mutex<[Buffer]>([])

  /// Returns a buffer for `count` pixels, to be given to ``takeBack(_:)`` after use.
  func buffer(count: Int) -> Buffer {
    if let kept = free.withLock({ $0.popLast() }) {
      if kept.pixels.count >= count { return kept }
      kept.pixels.deallocate()
    }
    return Buffer(pixels: .allocate(capacity: count))
  }

  /// Keeps a buffer that is no longer drawn on.
  func takeBack(_ buffer: Buffer) {
    if buffer.pixels.count > Self.mostKept { return buffer.pixels.deallocate() }
    free.withLock { $0.append(buffer) }
  }
}
