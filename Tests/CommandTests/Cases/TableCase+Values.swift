extension TableCase {
  /// Tables with marks in their values, or with words and numbers for missing ones.
  static let values: [TableCase] = sentinels + marks + missing + encodings

  private static let fourRows = Outcome.stars { $0.rows = 4 }

  private static let sentinels = [
    TableCase(
      "numbers for missing values",
      "name,absmag,Teff\nA,-0.35,4120\nB,4.91,5810\nC,11.4,14600\nD,-9999,9600\nE,99.999,7740\nF,1,-9999.0\nG,-99,4600\n",
      .stars {
        $0.rows = 7
        $0.missing = ["absolute_magnitude": 3, "effective_temperature": 1]
      }),
    TableCase(
      "numbers for missing temperatures, tabs", file: "stars.tsv",
      "Teff\tMv\n4120\t-0.35\n5810\t4.91\n14600\t11.4\n-999\t5\n-999\t6\n",
      .stars {
        $0.rows = 5
        $0.missing = ["effective_temperature": 2]
      }),
    TableCase(
      "numbers for missing apparent magnitudes",
      "V,plx,Teff\n-0.35,100,4120\n9.91,10,5810\n11.4,100,14600\n99.99,10,5000\n",
      .stars {
        $0.rows = 4
        $0.missing = ["absolute_magnitude": 1]
        $0.neverSays = ["99.99 alone"]
      }),
  ]

  private static let marks = [
    TableCase(
      "letters behind numbers",
      "name,Vmag,Plx,B-V\nA,4.83v,100.0,0.65\nB,2.3:,50.0,1.54\nC,<12.0,25.0,0.10\nD,5.60,80.0,0.60\n",
      .refused([
        ":2:3: error: Vmag is \"4.83v\", not a number; \"v\" marks a variable value",
        "\":\" marks an uncertain value",
        "it is a limit, not a value",
      ])),
    TableCase(
      "letters behind numbers, tabs", file: "stars.tsv", "Teff\tMv\n5810\t4.9:\n6000\t4.1\n",
      .refused([":2:6: error: Mv is \"4.9:\", not a number; \":\" marks an uncertain value"])),
    TableCase(
      "limits", "Mv;Teff\n>4.9;5810\n4.1;6000\n",
      .refused([":2:1: error: Mv is \">4.9\", not a number; it is a limit, not a value"])),
    TableCase(
      "Fortran's exponents", file: "stars.dat",
      "name absmag Teff\nA -3.5D-01 4.12D+03\nB 4.91D0 5.81d3\nC 1.14D+01 1.46D4\n", .threeStars),
    TableCase(
      "Fortran's exponents, commas", "Teff,Mv\n4.12D+03,-0.35D0\n5810,4.91\n1.46d+4,11.4D+00\n",
      .threeStars),
    TableCase(
      "exponents of either kind, tabs", file: "stars.tsv",
      "Mv\tTeff\n-3.5e-1\t4.12E3\n4.91D+0\t5.81e+03\n11.4\t1.46D+04\n", .threeStars),
  ]

  private static let missing =
    ["NA", "nan", "-nan", "None", "null", "--", "~", "N/A", ""].map { word in
      TableCase(
        "\(word.isEmpty ? "nothing" : word) for missing numbers",
        "name,absmag,Teff\nA,-0.35,4120\nB,4.91,5810\nC,11.4,14600\nD,\(word),5000\n",
        .threeStars(missing: "absolute_magnitude"))
    }
    + ["NA", "nan", "None", "--", "N/A", "null", "~"].map { word in
      TableCase(
        "\(word) for missing labels",
        "name,absmag,teff,label\nA,-0.35,4120,3\nB,4.91,5810,1\nC,11.4,14600,2\nD,1,5000,\(word)\n",
        .stars {
          $0.rows = 4
          $0.labels = ["1", "2", "3"]
        })
    }

  private static let encodings = [
    TableCase(
      "a header in Latin-1", file: "stars.csv",
      bytes: Array("Mv,Teff (".utf8) + [0xB0] + Array("K)\n4.8,5778\n".utf8),
      .refused([":1:10: error: byte 0xB0 is not valid UTF-8; the file may be in Latin-1"])),
    TableCase(
      "a name in Latin-1", file: "stars.csv",
      bytes: Array("name,Mv,Teff\nBe".utf8) + [0xE9] + Array(",4.8,5778\n".utf8),
      .refused([":2:3: error: byte 0xE9 is not valid UTF-8; the file may be in Latin-1"])),
    TableCase(
      "a comment in Latin-1", file: "stars.csv",
      bytes: Array("# ".utf8) + [0xFC] + Array("\nMv,Teff\n4.8,5778\n".utf8),
      .refused([":1:3: error: byte 0xFC is not valid UTF-8"])),
    TableCase(
      "minus signs of typesetters", "name,absmag,Teff\nA,−0.35,4120\nB,4.91,5810\n",
      .refused([
        ":2:3: error: absmag is \"−0.35\", not a number; replace the minus sign U+2212 with a hyphen"
      ])),
    TableCase(
      "minus signs of typesetters, semicolons", "Teff;Mv\n4120;−0.35\n5810;4.91\n",
      .refused([":2:6: error: Mv is \"−0.35\", not a number; replace the minus sign U+2212"])),
    TableCase(
      "blanks that do not break, within numbers", "Mv,Teff\n4.91,5810\n11.2,25\u{A0}000\n",
      .refused([":3:6: error: Teff is \"25\u{A0}000\", not a number"])),
  ]
}
