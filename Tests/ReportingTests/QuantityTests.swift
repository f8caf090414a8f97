import Stars
import Testing

@testable import Reporting

@Suite("A figure names a quantity by its entry")
struct QuantityTests {
  @Test(
    "Symbol and axis of the quantities that are known, and of a column that is not",
    arguments: [
      ("absolute_magnitude", "*M*<sub>V</sub>", "Absolute magnitude MV (mag)", true),
      ("gaia_absolute_magnitude", "*M*<sub>G</sub>", "Absolute magnitude MG (mag)", true),
      ("effective_temperature", "*T*<sub>eff</sub>", "Effective temperature Teff (K)", true),
      (
        "log_temperature", "log *T*<sub>eff</sub>", "Effective temperature, log Teff (K)", true
      ),
      ("metal_content", "metal content", "metal content", false),
    ])
  func known(role: String, symbol: String, title: String, isReversed: Bool) {
    let quantity = Quantity(column: role)
    #expect(written(quantity.symbol.prose) == symbol)
    #expect(quantity.axisTitle.plain == title)
    #expect(quantity.isReversed == isReversed)
  }

  @Test("A quantity that is added is shown as its entry says")
  func added() {
    let quantities = Quantities.standard.adding([
      Quantity(
        "color_ub", symbol: .init("U−B"), title: "Colour index", unit: "mag",
        direction: .colors)
    ])
    let quantity = Quantity(column: "color_ub", among: quantities)
    #expect(written(quantity.symbol.prose) == "*U−B*")
    #expect(quantity.axisTitle.plain == "Colour index U−B (mag)")
  }
}
