import Testing

@testable import Reporting

@Suite("A PDF whose parts are drawn on several threads")
struct PDFAssemblyTests {
  private struct Failure: Error {}

  private func assembly(failsAtPages: Bool = false) -> PDFAssembly {
    let names: [(String, UInt8)] = [("a", 1), ("b", 2)]
    return PDFAssembly(
      figures: names.map { name, byte in PDFAssembly.Part(name: name) { [byte] } }
    ) {
      if failsAtPages { throw Failure() }
      return { figures in [9] + figures.sorted { $0.key < $1.key }.flatMap(\.value) }
    }
  }

  @Test("is put together by the last of its jobs", arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2]])
  func order(of jobs: [Int]) throws {
    let pdf = assembly()
    #expect(pdf.jobCount == jobs.count)
    for job in jobs {
      #expect(pdf.file.isEmpty)
      try pdf.perform(job: job)
    }
    #expect(pdf.file == [9, 1, 2])
    #expect(pdf.figure("b") == [2])
  }

  @Test("without figures is its pages")
  func pagesAlone() throws {
    let pdf = PDFAssembly(figures: []) { { _ in [9] } }
    try pdf.perform(job: 0)
    #expect(pdf.file == [9])
  }

  @Test("whose pages cannot be drawn stays empty")
  func failure() throws {
    let pdf = assembly(failsAtPages: true)
    for job in [1, 2] { try pdf.perform(job: job) }
    #expect(throws: Failure.self) { try pdf.perform(job: 0) }
    #expect(pdf.file.isEmpty)
  }
}
