import Parallelism

#if canImport(Glibc)
  import Glibc
#endif

extension Array {
  /// Creates an array of `count` elements, all initialised by `fill`, in huge pages if it is long.
  ///
  /// The system clears memory when it is first touched, page by page, which takes longer than
  /// parsing a number into it; with huge pages there are 512 times fewer.
  package init(large count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
      let whole = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      preferLargePages(UnsafeMutableRawBufferPointer(whole))
      fill(whole)
      initialized = count
    }
  }

  /// Creates an array by concatenating `parts` concurrently.
  package init(joining parts: [[Element]]) where Element: BitwiseCopyable & Sendable {
    if parts.count == 1 {
      self = parts[0]
      return
    }
    let ends = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    self.init(large: ends[parts.count]) { buffer in
      nonisolated(unsafe) let target = buffer
      _ = concurrentMap(partsOf: parts.indices, least: 1) { indices in
        for index in indices {
          _ = target[ends[index]..<ends[index + 1]].initialize(fromContentsOf: parts[index])
        }
      }
    }
  }
}

/// Requests huge pages for those entirely within `buffer`, on systems that require a request.
private func preferLargePages(_ buffer: UnsafeMutableRawBufferPointer) {
  #if canImport(Glibc)
    let page = 1 << 21
    guard buffer.count >= 2 * page, let start = buffer.baseAddress else { return }
    let offset = -Int(bitPattern: start) & (page - 1)
    madvise(start + offset, (buffer.count - offset) & -page, MADV_HUGEPAGE)
  #endif
}
