import Testing

/// Spectral types as catalogues write them that follow the same rule, by the luminosity class that an
/// astronomer reads: a range as `IV..V`, none as `-`.
struct SpectralRule: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var types: KeyValuePairs<String, [String]>

  init(_ name: String, _ types: KeyValuePairs<String, [String]>) {
    testDescription = name
    self.types = types
  }
}

extension SpectralRule {
  static let all: [SpectralRule] = [
    SpectralRule(
      "Letter, subtype and class",
      [
        "V": ["G2V", "A0Va", "M5.0V", "B0.2V"], "I": ["B8Ia", "A2I", "B0.7Ib", "F2Ia"],
        "IV": ["F5IV"], "II": ["A9II"], "III": ["M5.0III"],
      ]),
    SpectralRule(
      "Blanks before the class",
      ["III": ["K0 III", "K0  III"], "V": ["G2  V", "G 2 V"], "IV": ["F5 IV"], "II": ["G8\tII"]]),
    SpectralRule(
      "Ranges of subtypes and of classes",
      [
        "III..IV": ["G8III-IV", "G8 III/IV", "K2 III/ IV", "K2 III /IV", "G8IV/K0III"],
        "IV..V": ["B2.5IV-V", "F3/5IV/V", "B2V-IV", "G2 IV/V", "K7IV-Ve", "M0.5V-IVe", "A0/2IV/V"],
        "I": ["M1-M2Ia-ab", "F5Iab-b", "B1Ia-Iab"],
        "I..II": ["F5Ib-II", "G5Ib/II", "K3Ib-IIa", "B9 Ib/II", "M5Ib-IIe"],
        "II..III": ["M2.5II-III"], "III": ["G8/K0 III", "K0/K1III", "K0-1III"],
        "V": ["A0/1V", "B2/3V", "F8/G0V", "G3/5V", "M0-1V", "F6-G0V"],
        "III..V": ["O7.5III-V", "A5III-IV-V"], "I..III": ["O9III-I"],
      ]),
    SpectralRule(
      "A class without a subtype",
      ["III": ["AIII", "A/FIII", "MIII"], "V": ["BV", "K V", "K/MV"], "IV": ["F IV"]]),
    SpectralRule("A letter alone", ["-": ["G", "F?", "O", "K/M", "L/T"]]),
    SpectralRule(
      "Marks of uncertainty",
      [
        "V": [
          "G:V", "B8/9V:n", "B1:V:pe", "A3V:", "B3 (V)", "A(4)V", "G5?V", "G5V?", "M4+/-1 V",
          "M4±1 V",
        ], "III": ["K1:III", "K1(III)", "G8/K0(III)", "O8III:", "(G8)III", "(K2III)"],
        "IV": ["G5(IV)"], "III..IV": ["K0III(IV)"],
      ]),
    SpectralRule(
      "Half-steps of Keenan",
      [
        "III": [
          "K5+III", "K5+ III", "K4-III", "M3-III", "K0-IIIb", "G8-III", "K2+III", "G9-III",
          "M4+III", "K1+IIIb", "G8+III", "K5 +III",
        ], "I": ["M2-Ia", "M4-M5Ia+"], "V": ["K3-V"],
      ]),
    SpectralRule(
      "Metallic-line stars, by their hydrogen lines",
      [
        "V": ["A0mA1Va", "A0m A1 Va", "kA2hA5mF0V", "hF0mA5V", "kB9hA3mA7V", "kA4hA6mA8 V"],
        "-": [
          "kA5hF0mF2", "kA4hA9.5mF0:", "A1m", "A1m A5-F0", "A2(m)A5-A7", "A3mA7-A9", "kA1mA5",
          "A2mA3-F0",
        ], "III": ["kA8hF4mF6III", "kA3hF0mF3(III)"], "III..IV": ["kA6hA8mF0(III-IV)"],
        "IV": ["A1mA8IV"],
      ]),
    SpectralRule(
      "Peculiarities",
      [
        "V": [
          "F2Vp", "A0Vp", "A0VpSi", "B9.5VHgMn", "A2Vvar", "F0V(n)", "B3Vnne", "B2Ve", "B0.5 Vpe",
          "M3.5Ve", "M4.5Ve", "F8Vbw", "A7V(n)", "A0Vp(SrCrEu)", "B1.5Vshell", "G2V SB",
        ],
        "-": [
          "A0pSi", "Ap", "ApSrCr", "Ap SrCr", "A0p:Si", "B8pHgMn", "Be", "B1.5ne", "B2ne",
          "A2p SrEuCr", "ApEuCr",
        ], "II..III": ["A0II-IIIpSi"], "III": ["B8IIIpMnHg", "M7-IIIevar"], "IV": ["B0.5IVe"],
        "III..IV": ["B8III-IVp(HgMn)"],
      ]),
    SpectralRule(
      "Peculiarities before the class",
      [
        "V": ["B8eV", "B2neV", "A2sV", "A5 n V", "M4eV", "B2ne V", "K7e V", "B3(n)V", "B3pshe V"],
        "I": ["M5eIa", "M2eIa", "F8pIa0", "B1pIa"],
        "III": ["M5eIII", "M6eIII", "K0pIII", "B5nIII", "K0p III"], "II": ["B[e]II"],
        "IV": ["B2:e:IV"],
      ]),
    SpectralRule(
      "Old prefixes",
      [
        "V": ["dM3", "dK5", "dMe", "dC"], "III": ["gM6", "gK5III:"], "I": ["cF8", "cA2"],
        "IV": ["sgG5", "sgK0", "dK1IV"], "III..IV": ["gK0III-IV"],
      ]),
    SpectralRule(
      "Subdwarfs, whatever follows",
      [
        "VI": [
          "sdB", "sdBN0VII:He28", "sdO", "sdO9.5VIIHe40", "sd:B", "sdM3", "sdM1.5", "usdM5",
          "usdK7", "sdG0", "sdA", "sdL7", "G0VI", "G8VIp", "M1VI", "sdBV", "esdM5", "He-sdO", "sd",
          "sd?", "SDB", "sdb", "sdG8V",
        ], "V..VI": ["d/sdM3"],
      ]),
    SpectralRule(
      "Abundances",
      [
        "V": ["K1V_Fe-1.5", "F7V_Fe-0.8", "F3Vm-3", "A5VkA0mA0_lB", "F6VkG0"],
        "III": [
          "K1.5IIIFe-0.5", "G5IIICN1Ba0.5", "G8III+CN1", "K0IIIbCN0.5", "K0IIIb CN0.5", "K0IIICN+1",
          "G9III:CN-2CH-3H1",
        ], "-": ["(G3w)F7"], "II": ["G5IIbCN1"],
      ]),
    SpectralRule(
      "Subclasses",
      [
        "III": ["G8IIIa", "K0IIIb", "M3IIIab", "G8IIIa-b"], "I": ["M1.5Iab-Ib"],
        "II..III": ["K2IIb-IIIa"],
      ]),
    SpectralRule(
      "Hypergiants",
      [
        "I": [
          "A1Ia+", "A3Ia0", "B8Ia-0", "B8Ia0", "F8Ia0", "A3Ia-0e", "G8Ia0-Ia+", "G0Ia0", "G2 0-Ia",
          "A2 Ia-0", "F5Ia/0",
        ], "-": ["G2 0"],
      ]),
    SpectralRule(
      "Oddities",
      [
        "-": ["A3 0", "A30", "Double", "Dwarf", "A+", " "],
        "V": ["G2 V.", "\"G2V\"", "G2V;", "'G2V'", "[K2V]", "G2-V"],
      ]),
    SpectralRule(
      "Hot stars",
      [
        "I": [
          "O4If", "O4I(n)fp", "O2If*/WN5", "O9.7 Iab", "ON9.7Iae", "BN0.5Ia", "O8Iafpe", "OC9.7Ia",
          "B1.5Ia Nwk",
        ], "V": ["O6.5V((f))z", "ON9.5V", "O7V((f))", "O4V((fc))"], "IV": ["O9IV((n))"],
        "-": ["O8e", "O6.5(f)", "OB", "OB-", "B[e]", "OBe"], "II": ["O8II(f)"],
      ]),
    SpectralRule(
      "Wolf–Rayet stars",
      ["-": ["WN8h", "WN6ha", "WC9d", "WO2", "WNE", "WN4b", "WC7+O5V", "WN7h V"]]),
    SpectralRule(
      "Carbon and S stars",
      [
        "-": [
          "C5,2", "C-N4.5", "C-R3", "C-J4", "C5,4e", "CH", "N", "N5", "S4/2", "S5,1", "S5-,2",
          "SC5/7e", "M3S", "M5.5e-M9e", "CV", "RV", "C8.3v", "C-J5.5",
        ], "III": ["M5-9IIIe", "M5-9IIIe+DA", "S5,1 III"], "I": ["CIb..."], "II": ["C5II"],
      ]),
    SpectralRule(
      "Brown dwarfs and their gravity",
      [
        "V": ["L5V", "M9V"],
        "-": [
          "L7.5", "L3VL-G", "L3 VL-G", "M8VL-G", "M8 VL-G", "M8 INT-G", "L2 INT-G", "L4: VL-G",
          "M9beta", "T0.5+T7.5", "T8p", "L4 FLD-G", "M8 INTG", "L0β", "L1 VL-G:", "L3gamma",
        ], "IV": ["M8IV"],
      ]),
    SpectralRule(
      "White dwarfs",
      [
        "D": [
          "DA", "DA1.9", "DAV4", "DAZB", "DB3", "DC:", "DC", "DQ", "DZ7.5", "DXP9", "DAH", "DOZ1V",
          "D", "WD", "WDcooler", "wd", "WDA", "DBQ4", "DA.5", "WDhotter", "da2", "dz", "DA: s",
          "DC8 :",
          "DG",
        ]
      ]),
    SpectralRule(
      "Words, and kinds that are no types",
      [
        "-": [
          "CV", "LBV", "Fe", "pec", "Comp", "Cont", "unknown", "CSTAR", "Star", "None", "NaN",
          "nan", "Sun", "Galaxy", "Var", "M5 Var", "GIANT", "BINARY", "Carbon_lines", "giant",
          "TIC 1", "DWARF", "QSO", "DSCT",
        ]
      ]),
    SpectralRule(
      "The first of several components",
      [
        "D": ["DA+dM", "DA2+K0IV"], "V": ["dM4+DA", "A0V+DA1", "A3V+F5III", "G2V & K0V"],
        "III": [
          "K0III+(F)", "K0III:+A/F", "K0III (+F)", "G8/K0(III)+(F/G)", "K1III:comp", "K0III+wd",
        ], "-": ["F5+A3", "M1: comp", "A6+G/KIII"], "IV..V": ["F5IV-V+DQZ"], "I..II": ["F8Ib-II"],
        "IV": ["A1.5IV+", "B3IV+(wd)"],
      ]),
    SpectralRule(
      "Dots",
      ["III": ["K0III...", "G8/K0III+.."], "-": ["G5...", "A5...", "G..."], "V": ["A0V..."]]),
    SpectralRule(
      "A template with its number",
      [
        "V": ["F2V (33256)", "G0V (12345)"],
        "-": ["K1 (11505)", "CarbonWD", "CalciumWD", "A0p", "L1 (15000)"], "III": ["M5III"],
        "D": ["WD (20000)"],
      ]),
    SpectralRule(
      "Small letters",
      [
        "V": ["G2 v", "g2v", "m2 v", "B2VNE"], "III": ["k0iii", "M5IIIE"], "IV..V": ["G2 iv/v"],
        "I": ["M2IAB"],
      ]),
  ]
}
