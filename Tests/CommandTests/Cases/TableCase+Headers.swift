extension TableCase {
  /// Tables whose column names are missing, in comments, or above a line of units.
  static let headers: [TableCase] = nameless + commented + indexed + unitLines

  private static let noNames = "error: the first line holds numbers, not column names"

  private static let nameless = [
    TableCase(
      "no names, commas", "11.4,14600,WD\n4.91,5810,MS\n-0.35,4120,RG\n",
      .refused([":1:1: " + noNames])
    ),
    TableCase(
      "no names, blanks after a name", file: "stars.dat",
      "Ara -0.35 4120\nBel 4.91 5810\nCyd 11.4 14600\n", .refused([":1:5: " + noNames])),
    TableCase(
      "no names, tabs", file: "stars.tsv", "Ara\t-0.35\t4120\nBel\t4.91\t5810\n",
      .refused([":1:5: " + noNames])),
    TableCase(
      "no names, semicolons", "-0.35;4120;RG\n4.91;5810;MS\n", .refused([":1:1: " + noNames])),
  ]

  private static let commented = [
    TableCase(
      "names in a comment above an empty one",
      "# name,absmag,Teff,class\n#\nAra,-0.35,4120,RG\nBel,4.91,5810,MS\nCyd,11.4,14600,WD\n",
      .threeStars),
    TableCase(
      "names in a comment, semicolons, between other comments",
      "# my stars\n# Teff;class;Mv\n# \n4120;RG;-0.35\n5810;MS;4.91\n14600;WD;11.4\n", .threeStars),
    TableCase(
      "names in a comment above a rule", file: "stars.dat",
      "# Star Teff Mv\n#-----------\nAra 4120 -0.35\nBel 5810 4.91\nCyd 14600 11.4\n", .threeStars),
    TableCase(
      "names and units in comments", file: "stars.dat",
      "# name absmag Teff class\n# - mag K -\nAra -0.35 4120 RG\nBel 4.91 5810 MS\nCyd 11.4 14600 WD\n",
      .stars {
        $0.units = ["effective_temperature": "K file", "absolute_magnitude": "mag file"]
      }),
    TableCase(
      "names and units of thousands in comments", file: "stars.dat",
      "# Mv temp\n# mag kK\n-0.35 4.12\n4.91 5.81\n11.4 14.6\n",
      .stars { $0.units = ["effective_temperature": "kK file"] }),
    TableCase(
      "one name a line, as SExtractor writes them", file: "stars.cat",
      "#   1 NAME    Name\n#   2 ABSMAG  Absolute magnitude  [mag]\n#   3 TEFF    Temperature [K]\n"
        + "#   4 CLASS   Class\nAra -0.35 4120 RG\nBel 4.91 5810 MS\nCyd 11.4 14600 WD\n",
      .stars {
        $0.labels = ["MS", "RG", "WD"]
        $0.units = ["effective_temperature": "K file"]
      }),
    TableCase(
      "one name a line, in another order", file: "stars.cat",
      "# 1 TEFF  [kK]\n# 2 FLAG\n# 3 ABSMAG\n4.12 0 -0.35\n5.81 1 4.91\n14.6 0 11.4\n",
      .stars { $0.units = ["effective_temperature": "kK file"] }),
    TableCase(
      "one name a line, with a vector", file: "stars.cat",
      "# 1 POS\n# 3 TEFF\n# 4 ABSMAG\n1 2 4120 -0.35\n3 4 5810 4.91\n5 6 14600 11.4\n", .threeStars),
  ]

  private static let unnamed = "column 1 has no name and is not read"

  private static let indexed = [
    TableCase(
      "an index without a name",
      ",name,absmag,teff,class\n0,Ara,-0.35,4120,RG\n1,Bel,4.91,5810,MS\n2,Cyd,11.4,14600,WD\n",
      .threeStars(unnamed)),
    TableCase(
      "an index without a name, semicolons", ";Mv;Teff\n0;-0.35;4120\n1;4.91;5810\n2;11.4;14600\n",
      .threeStars(unnamed)),
    TableCase(
      "an index without a name, tabs", file: "stars.tsv",
      "\tTeff\tMv\n10\t4120\t-0.35\n20\t5810\t4.91\n30\t14600\t11.4\n", .threeStars(unnamed)),
    TableCase(
      "an index without a name beside unknown columns", ",zmag,ymag\n0,15.6,14.2\n1,16.1,14.8\n",
      .refused([
        ":1:1: error: no absolute magnitude",
        "no temperature and no colour index among the columns zmag, ymag;",
        "note: " + unnamed,
      ])),
    TableCase(
      "R's row names, quoted",
      "\"\",\"name\",\"Mv\",\"Teff\",\"class\"\n\"1\",\"Ara\",-0.35,4120,\"RG\"\n\"2\",\"Bel\",4.91,5810,\"MS\"\n"
        + "\"3\",\"Cyd\",11.4,14600,\"WD\"\n\"4\",\"Dor\",NA,9600,\"MS\"\n",
      .stars {
        $0.rows = 4
        $0.missing = ["absolute_magnitude": 1]
        $0.says = [unnamed]
      }),
    TableCase(
      "R's row names, one field more than names", file: "stars.txt",
      "\"name\" \"Mv\" \"Teff\"\n\"1\" \"Ara\" -0.35 4120\n\"2\" \"Bel\" 4.91 5810\n\"3\" \"Cyd\" 11.4 14600\n",
      .threeStars(unnamed)),
    TableCase(
      "R's row names, tabs", file: "stars.txt",
      "\"Teff\"\t\"Mv\"\n\"1\"\t4120\t-0.35\n\"2\"\t5810\t4.91\n\"3\"\t14600\t11.4\n",
      .threeStars(unnamed)),
  ]

  private static let unitLines = [
    TableCase(
      "a second line of units",
      "name,absmag,Teff,class\n,mag,K,\nAra,-0.35,4120,RG\nBel,4.91,5810,MS\nCyd,11.4,14600,WD\n",
      .stars {
        $0.units = ["absolute_magnitude": "mag file", "effective_temperature": "K file"]
      }),
    TableCase(
      "a second line of other units, tabs", file: "stars.tsv",
      "Teff\tMv\tname\nkK\tmmag\t\n4.12\t-350\tAra\n5.81\t4910\tBel\n14.6\t11400\tCyd\n",
      .stars {
        $0.units = ["absolute_magnitude": "mmag file", "effective_temperature": "kK file"]
      }),
    TableCase(
      "a second line of units, semicolons and distances",
      "V;dist;Teff\nmag;kpc;K\n4.65;0.1;4120\n9.91;0.1;5810\n16.4;0.1;14600\n",
      .stars { $0.units = ["distance": "kpc (stated in the file)"] }),
  ]
}
