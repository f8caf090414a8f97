import Tables

/// One key of a mapping, or one element of a list: its value, and the key that it goes by.
struct YAMLField {
  /// The key; for an element of a list, the key of the list.
  let name: String
  let value: YAMLNode
}

/// Takes values out of a YAML tree, and collects what is wrong with them.
///
/// Whatever is absent or wrong is returned as the default that was given, so that reading goes on;
/// a value that is wrong is always among ``faults``.
struct NodeReader {
  let document: YAMLDocument
  var faults = Diagnostics()

  init(_ document: YAMLDocument) { self.document = document }

  mutating func report(_ message: String, at node: YAMLNode, suggestion: String? = nil) {
    faults.append(
      document.source.diagnostic(message, at: document.range(of: node), suggestion: suggestion))
  }

  /// The fields of the mapping `node`; those without a value (`author:`, `~`, `null`) are left out.
  ///
  /// Faults: no mapping, a key that is not among `keys`, no value for one of `required`.
  mutating func fields(
    of node: YAMLNode, called name: String, keys: [String], required: [String] = []
  ) -> [String: YAMLField] {
    guard case .mapping(let mapping) = node.content else {
      report("\(name) is \(node.kind), not a mapping of keys to values", at: node)
      return [:]
    }
    var fields: [String: YAMLField] = [:]
    for (key, value) in mapping {
      let text = key.text ?? ""
      if !keys.contains(text) {
        report(
          "\(name) has no key \(quoted(text))", at: key,
          suggestion: didYouMean(text, among: keys)
            ?? "the keys are \(keys.joined(separator: ", "))"
        )
      } else if !value.isNull {
        fields[text] = YAMLField(name: text, value: value)
      }
    }
    for key in required where fields[key] == nil {
      report("\(name) needs the key \(quoted(key))", at: node)
    }
    return fields
  }

  /// The elements of a list, or nil if the field is absent.
  ///
  /// Faults: no list, or one of fewer or more elements than `counts`.
  mutating func list(_ field: YAMLField?, counts: ClosedRange<Int>) -> [YAMLField]? {
    guard let field else { return nil }
    guard case .sequence(let sequence) = field.value.content else {
      report("\(field.name) is \(field.value.kind), not a list", at: field.value)
      return nil
    }
    if !counts.contains(sequence.count) {
      let bound =
        sequence.count < counts.lowerBound
        ? "at least \(counts.lowerBound)" : "at most \(counts.upperBound)"
      report("\(field.name) is a list of \(sequence.count), not of \(bound)", at: field.value)
      return nil
    }
    return sequence.map { YAMLField(name: field.name, value: $0) }
  }

  /// A text that is not blank.
  mutating func text(_ field: YAMLField?) -> String? {
    guard let field else { return nil }
    guard let text = field.value.text else {
      report("\(field.name) is \(field.value.kind), not a text", at: field.value)
      return nil
    }
    if text.allSatisfy(\.isWhitespace) {
      report("\(field.name) is empty", at: field.value)
      return nil
    }
    return text
  }

  /// A finite number.
  mutating func number(_ field: YAMLField?, default value: Double) -> Double {
    guard let field else { return value }
    guard let scalar = unquoted(field, "a number") else { return value }
    do throws(NumberFault) {
      return try Double(numeral: Array(scalar.utf8)[...])
    } catch {
      report("\(field.name) \(error.predicate)", at: field.value, suggestion: error.suggestion)
      return value
    }
  }

  /// A whole number within `range`.
  mutating func integer(
    _ field: YAMLField?, in range: ClosedRange<Int>, default value: Int
  ) -> Int {
    guard let field else { return value }
    guard let scalar = unquoted(field, "a whole number") else { return value }
    guard let number = try? Double(numeral: Array(scalar.utf8)[...]),
      let integer = Int(exactly: number)
    else {
      report("\(field.name) is \(quoted(scalar)), not a whole number", at: field.value)
      return value
    }
    if !range.contains(integer) {
      report(
        "\(field.name) is \(integer), not within \(range.lowerBound) to \(range.upperBound)",
        at: field.value)
      return value
    }
    return integer
  }

  /// One of the cases of an enumeration, by its raw value.
  mutating func choice<Choice>(_ field: YAMLField?) -> Choice?
  where Choice: CaseIterable & RawRepresentable<String> {
    guard let field, let text = text(field) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    report(
      "\(field.name) is \(quoted(text)), not one of \(names.joined(separator: ", "))",
      at: field.value, suggestion: didYouMean(text, among: names))
    return nil
  }

  /// Yes or no: `true` or `false`.
  mutating func flag(_ field: YAMLField?, default value: Bool) -> Bool {
    guard let field else { return value }
    guard let scalar = unquoted(field, "true or false") else { return value }
    switch scalar {
    case "true": return true
    case "false": return false
    default:
      report("\(field.name) is \(quoted(scalar)), not true or false", at: field.value)
      return value
    }
  }

  /// Reports every entry whose value occurred before.
  mutating func reportRepeats<Value: Hashable>(
    _ entries: [(value: Value, field: YAMLField)], _ describe: (Value) -> String
  ) {
    var seen: Set<Value> = []
    for (value, field) in entries where !seen.insert(value).inserted {
      report("\(field.name) has \(describe(value)) twice", at: field.value)
    }
  }

  private mutating func unquoted(_ field: YAMLField, _ wanted: String) -> String? {
    guard case .scalar(let text, let isPlain) = field.value.content else {
      report("\(field.name) is \(field.value.kind), not \(wanted)", at: field.value)
      return nil
    }
    guard isPlain else {
      report(
        "\(field.name) is the text \(quoted(text)), not \(wanted)", at: field.value,
        suggestion: "leave the quotation marks out")
      return nil
    }
    return text
  }
}

extension YAMLNode {
  /// What the node is, in words.
  fileprivate var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "empty" : quoted(text)
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}
