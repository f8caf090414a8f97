/// The targets that `Package.swift` declares, read as text.
///
/// Known are `.target(…)` and its kin, the helpers `library(name, dependencies)` and
/// `tests(name, dependencies)`, and products that a constant stands for.
struct Manifest {
  /// A target.
  struct Target {
    /// The name of its module.
    var name: String
    /// The modules that it may import.
    var dependencies: Set<String>
    /// Its folder.
    var path: String
    /// Whether it holds tests.
    var isTest: Bool
  }

  /// All targets, in their order.
  private(set) var targets: [Target] = []
  private let products: [String: String]

  /// The targets in the text of a manifest.
  init(_ text: String) {
    products = Dictionary(
      uniqueKeysWithValues: text.matches(
        of: /let (\w+) = Target\.Dependency\.product\(\s*name: "(\w+)"/
      ).map { (String($0.1), String($0.2)) })
    guard let list = text.firstRange(of: "  targets: [") else { return }
    let rest = text[list.upperBound...]
    let end = Self.closing(of: rest) ?? rest.endIndex
    for call in Self.elements(String(rest[..<end])) {
      if let target = target(call) { targets.append(target) }
    }
  }

  private func target(_ call: String) -> Target? {
    guard let open = call.firstIndex(of: "("), call.last == ")" else { return nil }
    let kind = call[..<open]
    let arguments = Self.elements(String(call[call.index(after: open)...].dropLast()))
    func labelled(_ label: String) -> String? {
      arguments.first { $0.hasPrefix(label + ":") }.map { String($0.dropFirst(label.count + 1)) }
    }
    guard let first = arguments.first, let name = Self.literal(first) else { return nil }
    let positional = arguments.dropFirst().first { $0.hasPrefix("[") }
    var dependencies = modules(labelled("dependencies") ?? positional ?? "[]")
    let path = labelled("path").flatMap(Self.literal)
    switch kind {
    case "tests":
      dependencies.formUnion([name, "_TestSupport"])
      return Target(
        name: name + "Tests", dependencies: dependencies, path: "Tests/\(name)Tests", isTest: true)
    case ".testTarget":
      return Target(
        name: name, dependencies: dependencies, path: path ?? "Tests/\(name)", isTest: true)
    default:
      return Target(
        name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", isTest: false)
    }
  }

  /// The modules that the elements of an array name: targets by literals, products by constants.
  private func modules(_ array: String) -> Set<String> {
    let trimmed = array.trimmingPrefix { $0.isWhitespace }.dropFirst().dropLast()
    return Set(
      Self.elements(String(trimmed)).compactMap { Self.literal($0) ?? products[$0] })
  }

  // MARK: - Text

  /// The first string literal in `text`.
  private static func literal(_ text: String) -> String? {
    text.firstMatch(of: /"([^"]*)"/).map { String($0.1) }
  }

  /// The parts of `text` between commas that stand in no parentheses, brackets or quotes, without the blanks
  /// around them.
  private static func elements(_ text: String) -> [String] {
    var elements = [""]
    var depth = 0
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if character == ",", depth == 0 {
          elements.append("")
          continue
        }
      }
      elements[elements.count - 1].append(character)
    }
    return elements.map { element in
      let start = element.drop(while: \.isWhitespace)
      return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }

  /// Where the bracket that is open before `text` closes.
  private static func closing(of text: Substring) -> Substring.Index? {
    var depth = 1
    var isQuoted = false
    for index in text.indices {
      let character = text[index]
      if character == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
