/// The treatments of stars that lack a feature.
enum MissingName: String, CaseIterable {
  /// Report each as a fault.
  case error
  /// Exclude and count them.
  case leaveOut = "leave-out"
}
