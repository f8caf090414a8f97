import Foundation

extension TableCase {
  /// Tables whose columns have other names, or hold other things than their names say.
  static let roles: [TableCase] = bands + names + others + luminosities

  private static func gaia(
    _ name: String, _ header: String, units: [String: String] = [:]
  ) -> TableCase {
    TableCase(
      name,
      header
        + "\n5853498713190525696,100,0.1,-0.35,6.43,5.00\n5853498713190525697,10,0.1,9.91,10.823,10\n"
        + "5853498713190525698,100,0.1,11.4,11.363,11.4\n",
      .stars {
        $0.ordinate = "gaia_absolute_magnitude"
        $0.kelvin = byGaiaColor
        $0.units = units
        $0.neverSays = ["source_id"]
      })
  }

  // BP−RP of 1.43, 0.823 and −0.037 of a giant, a dwarf and a white dwarf: Casagrande et al. (2021) and Bédard et
  // al. (2020), in Python.
  private static let byGaiaColor = [4_320.5594003334, 5_757.803285469243, 12_233.509421354982]

  private static let bands = [
    gaia(
      "Gaia's magnitudes without a colour",
      "source_id,parallax,parallax_error,phot_g_mean_mag,phot_bp_mean_mag,phot_rp_mean_mag",
      units: ["parallax": "mas (that of Gaia's archive)"]),
    gaia("Gaia's magnitudes in VizieR's names", "Source,Plx,e_Plx,Gmag,BPmag,RPmag"),
    TableCase(
      "Gaia's magnitudes with a distance",
      "source_id,BPmag,RPmag,Gmag,distance_pc\n1,6.43,5,4.65,100\n2,10.823,10,9.91,100\n3,11.363,11.4,16.4,100\n",
      .stars {
        $0.ordinate = "gaia_absolute_magnitude"
        $0.kelvin = byGaiaColor
      }),
    TableCase(
      "B and V without a colour",
      "star_name,Bmag,Vmag,distance_pc,spectral_type\nA,5.8,4.65,100,K5III\nB,10.56,9.91,100,G2V\nC,16.244,16.4,100,DA3\n",
      .stars {
        $0.kelvin = byColor
        $0.labels = ["V", "D", "I-III"]
        $0.neverSays = ["parallax"]
      }),
    TableCase(
      "B and V without a colour, in light-years",
      "Vmag,distance_ly,Bmag\n-0.35,32.615637769,0.8\n4.91,32.615637769,5.56\n11.4,32.615637769,11.244\n",
      .stars {
        $0.kelvin = byColor
        $0.units = ["distance": "ly (from the column name)"]
      }),
    TableCase(
      "B and V of the Exoplanet Archive",
      "sy_bmag,sy_vmag,sy_plx\n0.8,-0.35,100\n10.56,9.91,10\n11.244,11.4,100\n",
      .stars { $0.kelvin = byColor }),
  ]

  private static let names = [
    TableCase(
      "the second form of a star set of courses",
      "Temperature,L,R,A_M,Color,Spectral_Class,Type\n4120,100,20,-0.35,Orange,K,4\n5810,1,1,4.91,Yellow,G,3\n14600,0.01,0.01,11.4,Blue White,B,2\n",
      .stars { $0.labels = ["2", "3", "4"] }),
    TableCase(
      "that set in its first form",
      "Temperature (K),Luminosity(L/Lo),Radius(R/Ro),Absolute magnitude(Mv),Star type,Star color,Spectral Class\n"
        + "4120,100,20,-0.35,4,Orange,K\n5810,1,1,4.91,3,Yellow,G\n14600,0.01,0.01,11.4,2,Blue,B\n",
      .stars {
        $0.labels = ["2", "3", "4"]
        $0.units = ["effective_temperature": "K name"]
      }),
    TableCase(
      "names with underscores and units in brackets",
      "Name,T_eff [K],M_V [mag],Label\nAra,4120,-0.35,RG\nBel,5810,4.91,MS\nCyd,14600,11.4,WD\n",
      .stars {
        $0.labels = ["MS", "RG", "WD"]
        $0.units = ["effective_temperature": "K name", "absolute_magnitude": "mag name"]
      }),
    TableCase(
      "names with units in parentheses",
      "\"Name\",\"Abs. Mag\",\"Temperature (K)\",\"Spectral Type\"\nAra,-0.35,4120,K5III\nBel,4.91,5810,G2V\nCyd,11.4,14600,DA2\n",
      .stars {
        $0.labels = ["V", "D", "I-III"]
        $0.units = ["effective_temperature": "K name"]
      }),
    TableCase(
      "names with other units in parentheses",
      "Temperature (kK),Mv (mmag)\n4.12,-350\n5.81,4910\n14.6,11400\n",
      .stars {
        $0.units = ["effective_temperature": "kK name", "absolute_magnitude": "mmag name"]
      }),
    TableCase(
      "names in capitals", "TEFF,MV\n4120,-0.35\n5810,4.91\n14600,11.4\n", .threeStars),
    TableCase(
      "names of stars with marks of other languages",
      "name,absmag,Teff\n\"V* A|B\",-0.35,4120\n\"<b>C</b> & co\",4.91,5810\n\"D, the \"\"big\"\" $x$\",11.40,14600\n",
      .threeStars),
    TableCase(
      "names of stars like Markdown",
      "Teff,name,Mv\n4120,`E` \\alpha,-0.35\n5810,*x* _y_,4.91\n14600,[1](2),11.4\n", .threeStars),
    TableCase(
      "names of stars with semicolons",
      "name;Mv;Teff\n\"a;b\";-0.35;4120\n\"#1\";4.91;5810\n=1+1;11.4;14600\n", .threeStars),
  ]

