import Formatting
import Testing

@Suite("The display width of a text")
struct DisplayWidthTests {
  @Test(
    "Wide characters take two columns, combining marks and controls none",
    arguments: [
      ("", 0), ("Vega", 4), ("織女", 4), ("ve\u{301}ga", 4), ("\u{301}", 0), ("⭐", 2), ("Å", 1),
      ("α CMa A", 7), ("a\tb\n", 2), ("\u{200B}", 0), ("ｶ", 1), ("カ", 2), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("〈", 2), ("…", 1),
    ])
  func widths(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(
    "An emoji sequence takes two columns",
    arguments: ["🔭", "👩‍🚀", "🇩🇪", "❤\u{FE0F}", "1\u{FE0F}\u{20E3}", "👍🏽"])
  func emoji(text: String) {
    #expect(displayWidth(text) == 2)
  }
}
