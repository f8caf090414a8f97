import Stars
import Tables

extension NodeReader {
  /// Reads the keys about the table: the columns, the features and the classes.
  mutating func readTable(_ fields: YAMLFields, into experiment: inout Experiment) {
    let label = text(fields["label"])
    if let label { experiment.label = label == "none" ? nil : label }
    experiment.infersFeatures = experiment.label == nil && fields["features"] == nil
    experiment.leavesOutMissing = experiment.infersFeatures
    if let missing: MissingName = choice(fields["missing"]) {
      experiment.leavesOutMissing = missing == .leaveOut
    }
    experiment.rules = derivationRules(fields)
    experiment.features =
      features(fields["features"], label: experiment.label ?? Schema.label)
      ?? experiment.features
    let isByLuminosity = label == Experiment.spectralTypeLabel
    if isByLuminosity { experiment.classes = StarClass.byLuminosity }
    experiment.infersClasses = label != nil && !isByLuminosity && fields["classes"] == nil
    experiment.classes =
      classes(fields["classes"], byLuminosity: isByLuminosity) ?? experiment.classes
    readColumns(fields["columns"], into: &experiment)
    readWeight(fields, into: &experiment)
  }

  private mutating func readWeight(_ fields: YAMLFields, into experiment: inout Experiment) {
    experiment.weight = text(fields["weight"])
    if let field = fields["weight"], let weight = experiment.weight {
      if (experiment.features.map { experiment.columns[$0] ?? $0 }).contains(weight) {
        report("the weight cannot be a feature", at: field.value)
      }
      if weight == experiment.label { report("the weight cannot be the label", at: field.value) }
    }
    guard let field = fields["cell"], let widths = list(field) else { return }
    experiment.cell = widths.map { number($0, default: 1) }
    if experiment.weight != nil, !experiment.infersFeatures, let misfit = experiment.cellMisfit {
      report(misfit, at: field.value)
    }
  }

  private mutating func readColumns(_ field: YAMLField?, into experiment: inout Experiment) {
    guard let field else { return }
    let roles = (experiment.quantities.roles + experiment.features).filter { $0 != Schema.label }
    let table = KeyTable.columns.adding(roles)
    let names = fields(of: field.value, table)
    for role in table.keys.map(\.name) {
      if let column = text(names[role]), column != role { experiment.columns[role] = column }
    }
  }

  private mutating func features(_ field: YAMLField?, label: String) -> [String]? {
    guard let entries = list(field) else { return nil }
    let features = entries.compactMap { entry in text(entry).map { (value: $0, node: entry.value) }
    }
    reportRepeats(features, in: "features", quoted)
    for (feature, node) in features where feature == label || feature == Schema.label {
      report("the label cannot be a feature", at: node)
    }
    return features.map(\.value)
  }

  private mutating func classes(_ field: YAMLField?, byLuminosity: Bool) -> [StarClass]? {
    guard let entries = list(field) else { return nil }
    var labels: [(value: String, node: YAMLNode)] = []
    var names: [(value: String, node: YAMLNode)] = []
    let classes = entries.map { entry in
      let fields = fields(of: entry)
      let star = starClass(fields)
      if let field = fields["label"] {
        labels.append((star.label, field.value))
        if byLuminosity, LuminosityClass.range(star.label) == nil {
          report(
            "\(quoted(star.label)) is not a luminosity class", at: field.value,
            suggestion: "use I, II, III, IV, V, VI, D or a range such as I-III")
        }
      }
      if let field = fields["name"] { names.append((star.name, field.value)) }
      return star
    }
    reportRepeats(labels, in: "classes") { "the label \(quoted($0))" }
    reportRepeats(names, in: "classes") { "the name \(quoted($0))" }
    return classes
  }

  /// Reads a class of an experiment or a model.
  mutating func starClass(_ fields: YAMLFields) -> StarClass {
    StarClass(
      label: text(fields["label"]) ?? "", name: text(fields["name"]) ?? "",
      plural: text(fields["plural"]), color: color(fields["color"]))
  }

  /// Reads a colour such as `#234595`.
  private mutating func color(_ field: YAMLField?) -> String? {
    guard let field, let text = text(field) else { return nil }
    let digits = text.utf8.dropFirst()
    if text.hasPrefix("#"), digits.count == 6, UInt32(text.dropFirst(), radix: 16) != nil,
      digits.first != UInt8(ascii: "+")
    {
      return text
    }
    report(
      "color is \(quoted(text)), which is not a colour", at: field.value,
      suggestion: "write it as \"#234595\", in quotation marks")
    return nil
  }
}
