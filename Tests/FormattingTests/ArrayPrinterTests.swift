import Formatting
import Testing
import _TestSupport

@Suite("Arrays are printed as numpy prints them")
struct ArrayPrinterTests {
  struct Printed: Decodable {
    let values: StoredArray
    let text: String
  }

  @Test("An empty array is a pair of brackets")
  func empty() {
    #expect(ArrayPrinter.text([Double]()) == "[]")
    #expect(ArrayPrinter.text([[Double]]()) == "[]")
    #expect(ArrayPrinter.text([[], [], []]) == "[]")
  }

  @Test("Whole numbers end in a point, and shorter fractions are padded with blanks")
  func padding() {
    #expect(ArrayPrinter.text([0, -0.0]) == "[ 0. -0.]")
    #expect(ArrayPrinter.text([0.35, 0.328, 0.5]) == "[0.35  0.328 0.5  ]")
    #expect(ArrayPrinter.text([[0.667], [-0.333]]) == "[[ 0.667]\n [-0.333]]")
  }

  @Test("Exponents are used from 10⁸ up, below 10⁻⁴ and above a ratio of 1000")
  func exponent() {
    #expect(ArrayPrinter.text([99_999_999, 1e8 / 2]) == "[99999999. 50000000.]")
    #expect(ArrayPrinter.text([1e8]) == "[1.e+08]")
    #expect(ArrayPrinter.text([0.0001, 0.05]) == "[0.0001 0.05  ]")
    #expect(ArrayPrinter.text([0.000099]) == "[9.9e-05]")
    #expect(ArrayPrinter.text([1, 1000]) == "[   1. 1000.]")
    #expect(ArrayPrinter.text([1, 1000.5]) == "[1.0000e+00 1.0005e+03]")
  }

  @Test("Every array of the fixture prints as numpy printed it")
  func fixture() throws {
    let printed = try Fixture.decode("arrays.json", as: [Printed].self)
    #expect(printed.count >= 300)
    for array in printed {
      switch array.values {
      case .vector(let vector): #expect(ArrayPrinter.text(vector) == array.text)
      case .matrix(let rows): #expect(ArrayPrinter.text(rows) == array.text)
      }
    }
  }

  @Test("A ragged matrix fails a precondition")
  func ragged() async {
    await #expect(processExitsWith: .failure) { _ = ArrayPrinter.text([[1, 2], [3]]) }
  }
}
