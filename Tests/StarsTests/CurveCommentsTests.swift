import Tables
import Testing

@testable import Stars

@Suite("Ages and metallicities in the comments of isochrones")
struct CurveCommentsTests {
  /// Two isochrones in the layout of BaSTI-IAC, one file after the other.
  private static let basti =
    block("-0.400", "  125.000", "4.9") + block("-0.400", "10000.000", "5.1")

  private static func block(_ metallicity: String, _ age: String, _ magnitude: String) -> String {
    """
    # Isochrone from BaSTI-IAC database
    # Scaled solar models & transformations  -  GAIA-DR3
    #=======================================================================================
    #  Np = 3   [M/H] = \(metallicity)   Z = 0.0062   Y = 0.2556   Age (Myr) = \(age)
    #=======================================================================================
    #    M/Mo(ini)     M/Mo(fin)    log(L/Lo)  logTe        G        G_BP      G_RP     G_RVS
    #=======================================================================================
       0.5000000000   0.5000000000  -1.53793   3.57406    8.6460    9.6495    7.6629    7.2228
       0.9000000000   0.9000000000  -0.10052   3.77409    \(magnitude)    5.1283    4.1710    3.9787
       1.2000000000   1.2000000000   0.40052   3.80409    3.4    3.7283    3.0710    2.9787

    """
  }

  /// Two isochrones in the layout of Dartmouth.
  private static let dartmouth = """
    #NUMBER OF AGES= 2 MAGS= 3
    #----------------------------------------------------
    #MIX-LEN  Y      Z          Zeff        [Fe/H] [a/Fe]
    # 1.9380  0.2537 5.3740E-03 5.3740E-03  -0.50   0.00
    #----------------------------------------------------
    #**PHOTOMETRIC SYSTEM**: Bessell UBV
    #----------------------------------------------------
    #AGE= 1.250 EEPS=3
    #EEP   M/Mo    LogTeff  LogG   LogL/Lo U       B       V
      10  0.500000  3.6100  4.8000 -1.2000  11.00  10.00   8.60
      50  0.900000  3.7700  4.5000 -0.1000   5.90   5.70   5.10
     100  1.300000  3.8500  4.1000  0.8000   3.30   3.10   2.70


    #AGE=12.500 EEPS=2
    #EEP   M/Mo    LogTeff  LogG   LogL/Lo U       B       V
      10  0.500000  3.6110  4.8000 -1.1900  10.90   9.90   8.50
      50  0.800000  3.7600  4.4000  0.1000   5.40   5.20   4.60

    """

  /// Two isochrones in the older layout of Padua.
  private static let padua = """
    #	Isochrone	Z = 0.01900	Age = 	1.000e+09 yr
    #	log(age/yr)	M_ini	logL/Lo	logTe	Mv
    9.0	0.5	-1.4	3.58	9.4
    9.0	1.0	-0.1	3.76	5.0

    """

  private func read(
    _ text: String, age: Double? = nil, metallicity: Double? = nil,
    _ x: String = Schema.logTemperature, _ y: String = Schema.logLuminosity
  ) throws(Diagnostics) -> StellarCurve {
    var choice = CurveChoice()
    choice.age = age
    choice.metallicity = metallicity
    var faults = Diagnostics()
    let table = Table(SourceText(Array(text.utf8), name: "iso.dat"), faults: &faults)
    return try StellarCurve.read(
      table, faults: faults, x: Quantities.standard[x], y: Quantities.standard[y], choice)
  }

  private func message(_ text: String, age: Double? = nil, metallicity: Double? = nil) -> String {
    do throws(Diagnostics) {
      _ = try read(text, age: age, metallicity: metallicity)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  @Test("are those of BaSTI, in millions of years")
  func basti() throws {
    let young = try read(Self.basti, age: 8.1, Schema.colorBPRP, Schema.gaiaAbsoluteMagnitude)
    #expect(abs((young.age ?? 0) - 8.09691) < 1e-5)
    #expect(young.metallicity == -0.4)
    #expect(young.y == [8.646, 4.9, 3.4])
    let old = try read(Self.basti, age: 10, Schema.colorBPRP, Schema.gaiaAbsoluteMagnitude)
    #expect(old.age == 10)
    #expect(old.y == [8.646, 5.1, 3.4])
    #expect(message(Self.basti).contains("curves of 2 ages; choose one with age: 8.097 or 10"))
    #expect(message(Self.basti, age: 6).contains("no age of the file is near 6"))
  }

  @Test("of a single one need no choice")
  func single() throws {
    let curve = try read(Self.block("0.060", "3000.000", "4.8"))
    #expect(abs((curve.age ?? 0) - 9.47712) < 1e-5)
    #expect(curve.metallicity == 0.06)
  }

  @Test("are those of Dartmouth, in billions of years, with one metallicity for all")
  func dartmouth() throws {
    let young = try read(
      Self.dartmouth, age: 9.1, Schema.logTemperature, Schema.absoluteMagnitude)
    #expect(abs((young.age ?? 0) - 9.09691) < 1e-5)
    #expect(young.metallicity == -0.5)
    #expect(young.y == [8.6, 5.1, 2.7])
    #expect(try read(Self.dartmouth, age: 10.1, metallicity: -0.5).y == [-1.19, 0.1])
    #expect(message(Self.dartmouth).contains("2 ages; choose one with age: 9.097 or 10.097"))
    #expect(
      message(Self.dartmouth, age: 9.1, metallicity: 0.5).contains(
        "no metallicity of the file is near 0.5"))
  }

  @Test("have the unit behind the number if the name has none")
  func units() throws {
    #expect(try read(Self.padua.replacing("log(age/yr)", with: "x")).age == 9)
    let rows = "# M_ini logL/Lo logTe\n0.5 -1.4 3.58\n1.0 -0.1 3.76\n"
    for (comment, age) in [
      ("# age = 5 Myr", 6.69897), ("# Age (Gyr) = 5", 9.69897), ("# log(age) = 8.1", 8.1),
      ("# AGE = 5", 9.69897), ("# age = 500", 8.69897), ("# age=5e8", 8.69897),
      ("#NPTS AGE(MYR) [Fe/H]\n# 2 1000. 0.10", 9),
    ] {
      let curve = try read(comment + "\n" + rows)
      #expect(abs((curve.age ?? 0) - age) < 1e-5, "\(comment)")
    }
  }

  @Test("give way to columns, and other words are none")
  func columns() throws {
    let text = "# age = 5 Gyr\n# logAge logL logTe\n8.0 -1.4 3.58\n8.0 -0.1 3.76\n"
    #expect(try read(text).age == 8)
    for comment in ["# stage = 3", "# average = 2", "# age = old", "# Z = 0.02", "# page 5"] {
      #expect(
        try read(comment + "\n# M_ini logL/Lo logTe\n0.5 -1.4 3.58\n1.0 -0.1 3.76\n").age == nil)
    }
  }

  @Test("make the magnitudes absolute")
  func absolute() throws {
    let text = "# age = 5 Gyr\n# logTe Vmag\n3.58 9.4\n3.76 5.0\n"
    #expect(try read(text, Schema.logTemperature, Schema.absoluteMagnitude).y == [9.4, 5])
  }

  @Test(
    "A column of ages has the unit of its name", arguments: ["age_myr", "age (Myr)", "Age_Myr"])
  func column(name: String) throws {
    let text = "\(name),logL,logTe\n10,-1.4,3.58\n10,-0.1,3.76\n"
    #expect(try read(text).age == 7)
  }
}
