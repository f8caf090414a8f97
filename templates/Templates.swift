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

/// The explorer of the network in a page, embedded in the binary.
public enum ExplorerTemplate {
  /// The section of the page.
  public static var markup: [UInt8] { PackageResources.explorer_html }
  /// Its style rules.
  public static var style: [UInt8] { PackageResources.explorer_css }
  /// The elementary functions of the network.
  public static var elementary: [UInt8] { PackageResources.elementary_js }
  /// The network and its training, without the page.
  public static var network: [UInt8] { PackageResources.network_js }
  /// What is drawn in the page.
  public static var drawing: [UInt8] { PackageResources.drawing_js }
  /// The state and the controls of the page.
  public static var controls: [UInt8] { PackageResources.controls_js }
}

/// The parts of an index of reports, embedded in the binary.
public enum IndexTemplate {
  /// The script that sorts the table of a page.
  public static var script: [UInt8] { PackageResources.sort_js }
}

/// The parts of a document of Word, embedded in the binary.
public enum WordTemplate {
  /// A document with the styles, on A4 or on letter paper.
  public static func styles(isLetter: Bool) -> [UInt8] {
    isLetter ? PackageResources.letter_docx : PackageResources.a4_docx
  }

  /// The filter of pandoc that arranges figures and tables.
  public static var filter: [UInt8] { PackageResources.filter_lua }
}
