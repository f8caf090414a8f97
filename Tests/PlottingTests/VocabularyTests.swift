import Testing
import _TestSupport

@testable import Plotting

@Suite("The words of another language")
struct VocabularyTests {
  private func translated(_ text: Text, _ words: [String: String]) -> Text {
    Vocabulary(words).translated(text)
  }

  @Test(
    "replace whole words, the longest first",
    arguments: [
      ("Loss", "Verlust"), ("Losses", "Losses"), ("Lowest loss", "Kleinster"),
      ("Loss: mean", "Verlust: mean"), ("in epoch 3", "in Epoche 3"), ("", ""),
    ])
  func words(text: String, expected: String) {
    let words = ["Loss": "Verlust", "Lowest loss": "Kleinster", "loss": "X", "epoch": "Epoche"]
    #expect(translated(Text(text), words).plain == expected)
  }

  @Test("leave symbols, names and translations alone")
  func verbatim() {
    let words = ["L": "X", "Sun": "Sol", "A": "B", "B": "A"]
    #expect(translated(.italic("L"), words) == .italic("L"))
    #expect(translated(.verbatim("Sun"), words) == .verbatim("Sun"))
    let once = translated("A and B", words)
    #expect(once.plain == "B and A")
    #expect(translated(once, words) == once)
  }

  @Test("are measured and written by a figure, but not in its title")
  func figure() {
    var figure = Figure(
      name: "f", title: "f", alternativeText: "f", size: .millimetres(100, 80),
      content: Plot(x: Axis("Epoch"), y: Axis("Loss"), marks: []))
    figure.heading.title = "Epoch"
    figure.vocabulary = Vocabulary(["Epoch": "Ein sehr langes Wort", "Loss": "Verlust"])
    let canvas = RecordingCanvas()
    figure.draw(on: canvas)
    #expect(canvas.textBoxes.map(\.text).contains("Epoch"))
    let title = canvas.textBoxes.first { $0.text == "Ein sehr langes Wort" }
    let center = (title?.box.center.x ?? 0)
    #expect(abs(center - figure.size.width / 2) < 20)
    #expect(canvas.calls.contains { $0.hasSuffix("Verlust") })
  }
}
