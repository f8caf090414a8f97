extension TableCase {
  /// Tables of other separators, with comments, or with blanks in their names.
  static let texts: [TableCase] = separators + decimals + comments + aligned

  private static let separators = [
    TableCase(
      "bars between fields",
      "id|designation|subclass|teff|absmag|class\n1|J01|K3|4120|-0.35|RG\n2|J02|G2|5810.0|4.91|MS\n3|J03|A1|14600|11.40|WD\n",
      .stars { $0.labels = ["MS", "RG", "WD"] }),
    TableCase(
      "bars between fields, other columns", file: "stars.txt",
      "Mv|Teff (K)\n-0.35|4120\n4.91|5810\n11.4|14600\n", .threeStars),
    TableCase(
      "bars with blanks around", file: "stars.txt",
      "Teff | name | Mv\n4120 | Ara | -0.35\n5810 | Bel | 4.91\n14600 | Cyd | 11.4\n", .threeStars),
    TableCase(
      "Excel's separator line",
      "sep=;\r\nname;absmag;teff\r\nAra;-0.35;4120\r\nBel;4.91;5810\r\nCyd;11.4;14600\r\n",
      .threeStars),
    TableCase(
      "Excel's separator line, with decimal commas",
      "sep=;\nname;absmag;Teff\nAra;-0,35;4120\nBel;4,91;5810\nCyd;11,40;14600\n",
      .threeStars("the decimal commas of absmag are read as points")),
    TableCase(
      "Excel's separator line, bars", "SEP=|\nTeff|Mv\n4120|-0.35\n5810|4.91\n14600|11.4\n",
      .threeStars),
    TableCase(
      "a Markdown table", file: "stars.md",
      "| name | absmag | Teff |\n|------|-------:|:----:|\n| Ara | -0.35 | 4120 |\n| Bel | 4.91 | 5810 |\n| Cyd | 11.40 | 14600 |\n",
      .threeStars),
    TableCase(
      "a Markdown table without outer bars", file: "stars.md",
      "Teff | Mv\n--- | ---\n4120 | -0.35\n5810 | 4.91\n14600 | 11.4\n", .threeStars),
    TableCase(
      "an Org table", file: "stars.org",
      "| Mv | Teff |\n|----+------|\n| -0.35 | 4120 |\n| 4.91 | 5810 |\n| 11.4 | 14600 |\n",
      .threeStars),
    TableCase(
      "blank lines between rows, tabs", file: "stars.tsv",
      "Name\tMv\tTeff\n\nAra\t-0.35\t4120\n\nBel\t4.91\t5810\nCyd\t11.4\t14600\n\n", .threeStars),
    TableCase(
      "blank lines between rows, commas", "\nMv,Teff\n\n-0.35,4120\n4.91,5810\n\n\n11.4,14600\n",
      .threeStars),
    TableCase(
      "blank lines between rows, blanks", file: "stars.dat",
      "Mv Teff\n\n-0.35 4120\n\n4.91 5810\n11.4 14600\n", .threeStars),
  ]

  private static let decimals = [
    TableCase(
      "decimal commas, semicolons",
      "name;absmag;Teff\nAra;-0,35;4120\nBel;4,91;5810\nCyd;11,40;14600\n",
      .threeStars("the decimal commas of absmag are read as points")),
    TableCase(
      "decimal commas, tabs", file: "stars.tsv",
      "Mv\tTeff\n-0,35\t4120,0\n4,91\t5810,0\n11,4\t14600,0\n",
      .threeStars("the decimal commas of Mv, Teff are read as points")),
    TableCase(
      "decimal commas, bars", file: "stars.txt", "Mv|Teff\n-0,35|4120\n4,91|5810\n11,4|14600\n",
      .threeStars("the decimal commas of Mv are read as points")),
    TableCase(
      "thousands separators", "absmag,Teff\n-0.35,\"4,120\"\n4.91,\"5,810\"\n11.4,\"14,600\"\n",
      .refused([
        ":2:8: error: Teff is \"4,120\", not a number; write 4120 without the thousands separator",
        "write 14600 without",
      ])),
    TableCase(
      "thousands separators, semicolons", "Teff;Mv\n4,120;-0.35\n5,810;4.91\n14,600;11.4\n",
      .refused([":2:1: error: Teff is \"4,120\", not a number; write 4120 without"])),
    TableCase(
      "thousands separators, tabs", file: "stars.tsv", "Mv\ttemp\n-0.35\t4,120\n4.91\t5,810\n",
      .refused([":2:7: error: temp is \"4,120\", not a number; write 4120 without"])),
  ]

  private static let comments = [
    TableCase(
      "a star in a comment",
      "name,absmag,Teff\nAra,-0.35,4120\n#Bad,1,5000\nBel,4.91,5810\nCyd,11.4,14600\n",
      .threeStars("1 line that begins with # is a comment and is not read")),
    TableCase(
      "a comment below the names",
      "name,absmag,Teff\n# the bright ones\nAra,-0.35,4120\nBel,4.91,5810\n# faint\nCyd,11.4,14600\n",
      .threeStars("2 lines that begin with # are comments and are not read")),
    TableCase(
      "a comment among rows, tabs", file: "stars.tsv",
      "Mv\tTeff\n-0.35\t4120\n# x\n4.91\t5810\n11.4\t14600\n",
      .threeStars("1 line that begins with #")),
    TableCase(
      "VizieR's end", file: "stars.tsv",
      "#\n#Table\tX:\nName\tMv\tTeff\n \tmag\tK\n----\t---\t---\nAra\t-0.35\t4120\nBel\t 4.91\t5810\nCyd\t11.40\t14600\n#END#\n",
      .stars { $0.units = ["effective_temperature": "K file"] }),
    TableCase(
      "VizieR's end, commas", "Mv,Teff\n-0.35,4120\n4.91,5810\n11.4,14600\n#END#\n", .threeStars),
    TableCase(
      "VizieR's end, with lines after it", file: "stars.tsv",
      "Mv\tTeff\n-0.35\t4120\n4.91\t5810\n11.4\t14600\n#END#\n\n", .threeStars),
  ]

  private static let aligned = [
    TableCase(
      "names with blanks above aligned columns", file: "stars.dat",
      "  HIP   V   RA (deg)    M_V    T (K)\n   38  8.65  0.11104694 -0.35   4120\n"
        + "   57  8.27  0.16828557  4.91   5810\n   58  7.05  0.17376341 11.40  14600\n",
      .threeStars("the columns are read by their alignment")),
    TableCase(
      "names with blanks above aligned columns, others", file: "stars.dat",
      "Abs. mag   Temp. (K)\n   -0.35        4120\n    4.91        5810\n   11.40       14600\n",
      .stars {
        $0.ordinate = "absolute_magnitude"
        $0.says = ["the columns are read by their alignment"]
      }),
    TableCase(
      "names with blanks that are not aligned", file: "stars.dat",
      "Abs mag of star Teff K\n-0.35 4120\n4.91 5810\n", .refused([":1:1: error: the names have"])),
  ]
}
