import Documents
import Plotting

/// The targets of a document's references: the numbers and sizes of its figures, and the names of its places.
struct References {
  let numbers: FigureNumbers
  /// The sizes of the figures that can be drawn, by their ids.
  let figures: [String: Size]

  /// Returns the name of the place of a figure; nil if the document has none with this id.
  func figureDestination(_ id: String) -> String? {
    numbers.number(of: id).map { "figure-\($0)" }
  }

  /// Returns the size of the figure that an image shows, by its id or by its file: "figures/loss.png"; nil if it is
  /// none of the report's.
  func figure(_ id: String?, path: String) -> (id: String, size: Size)? {
    let name = path.split(separator: "/").last?.prefix { $0 != "." } ?? ""
    let id = id ?? (path.hasPrefix("figures/") ? String(name) : "")
    return figures[id].map { (id, $0) }
  }

  /// Returns the target of a link: an address, or a heading of the same document; nil if it is not safe.
  func target(of destination: String) -> LinkTarget? {
    guard let address = linkAddress(destination) else { return nil }
    return address.hasPrefix("#")
      ? .destination(String(destination.dropFirst())) : .address(address)
  }
}
