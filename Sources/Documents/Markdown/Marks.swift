import Formatting

/// Typed values and the marks that represent them in a text until it has been parsed.
///
/// A mark is the index of a value between two private-use characters that the text itself must not
/// contain: see ``init(avoiding:)``.
public struct Marks: Sendable {
  /// The value of a mark.
  public enum Value: Equatable, Sendable {
    /// A part of a line.
    case prose(Prose)
    /// Separate blocks; within a line, their plain text.
    case blocks([Block])
    /// A mathematical expression.
    case equation(Equation)
    /// The path of a file, with the id of the figure in it, if any.
    case path(String, figure: String? = nil)

    /// The plain text, as in code and in addresses.
    var plain: String {
      switch self {
      case .prose(let prose): prose.plain
      case .equation(let equation): equation.latex
      case .blocks(let blocks): blocks.map(\.plain).joined(separator: "\n")
      case .path(let path, _): path
      }
    }
  }

  /// A part of a text with marks.
  enum Piece {
    case text(String)
    case value(Value)
  }

  /// The character at both ends of a mark.
  private let delimiter: Unicode.Scalar
  private var values: [Value] = []

  /// Creates an empty list whose marks cannot be confused with characters of `text`.
  public init(avoiding text: String) {
    let used = Set(text.unicodeScalars)
    let candidates = (0xE000...0xF8FF).lazy.compactMap { Unicode.Scalar(UInt32($0)) }
    delimiter = candidates.first { !used.contains($0) } ?? "\u{F0000}"
  }

  /// Adds a value and returns its mark.
  public mutating func mark(_ value: Value) -> String {
    values.append(value)
    return "\(delimiter)\(values.count - 1)\(delimiter)"
  }

  /// Returns the pieces of a text with marks.
  func pieces(of text: String) -> [Piece] {
    let parts = text.unicodeScalars.split(separator: delimiter, omittingEmptySubsequences: false)
    return parts.enumerated().compactMap { place, part in
      let string = String(part)
      guard place % 2 == 1 else { return string.isEmpty ? nil : .text(string) }
      return Int(string).flatMap { values.indices.contains($0) ? .value(values[$0]) : nil }
    }
  }

  /// Returns a text with its marks replaced by plain text.
  func plain(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .value(let value): value.plain
      }
    }.joined()
  }

  /// Returns the id of the figure in the file at a path with marks, if any.
  func figure(_ path: String) -> String? {
    for case .value(.path(_, let figure?)) in pieces(of: path) { return figure }
    return nil
  }

  /// Returns markup with its marks replaced by HTML text.
  func markup(_ text: String) -> String {
    pieces(of: text).map { piece in
      switch piece {
      case .text(let text): text
      case .value(let value):
        visibleLines(value.plain).reduce(into: "") { escaped, character in
          escaped += Self.references[character] ?? String(character)
        }
      }
    }.joined()
  }

  private static let references: [Character: String] = [
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;",
  ]

  /// Returns the expression for LaTeX with marks.
  func equation(_ latex: String) -> Equation {
    var source = ""
    var atoms: [Equation] = []
    for piece in pieces(of: latex) {
      switch piece {
      case .text(let text): source += text
      case .value(let value):
        source += "\(delimiter)\(atoms.count)\(delimiter)"
        if case .equation(let equation) = value {
          atoms.append(equation)
        } else {
          atoms.append(.number(value.plain))
        }
      }
    }
    return Equation(latex: source, values: atoms, mark: delimiter)
  }
}

extension Block {
  /// The plain text, as in code.
  var plain: String {
    switch self {
    case .heading(_, let prose), .paragraph(let prose): prose.plain
    case .list(_, _, let items): items.joined().map(\.plain).joined(separator: "\n")
    case .quote(let blocks): blocks.map(\.plain).joined(separator: "\n")
    case .table(let table): MarkdownTable(table) { $0.plain }.text
    case .equation(let equation): equation.latex
    case .code(let text, _): text
    case .figure(let figure): figure.caption.plain
    case .rule, .markup: ""
    }
  }
}
