extension Table {
  /// The fault of a table whose file stores values rather than text, and that exceeds a limit; nil if it does not.
  package var excess: Diagnostic? {
    guard case .stored(let stored, _) = content else { return nil }
    if stored.count > Limits.columns { return diagnostic(Limits.message(columns: stored.count)) }
    for (column, values) in stored.enumerated() {
      if let message = Self.excess(of: Array(values.name.utf8)[...]) {
        return diagnostic(message, header: column)
      }
      guard case .texts(let texts) = values.values, texts.mayExceedLimits else { continue }
      for row in 0..<texts.count {
        if let message = Self.excess(of: texts[row]) {
          return diagnostic(message, row: row, column: column)
        }
      }
    }
    return nil
  }

  private static func excess(of text: ArraySlice<UInt8>) -> String? {
    if text.count > Limits.cell { return Limits.message(cell: text.count) }
    return Limits.excessiveMark(in: text) == nil ? nil : Limits.marksMessage
  }
}
