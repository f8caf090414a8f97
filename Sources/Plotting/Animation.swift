/// Figures of one size, shown one after the other, again and again.
public struct Animation: Sendable {
  /// The figures, of which the last one is shown where nothing can move.
  public var frames: [Figure]
  /// The time that each figure is shown, in hundredths of a second.
  public var step = 16
  /// The time that the last figure is shown, in hundredths of a second.
  public var hold = 250

  /// Creates an animation of `frames`.
  ///
  /// - Precondition: There is at least one frame, and all have one size.
  public init(_ frames: [Figure]) {
    precondition(
      Set(frames.map { [$0.printedSize.width, $0.printedSize.height] }).count == 1,
      "\(frames.count) frames of several sizes")
    self.frames = frames
  }

  /// The time that a frame is shown, in hundredths of a second.
  public func duration(ofFrame index: Int) -> Int { index == frames.count - 1 ? hold : step }
}
