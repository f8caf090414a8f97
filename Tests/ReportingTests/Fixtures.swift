import Foundation

/// The files that `make_arrays.py` wrote, and the assignment's printed tables.
enum Fixture {
  static func text(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return try String(
      contentsOf: folder.appendingPathComponent("Fixtures/\(name)"), encoding: .utf8)
  }

  static func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text(name).utf8))
  }
}

/// A number stored as the sixteen hexadecimal digits of its bits.
struct StoredNumber: Decodable {
  let value: Double

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bits = UInt64(try container.decode(String.self), radix: 16) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the bits")
    }
    value = Double(bitPattern: bits)
  }
}

/// A vector or a matrix of stored numbers.
enum StoredArray: Decodable {
  case vector([Double])
  case matrix([[Double]])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let rows = try? container.decode([[StoredNumber]].self), !rows.isEmpty {
      self = .matrix(rows.map { $0.map(\.value) })
    } else {
      self = .vector(try container.decode([StoredNumber].self).map(\.value))
    }
  }
}