  private static let nothing = "error: no absolute magnitude"
  private static let noTemperature = "no temperature and no colour index"

  private static let others = [
    TableCase(
      "identifiers and positions",
      "objid,ra,dec,u,g,r,class\n12376,348.9,1.27,19.4,18.2,17.6,GALAXY\n12377,51.4,1.27,19.5,18.0,17.0,STAR\n",
      .refused([
        ":1:1: " + nothing, noTemperature + " among the columns objid, ra, dec, u, g, r, class",
      ])),
    TableCase(
      "serial numbers and flags", file: "stars.tsv",
      "seq\tflag\tepoch\tkind\n1\t0\t2016\ta\n2\t1\t2016\tb\n",
      .refused([":1:1: " + nothing, noTemperature])),
    TableCase(
      "a temperature beside identifiers", "source_id,l,b,Teff\n1,10.1,3,5000\n2,11.0,4,6000\n",
      .refused([":1:1: " + nothing])),
    TableCase(
      "a magnitude beside constants", "id,absmag,epoch\n1,4.8,2000\n2,5.1,2000\n",
      .refused([":1:1: error: " + noTemperature])),
    TableCase(
      "a magnitude and a distance without a unit",
      "Star,RA,dec,Magnitude,Distance\na,217.39,-62.68,11.1,4.25\nb,269.45,4.74,9.5,5.98\n",
      .refused([
        ":1:1: error: " + noTemperature,
        ":1:23: error: Distance has no unit, so no absolute magnitude can be derived from it",
      ])),
    TableCase(
      "a magnitude, a temperature and a distance without a unit",
      "Magnitude,Distance,Teff\n11.1,4.25,3000\n9.5,5.98,3100\n",
      .refused([":1:11: error: Distance has no unit"])),
    TableCase(
      "a magnitude beside a distance is apparent",
      "Magnitude,distance_pc,Teff\n-0.35,10,4120\n9.91,100,5810\n11.4,10,14600\n",
      .stars { $0.units = ["distance": "pc (from the column name)"] }),
    TableCase(
      "a magnitude beside a parallax is apparent",
      "Teff,magnitude,Plx (mas)\n4120,-0.35,100\n5810,9.91,10\n14600,11.4,100\n",
      .stars { $0.units = ["parallax": "mas (from the column name)"] }),
    TableCase(
      "a magnitude alone is absolute", "magnitude,Teff\n-0.35,4120\n4.91,5810\n11.4,14600\n",
      .threeStars),
  ]

  private static func luminosities(
    _ name: String, _ text: String, units: [String: String] = [:]
  ) -> TableCase {
    TableCase(
      name, text,
      .stars {
        $0.ordinate = "log_luminosity"
        $0.values = [-2.6, 0, 2.6]
        $0.units = units
      })
  }

  private static let luminosities = [
    luminosities(
      "logarithms of luminosity and temperature",
      "name,log_L,log_Teff,class\nA,0,\(log10(5_810.0)),MS\nB,-2.6,\(log10(14_600.0)),WD\nC,2.6,\(log10(4_120.0)),RG\n"
    ),
    luminosities(
      "logarithms of luminosity, with a unit",
      "Teff,log(L) [dex(solLum)]\n4120,2.6\n5810,0\n14600,-2.6\n",
      units: ["log_luminosity": "dex(solLum) name"]),
    luminosities("logarithms in brackets", "Teff,logL\n4120,2.6\n5810,0\n14600,-2.6\n"),
    luminosities("a ratio in its name", "log(L/Lo),Teff\n-2.6,14600\n0,5810\n2.6,4120\n"),
  ]
}
