import Foundation
import Testing

@Suite("Every option that changes a figure is an input of it")
struct OptionOriginTests {
  /// Two values of each option, and none of a flag.
  private static let values: [String: [String]] = [
    "table": ["stars", "2"], "learning-rate": ["0.5", "2"], "epochs": ["5", "6"],
    "dpi": ["100", "300"], "theme": ["dark", "print"], "size": ["column", "A5"],
    "transparent": [], "curve": ["a.csv", "b.csv"], "legend": ["right", "below"],
    "font": ["Liberation Serif", "Liberation Mono"], "label": ["class", "Loss=Verlust"],
    "title": ["Three", "Four"], "subtitle": ["Three", "Four"], "credit": ["Three", "Four"],
    "x-label": ["Three", "Four"], "y-label": ["Three", "Four"], "x-range": ["3:5", "3:6"],
    "y-range": ["-9:19", "-9:18"], "color": ["1=#123456", "2=#123456"],
    "star-colors": ["class", "temperature"], "marker-size": ["equal", "radius"],
    "name": ["Sun", "Arcturus"], "brightest": ["1", "2"], "sun": [], "highlight": ["Sun", "1"],
    "weight": ["n", "class"], "cell": ["0.1x0.2", "0.2x0.1"],
  ]
  /// The options that change no figure, or choose an input that has a fingerprint of its own.
  private static let others: Set = [
    "data", "output", "format", "caption", "quiet", "verbose", "version", "help", "template",
    "each", "paper", "sandbox", "max-expansion",
  ]

  let here: Workspace

  init() throws {
    here = try Workspace()
    try here.write(
      "two.vot",
      """
      <VOTABLE><RESOURCE>
      <TABLE name="log"><FIELD name="frames" datatype="int"/>
      <DATA><TABLEDATA><TR><TD>12</TD></TR></TABLEDATA></DATA></TABLE>
      <TABLE name="stars">
      <FIELD name="name" datatype="char" arraysize="*"/><FIELD name="Mv" datatype="double"/>
      <FIELD name="Teff" datatype="double"/><FIELD name="class" datatype="int"/>
      <FIELD name="n" datatype="int"/>
      <DATA><TABLEDATA>
      <TR><TD>Sun</TD><TD>4.83</TD><TD>5772</TD><TD>1</TD><TD>7</TD></TR>
      <TR><TD>Sirius B</TD><TD>11.2</TD><TD>25000</TD><TD>2</TD><TD>7</TD></TR>
      <TR><TD>Arcturus</TD><TD>-0.3</TD><TD>4286</TD><TD>3</TD><TD>7</TD></TR>
      </TABLEDATA></DATA></TABLE>
      </RESOURCE></VOTABLE>
      """)
    for file in ["a.csv", "b.csv"] {
      try here.write(file, "log_temperature,absolute_magnitude\n4.0,1.0\n3.9,2.5\n3.7,5.5\n")
    }
  }

  private struct Description: Decodable {
    struct Command: Decodable {
      var commandName: String
      var subcommands: [Command]?
      var arguments: [Argument]?
    }
    struct Argument: Decodable {
      var names: [Name]?
    }
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    var command: Command
  }

  @Test(
    "No option is forgotten", arguments: ["plot", "verify", "report", "figures", "watch"])
  func options(command: String) throws {
    let run = try here.run("--experimental-dump-help")
    let all = try JSONDecoder().decode(Description.self, from: Data(run.output)).command
    let arguments = all.subcommands?.first { $0.commandName == command }?.arguments ?? []
    let names = arguments.flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
    #expect(names.count > 10)
    for name in names where !Self.others.union(["force", "json"]).contains(name) {
      #expect(Self.values[name] != nil, "\(name) is no input of the figures")
    }
    if command == "verify" { #expect(Set(Self.values.keys).isSubset(of: names)) }
  }

  @Test("Each value gives a figure another origin")
  func origins() throws {
    var origins: [String: String] = [:]
    for (name, values) in Self.values {
      for arguments in values.isEmpty ? [["--" + name]] : values.map({ ["--" + name, $0] }) {
        let arguments = arguments + (name == "cell" ? ["--weight", "n"] : [])
        let run = try Program.run(
          Program.path, ["plot", "hr-diagram", "two.vot", "-q", "-o", "a.svg"] + arguments,
          in: here.root)
        #expect(run.status == 0, "\(arguments): \(run.errors)")
        let options = try #require(
          here.text("a.svg").firstMatch(of: /options=[0-9a-f]+/)?.output, "\(arguments)")
        let earlier = origins.updateValue("\(arguments)", forKey: String(options))
        #expect(earlier == nil, "\(arguments)")
      }
    }
  }
}
