import Pages
import Plotting

/// The structure tree of a document as objects of its file.
final class DocumentStructure {
  private let document: PagedDocument
  private let marks: DocumentDrawing.Marks
  private let file: QPDFFile
  private let pages: [QPDFFile.Object]
  private let destinations: [String: QPDFFile.Value]
  /// The elements that have content, directly or in parts.
  private var objects: [StructureTree.ID: QPDFFile.Object] = [:]
  /// The parts of each element, in the order of reading.
  private var parts: [StructureTree.ID: [Part]] = [:]
  /// A part of an element: another element, a mark on a page, or a link there.
  private enum Part {
    case element(QPDFFile.Object)
    case mark(Int, page: Int)
    case link(QPDFFile.Object, page: Int)
  }

  private var annotations: [(object: QPDFFile.Object, element: StructureTree.ID)] = []

  init(
    _ document: PagedDocument, _ marks: DocumentDrawing.Marks, _ file: QPDFFile,
    _ pages: [QPDFFile.Object]
  ) {
    (self.document, self.marks, self.file, self.pages) = (document, marks, file, pages)
    destinations = document.destinations(pages)
  }

  /// Writes the tree and the links, and returns its root.
  func write() -> QPDFFile.Object {
    let root = file.add(.dictionary([("Type", .name("StructTreeRoot"))]))
    for place in document.pages.indices { readPage(place) }
    for (id, object) in objects.sorted(by: { $0.key < $1.key }) { fill(id, object, root) }
    file.set("K", .object(object(StructureTree.root)), in: root)
    file.set("ParentTree", .object(parentTree()), in: root)
    file.set("ParentTreeNextKey", .integer(pages.count + annotations.count), in: root)
    return root
  }

  /// The object of an element, which becomes a part of its parent when it first appears.
  private func object(_ id: StructureTree.ID) -> QPDFFile.Object {
    if let object = objects[id] { return object }
    let object = file.add(.dictionary([]))
    objects[id] = object
    if let parent = document.structure.elements[id].parent {
      _ = self.object(parent)
      parts[parent, default: []].append(.element(object))
    }
    return object
  }

  private func readPage(_ place: Int) {
    let page = document.pages[place]
    var mark = 0
    var current: StructureTree.ID??
    var links: [QPDFFile.Value] = []
    for item in page.items {
      switch item.content {
      case .text, .fill, .stroke, .figure:
        if current != .some(item.element) {
          current = .some(item.element)
          if let element = item.element {
            addContent(mark, of: element, onPage: place)
            mark += 1
          }
        }
      case .link(let target, let size):
        guard let element = item.element,
          let link = annotation(target, size, item.origin, page.size, element)
        else { continue }
        links.append(.object(link))
        add(link, to: element, onPage: place)
      case .nothing: if let element = item.element { _ = object(element) }
      case .destination, .pageNumber: break
      }
    }
    if !links.isEmpty { file.set("Annots", .array(links), in: pages[place]) }
    file.set("StructParents", .integer(place), in: pages[place])
  }

  private func addContent(_ mark: Int, of element: StructureTree.ID, onPage place: Int) {
    _ = object(element)
    parts[element, default: []].append(.mark(mark, page: place))
  }

  private func add(_ link: QPDFFile.Object, to element: StructureTree.ID, onPage place: Int) {
    _ = object(element)
    file.set("StructParent", .integer(pages.count + annotations.count), in: link)
    annotations.append((link, element))
    parts[element, default: []].append(.link(link, page: place))
  }

  /// The parts of an element as values; marks on the page `usual` are numbers alone.
  private func values(_ parts: [Part], on usual: Int?) -> [QPDFFile.Value] {
    parts.map { part in
      switch part {
      case .element(let object): .object(object)
      case .mark(let number, let page) where page == usual: .integer(number)
      case .mark(let number, let page):
        .dictionary([
          ("Type", .name("MCR")), ("Pg", .object(pages[page])), ("MCID", .integer(number)),
        ])
      case .link(let link, let page):
        .dictionary([
          ("Type", .name("OBJR")), ("Pg", .object(pages[page])), ("Obj", .object(link)),
        ])
      }
    }
  }

