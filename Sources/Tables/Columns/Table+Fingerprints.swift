import CText
import Parallelism

extension Table {
  /// Returns a number for each of `rows` that is the same for equal `texts`, most of which come
  /// from `column`, and usually different for different ones.
  package func fingerprints(of texts: TextColumn, in rows: TableRows, _ column: Int?) -> [UInt32] {
    var areASCII = true
    let fingerprints = [UInt32](large: rows.count) { buffer in
      nonisolated(unsafe) let target = buffer
      areASCII = concurrentMap(partsOf: 0..<rows.count, least: 1 << 14) { places in
        storeFingerprints(of: texts, rows, places, column, target)
      }.allSatisfy(\.self)
    }
    if areASCII { return fingerprints }
    return Array(
      joining: concurrentMap(partsOf: 0..<rows.count, least: 1 << 14) { places in
        places.map { UInt32(truncatingIfNeeded: texts[$0].hashValue) }
      })
  }

  /// Stores the fingerprints of the texts at `places`; returns false at one that is not ASCII.
  private func storeFingerprints(
    of texts: TextColumn, _ rows: TableRows, _ places: Range<Int>, _ column: Int?,
    _ fingerprints: UnsafeMutableBufferPointer<UInt32>
  ) -> Bool {
    let others = findFingerprints(rows, places, column, fingerprints)
    return others.allSatisfy { place in
      var text = texts[place]
      let fingerprint = text.withUTF8 { ct_fingerprint_of($0.baseAddress, $0.count) }
      fingerprints.initializeElement(at: place, to: fingerprint.value)
      return fingerprint.isASCII != 0
    }
  }

  /// Stores the fingerprints of those texts at `places` that are those of a column, and returns the places of the others.
  private func findFingerprints(
    _ rows: TableRows, _ places: Range<Int>, _ column: Int?,
    _ fingerprints: UnsafeMutableBufferPointer<UInt32>
  ) -> [Int] {
    guard let column else { return Array(places) }
    switch content {
    case .text(let text): return text.table.findFingerprints(column, of: rows, places, fingerprints)
    case .stored(let columns, _):
      guard case .texts(let texts) = columns[column].values else { return Array(places) }
      var (place, others) = (places.lowerBound, [Int]())
      texts.forEach(at: rows[places]) { _, text in
        let fingerprint = ct_fingerprint_of(text.baseAddress, text.count)
        fingerprints.initializeElement(at: place, to: fingerprint.value)
        if text.isEmpty || fingerprint.isASCII == 0 { others.append(place) }
        place += 1
      }
      return others
    }
  }
}
