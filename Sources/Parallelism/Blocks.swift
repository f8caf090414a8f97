extension Range<Int> {
  /// The range in parts of at most `size` indices.
  package func inBlocks(of size: Int) -> some Sequence<Range<Int>> {
    stride(from: lowerBound, to: upperBound, by: size).lazy.map { start in
      start..<Swift.min(start + size, upperBound)
    }
  }
}
