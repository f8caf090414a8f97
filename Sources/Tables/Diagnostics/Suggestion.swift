/// Returns the candidate that `word` is most likely a typo for, or nil if none is close.
///
/// Close means an optimal string alignment distance (insertions, deletions, substitutions and
/// transpositions) of at most a third of the longer word, or one word being a prefix of the other.
/// Letter case, `-`, `_` and blanks are ignored. In case of a tie the first candidate wins.
///
/// Source: Damerau, *A technique for computer detection and correction of spelling errors* (1964).
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = foldedLetters(word)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let others = foldedLetters(candidate)
    let longer = max(letters.count, others.count)
    let isBeginning =
      min(letters.count, others.count) >= 3
      && (letters.starts(with: others) || others.starts(with: letters))
    guard longer <= 80, isBeginning || abs(letters.count - others.count) <= longer / 3 else {
      continue
    }
    let distance = alignmentDistance(letters, others)
    guard isBeginning || distance <= longer / 3 else { continue }
    if distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.candidate
}

/// Returns the question `did you mean "epochs"?`, or nil if no candidate is close.
public func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
  nearest(to: word, among: candidates).map { "did you mean \(quoted($0))?" }
}

private func foldedLetters(_ word: String) -> [UInt32] {
  word.lowercased().unicodeScalars.lazy.filter { !"-_ ".unicodeScalars.contains($0) }.map(\.value)
}

private func alignmentDistance(_ a: [UInt32], _ b: [UInt32]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
