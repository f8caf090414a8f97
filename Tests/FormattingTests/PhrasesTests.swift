import Testing

@testable import Formatting

@Suite("Phrases")
struct PhrasesTests {
  @Test("A list has its conjunction before the last item")
  func lists() {
    #expect(listed([]) == "")
    #expect(listed(["a"]) == "a")
    #expect(listed(["a", "b"]) == "a and b")
    #expect(listed(["a", "b", "c"]) == "a, b and c")
    #expect(listed(["a", "b", "c"], last: "or") == "a, b or c")
  }

  @Test("One is singular, every other number plural")
  func counts() {
    #expect(counted(0, "star") == "0 stars")
    #expect(counted(1, "star") == "1 star")
    #expect(counted(3, "star") == "3 stars")
    #expect(counted(1200, "nova", plural: "novae") == "1,200 novae")
  }

  @Test("Small numbers are words")
  func words() {
    #expect(numberWord(0) == "zero")
    #expect(numberWord(12) == "twelve")
    #expect(numberWord(13) == "13")
    #expect(numberWord(-1) == "\u{2212}1")
  }

  @Test("Ordinals, including the teens")
  func ordinals() {
    let numbers = [1, 10, 11, 12, 13, 21, 22, 23, 24, 111, 1003, 0]
    let expected = [
      "first", "tenth", "11th", "12th", "13th", "21st", "22nd", "23rd", "24th", "111th", "1,003rd",
      "0th",
    ]
    #expect(numbers.map(ordinal) == expected)
  }

  @Test("Rows are counted from 1, and a single row is singular")
  func rows() {
    #expect(rowSpan(0..<10) == "rows 1–10")
    #expect(rowSpan(2..<3) == "row 3")
  }
}
