import Foundation

/// Real catalogues to try the program on, which are not the project's own to pass on: they lie beside it in
/// `shared/data`, or in the folder that the environment variable `STAR_TABLES` names.
public enum RealTable: String, CaseIterable, Sendable {
  /// 12,504 stars of the HYG database, with MK types.
  case hyg = "hyg_v3_abridged/hygdata_v3_abridged.csv"
  /// 96 bright and near stars with their spectral letters.
  case dslabs = "dslabs_stars/stars.csv"
  /// 1,000 stars of Gaia near the Sun.
  case gaiaNearest = "gaia_dr3_200pc/gaia_nearest.csv"
  /// 83,934 stars of Gaia within 200 pc.
  case gaia = "gaia_dr3_200pc/gaia_sample.csv"
  /// The 130 brightest stars of Hipparcos.
  case hipparcos = "gaia_dr3_200pc/hipparcos_brightest.csv"

  /// The path of the file, whether it is there or not.
  public var path: String {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../../shared/data").standardizedFileURL.path
    return (ProcessInfo.processInfo.environment["STAR_TABLES"] ?? beside) + "/" + rawValue
  }

  /// Whether the file is there.
  public var isThere: Bool { FileManager.default.fileExists(atPath: path) }

  /// The bytes of the file.
  public func bytes() throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }
}
