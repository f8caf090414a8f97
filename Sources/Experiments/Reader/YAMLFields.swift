/// The value of a key of a mapping, or of an element of a list.
struct YAMLField {
  /// The key; for an element of a list, the key of the list.
  let name: String
  let value: YAMLNode
  /// The values that the table of keys allows.
  let form: ValueForm

  /// Stops the program: the reader expects `wanted`, but the table of keys says otherwise.
  func mismatch(_ wanted: String) -> Never {
    preconditionFailure("\(name) is read as \(wanted), but its table says \(form)")
  }
}

/// The fields of a mapping, by the keys of its table.
struct YAMLFields {
  let table: KeyTable
  private var fields: [String: YAMLField] = [:]

  init(_ table: KeyTable) { self.table = table }

  /// The field of `key`; nil if it is absent.
  ///
  /// - Precondition: The table has the key, so that nothing is read that is not documented.
  subscript(key: String) -> YAMLField? {
    precondition(table[key] != nil, "\(table.name) has no key \(key)")
    return fields[key]
  }

  mutating func put(_ field: YAMLField) { fields[field.name] = field }
}
