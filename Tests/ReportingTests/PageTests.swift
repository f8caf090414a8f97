import Documents
import Experiments
import Foundation
import Learning
import Plotting
import Templates
import Testing

@testable import Reporting

@Suite("The report as a page")
struct PageTests {
  private static let explorer = Explorer(
    markup: "<section hidden></section>\n", style: "", scripts: ["a()", "b()"])

  private static func page(
    _ study: Study, explorer: Explorer? = Self.explorer,
    template: [UInt8] = AssignmentTemplate.report
  ) throws -> String {
    let template = try ReportTemplate(template, name: "report.md.mustache", slots: Slot.ofReport)
    let files = try Report(study, isOwnTable: true, version: "1.2.3").files(
      template: template, documents: [.html], explorer: explorer, render: cairo)
    return String(decoding: files[0].bytes, as: UTF8.self)
  }

  private static func matches(of pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.1) }
  }

  @Test("Every id is unique, every link has its target, and nothing comes from elsewhere")
  func structure() throws {
    let page = try Self.page(Studies.assignment { $0.figures = FigureName.allCases })
    let ids = try Self.matches(of: " id=\"([^\"]*)\"", in: page)
    #expect(ids.count > 30)
    #expect(Set(ids).count == ids.count)
    for target in try Self.matches(of: "(?:href=\"|url\\()#([^\")]*)", in: page) {
      #expect(ids.contains(target))
    }
    for address in try Self.matches(of: "(?:src|xlink:href)=\"([^\"]*)\"", in: page) {
      #expect(address.hasPrefix("data:"))
    }
    #expect(!page.contains("@import") && !page.contains("url(http"))
  }

  @Test("Every figure is described, and follows the reader's light or dark setting")
  func figures() throws {
    let page = try Self.page(Studies.assignment())
    let roots = try Self.matches(of: "<svg (aria-label=\"[^\"]{40,}\"[^>]*)>", in: page)
    #expect(roots.count >= 8)
    #expect(roots.count == page.split(separator: "<svg ").count - 1)
    #expect(page.contains("fill=\"var(--c0)\""))
  }

  @Test("The page is the same whatever files are drawn beside it")
  func files() throws {
    let beside: [[ImageFormat]] = [[], [.png, .pdf], [.svg]]
    let pages = try beside.map { formats in
      try Self.page(
        Studies.twelve {
          $0.formats = formats
          $0.figures = [.hrDiagram, .decision]
        })
    }
    #expect(pages[0].contains("<svg "))
    #expect(Set(pages).count == 1)
  }

  @Test("Figures in greys stay as they are")
  func greys() throws {
    let page = try Self.page(Studies.assignment { $0.presentation.theme = .print })
    #expect(page.contains("class=\"fixed\"") && !page.contains("var(--c0)"))
  }

  @Test("The script is the explorer's, in a block with strict rules")
  func script() throws {
    let page = try Self.page(Studies.assignment())
    #expect(page.contains("<script>{\n\"use strict\";\na()\nb()}\n</script>"))
    #expect(!(try Self.page(Studies.assignment(), explorer: nil)).contains("<script"))
  }

  @Test("A handout, whose readers do the training, has no explorer; nor has a poster")
  func otherKinds() throws {
    for kind in ["handout", "poster"] {
      let template = Array("{{% \(kind)}}\n\n# {{title}}\n\n{{hrDiagram}}\n".utf8)
      let page = try Self.page(Studies.twelve(), template: template)
      #expect(page.contains("<svg ") && !page.contains("<script"), "\(kind)")
    }
  }

  @Test("The name of a star stays text everywhere")
  func hostileNames() throws {
    let name = "</script><script>alert(1)</script>"
    let table = Studies.twelveStars.replacing("Vega", with: name)
    let study = try Studies.study(
      Experiment(title: name, data: "t.csv"), Array(table.utf8))
    let page = try Self.page(study)
    #expect(page.split(separator: "<script").count == 3)
    #expect(page.contains("\\u003c/script>\\u003cscript>alert(1)"))
    let texts = try Self.matches(of: "id=\"_data\">\\n([^<]*)\\n</script>", in: page)
    let data = try #require(texts.first)
    let json = try JSONSerialization.jsonObject(with: Data(data.utf8)) as? [String: Any]
    let stars = json?["stars"] as? [String: Any]
    #expect((stars?["names"] as? [String])?.first == name)
  }

  @Test("Without two features the page says why it has no explorer")
  func obstacles() throws {
    let one = try Studies.twelve { $0.features = ["log_temperature"] }
    #expect(
      ExplorerData.obstacle(one)
        == "This page has no interactive explorer of the network, since the network has 1 feature, not two."
    )
    #expect(ExplorerData(one) == nil)
    #expect(try Self.page(one).contains("<p>This page has no interactive explorer"))
    let large = try Studies.twelve { $0.network.hidden = [400] }
    #expect(ExplorerData.obstacle(large)?.contains("more than 2,000 weights and biases") == true)
  }

  @Test("Only plain gradient descent can be repeated on the page")
  func methods() throws {
    let adam = try Studies.twelve { $0.training.method = .adam() }
    let text = try #require(ExplorerData(adam)).json.text
    #expect(text.contains("\"obstacle\": \"Only plain full-batch gradient descent"))
    #expect(try #require(ExplorerData(Studies.twelve())).json.text.contains("\"obstacle\": null"))
  }

  @Test("All epochs are stored up to 200, of longer trainings more of the early ones")
  func storedEpochs() {
    #expect(StoredEpochs.all(upTo: 10, parameters: 21, runs: 2) == Array(0...10))
    #expect(StoredEpochs.all(upTo: 199, parameters: 21, runs: 2) == Array(0...199))
    let many = StoredEpochs.all(upTo: 100_000, parameters: 21, runs: 2)
    #expect(many.count == 200)
    #expect(many.prefix(4) == [0, 3, 10, 23] && many.last == 100_000)
    #expect(zip(many, many.dropFirst()).allSatisfy { $0 < $1 })
    for last in [200, 201, 250, 1_000, 40_000] {
      let epochs = StoredEpochs.all(upTo: last, parameters: 21, runs: 1)
      #expect(epochs.last == last && epochs.count == 200)
      #expect(zip(epochs, epochs.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("The weights of the longest training take at most 300 kB")
  func size() throws {
    let study = try Studies.assignment {
      $0.network.hidden = [16]
      $0.network.initial = .glorot(seed: 1)
      $0.runs = [Run(learningRate: 0.1, epochs: 2_000), Run(learningRate: 1, epochs: 2_000)]
    }
    let size = try #require(ExplorerData(study)).json.text.utf8.count
    #expect(size > 200_000 && size < 330_000, "\(size)")
  }
}
