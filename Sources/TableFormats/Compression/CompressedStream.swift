/// A decompressor of what was compressed as one: a member of a gzip file, a stream or a frame.
protocol CompressedStream {
  /// Decompresses a part of `input` into `output`; returns the numbers of bytes taken and written.
  func step(
    _ input: UnsafeBufferPointer<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
  ) -> (status: CompressedStreamStatus, taken: Int, written: Int)
}

/// The state of a decompressor after a step.
enum CompressedStreamStatus {
  /// There may be more.
  case more
  /// The stream is complete.
  case end
  /// The input does not have the format.
  case corrupt
  /// There is not enough memory, or the file asks for more than is allowed.
  case needsMemory
}
