import Synchronization

/// A PDF whose pages and figures are drawn on several threads; the one that comes last puts them together.
final class PDFAssembly: Sendable {
  /// A figure, and the work of drawing it as a PDF.
  struct Part: Sendable {
    var name: String
    var draw: @Sendable () throws -> [UInt8]
  }

  private struct State {
    /// The function that places the figures on the pages; nil until these are drawn.
    var complete: PDFCompletion?
    /// The figures as PDFs, by their names.
    var figures: [String: [UInt8]] = [:]
    var file: [UInt8] = []
  }

  private let pages: @Sendable () throws -> PDFCompletion
  private let figures: [Part]
  private let state = Mutex(State())

  /// Creates a PDF with figures of different names, whose pages `pages` draws.
  init(figures: [Part], pages: @escaping @Sendable () throws -> PDFCompletion) {
    (self.figures, self.pages) = (figures, pages)
  }

  /// The number of jobs.
  var jobCount: Int { 1 + figures.count }

  /// Does a job, which may be done beside others: the pages or, from 1, a figure.
  func perform(job: Int) throws {
    if job == 0 {
      let complete = try pages()
      try finish { $0.complete = complete }
    } else {
      let figure = try figures[job - 1].draw()
      try finish { $0.figures[figures[job - 1].name] = figure }
    }
  }

  /// The file, once all jobs are done.
  var file: [UInt8] { state.withLock { $0.file } }

  /// A figure as a PDF, once all jobs are done.
  func figure(_ name: String) -> [UInt8]? { state.withLock { $0.figures[name] } }

  /// Adds what a job made, and puts the file together if nothing is missing.
  private func finish(_ add: (inout State) -> Void) throws {
    let whole = state.withLock { state -> State? in
      add(&state)
      return state.complete == nil || state.figures.count < figures.count ? nil : state
    }
    guard let whole, let complete = whole.complete else { return }
    let file = try complete(whole.figures)
    state.withLock { $0.file = file }
  }
}
