/// The diagnostics of a file: the first 100, and the number of further ones.
public struct Diagnostics: Error, Equatable, Sendable, CustomStringConvertible {
  /// The maximum number of diagnostics kept.
  public static let limit = 100

  /// The first ``limit`` diagnostics.
  public private(set) var shown: [Diagnostic] = []
  /// The number of diagnostics added after those.
  public private(set) var omitted = 0
  /// Whether any diagnostic, shown or omitted, is an error.
  public private(set) var hasErrors = false

  /// Creates a list of diagnostics.
  public init(_ diagnostics: [Diagnostic] = []) {
    for diagnostic in diagnostics { append(diagnostic) }
  }

  /// Whether there are no diagnostics.
  public var isEmpty: Bool { shown.isEmpty }

  /// Whether further diagnostics are only counted.
  public var isFull: Bool { shown.count >= Self.limit }

  /// The number of errors and warnings, which leaves out notes.
  public var faultCount: Int { shown.count { $0.severity != .note } + omitted }

  /// Appends `diagnostic`, or only counts it beyond ``limit``.
  public mutating func append(_ diagnostic: Diagnostic) {
    hasErrors = hasErrors || diagnostic.severity == .error
    if shown.count < Self.limit {
      shown.append(diagnostic)
    } else {
      omitted += 1
    }
  }

  /// Appends an error, which is made only if it is kept, since finding its place takes as long as its line is.
  public mutating func append(error: @autoclosure () -> Diagnostic) {
    if shown.count < Self.limit { append(error()) } else { omit(errors: 1) }
  }

  /// Returns the diagnostics with `notes` before them, however many they are.
  public func adding(notes: [Diagnostic]) -> Diagnostics {
    var result = self
    result.shown = notes + shown
    return result
  }

  /// Counts `count` more diagnostics without keeping them.
  public mutating func omit(_ count: Int) { omitted += count }

  /// Counts `count` more errors without keeping them.
  public mutating func omit(errors count: Int) {
    hasErrors = hasErrors || count > 0
    omit(count)
  }

  /// Returns the diagnostics in file order; those without a place come first.
  public func sorted() -> Diagnostics {
    func key(_ diagnostic: Diagnostic) -> (Int, Int) {
      (diagnostic.place?.line ?? 0, diagnostic.place?.column ?? 0)
    }
    var result = self
    result.shown = shown.enumerated()
      .sorted { (key($0.element), $0.offset) < (key($1.element), $1.offset) }
      .map(\.element)
    return result
  }

  /// Throws these diagnostics, sorted, if any of them is an error.
  public func throwIfErrors() throws(Diagnostics) {
    if hasErrors { throw sorted() }
  }

  /// Every diagnostic shown, followed by `… and 312 more`.
  public var description: String {
    var lines = shown.map(\.description)
    if omitted > 0 { lines.append("… and \(omitted) more") }
    return lines.joined(separator: "\n")
  }
}

private func < (a: ((Int, Int), Int), b: ((Int, Int), Int)) -> Bool {
  a.0 == b.0 ? a.1 < b.1 : a.0 < b.0
}
