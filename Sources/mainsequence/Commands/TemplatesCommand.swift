import ArgumentParser
import Experiments
import Templates

/// Lists the built-in templates.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the built-in templates of a report.",
    usage: "mainsequence templates [--json]",
    discussion: """
      A template decides what a report contains. Name one with --template, or with the key template of the experiment; mainsequence new copies it into a folder, to be changed.

      EXAMPLES
        mainsequence templates
        mainsequence report --template poster --format html
        mainsequence new mine --template handout
      """)

  @Flag(help: "Print the list as JSON.")
  var json = false

  func run() throws {
    try reportingFailures {
      if json {
        let entries = BuiltInTemplate.allCases.map { template in
          JSON.object([
            ("name", .string(template.rawValue)), ("summary", .string(template.summary)),
            ("needs_classes", .flag(template.starReport == nil)),
          ])
        }
        try Terminal.put(JSON.array(entries))
      } else {
        let width = BuiltInTemplate.allCases.map(\.rawValue.count).max() ?? 0
        let lines = BuiltInTemplate.allCases.map { template in
          let name = template.rawValue
          return name + String(repeating: " ", count: width + 2 - name.count) + template.summary
        }
        try Terminal.put(lines.joined(separator: "\n") + "\n")
      }
    }
  }
}
