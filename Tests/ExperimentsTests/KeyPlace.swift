import Testing

@testable import Experiments

/// A key of the experiment file, and where it stands.
struct KeyPlace: CustomTestStringConvertible, Sendable {
  /// The keys from the top of the file to this one.
  let path: [Key]

  var key: Key { path[path.count - 1] }
  /// Whether the experiment is at fault without the key, as ``file(_:)`` makes it.
  var isNeeded: Bool {
    switch key.fallback {
    case .required, .requiredBeside: true
    default: path.dropLast().last?.form.table?.alternatives.contains(key.name) == true
    }
  }
  var testDescription: String { path.map(\.name).joined(separator: ".") }

  /// Every key of the experiment file.
  static let all = places(in: .experiment, under: [])

  private static func places(in table: KeyTable, under path: [Key]) -> [KeyPlace] {
    table.keys.flatMap { key in
      [KeyPlace(path: path + [key])]
        + (key.form.table.map { places(in: $0, under: path + [key]) } ?? [])
    }
  }

  /// An experiment in which the key has `value`, and what it needs beside it; nil leaves the key out.
  func file(_ value: JSON?) -> String {
    var fields: [(String, JSON)] = [("title", "T"), ("data", "s.csv")]
    if path[0].name == "training" {
      fields += [
        ("split", JSON(yaml: "{share: 0.2}")), ("network", JSON(yaml: "{initial: glorot}")),
      ]
    }
    return JSON.object(Self.setting(path[...], to: value, in: fields)).text
  }

  private typealias Fields = [(String, JSON)]

  private static func setting(_ path: ArraySlice<Key>, to value: JSON?, in fields: Fields) -> Fields
  {
    guard let key = path.first else { return fields }
    let others = fields.filter { $0.0 != key.name }
    if path.count > 1 {
      let old = fields.first { $0.0 == key.name }?.1 ?? start(key)
      return others + [(key.name, changed(old) { setting(path.dropFirst(), to: value, in: $0) })]
    }
    guard let companion = key.companion,
      case .object(let beside) = JSON(yaml: "{\(companion.example)}")
    else { return others + (value.map { [(key.name, $0)] } ?? []) }
    return others.filter { field in !beside.contains { $0.0 == field.0 } } + beside
      + (value.map { [(key.name, $0)] } ?? [])
  }

  /// A value of `key` to put keys into: its example where it has keys that are required.
  private static func start(_ key: Key) -> JSON {
    if case .mapping(let table) = key.form, !table.keys.contains(where: \.isRequired) {
      return .object([])
    }
    return JSON(yaml: key.example ?? "")
  }

  /// A mapping, or the first mapping of a list, changed.
  private static func changed(_ json: JSON, _ change: (Fields) -> Fields) -> JSON {
    switch json {
    case .array(let elements):
      .array([changed(elements[0], change)] + elements.dropFirst())
    case .object(let fields): .object(change(fields))
    default: json
    }
  }
}
