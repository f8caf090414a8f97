import Elementary
import Tables

/// The standard errors of the stars' quantities.
extension Catalogue {
  /// The standard error of a quantity of a star, in the quantity's unit; nil if the table has none.
  ///
  /// It is that of a column beside the quantity's own, called after it in one of the usual ways, or follows from
  /// that of the parallax, of the temperature or of its logarithm:
  ///
  /// ```
  /// σ_M = 5 / ln 10 · σ_ϖ / ϖ        σ_log T = σ_T / (T ln 10)
  /// ```
  ///
  /// - Precondition: The star exists.
  public func standardError(of role: String, star: Int) -> Double? {
    precondition(star >= 0 && star < count, "star \(star) of \(count)")
    if index(role) != nil { return errorBeside(role, star: star) }
    let logarithm = naturalLogarithm(10)
    if role == Schema.logTemperature {
      guard let kelvin = value(of: Schema.effectiveTemperature, star: star), kelvin > 0,
        let error = errorBeside(Schema.effectiveTemperature, star: star)
      else { return nil }
      return error / (kelvin * logarithm)
    }
    guard schema.quantities[role].kind == .absoluteMagnitude,
      let parallax = value(of: Schema.parallax, star: star), parallax > 0,
      let error = value(of: Schema.parallaxError, star: star)
        ?? errorBeside(Schema.parallax, star: star)
    else { return nil }
    return 5 / logarithm * error.magnitude / parallax
  }

  /// The number in the column of `role` in the row of a star, in the usual unit; nil if there is none.
  private func value(of role: String, star: Int) -> Double? {
    index(role).flatMap { number(inColumn: $0, star: star) }
      .map { inUsualUnit(role, $0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The error in the column that is called after that of `role`, and has its unit.
  private func errorBeside(_ role: String, star: Int) -> Double? {
    guard let place = index(role), let value = number(inColumn: place, star: star) else {
      return nil
    }
    let column = table.columns[place]
    let names =
      ["e_", "err_", "sigma_"].map { $0 + column } + ["_error", "_err", "err1"].map { column + $0 }
    guard let other = names.lazy.compactMap({ table.index(of: $0) }).first,
      let error = number(inColumn: other, star: star)
    else { return nil }
    let difference = inUsualUnit(role, value + error.magnitude) - inUsualUnit(role, value)
    return difference.isFinite ? difference.magnitude : nil
  }

  private func number(inColumn column: Int, star: Int) -> Double? {
    let value = table.numbers(column).values[rows[star]]
    return value.isFinite ? value : nil
  }
}
