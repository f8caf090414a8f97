import Foundation
import Testing

@testable import Stars

@Suite("Standard errors of a star's quantities")
struct StandardErrorTests {
  private func error(_ table: String, _ role: String) throws -> Double? {
    let features = [Schema.absoluteMagnitude, Schema.logTemperature]
    let catalogue = try Catalogue.read(
      Array(table.utf8), name: "stars.csv", schema: Schema(features: features, classes: []))
    return catalogue.standardError(of: role, star: 0)
  }

  @Test(
    "Of a column of the table, under its usual names",
    arguments: ["e_logT", "logT_error", "logT_err"])
  func listed(name: String) throws {
    let table =
      "name,absolute_magnitude,log_temperature,\(name)\nA,4.8,3.76,0.02\nB,5,3.8,0.1\n"
      .replacing("logT", with: "log_temperature")
    let value = try #require(try error(table, Schema.logTemperature))
    #expect(abs(value - 0.02) < 1e-15)
    let without = "name,absolute_magnitude,log_temperature\nA,4.8,3.76\n"
    #expect(try error(without, Schema.logTemperature) == nil)
  }

  @Test("Of a logarithm, from the temperature's: 100 K of 5,000 K are 0.02 / ln 10")
  func logarithm() throws {
    let table = "name,absolute_magnitude,Teff,e_Teff\nA,4.8,5000,100\n"
    let value = try #require(try error(table, Schema.logTemperature))
    #expect(abs(value - 0.02 / log(10)) < 1e-15)
  }

  @Test("Of a magnitude, from the parallax's: a tenth is 0.5 / ln 10")
  func magnitude() throws {
    let table = "name,Vmag,Plx,e_Plx,Teff\nA,4.8,50,5,5000\n"
    let value = try #require(try error(table, Schema.absoluteMagnitude))
    #expect(abs(value - 0.5 / log(10)) < 1e-15)
  }

  @Test("Of all stars, NaN where there is none; nil where no star has any")
  func columns() throws {
    let table = "name,absolute_magnitude,Teff,e_Teff\nA,4.8,5000,100\nB,4,5000,\nC,4,8000,-80\n"
    let catalogue = try Catalogue.read(
      Array(table.utf8), name: "stars.csv",
      schema: Schema(features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: []))
    let errors = try #require(catalogue.standardErrors(of: Schema.logTemperature))
    #expect(abs(errors[0] - 0.02 / log(10)) < 1e-15)
    #expect(errors[1].isNaN)
    #expect(abs(errors[2] - 0.01 / log(10)) < 1e-15)
    #expect(catalogue.standardErrors(of: Schema.absoluteMagnitude) == nil)
  }
}
