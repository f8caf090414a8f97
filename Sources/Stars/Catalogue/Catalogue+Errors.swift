import Elementary
import Tables

/// The standard errors of the stars' quantities.
extension Catalogue {
  /// The standard error of a quantity of a star, in the quantity's unit; nil if the table has none.
  ///
  /// - Precondition: The star exists.
  public func standardError(of role: String, star: Int) -> Double? {
    precondition(star >= 0 && star < count, "star \(star) of \(count)")
    guard let error = standardErrors(of: role)?[star], error.isFinite else { return nil }
    return error
  }

  /// The standard errors of a quantity of all stars, in the quantity's unit, NaN where there is none; nil if the
  /// table has none at all.
  ///
  /// They are those of a column beside the quantity's own, called after it in one of the usual ways, or follow from
  /// those of the parallax, of the temperature or of its logarithm:
  ///
  /// ```
  /// σ_M = 5 / ln 10 · σ_ϖ / ϖ        σ_log T = σ_T / (T ln 10)
  /// ```
  public func standardErrors(of role: String) -> [Double]? {
    if index(role) != nil { return errorsBeside(role) }
    let logarithm = naturalLogarithm(10)
    if role == Schema.logTemperature {
      guard let kelvin = values(of: Schema.effectiveTemperature),
        let errors = errorsBeside(Schema.effectiveTemperature)
      else { return nil }
      return zip(kelvin, errors).map { $0 > 0 ? $1 / ($0 * logarithm) : .nan }
    }
    guard schema.quantities[role].kind == .absoluteMagnitude,
      let parallaxes = values(of: Schema.parallax)
    else { return nil }
    let own = values(of: Schema.parallaxError)
    guard let errors = own ?? errorsBeside(Schema.parallax) else { return nil }
    return zip(parallaxes, errors).map {
      $0 > 0 ? 5 / logarithm * $1.magnitude / $0 : .nan
    }
  }

  /// Whether the standard errors of a quantity are those of the parallax.
  public func errorsAreOfParallax(_ role: String) -> Bool {
    index(role) == nil && schema.quantities[role].kind == .absoluteMagnitude
  }

  /// The numbers in the column of `role` for all stars, in the usual unit and NaN where there is none; nil without such
  /// a column.
  private func values(of role: String) -> [Double]? {
    index(role).map { numbers(inColumn: $0).map { inUsualUnit(role, $0) } }
  }

  /// The errors in the column that is called after that of `role`, and has its unit.
  private func errorsBeside(_ role: String) -> [Double]? {
    guard let place = index(role) else { return nil }
    let column = table.columns[place]
    let names =
      ["e_", "err_", "sigma_"].map { $0 + column } + ["_error", "_err", "err1"].map { column + $0 }
    guard let other = names.lazy.compactMap({ table.index(of: $0) }).first else { return nil }
    return zip(numbers(inColumn: place), numbers(inColumn: other)).map { value, error in
      let difference = inUsualUnit(role, value + error.magnitude) - inUsualUnit(role, value)
      return difference.isFinite ? difference.magnitude : .nan
    }
  }

  private func numbers(inColumn column: Int) -> [Double] {
    let values = table.numbers(column).values
    return rows.map { values[$0].isFinite ? values[$0] : .nan }
  }
}
