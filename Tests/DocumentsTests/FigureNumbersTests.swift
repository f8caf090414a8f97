import Documents
import Testing

@Suite("Figure numbers")
struct FigureNumbersTests {
  private func figure(_ id: String) -> Block {
    .figure(FigureBlock(id: id, path: "", alternative: "", caption: ""))
  }

  @Test("do not exist in a document without figures")
  func none() {
    let numbers = FigureNumbers(Document(title: ""))
    #expect(numbers.count == 0)
    #expect(numbers["x"] == "?")
    #expect(numbers.number(of: "x") == nil)
  }

  @Test("follow the first appearance in blocks, lists, quotes, tables and lines")
  func order() {
    func image(_ id: String) -> Prose {
      Prose([.strong(Prose([.image(path: "", alternative: "", figure: id)]))])
    }
    let document = Document(
      title: "",
      [
        .paragraph(Prose([.figureNumber("e"), .image(path: "", alternative: "")])),
        .list([[figure("a")], [.quote([.paragraph(image("b"))])]]),
        .table(
          Table([
            .init("", .prose([image("c"), image("e")])), .init("", .prose([image("d"), ""])),
          ])),
        figure("a"), figure("f"),
      ])
    let numbers = FigureNumbers(document)
    #expect("abcdef".map { numbers[String($0)] } == ["1", "2", "3", "4", "5", "6"])
    #expect(numbers.count == 6)
  }
}
