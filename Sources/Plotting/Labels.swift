/// A text that seeks its place near what it names.
public struct Label: Equatable, Sendable {
  /// What a label names.
  public enum Target: Equatable, Sendable {
    /// A datum with a marker of the given radius.
    case datum(Double, Double, radius: Double)
    /// A rule across the frame.
    case rule(Rule.Direction, Double)
  }

  /// The text.
  public var text: Text
  /// What it names.
  public var target: Target

  /// A label for `target`.
  public init(_ text: Text, near target: Target) {
    self.text = text
    self.target = target
  }
}

/// Where a label stands, and the leader that ties it to its datum if it had to move away.
struct PlacedLabel: Equatable {
  var text: Text
  var box: Rect
  var leader: (from: Point, to: Point)?

  static func == (a: PlacedLabel, b: PlacedLabel) -> Bool {
    a.text == b.text && a.box == b.box && a.leader?.from == b.leader?.from
      && a.leader?.to == b.leader?.to
  }
}

/// What labels and legend must keep clear of.
struct ObstacleField {
  var obstacles: [Obstacle]

  /// Whether any obstacle comes within `clearance` of `box`.
  func isTouched(_ box: Rect, clearance: Double) -> Bool {
    obstacles.contains { touches($0, box, clearance) }
  }

  private func touches(_ obstacle: Obstacle, _ box: Rect, _ clearance: Double) -> Bool {
    switch obstacle {
    case .disc(let center, let radius): box.distance(to: center) < radius + clearance
    case .segment(let a, let b, let width):
      box.inset(by: -(clearance + width / 2)).intersects(from: a, to: b)
    case .box(let other): box.inset(by: -clearance).intersects(other)
    }
  }

  /// Whether a leader from `a` to `b` would run through an obstacle, its own marker excepted.
  func isCrossed(from a: Point, to b: Point, own: Point) -> Bool {
    obstacles.contains { obstacle in
      switch obstacle {
      case .disc(let center, let radius):
        center != own && Simplification.distance(center, a, b) < radius + 0.5
      case .segment: false
      case .box(let box): box.intersects(from: a, to: b)
      }
    }
  }
}

/// Places labels one by one where they touch nothing, the most hemmed-in first.
///
/// Each label tries a ring of places about its datum, then wider rings with a leader. A label that
/// finds none makes its neighbours move where they can; if that does not help it is left out and
/// counted. Nothing is random: the same labels get the same places.
struct LabelPlacer {
  let frame: Frame
  let style: TextStyle
  let fixed: ObstacleField
  private let clearance = 1.2

  struct Candidate {
    var box: Rect
    var leader: (from: Point, to: Point)?
  }

  init(frame: Frame, style: TextStyle, fixed: ObstacleField) {
    self.frame = frame
    self.style = style
    self.fixed = fixed
  }

  /// The placed labels in the order given, and how many found no place.
  func place(_ labels: [Label], on canvas: any Canvas) -> (placed: [PlacedLabel], omitted: Int) {
    let candidates = labels.map { label in
      self.candidates(for: label, width: canvas.width(of: label.text, style))
    }
    var chosen = [Int?](repeating: nil, count: labels.count)
    let order = labels.indices.sorted {
      (candidates[$0].count, $0) < (candidates[$1].count, $1)
    }
    for index in order {
      chosen[index] =
        firstFree(candidates, chosen, for: index)
        ?? makeRoom(candidates, &chosen, for: index)
    }
    settle(candidates, &chosen)
    let placed = labels.indices.compactMap { index in
      chosen[index].map { choice in
        let candidate = candidates[index][choice]
        return PlacedLabel(
          text: labels[index].text, box: candidate.box, leader: candidate.leader)
      }
    }
    return (placed, labels.count - placed.count)
  }

  /// Lets each label move to a better place that others have left.
  private func settle(_ candidates: [[Candidate]], _ chosen: inout [Int?]) {
    for _ in 0..<3 {
      var moved = false
      for index in candidates.indices {
        let better = firstFree(candidates, chosen, for: index)
        if let better, better < chosen[index] ?? .max {
          chosen[index] = better
          moved = true
        }
      }
      if !moved { return }
    }
  }

  private func firstFree(
    _ candidates: [[Candidate]], _ chosen: [Int?], for index: Int, except moved: Int? = nil,
    besides taken: Candidate? = nil
  ) -> Int? {
    candidates[index].firstIndex { candidate in
      if let taken, collide(candidate, taken) { return false }
      return !chosen.indices.contains { other in
        guard other != index, other != moved, let choice = chosen[other] else { return false }
        return collide(candidate, candidates[other][choice])
      }
    }
  }

  /// Moves one neighbour out of the way, if that frees a place for the label.
  private func makeRoom(
    _ candidates: [[Candidate]], _ chosen: inout [Int?], for index: Int
  ) -> Int? {
    for (place, candidate) in candidates[index].enumerated() {
      let blockers = chosen.indices.filter { other in
        guard other != index, let choice = chosen[other] else { return false }
        return collide(candidate, candidates[other][choice])
      }
      guard blockers.count == 1, let blocker = blockers.first else { continue }
      if let elsewhere = firstFree(
        candidates, chosen, for: blocker, except: index, besides: candidate)
      {
        chosen[blocker] = elsewhere
        return place
      }
    }
    return nil
  }

