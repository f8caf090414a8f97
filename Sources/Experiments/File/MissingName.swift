/// What an experiment can do about stars that lack a feature.
enum MissingName: String, CaseIterable {
  /// Call each a fault.
  case error
  /// Leave them out, and count them.
  case leaveOut = "leave-out"
}
