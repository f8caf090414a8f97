extension Experiment {
  /// The experiment file as a JSON Schema, by which editors complete and check it.
  ///
  /// The program is stricter: a schema cannot express that rows overlap or that two runs share a learning
  /// rate.
  ///
  /// Source: *JSON Schema: A Media Type for Describing JSON Documents*, draft 2020-12.
  public static var jsonSchema: JSON {
    .object(
      [
        ("$schema", "https://json-schema.org/draft/2020-12/schema"),
        ("title", "MainSequence experiment"),
        (
          "description", "An experiment file of MainSequence: a table of stars, a network, figures."
        ),
      ] + KeyTable.experiment.schema(types: []))
  }
}

extension KeyTable {
  /// The keywords of a schema for such mappings, and for values of the further `types`.
  fileprivate func schema(types others: [JSON]) -> [(String, JSON)] {
    var schema: [(String, JSON)] = [
      ("type", ValueForm.type(["object"] + others)),
      ("properties", .object(keys.map { ($0.name, .object($0.schema)) })),
      ("additionalProperties", isOpen ? .object(ValueForm.text.schema(types: [])) : .flag(false)),
    ]
    let required = keys.filter(\.isRequired).map { JSON.string($0.name) }
    if !required.isEmpty { schema.append(("required", .array(required))) }
    if !alternatives.isEmpty {
      let absent = others.map { JSON.object([("type", $0)]) }
      schema.append(("oneOf", .array(alternatives.map(Self.given) + absent)))
    }
    let conditions = keys.flatMap(\.conditions)
    if !conditions.isEmpty { schema.append(("allOf", .array(conditions))) }
    return schema
  }

  /// A schema for mappings in which `key` has a value: an empty one counts as absent.
  fileprivate static func given(_ key: String) -> JSON {
    let value: JSON = .object([("not", .object([("type", "null")]))])
    return .object([
      ("type", "object"), ("required", .array([.string(key)])),
      ("properties", .object([(key, value)])),
    ])
  }
}

extension Key {
  /// The keywords of a schema for the values of the key.
  fileprivate var schema: [(String, JSON)] {
    var schema: [(String, JSON)] = [
      ("description", .string(summary + (unit.map { " Unit: \($0)." } ?? "")))
    ]
    schema += form.schema(types: isRequired ? [] : ["null"])
    if case .value(let value) = fallback { schema.append(("default", JSON(yaml: value))) }
    if let example { schema.append(("examples", .array([JSON(yaml: example)]))) }
    return schema
  }

  /// The conditions that a value of the key imposes on the other keys.
  fileprivate var conditions: [JSON] {
    var conditions: [JSON] = []
    if !excludes.isEmpty {
      let absent = excludes.map { ($0, JSON.object([("type", "null")])) }
      conditions.append(
        .object([
          ("if", KeyTable.given(name)), ("then", .object([("properties", .object(absent))])),
        ]))
    }
    if case .requiredBeside(let other) = fallback {
      conditions.append(
        .object([("if", KeyTable.given(other)), ("then", KeyTable.given(name))]))
    }
    if let companion {
      conditions.append(.object([("if", KeyTable.given(name)), ("then", companion.schema)]))
    }
    return conditions
  }
}

extension Companion {
  /// A schema for mappings in which one of the choices is made.
  fileprivate var schema: JSON {
    let values = choices.compactMap(\.value).map { JSON.string($0) }
    guard let key = choices.first?.key, !values.isEmpty else {
      let given = choices.map { KeyTable.given($0.key) }
      return given.count == 1 ? given[0] : .object([("anyOf", .array(given))])
    }
    let isWord = ("enum", JSON.array(values + (isImplied ? [.null] : [])))
    return .object(
      (isImplied ? [] : [("required", .array([.string(key)]))]) + [
        ("properties", .object([(key, .object([isWord]))]))
      ])
  }
}

extension ValueForm {
  /// The keywords of a schema for such values, and for those of the further `types`.
  fileprivate func schema(types others: [JSON]) -> [(String, JSON)] {
    func type(_ own: JSON...) -> (String, JSON) { ("type", Self.type(own + others)) }
    switch self {
    case .text: return [type("string", "number", "boolean"), ("pattern", "\\S")]
    case .pattern(let pattern):
      let expression = ("pattern", JSON.string(pattern.expression))
      return pattern.mayBeNumber
        ? [type("string", "number"), expression, ("exclusiveMinimum", .integer(0))]
        : [type("string"), expression]
    case .number(let domain):
      let bounds = [
        ("minimum", domain.least), ("exclusiveMinimum", domain.above), ("maximum", domain.most),
        ("exclusiveMaximum", domain.below),
      ]
      return [type("number")]
        + bounds.compactMap { name, bound in bound.map { (name, .number($0)) } }
    case .integer(let range):
      return [
        type("integer"), ("minimum", .integer(range.lowerBound)),
        ("maximum", .integer(range.upperBound)),
      ]
    case .flag: return [type("boolean")]
    case .choice(let names):
      return [("enum", .array(names.map { .string($0) } + (others.isEmpty ? [] : [.null])))]
    case .list(let element, let counts, let isUnique):
      return [
        type("array"), ("items", .object(element.schema(types: []))),
        ("minItems", .integer(counts.lowerBound)), ("maxItems", .integer(counts.upperBound)),
      ] + (isUnique ? [("uniqueItems", .flag(true))] : [])
    case .either(let names, let other):
      let forms = [ValueForm.choice(names), other].map { JSON.object($0.schema(types: [])) }
      return [("anyOf", .array(forms + others.map { .object([("type", $0)]) }))]
    case .mapping(let table):
      return table.schema(types: table.shorthand == nil ? others : ["string"] + others)
    }
  }

  /// The value of the keyword `type`.
  fileprivate static func type(_ types: [JSON]) -> JSON {
    types.count == 1 ? types[0] : .array(types)
  }
}