  private func collide(_ a: Candidate, _ b: Candidate) -> Bool {
    if a.box.inset(by: -clearance).intersects(b.box) { return true }
    if let line = a.leader, b.box.intersects(from: line.from, to: line.to) { return true }
    if let line = b.leader, a.box.intersects(from: line.from, to: line.to) { return true }
    guard let one = a.leader, let two = b.leader else { return false }
    return Self.cross(one, two)
  }

  private static func cross(_ a: (from: Point, to: Point), _ b: (from: Point, to: Point)) -> Bool {
    func side(_ p: Point, _ q: Point, _ r: Point) -> Double {
      (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
    }
    return side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0
      && side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
  }

  private func candidates(for label: Label, width: Double) -> [Candidate] {
    let size = Size(width, style.capHeight + style.descent)
    let room = frame.rect.inset(by: 2)
    switch label.target {
    case .rule(let direction, let value):
      return ruleCandidates(direction, value, size).filter {
        room.contains($0.box) && !fixed.isTouched($0.box, clearance: clearance)
      }
    case .datum(let x, let y, let radius):
      let center = frame.point(x, y)
      guard center.isFinite, frame.rect.contains(center) else { return [] }
      return pointCandidates(center, radius, size).filter { candidate in
        guard room.contains(candidate.box),
          !fixed.isTouched(candidate.box, clearance: clearance)
        else { return false }
        guard let leader = candidate.leader else { return true }
        return !fixed.isCrossed(from: leader.from, to: leader.to, own: center)
      }
    }
  }

  private func ruleCandidates(
    _ direction: Rule.Direction, _ value: Double, _ size: Size
  ) -> [Candidate] {
    let rect = frame.rect.inset(by: 4)
    let shares = [1.0, 0.0, 0.5, 0.75, 0.25]
    return [2.2, 5, 8, 12].flatMap { gap in
      shares.flatMap { share in
        ruleOrigins(direction, value, size, rect, gap: gap, share: share)
          .map { Candidate(box: Rect(origin: $0, size: size)) }
      }
    }
  }

  /// The two places `gap` points to either side of a rule, `share` of the way along it.
  private func ruleOrigins(
    _ direction: Rule.Direction, _ value: Double, _ size: Size, _ rect: Rect, gap: Double,
    share: Double
  ) -> [Point] {
    switch direction {
    case .horizontal:
      let left = rect.minX + share * (rect.width - size.width)
      let y = frame.y(value)
      return [Point(left, y - gap - size.height), Point(left, y + gap)]
    case .vertical:
      let top = rect.minY + (1 - share) * (rect.height - size.height)
      let x = frame.x(value)
      return [Point(x + gap, top), Point(x - gap - size.width, top)]
    }
  }

  /// The places about a datum, best first: right, left, above, below and the corners between,
  /// close by; then in wider rings with a leader.
  private func pointCandidates(_ center: Point, _ radius: Double, _ size: Size) -> [Candidate] {
    let directions: [(Double, Double)] = [
      (1, 0), (-1, 0), (0.75, -0.75), (0.75, 0.75), (-0.75, -0.75), (-0.75, 0.75), (0, -1), (0, 1),
      (0.92, -0.38), (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38), (0.38, -0.92), (0.38, 0.92),
      (-0.38, -0.92), (-0.38, 0.92),
    ]
    let near = radius + 2.4
    let rings = [near, near + 1.5, 10, 15, 21, 28, 36, 46, 58]
    return rings.enumerated().flatMap { ring, distance in
      directions.map { direction in
        candidate(center, radius, size, direction, distance, hasLeader: ring > 1)
      }
    }
  }

  private func candidate(
    _ center: Point, _ radius: Double, _ size: Size, _ direction: (Double, Double),
    _ distance: Double, hasLeader: Bool
  ) -> Candidate {
    let tip = Point(center.x + direction.0 * distance, center.y + direction.1 * distance)
    let isSideways = direction.0.magnitude > 0.3
    let left = isSideways ? (direction.0 > 0 ? tip.x : tip.x - size.width) : tip.x - size.width / 2
    let capMiddle = style.capHeight / 2
    let top: Double
    if direction.1.magnitude > 0.6 {
      top = direction.1 > 0 ? tip.y : tip.y - size.height + (isSideways ? style.descent : 0)
    } else {
      top = tip.y - capMiddle
    }
    let box = Rect(origin: Point(left, top), size: size)
    guard hasLeader else { return Candidate(box: box) }
    let end = Point(
      min(max(center.x, box.minX), box.maxX), min(max(center.y, box.minY), box.maxY - 1))
    let length = max(center.distance(to: end), 1e-9)
    let start = Point(
      center.x + (end.x - center.x) / length * (radius + 1),
      center.y + (end.y - center.y) / length * (radius + 1))
    let gap = max(length - 1, 0) / length
    let stop = Point(center.x + (end.x - center.x) * gap, center.y + (end.y - center.y) * gap)
    return Candidate(box: box, leader: (start, stop))
  }
}
