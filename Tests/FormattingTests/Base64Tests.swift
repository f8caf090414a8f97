import Formatting
import Testing

@Suite("Base 64")
struct Base64Tests {
  @Test(
    "is as in RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func vectors(text: String, encoded: String) { #expect(base64(Array(text.utf8)) == encoded) }

  @Test("has a digit for any six bits")
  func digits() { #expect(base64([0xFB, 0xFF, 0xBF, 0, 0x10, 0x83]) == "+/+/ABCD") }
}
