import Testing
import _TestSupport

@testable import Reporting

@Suite("The documentation of the findings follows their kinds")
struct FindingsPageTests {
  @Test("The page is generated from the kinds")
  func page() { expectPage(FindingsPage.text, named: "findings.md") }

  @Test("Every part of a report has findings", arguments: FindingKind.Scope.allCases)
  func scopes(_ scope: FindingKind.Scope) {
    #expect(FindingKind.allCases.contains { $0.scope == scope })
  }
}

/// The page on the findings of a report, `docs/findings.md`.
private enum FindingsPage {
  static var text: String {
    ([introduction] + FindingKind.Scope.allCases.map(section)).joined(separator: "\n")
  }

  private static let introduction = """
    # Findings

    The sentences of a report that depend on the data and the training are *findings*. Each has a kind, and appears
    if and only if the condition of its kind holds. `mainsequence report --json` prints every finding with its kind, its
    sentences, its condition and the numbers behind it, together with the inputs, the losses, the predictions and the
    parameters from which all of them can be computed again. `make audit` does that with a program of its own:
    [testing.md](testing.md#audit).

    *This page is generated from `Sources/Reporting/Findings/FindingKind.swift`.*

    """

  private static func section(_ scope: FindingKind.Scope) -> String {
    let kinds = FindingKind.allCases.filter { $0.scope == scope }
    return
      (["## \(heading(scope))", "", "| kind | title | appears if |", "|:--|:--|:--|"]
      + kinds.map { "| `\($0.rawValue)` | \($0.title) | \($0.condition) |" })
      .joined(separator: "\n") + "\n"
  }

  private static func heading(_ scope: FindingKind.Scope) -> String {
    switch scope {
    case .study: "All runs and their data"
    case .run: "One run"
    case .comparison: "The comparison of the runs, and what to try next"
    }
  }
}
