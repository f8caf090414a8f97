import Foundation

/// Real catalogues for trying the program.
///
/// They are not part of the project: they are in `shared/data` beside it, or in the folder that the
/// environment variable `STAR_TABLES` names.
public enum RealTable: String, CaseIterable, Sendable {
  /// 12,504 stars of the HYG database, with MK types.
  case hyg = "hyg_v3_abridged/hygdata_v3_abridged.csv"
  /// 96 bright and nearby stars with their spectral classes.
  case dslabs = "dslabs_stars/stars.csv"
  /// 1,000 stars of Gaia near the Sun.
  case gaiaNearest = "gaia_dr3_200pc/gaia_nearest.csv"
  /// 83,934 stars of Gaia within 200 pc.
  case gaia = "gaia_dr3_200pc/gaia_sample.csv"
  /// The 130 brightest stars of Hipparcos.
  case hipparcos = "gaia_dr3_200pc/hipparcos_brightest.csv"

  /// The path of the file, whether it exists or not.
  public var path: String {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/data").standardizedFileURL.path
    return (ProcessInfo.processInfo.environment["STAR_TABLES"] ?? beside) + "/" + rawValue
  }

  /// Whether the file exists.
  public var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  /// Returns the bytes of the file.
  public func bytes() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
