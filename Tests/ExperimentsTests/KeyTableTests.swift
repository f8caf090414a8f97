import Tables
import Testing

@testable import Experiments

@Suite("The reader accepts exactly the table of keys")
struct KeyTableTests {
  private func decode(_ text: String) throws -> Experiment {
    try Experiment.decode(Array(text.utf8), name: "e.yaml")
  }

  private func fault(_ text: String) -> String {
    do {
      _ = try decode(text)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("Every key is read, and a value of the wrong kind is an error", arguments: KeyPlace.all)
  func kinds(_ place: KeyPlace) {
    let wrong: JSON =
      switch place.key.form {
      case .mapping(let table) where table.shorthand != nil: .array([])
      case .list, .mapping: "x"
      default: .object([("x", "y")])
      }
    let fault = fault(place.file(wrong))
    let name = place.key.form.table?.name ?? place.key.name
    #expect(fault.contains("\(place.key.name) is ") || fault.contains("\(name) is "), "\(fault)")
  }

  @Test("The example of every key is accepted and changes the experiment", arguments: KeyPlace.all)
  func examples(_ place: KeyPlace) throws {
    let example = try #require(place.key.example)
    let experiment = try decode(place.file(JSON(yaml: example)))
    if place.isNeeded { return }
    if case .value(example) = place.key.fallback { return }
    #expect(try decode(place.file(nil)) != experiment)
  }

  @Test("A missing key has its default", arguments: KeyPlace.all)
  func defaults(_ place: KeyPlace) throws {
    guard case .value(let value) = place.key.fallback else { return }
    let without = try decode(place.file(nil))
    for text in [value, "null"] {
      var experiment = try decode(place.file(JSON(yaml: text)))
      // Classes are those of the table where the label is given, even as its default.
      if place.testDescription == "label" { experiment.infersClasses = false }
      #expect(experiment == without)
    }
  }

  @Test("A missing required key is an error", arguments: KeyPlace.all)
  func required(_ place: KeyPlace) {
    guard place.isNeeded else { return }
    let fault = fault(place.file(nil))
    #expect(
      fault.contains("needs the key \"\(place.key.name)\"")
        || fault.contains("split is empty"))
  }

  @Test("A key accepts its own words and no others", arguments: KeyPlace.all)
  func choices(_ place: KeyPlace) {
    let isList: Bool
    let names: [String]
    switch place.key.form {
    case .choice(let words): (isList, names) = (false, words)
    case .list(.choice(let words), _, _): (isList, names) = (true, words)
    default: return
    }
    func value(_ name: String) -> JSON { isList ? .array([.string(name)]) : .string(name) }
    for name in names { #expect(fault(place.file(value(name))) == "none") }
    let wrong = fault(place.file(value(names[0] + "x")))
    #expect(wrong.contains("not one of \(names.joined(separator: ", "));"), "\(wrong)")
    #expect(wrong.contains("did you mean \"\(names[0])\"?"))
  }

  @Test("The ends of a range are accepted, and nothing beyond", arguments: KeyPlace.all)
  func ranges(_ place: KeyPlace) {
    func isRead(_ value: JSON) -> Bool { fault(place.file(value)) == "none" }
    switch place.key.form {
    case .integer(let range):
      #expect(isRead(.integer(range.lowerBound)) && isRead(.integer(range.upperBound)))
      // Numbers are read as doubles, of which none lies between 2⁵³ and 2⁵³ + 2.
      let beyond = range.upperBound + (range.upperBound < 1 << 53 ? 1 : 2)
      #expect(!isRead(.integer(range.lowerBound - 1)) && !isRead(.integer(beyond)))
    case .number(let domain):
      if let least = domain.least { #expect(isRead(.number(least)) && !isRead(.number(least - 1))) }
      if let above = domain.above {
        #expect(!isRead(.number(above)) && isRead(.number(above.nextUp)))
      }
      if let most = domain.most { #expect(isRead(.number(most)) && !isRead(.number(most.nextUp))) }
      if let below = domain.below { #expect(!isRead(.number(below))) }
    default: break
    }
  }

  @Test("An unknown key is an error in every mapping", arguments: KeyPlace.all)
  func unknown(_ place: KeyPlace) throws {
    let other = Key(place.key.name + "_x", .text, .required, "")
    let path = KeyPlace(path: place.path.dropLast() + [other])
    let fault = fault(path.file("y"))
    #expect(fault.contains("has no key \"\(other.name)\"; did you mean \""), "\(fault)")
    let far = Key("qqqqqqqqqqqqqqqqqqqqqqqq", .text, .required, "")
    let table = place.path.dropLast().last?.form.table ?? .experiment
    let listed = table.keys.map(\.name).joined(separator: ", ")
    #expect(
      self.fault(KeyPlace(path: place.path.dropLast() + [far]).file("y"))
        .contains("; the keys are \(listed)"))
  }

  @Test("A key together with one that replaces it is an error", arguments: KeyPlace.all)
  func excluded(_ place: KeyPlace) throws {
    let example = try #require(place.key.example)
    let table = place.path.dropLast().last?.form.table
    for name in place.key.excludes {
      let other = try #require(table?[name])
      let beside = KeyPlace(
        path: place.path.dropLast() + [
          Key(
            name, other.form, other.fallback, "",
            with: .key(place.key.name, example: "\(place.key.name): \(example)"))
        ])
      let fault = fault(beside.file(JSON(yaml: try #require(other.example))))
      #expect(fault.contains("\(name) cannot be combined with \(place.key.name)"), "\(fault)")
    }
  }

  @Test("A key without the one that gives it its effect is an error", arguments: KeyPlace.all)
  func idle(_ place: KeyPlace) throws {
    // A split without any way to split is a fault of its own.
    let table = place.path.dropLast().last?.form.table
    guard let companion = place.key.companion, !companion.isImplied,
      table?.alternatives.isEmpty == true
    else { return }
    let example = try #require(place.key.example)
    let alone = KeyPlace(
      path: place.path.dropLast() + [Key(place.key.name, place.key.form, .required, "")])
    let fault = fault(alone.file(JSON(yaml: example)))
    #expect(
      fault.contains("\(place.key.name) has no effect without \(companion.words())"), "\(fault)")
    #expect(fault.contains("e.yaml"))
  }

  @Test("The complete examples are valid experiments", arguments: KeyGroup.all.indices)
  func groups(index: Int) throws {
    #expect(fault(KeyGroup.all[index].example) == "none")
  }
}
