extension TableCase {
  /// Tables whose classes are labels in other spellings, many, or spectral types.
  static let classes: [TableCase] = labels + types

  private static let threeNames = ["Hyper Giants", "Main Sequence", "White Dwarf"]

  private static func similar(_ name: String, _ labels: [String], _ pairs: String) -> TableCase {
    let rows = zip(["-0.35,4120", "4.91,5810", "11.4,14600"], labels).map { "\($0),\($1)" }
    return TableCase(
      name, "absmag,Teff,class\n" + rows.joined(separator: "\n") + "\n",
      .stars {
        $0.says = ["classes that differ only in letter case, blanks or hyphens: " + pairs]
      })
  }

  /// A table of as many classes.
  private static func many(_ count: Int) -> TableCase {
    let rows = (0..<3 * count).map { row in
      "\(-5 + Double(row) / 4),\(3_000 + 200 * row),K\(10 + row % count)"
    }
    return TableCase(
      "\(count) classes", "absmag,Teff,class\n" + rows.joined(separator: "\n") + "\n",
      .stars {
        ($0.stars, $0.rows) = (3 * count, 3 * count)
        let last = 3 * count - 1
        let middle = (Double(last / 2) + Double((last + 1) / 2)) / 2
        $0.values = [-5, -5 + middle / 4, -5 + Double(last) / 4]
        $0.kelvin = []
        $0.labels = (0..<count).map { "K\(10 + $0)" }
      })
  }

  /// A table with a column of too few or too many classes.
  private static func unsuitable(_ count: Int, _ found: String) -> TableCase {
    var table = many(count)
    guard case .read(var reading) = table.outcome else { return table }
    reading.labels = []
    reading.says = [
      "column \"class\" holds \(found); a network distinguishes 2 to 20 classes, so no network is trained"
    ]
    table.outcome = .read(reading)
    return table
  }

  private static let labels = [
    similar(
      "labels in other cases", ["White Dwarf", "White dwarf", "x"],
      "\"White Dwarf\", \"White dwarf\""),
    similar(
      "labels with hyphens", ["main-sequence", "main sequence", "x"],
      "\"main sequence\", \"main-sequence\""),
    similar(
      "labels with underscores", ["red_giant", "Red Giant", "x"], "\"Red Giant\", \"red_giant\""),
    TableCase(
      "labels in the plural",
      "absmag,Teff,Type\n-0.35,4120,Hyper Giants\n4.91,5810,Main Sequence\n11.4,14600,White Dwarf\n",
      .stars {
        $0.labels = threeNames
        $0.neverSays = ["Giantss", "Dwarfs", "Sequences"]
      }),
    TableCase(
      "labels in Russian",
      "absmag,Teff,class\n-0.35,4120,красный гигант\n4.91,5810,главная\n11.4,14600,белый карлик\n",
      .stars {
        $0.labels = ["белый карлик", "главная", "красный гигант"]
        $0.neverSays = ["карликs"]
      }),
    TableCase(
      "labels of two letters", "Teff;class;Mv\n4120;RG;-0.35\n5810;MS;4.91\n14600;WD;11.4\n",
      .stars { $0.labels = ["MS", "RG", "WD"] }),
    many(9), many(15), many(20), unsuitable(1, "one label"), unsuitable(21, "more than 20 labels"),
  ]

  /// Stars of three known types, and one more, whose type has the class at `index` or none.
  private static func type(_ type: String, _ label: Int?) -> TableCase {
    let more = label.map { ["5.2", "11.2", "-0.5"][$0] } ?? "5.2"
    let kelvin = label.map { [5_900, 15_000, 4_000][$0] } ?? 5_900
    let first = "name,absmag,Teff,SpType\nA,-0.35,4120,K5III\nB,4.91,5810,G2V\nC,11.4,14600,DA3\n"
    return TableCase(
      "spectral type \(type)", first + "D,\(more),\(kelvin),\(type)\n",
      .stars {
        ($0.stars, $0.rows) = (label == nil ? 3 : 4, 4)
        guard let label else { return }
        let values = [-0.35, 4.91, 11.4] + [[5.2, 11.2, -0.5][label]]
        let sorted = values.sorted()
        $0.values = [sorted[0], (sorted[1] + sorted[2]) / 2, sorted[3]]
        $0.kelvin = []
      })
  }

  private static let types = [
    type("sdBV", nil), type("sdM3.5", nil), type("sdO VII:He6", nil), type("L7 VL-G", nil),
    type("M9 INT-G", nil), type("B2ne V", 0), type("K0p III", 2), type("K7e V", 0),
    type("M4+/-1 V", 0), type("A2m V", 0), type("K2 III/ IV", nil), type("G8III/IV", nil),
    type("DA2.2+M4V", 1), type("dM1", 0), type("gK0", 2), type("M1.5Iab-Ib", 2), type("WN5", nil),
    type("kA5hA7mF2 (V)", 0), type("G5V+K1III", 0), type("B2Ia+", 2), type("M4e III", 2),
  ]
}
