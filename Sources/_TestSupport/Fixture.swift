import Foundation

/// Files in the folder `Fixtures` beside the test that asks for them, such as those of `make_arrays.py`.
public enum Fixture {
  /// The text of the file.
  public static func text(_ name: String, test: String = #filePath) throws -> String {
    let folder = URL(fileURLWithPath: test).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("Fixtures/\(name)"), encoding: .utf8)
  }

  /// What the file, in JSON, holds.
  public static func decode<Value: Decodable>(
    _ name: String, as type: Value.Type, test: String = #filePath
  ) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text(name, test: test).utf8))
  }
}

/// A number stored as the sixteen hexadecimal digits of its bits.
public struct StoredNumber: Decodable {
  /// The number.
  public let value: Double

  /// The number whose bits are the digits.
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

  /// The matrix if the items are rows, else the vector.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let rows = try? container.decode([[StoredNumber]].self), !rows.isEmpty {
      self = .matrix(rows.map { $0.map(\.value) })
    } else {
      self = .vector(try container.decode([StoredNumber].self).map(\.value))
    }
  }
}
