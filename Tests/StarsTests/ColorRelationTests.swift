import Testing
import _TestSupport

@testable import Stars

@Suite("The colours and temperatures of dwarfs")
struct ColorRelationTests {
  @Test("are inverse to each other", arguments: [Schema.colorBV, Schema.colorBPRP])
  func inverse(role: String) throws {
    let relation = try #require(ColorRelation(role: role))
    var last = Double.infinity
    for color in stride(
      from: relation.dwarfs.lowerBound, through: relation.dwarfs.upperBound, by: 0.01)
    {
      let temperature = relation.dwarfTemperature(nearest: color)
      #expect(temperature < last)
      last = temperature
      expectClose(relation.dwarfColor(temperature), color, within: 1e-9)
    }
  }

  @Test("end where the relation does")
  func ends() throws {
    let relation = try #require(ColorRelation(role: Schema.colorBPRP))
    #expect(relation.dwarfs.lowerBound == -0.12)
    #expect(relation.dwarfTemperature(nearest: -1) == 10_700)
    #expect(relation.dwarfColor(20_000) == -.infinity)
    #expect(relation.dwarfColor(1_000) == .infinity)
    #expect(relation.temperature(-0.281, .whiteDwarf)?.rounded() == 20_000)
    #expect(ColorRelation(role: Schema.logTemperature) == nil)
  }
}
