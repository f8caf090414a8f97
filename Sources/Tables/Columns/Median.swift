extension [Double] {
  /// The median of sorted numbers; nil if there are none.
  public var median: Double? {
    if isEmpty { return nil }
    let middle = count / 2
    return count % 2 == 1 ? self[middle] : self[middle - 1] / 2 + self[middle] / 2
  }

  /// The median of numbers in any order, without sorting them all; nil if there are none.
  ///
  /// - Precondition: None of them is NaN.
  public var unsortedMedian: Double? {
    if isEmpty { return nil }
    var numbers = self
    let middle = numbers.select(count / 2)
    let below = count % 2 == 1 ? middle : numbers[..<(count / 2)].max() ?? middle
    return count % 2 == 1 ? middle : below / 2 + middle / 2
  }

  /// The median of the finite numbers, each of which occurs as often as its weight says; nil if there are none.
  ///
  /// - Precondition: There is a weight for each number, if there are weights.
  public func median(weights: [Int]?) -> Double? {
    guard let weights else { return filter(\.isFinite).unsortedMedian }
    precondition(weights.count == count, "\(weights.count) weights for \(count) numbers")
    let order = indices.filter { self[$0].isFinite && weights[$0] > 0 }.sorted {
      self[$0] < self[$1]
    }
    let total = order.reduce(0) { $0 + weights[$1] }
    if total == 0 { return nil }
    func number(at place: Int) -> Double {
      var left = place
      for index in order {
        left -= weights[index]
        if left < 0 { return self[index] }
      }
      preconditionFailure("place \(place) of \(total)")
    }
    let middle = number(at: total / 2)
    return total % 2 == 1 ? middle : number(at: total / 2 - 1) / 2 + middle / 2
  }

  /// Returns the number that would be at `place` if they were sorted, after moving no greater ones below it.
  ///
  /// Source: Hoare (1961), *Communications of the ACM* 4, 321, algorithm 65.
  private mutating func select(_ place: Int) -> Double {
    withUnsafeMutableBufferPointer { numbers in
      var (low, high) = (0, numbers.count - 1)
      while low < high {
        let pivot = numbers[place]
        var (left, right) = (low, high)
        while left <= right {
          while numbers[left] < pivot { left += 1 }
          while numbers[right] > pivot { right -= 1 }
          if left > right { break }
          numbers.swapAt(left, right)
          left += 1
          right -= 1
        }
        if right < place { low = left }
        if left > place { high = right }
      }
      return numbers[place]
    }
  }
}
