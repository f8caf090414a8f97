/// The type of a column's values, as a text table may declare it.
enum ValueType: Sendable {
  case integer, single, double, text
}

extension StoredColumn.Values {
  /// Creates the values of fields: of the given type or, if it is nil or some field has none of its
  /// values, of the first type that all fields have.
  ///
  /// Whole numbers with leading zeros or more than 63 bits are texts, since they are identifiers,
  /// of which no digit may be lost.
  init(_ texts: StoredTexts, _ type: ValueType?) {
    let isReal = type == .single || type == .double
    if type != .text, type != nil || !texts.areMissing {
      if !isReal, let integers = texts.integers() {
        self = .integers(integers)
        return
      }
      if let numbers = texts.numbers(allowingWhole: isReal) {
        self = .numbers(numbers, isSingle: type == .single)
        return
      }
    }
    self = .texts(texts)
  }
}

extension StoredTexts {
  fileprivate var areMissing: Bool { (0..<count).allSatisfy { isMissing(self[$0]) } }

  /// Returns the texts as integers that are written in the same way; nil if one is none.
  fileprivate func integers() -> [Int64]? {
    var integers: [Int64] = []
    for index in 0..<count {
      let text = self[index]
      if isMissing(text) {
        integers.append(StoredColumn.missing)
      } else if Self.isPlainInteger(text), let value = Int64(String(decoding: text, as: UTF8.self)),
        value != StoredColumn.missing
      {
        integers.append(value)
      } else {
        return nil
      }
    }
    return integers
  }

  /// Returns the texts as numbers; nil if one is none or, unless `allowingWhole`, if all are whole.
  fileprivate func numbers(allowingWhole: Bool) -> [Double]? {
    var numbers: [Double] = []
    var isWhole = !allowingWhole
    for index in 0..<count {
      let text = self[index]
      if isMissing(text) {
        numbers.append(.nan)
      } else if let number = try? Double(numeral: text) {
        numbers.append(number)
        isWhole = isWhole && text.allSatisfy { 0x30...0x39 ~= $0 || $0 == .hyphen || $0 == .plus }
      } else {
        return nil
      }
    }
    return isWhole ? nil : numbers
  }

  /// Whether a text has no leading zeros and is not −0.
  private static func isPlainInteger(_ text: ArraySlice<UInt8>) -> Bool {
    let isSigned = text.first == .hyphen || text.first == .plus
    let digits = isSigned ? text.dropFirst() : text
    return digits.first != UInt8(ascii: "0") || text.count == 1
  }
}
