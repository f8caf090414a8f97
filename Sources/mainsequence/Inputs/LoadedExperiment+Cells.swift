import Experiments
import Exports
import Stars
import Tables

extension LoadedExperiment {
  /// The query that counts stars in cells, of the given widths or those of the experiment.
  func cellQuery(widths: [Double]?, from table: String) throws(Diagnostics) -> CellQuery {
    let file = try file()
    var schema = experiment.schema
    let weight = schema.weight.flatMap { file.table.index(of: $0) == nil ? nil : $0 }
    // Stars are read by the rules; only their cells have temperatures of their own.
    if weight == nil { schema.weight = nil }
    let grid = try experiment.grid(widths: widths)
    if experiment.label == Experiment.spectralTypeLabel {
      throw Diagnostics([
        Diagnostic(
          .error, "label: no query reads the classes from spectral types",
          suggestion:
            "add a column of classes to the table, or count the stars with mainsequence bin")
      ])
    }
    let label = experiment.label.map {
      CellQuery.Label(column: $0, classes: schema.infersClasses ? [] : schema.classes)
    }
    if let label, file.table.index(of: label.column) == nil {
      throw Diagnostics([
        file.table.diagnostic(
          "no column \(quoted(label.column)) among \(listing(file.table.columns))",
          suggestion: didYouMean(label.column, among: file.table.columns)
            ?? "name the column of the classes with label: COLUMN, or count all stars with label: none"
        )
      ])
    }
    return CellQuery(
      try QuantityPlan(schema, file.table), grid, label: label, weight: weight, from: table,
      names: grid.features.map { schema.column(ofCells: $0) })
  }
}

extension Experiment {
  /// The cells of the diagram, of the given widths, those of the experiment, or the usual ones of its features.
  ///
  /// - Throws: A fault if the features are not two, or if there are no widths.
  func grid(widths given: [Double]?) throws(Diagnostics) -> CellGrid {
    func fault(_ message: String, _ suggestion: String) -> Diagnostics {
      Diagnostics([Diagnostic(.error, message, suggestion: suggestion)])
    }
    guard features.count == 2 else {
      throw fault(
        "features: cells have two features, not \(listing(features))",
        "name two of them in an experiment of its own")
    }
    if let name = features.map({ schema.column(ofCells: $0) }).first(where: {
      CellGrid.columns.contains($0.lowercased())
    }) {
      throw fault(
        "features: a table of cells has a column \(quoted(name.lowercased())) of its own",
        "rename the column of the feature")
    }
    let usual = features.compactMap { quantities[$0].cellWidth }
    let widths = given ?? (cell.isEmpty ? usual : cell)
    guard widths.count == 2 else {
      throw fault(
        widths.isEmpty || given == nil
          ? "cell: no width of a cell is known for \(listing(features))"
          : "a cell needs two widths, for \(listing(features))",
        "give both, as in --cell 0.02x0.002")
    }
    return CellGrid(features: features, widths: widths)
  }
}
