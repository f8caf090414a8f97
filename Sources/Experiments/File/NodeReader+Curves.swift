import Stars

extension NodeReader {
  /// Reads the curves over the stars.
  mutating func curves(_ field: YAMLField?) -> [CurvePlan] {
    (list(field) ?? []).map { entry in
      let fields = fields(of: entry)
      var curve = CurvePlan(file: text(fields["file"]) ?? "")
      curve.choice.age = number(fields["age"])
      curve.choice.metallicity = number(fields["metallicity"])
      curve.choice.distanceModulus = number(fields["distance_modulus"])
      curve.choice.extinction = number(fields["extinction"], default: 0)
      curve.label = text(fields["label"])
      return curve
    }
  }

  /// Reads a number without a default.
  private mutating func number(_ field: YAMLField?) -> Double? {
    field.map { number($0, default: 0) }
  }
}
