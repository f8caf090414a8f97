/// The names that the open sections of a template give values to; inner sections hide the names of outer ones.
///
/// Looking a name up costs the same however many sections are open.
struct TemplateScopes<Value> {
  private var names: [[String]] = []
  private var values: [String: [Value]] = [:]

  /// Scopes of one section, the whole template.
  init(_ named: some Sequence<(key: String, value: Value)>) { open(named) }

  /// Opens a section with names of its own.
  mutating func open(_ named: some Sequence<(key: String, value: Value)>) {
    names.append(
      named.map { name, value in
        values[name, default: []].append(value)
        return name
      })
  }

  /// Closes the innermost section.
  mutating func close() { for name in names.removeLast() { values[name]?.removeLast() } }

  /// The value of `name` in the innermost section that has one.
  subscript(name: String) -> Value? { values[name]?.last }

  /// The names in the open sections, the innermost first.
  var all: [String] { names.reversed().flatMap(\.self) }
}
