import Plotting

@testable import Pages

extension PagedDocument {
  /// The texts of a page, from top to bottom, a line for each baseline.
  func lines(onPage place: Int) -> [String] {
    var lines: [(y: Double, text: String)] = []
    for item in pages[place].items {
      guard case .text(let text, _, _) = item.content else { continue }
      if let last = lines.last, abs(last.y - item.origin.y) < 0.01 {
        lines[lines.count - 1].text += text
      } else {
        lines.append((item.origin.y, text))
      }
    }
    return lines.map(\.text)
  }

  /// The text of an element on all pages.
  func text(of element: StructureTree.ID) -> String {
    pages.flatMap(\.items).filter { $0.element == element }.map { item in
      if case .text(let text, _, _) = item.content { text } else { "" }
    }.joined()
  }

  /// The elements of a kind.
  func elements(_ kind: StructureTree.Kind) -> [StructureTree.ID] {
    structure.elements.indices.filter { structure.elements[$0].kind == kind }
  }

  /// The page of the first text that contains `words`; nil for none.
  func page(of words: String) -> Int? {
    pages.indices.first { lines(onPage: $0).contains { $0.contains(words) } }
  }

  /// Every item with its page, its place and its element, a line each.
  var listing: String {
    var lines: [String] = []
    for (number, page) in pages.enumerated() {
      lines.append("page \(number + 1): \(page.size.width) × \(page.size.height)")
      for item in page.items {
        let place = "\(item.origin.x.rounded()) \(item.origin.y.rounded())"
        let element = item.element.map { structure.elements[$0].kind.rawValue } ?? "–"
        lines.append("  \(place) \(element): \(item.content.summary)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension PlacedItem.Content {
  fileprivate var summary: String {
    switch self {
    case .text(let text, let font, _):
      "\(font.family) \(font.size)\(font.isBold ? " bold" : "")\(font.isItalic ? " italic" : "") “\(text)”"
    case .fill(let path, _): "shape of \(path.elements.count) steps"
    case .stroke(let path, _): "line of \(path.elements.count) steps"
    case .figure(let id, let size):
      "figure \(id), \(size.width.rounded()) × \(size.height.rounded())"
    case .link(.address(let address), _): "link to \(address)"
    case .link(.destination(let name), _): "link to #\(name)"
    case .destination(let name): "#\(name)"
    case .pageNumber(let name, _, _): "page of #\(name)"
    case .nothing: "nothing"
    }
  }
}
