import Formatting

@testable import Experiments

/// The page on the experiment file, `docs/experiment-file.md`.
enum ReferencePage {
  static var text: String {
    ([introduction] + KeyGroup.all.map(section)).joined(separator: "\n")
  }

  /// The table of the keys of a model file, in `docs/models.md`.
  static var modelTable: String { table(KeyTable.model.keys) }

  private static let introduction = """
    # The experiment file

    An experiment file says what `mainsequence` does with a table of stars: which columns it reads, which network it
    trains and how, and what the report and its figures look like. It is YAML, in UTF-8. Two keys are enough:

    ```yaml
    title: My stars
    data: stars.csv
    ```

    Every other key has a default; a key without a value (`author:`) counts as absent. A key that is not listed here, or a
    value that is not allowed, is an error with its line and column. `mainsequence new my-stars --data stars.csv` writes
    a first experiment for a table.

    `network.hidden` is the key `hidden` of the mapping `network`; `runs[].epochs` is the key `epochs` of each element of the
    list `runs`. The mappings and lists themselves can be written on one line, as in `network: {hidden: [16, 8]}`, or on
    lines of their own.

    **Completion in an editor.** [experiment.schema.json](experiment.schema.json) describes the file to any editor with a YAML
    language server (Visual Studio Code with the YAML extension, Neovim, Emacs, Helix). `mainsequence new` puts a copy
    beside the experiment, which names it in its first line:

    ```yaml
    # yaml-language-server: $schema=experiment.schema.json
    ```

    The schema checks one value at a time. What only the program can tell, such as rows that overlap, is reported by
    `mainsequence check my/experiment.yaml`.

    *This page and the schema are generated from the table of keys in `Sources/Experiments/Keys`.*

    """

  private static func section(_ group: KeyGroup) -> String {
    """
    ## \(group.title)

    \(group.summary)

    \(table(group.keys))

    ```yaml
    \(group.example)
    ```

    """
  }

  private static func table(_ keys: [Key]) -> String {
    """
    | key | values | default | meaning |
    |:--|:--|:--|:--|
    \(rows(keys, under: "").joined(separator: "\n"))
    """
  }

  /// The rows of a table of keys, those of a mapping below its own.
  private static func rows(_ keys: [Key], under path: String) -> [String] {
    keys.flatMap { key -> [String] in
      let place = path + key.name
      let row =
        "| `\(place)` | \(values(key)) | \(fallback(key.fallback)) | \(escaped(meaning(key))) |"
      guard let table = key.form.table, !table.isVocabulary else { return [row] }
      let inner = if case .list = key.form { "\(place)[]." } else { "\(place)." }
      return [row] + rows(table.keys, under: inner)
    }
  }

  private static func meaning(_ key: Key) -> String {
    var meaning = key.summary
    if let companion = key.companion {
      let words = companion.words { "`\($0)`" }
      meaning += companion.isImplied ? " Implies \(words)." : " Needs \(words)."
    }
    if !key.excludes.isEmpty {
      meaning += " Not beside \(listed(key.excludes.map { "`\($0)`" }, last: "or"))."
    }
    if let table = key.form.table, table.isVocabulary {
      meaning += " The words: \(listed(table.keys.map { "`\($0.name)`" }, last: "and"))."
    }
    if let example = key.example { meaning += " Example: `\(example)`." }
    return meaning
  }

  private static func fallback(_ fallback: Key.Fallback) -> String {
    switch fallback {
    case .required: "*required*"
    case .requiredBeside(let other): "*required* with `\(other)`"
    case .value(let value): "`\(value)`"
    case .words(let words): words
    }
  }

  private static func values(_ key: Key) -> String {
    words(key.form) + (key.unit.map { ", in \($0)" } ?? "")
  }

  private static func words(_ form: ValueForm) -> String {
    switch form {
    case .text: "text"
    case .pattern(let pattern): pattern.words
    case .number(let domain): domain.words == "a number" ? "number" : "number, \(domain.words)"
    case .integer(let range):
      range.upperBound < 1 << 31
        ? "whole number, \(range.lowerBound) to \(range.upperBound)"
        : "whole number, \(range.lowerBound) or more"
    case .flag: "`true` or `false`"
    case .choice(let names): listed(names.map { "`\($0)`" }, last: "or")
    case .list(.choice(let names), _, _): "list of " + words(.choice(names))
    case .list(let element, let counts, _):
      if counts.upperBound == Int.max {
        "list of \(plural(element))"
      } else if counts.lowerBound == counts.upperBound {
        "list of \(counts.lowerBound) \(plural(element))"
      } else {
        "list of \(counts.lowerBound) to \(counts.upperBound) \(plural(element))"
      }
    case .mapping: "mapping"
    case .either(let names, let form):
      listed(names.map { "`\($0)`" }, last: "or") + " or " + words(form)
    }
  }

  /// Several values of a form.
  private static func plural(_ form: ValueForm) -> String {
    switch form {
    case .text: "texts"
    case .number: "numbers"
    case .mapping: "mappings"
    case .list(let element, _, _): "lists of \(plural(element))"
    default: "values, each a \(words(form))"
    }
  }

  /// A text for a cell, in which a bar would end it.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
