import Pages

/// The outline of a document, by which readers find their way: its headings as a tree.
struct DocumentOutline {
  /// A heading and those below it.
  private final class Entry {
    let bookmark: PagedDocument.Bookmark
    let object: QPDFFile.Object
    var children: [Entry] = []

    init(_ bookmark: PagedDocument.Bookmark, _ object: QPDFFile.Object) {
      (self.bookmark, self.object) = (bookmark, object)
    }

    /// The number of headings below.
    var count: Int { children.reduce(0) { $0 + 1 + $1.count } }
  }

  private let document: PagedDocument
  private let file: QPDFFile
  private let pages: [QPDFFile.Object]

  init(_ document: PagedDocument, _ file: QPDFFile, _ pages: [QPDFFile.Object]) {
    (self.document, self.file, self.pages) = (document, file, pages)
  }

  /// Writes the outline, and returns its root; nil for a document without headings.
  func write() -> QPDFFile.Object? {
    guard !document.bookmarks.isEmpty else { return nil }
    let root = file.add(.dictionary([("Type", .name("Outlines"))]))
    link(tree(), under: root, document.destinations(pages))
    return root
  }

  /// The headings, each below the last one of a higher rank.
  private func tree() -> [Entry] {
    var top: [Entry] = []
    var open: [Entry] = []
    for bookmark in document.bookmarks {
      let entry = Entry(bookmark, file.add(.dictionary([("Title", .text(bookmark.title))])))
      while let last = open.last, last.bookmark.level >= bookmark.level { open.removeLast() }
      if let last = open.last { last.children.append(entry) } else { top.append(entry) }
      open.append(entry)
    }
    return top
  }

  private func link(
    _ entries: [Entry], under parent: QPDFFile.Object, _ destinations: [String: QPDFFile.Value]
  ) {
    guard let first = entries.first, let last = entries.last else { return }
    file.set("First", .object(first.object), in: parent)
    file.set("Last", .object(last.object), in: parent)
    file.set("Count", .integer(entries.reduce(0) { $0 + 1 + $1.count }), in: parent)
    for (place, entry) in entries.enumerated() {
      file.set("Parent", .object(parent), in: entry.object)
      if let destination = destinations[entry.bookmark.destination] {
        file.set("Dest", destination, in: entry.object)
      }
      if place > 0 { file.set("Prev", .object(entries[place - 1].object), in: entry.object) }
      if place + 1 < entries.count {
        file.set("Next", .object(entries[place + 1].object), in: entry.object)
      }
      link(entry.children, under: entry.object, destinations)
    }
  }
}
