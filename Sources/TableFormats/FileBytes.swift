import Parallelism
import Tables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A reader of whole files.
public enum FileBytes {
  /// Returns the bytes of an open file of `size` bytes, read on all cores; nil if it is shorter or
  /// cannot be read that way.
  ///
  /// The file is read rather than mapped, so that truncating it meanwhile does no harm.
  public static func read(_ descriptor: Int32, size: Int) -> [UInt8]? {
    let part = 1 << 21
    let count = (size + part - 1) / part
    var isWhole = true
    let bytes = [UInt8](large: size) { buffer in
      nonisolated(unsafe) let target = UnsafeMutableRawBufferPointer(buffer)
      isWhole = concurrentMap(count) { index in
        let range = index * part..<min((index + 1) * part, size)
        let piece = UnsafeMutableRawBufferPointer(rebasing: target[range])
        let length = pread(descriptor, piece.baseAddress, piece.count, off_t(range.lowerBound))
        return length == piece.count
      }.allSatisfy(\.self)
    }
    return isWhole ? bytes : nil
  }
}
