import Tables

/// A reader that takes values from a YAML tree, and collects the faults.
///
/// A value that is absent or wrong is replaced by the given default, so that reading continues; a wrong value
/// is always among ``faults``.
struct NodeReader {
  let document: YAMLDocument
  var faults = Diagnostics()
  /// Whether a text can consist of blanks, as a label of a table can.
  var takesBlankTexts = false

  init(_ document: YAMLDocument) { self.document = document }

  mutating func report(_ message: String, at node: YAMLNode, suggestion: String? = nil) {
    faults.append(
      error: document.source.diagnostic(
        message, at: document.range(of: node), suggestion: suggestion))
  }

  /// Reads the fields of the mapping `node`; those without a value (`author:`, `~`, `null`) count as absent.
  ///
  /// Faults: not a mapping, a key that is not in `table`, no value for a required key.
  mutating func fields(of node: YAMLNode, _ table: KeyTable) -> YAMLFields {
    var fields = YAMLFields(table)
    if let name = table.shorthand, let key = table[name], node.text != nil, !node.isNull {
      fields.put(YAMLField(name: name, value: node, form: key.form))
      return fields
    }
    guard case .mapping(let mapping) = node.content else {
      report("\(table.name) is \(node.kind), not a mapping of keys to values", at: node)
      return fields
    }
    for (key, value) in mapping {
      let text = key.text ?? ""
      if let key = table[text] {
        if !value.isNull { fields.put(YAMLField(name: text, value: value, form: key.form)) }
        continue
      }
      // The search for the key that was meant is not repeated for faults that are only counted.
      let suggestion = faults.isFull ? nil : hint(text, in: table)
      report("\(table.name) has no key \(quoted(text))", at: key, suggestion: suggestion)
    }
    for key in table.keys where fields[key.name] == nil {
      switch key.fallback {
      case .required: report("\(table.name) needs the key \(quoted(key.name))", at: node)
      case .requiredBeside(let other) where fields[other] != nil:
        report("\(table.name) needs the key \(quoted(key.name)) beside \(quoted(other))", at: node)
      default: break
      }
    }
    reportIdle(fields)
    return fields
  }

  /// Reads the fields of the mapping `field`.
  ///
  /// - Precondition: The key, or the list that the field is an element of, takes mappings.
  mutating func fields(of field: YAMLField) -> YAMLFields {
    guard case .mapping(let table) = field.form else { field.mismatch("a mapping") }
    return fields(of: field.value, table)
  }

  /// Reads a list; nil if the field is absent.
  ///
  /// Faults: not a list, or one with fewer or more elements than the key takes.
  ///
  /// - Precondition: The key takes lists.
  mutating func list(_ field: YAMLField?) -> [YAMLField]? {
    guard let field else { return nil }
    guard case .list(let element, let counts, _) = field.form else { field.mismatch("a list") }
    guard case .sequence(let sequence) = field.value.content else {
      report("\(field.name) is \(field.value.kind), not a list", at: field.value)
      return nil
    }
    if !counts.contains(sequence.count) {
      let bound =
        sequence.count < counts.lowerBound
        ? "at least \(counts.lowerBound)" : "at most \(counts.upperBound)"
      let items = sequence.count == 1 ? "1 item" : "\(sequence.count) items"
      report("\(field.name) is a list of \(items), not of \(bound)", at: field.value)
      return nil
    }
    return sequence.map { YAMLField(name: field.name, value: $0, form: element) }
  }

  /// Reads a text that is not blank, unless the reader takes such texts.
  mutating func text(_ field: YAMLField?) -> String? {
    guard let field else { return nil }
    guard let text = field.value.text else {
      report("\(field.name) is \(field.value.kind), not a text", at: field.value)
      return nil
    }
    if text.isEmpty || !takesBlankTexts && text.allSatisfy(\.isWhitespace) {
      report("\(field.name) is empty", at: field.value)
      return nil
    }
    return text
  }

  /// Reads a number that the key takes.
  ///
  /// - Precondition: The key takes numbers.
  mutating func number(_ field: YAMLField?, default value: Double) -> Double {
    guard let field else { return value }
    guard case .number(let domain) = field.form else { field.mismatch("a number") }
    guard let scalar = unquoted(field, "a number") else { return value }
    do throws(NumberFault) {
      let number = try Double(numeral: Array(scalar.utf8)[...])
      if domain.contains(number) { return number }
      report("\(field.name) is \(number), not \(domain.words)", at: field.value)
    } catch {
      report("\(field.name) \(error.predicate)", at: field.value, suggestion: error.suggestion)
    }
    return value
  }

  /// Reads a whole number that the key takes.
  ///
  /// - Precondition: The key takes whole numbers.
  mutating func integer(_ field: YAMLField?, default value: Int) -> Int {
    guard let field else { return value }
    guard case .integer(let range) = field.form else { field.mismatch("a whole number") }
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

  /// Reads one of the words that the key takes: a case of an enumeration, by its raw value.
  ///
  /// - Precondition: The key takes words.
  mutating func choice<Choice>(_ field: YAMLField?) -> Choice?
  where Choice: RawRepresentable<String> {
    guard let field else { return nil }
    guard case .choice(let names) = field.form else { field.mismatch("a word") }
    guard let text = text(field) else { return nil }
    if names.contains(text), let choice = Choice(rawValue: text) { return choice }
    report(
      "\(field.name) is \(quoted(text)), not one of \(names.joined(separator: ", "))",
      at: field.value, suggestion: hint(field.name, text, among: names))
    return nil
  }

  /// Reads `true` or `false`.
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

  /// Reports every entry of the list `name` whose value has occurred before.
  mutating func reportRepeats<Value: Hashable>(
    _ entries: [(value: Value, node: YAMLNode)], in name: String, _ describe: (Value) -> String
  ) {
    var seen: Set<Value> = []
    for (value, node) in entries where !seen.insert(value).inserted {
      report("\(name) has \(describe(value)) twice", at: node)
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
        suggestion: "remove the quotation marks")
      return nil
    }
    return text
  }
}

extension YAMLNode {
  /// The kind of node, in words.
  fileprivate var kind: String {
    switch content {
    case .scalar(let text, _): isNull ? "empty" : quoted(text)
    case .mapping: "a mapping"
    case .sequence: "a list"
    }
  }
}
