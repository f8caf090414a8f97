/// The files a report starts from, embedded in the binary so that it travels alone.
public enum AssignmentTemplate {
  /// The assignment's table of 20 stars, as comma-separated text.
  public static var stars: [UInt8] { PackageResources.stars_csv }

  /// The assignment's experiment, as YAML: the reference for experiment files.
  public static var experiment: [UInt8] { PackageResources.experiment_yaml }
}