  /// Returns the annotation of a link; nil if its destination does not exist.
  private func annotation(
    _ target: LinkTarget, _ size: Size, _ origin: Point, _ page: Size, _ element: StructureTree.ID
  ) -> QPDFFile.Object? {
    let corners = [
      origin.x, page.height - origin.y - size.height, origin.x + size.width,
      page.height - origin.y,
    ]
    var keys: [(key: String, value: QPDFFile.Value)] = [
      ("Type", .name("Annot")), ("Subtype", .name("Link")), ("F", .integer(4)),
      ("Rect", .array(corners.map { .real($0) })),
      ("Border", .array([.integer(0), .integer(0), .integer(0)])),
    ]
    switch target {
    case .address(let address):
      keys.append(("A", .dictionary([("S", .name("URI")), ("URI", .ascii(address))])))
      keys.append(("Contents", .text(address)))
    case .destination(let name):
      guard let destination = destinations[name] else { return nil }
      keys.append(("Dest", destination))
      keys.append(("Contents", .text(document.description(ofPlace: name))))
    }
    return file.add(.dictionary(keys))
  }

  private func fill(_ id: StructureTree.ID, _ object: QPDFFile.Object, _ root: QPDFFile.Object) {
    let element = document.structure.elements[id]
    let parent = element.parent.flatMap { objects[$0] } ?? root
    file.set("S", .name(element.kind.rawValue), in: object)
    file.set("P", .object(parent), in: object)
    let parts = parts[id] ?? []
    let usual = parts.lazy.compactMap { if case .mark(_, let page) = $0 { page } else { nil } }
      .first
    if let usual { file.set("Pg", .object(pages[usual]), in: object) }
    let values = values(parts, on: usual)
    file.set("K", values.count == 1 ? values[0] : .array(values), in: object)
    if let alternative = element.alternative {
      let key = element.kind == .span ? "ActualText" : "Alt"
      file.set(key, .text(alternative), in: object)
    }
    if let scope = element.scope {
      let attributes: QPDFFile.Value = .dictionary([
        ("O", .name("Table")), ("Scope", .name(scope.rawValue)),
      ])
      file.set("A", attributes, in: object)
    }
    if let isNumbered = element.isNumbered {
      let attributes: QPDFFile.Value = .dictionary([
        ("O", .name("List")), ("ListNumbering", .name(isNumbered ? "Decimal" : "Disc")),
      ])
      file.set("A", attributes, in: object)
    }
  }

  /// The elements of every mark and link, by the numbers of their pages and links.
  private func parentTree() -> QPDFFile.Object {
    var numbers: [QPDFFile.Value] = []
    for (place, marks) in marks.enumerated() {
      let elements = marks.compactMap(\.element).map { QPDFFile.Value.object(object($0)) }
      numbers += [.integer(place), .object(file.add(.array(elements)))]
    }
    for (place, annotation) in annotations.enumerated() {
      numbers += [.integer(pages.count + place), .object(object(annotation.element))]
    }
    return file.add(.dictionary([("Nums", .array(numbers))]))
  }
}

extension PagedDocument {
  /// The destinations by their names: a page and the place at its upper edge.
  func destinations(_ pages: [QPDFFile.Object]) -> [String: QPDFFile.Value] {
    var destinations: [String: QPDFFile.Value] = [:]
    for (object, page) in zip(pages, self.pages) {
      for item in page.items {
        guard case .destination(let name) = item.content, destinations[name] == nil else {
          continue
        }
        destinations[name] = .array([
          .object(object), .name("XYZ"), .null, .real(page.size.height - item.origin.y + 6), .null,
        ])
      }
    }
    return destinations
  }

  /// The words on a link to a place: the heading there, or "Figure 3".
  func description(ofPlace name: String) -> String {
    if let bookmark = bookmarks.first(where: { $0.destination == name }) { return bookmark.title }
    return name.hasPrefix("figure-") ? "Figure \(name.dropFirst("figure-".count))" : name
  }
}
