/// The files that a report starts from, embedded in the binary.
public enum AssignmentTemplate {
  /// The table of 20 stars, as comma-separated text.
  public static var stars: [UInt8] { PackageResources.stars_csv }
  /// The experiment file, which lists every key.
  public static var experiment: [UInt8] { PackageResources.experiment_yaml }
  /// A corrected copy of the table, with a source for every correction.
  public static var correctedStars: [UInt8] { PackageResources.stars_corrected_csv }
  /// The Mustache template of a report on stars without classes.
  public static var starReport: [UInt8] { PackageResources.stars_md_mustache }
  /// The Mustache template of a report.
  public static var report: [UInt8] { PackageResources.report_md_mustache }
}

/// The parts of an index of reports, embedded in the binary.
public enum IndexTemplate {
  /// The script that sorts the table of a page.
  public static var script: [UInt8] { PackageResources.sort_js }
}
