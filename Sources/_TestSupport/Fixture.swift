import Foundation

/// The files in the folder `Fixtures` beside the calling test, such as those written by
/// `make_arrays.py`.
public enum Fixture {
  /// Returns the text of a file.
  public static func text(_ name: String, test: String = #filePath) throws -> String {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("Fixtures/\(name)"), encoding: .utf8)
  }

  /// Decodes a JSON file.
  public static func decode<Value: Decodable>(
    _ name: String, as type: Value.Type, test: String = #filePath
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text(name, test: test).utf8))
  }
}

/// A number stored as the sixteen hexadecimal digits of its bit pattern.
public struct StoredNumber: Decodable {
  /// The number.
  public let value: Double

  /// Decodes the number from its bit pattern.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bits = UInt64(try container.decode(String.self), radix: 16) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the bits")
    }
    value = Double(bitPattern: bits)
  }
}

/// A vector or a matrix of stored numbers.
public enum StoredArray: Decodable {
  case vector([Double])
  case matrix([[Double]])

  /// Decodes a matrix if the items are rows, otherwise a vector.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let rows = try? container.decode([[StoredNumber]].self), !rows.isEmpty {
      self = .matrix(rows.map { $0.map(\.value) })
    } else {
      self = .vector(try container.decode([StoredNumber].self).map(\.value))
    }
  }
}
