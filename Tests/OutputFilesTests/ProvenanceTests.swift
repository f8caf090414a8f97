import Testing

@testable import OutputFiles

@Suite("The origin of a file in its metadata")
struct ProvenanceTests {
  private let origin = Provenance(
    version: "1.2.3", inputs: [.data: "00ff", .fonts: "Liberation Sans, 1.16.0"])

  @Test("The line lists the inputs in a fixed order")
  func line() {
    #expect(
      "\(origin)" == "MainSequence 1.2.3 [data=00ff; fonts=Liberation Sans, 1.16.0]")
  }

  @Test(
    "It is found among any other bytes",
    arguments: ["", "MainSequence ", "MainSequence 0.1 [", "Made by MainSequence 1.2.3.\n<!-- "])
  func found(before: String) {
    let file = Array(before.utf8) + [0xFF, 0] + Array("\(origin)".utf8) + [0xC3, 0x28]
    #expect(Provenance(in: file) == origin)
  }

  @Test(
    "Nothing is found where no complete line is",
    arguments: [
      "", "MainSequence 1.2.3", "MainSequence 1.2.3 [data=00ff", "MainSequence 1.2.3 [other=1]",
    ])
  func notFound(text: String) {
    #expect(Provenance(in: Array(text.utf8)) == nil)
  }

  @Test("A name with characters that end a comment, a string or an element is written without them")
  func plain() {
    let odd = Provenance(version: "1", inputs: [.fonts: "A-->(B)]<é>; data=1"])
    #expect("\(odd)" == "MainSequence 1 [fonts=A____B______ data_1]")
    #expect(Provenance(in: Array("\(odd)".utf8)) == odd)
  }
}
