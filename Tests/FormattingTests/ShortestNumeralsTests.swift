import Testing

@testable import Formatting

@Suite("The shortest numerals are those of the standard library")
struct ShortestNumeralsTests {
  private func text(_ x: Double) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: ShortestNumerals.capacity) { buffer, count in
      if let start = buffer.baseAddress { count = ShortestNumerals.shared.write(x, to: start) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("for powers of two, where neighbours lie unevenly, and next to them")
  func powers() {
    for exponent in 0..<UInt64(1_023) {
      let power = Double(bitPattern: exponent << 52)
      for x in [power.nextDown, power, power.nextUp] { #expect(text(x) == x.description) }
    }
  }

  @Test("for short fractions, and next to them")
  func fractions() throws {
    for exponent in 1...324 {
      let x = try #require(Double("\(exponent * 37 % 999 + 1)e-\(exponent)"))
      for x in [x.nextDown, x, x.nextUp] { #expect(text(x) == x.description) }
    }
  }

  @Test("for any bits")
  func any() {
    var bits: UInt64 = 1
    for _ in 0..<20_000 {
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for pattern in [bits, bits % 0x3FF0_0000_0000_0000] {
        let x = Double(bitPattern: pattern)
        #expect(text(x) == x.description)
      }
    }
  }

  @Test(
    "for numbers that are no fractions",
    arguments: [
      0, -0.0, 1, -1, 0.1, -0.1, 1e16, 123_456.75, .leastNonzeroMagnitude, .infinity, -.infinity,
    ])
  func others(x: Double) {
    #expect(text(x) == x.description)
  }
}
