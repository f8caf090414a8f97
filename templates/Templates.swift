/// What a report starts from, embedded in the binary so that it travels alone.
public enum AssignmentTemplate {
  /// The table of 20 stars, as comma-separated text.
  public static var stars: [UInt8] { PackageResources.stars_csv }
  /// The experiment file, which states every key there is.
  public static var experiment: [UInt8] { PackageResources.experiment_yaml }
  /// The same table with its mistakes mended, and where every mended value is from.
  public static var correctedStars: [UInt8] { PackageResources.stars_corrected_csv }
  /// The Mustache template of the report on stars without classes.
  public static var starReport: [UInt8] { PackageResources.stars_md_mustache }
  /// The Mustache template of the report.
  public static var report: [UInt8] { PackageResources.report_md_mustache }
}
