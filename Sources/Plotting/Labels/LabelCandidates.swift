extension LabelPlacer {
  /// Returns the places where `label`, of the given width, touches no obstacle, best first.
  func candidates(for label: Label, width: Double) -> [LabelPlace] {
    let size = Size(width, style.capHeight + style.descent)
    let room = frame.rect.inset(by: FittedAxis.tickLength + 1)
    let places: [LabelPlace]
    var own: Point?
    switch label.target {
    case .rule(let direction, let value): places = beside(direction, value, size)
    case .curve(let x, let y):
      places = along(zip(x, y).map { frame.point($0, $1) }, size)
    case .places(let points):
      places = points.map { upright(Point($0.x - size.width / 2, $0.y - size.height / 2), size) }
    case .datum(let x, let y, let radius):
      let center = frame.point(x, y)
      guard center.isFinite, frame.rect.contains(center) else { return [] }
      own = center
      places = about(center, radius, size, on: label.side)
    }
    let isFree = { (place: LabelPlace) in
      place.boxes.allSatisfy { box in
        room.contains(box) && !obstacles.isTouched(box, clearance: Self.clearance)
          && !(label.isGuide && keyed.isTouched(box, clearance: Self.clearance))
          && (label.isQuiet || !barriers.isTouched(box, clearance: Self.clearance))
      } && !(place.leader.map { obstacles.isCrossed(by: $0, own: own ?? $0.from) } ?? false)
    }
    var free = places.filter(isFree)
    if free.isEmpty, case .places(let points) = label.target {
      free = slanted(at: points, size).filter(isFree)
    }
    if label.isQuiet { return free }
    return ranked(free) + (label.mayCoverData ? covering(places, room) : [])
  }

  /// Returns the places within `room` that touch neither the legend nor a barrier.
  private func covering(_ places: [LabelPlace], _ room: Rect) -> [LabelPlace] {
    places.filter { place in
      place.boxes.allSatisfy { box in
        room.contains(box) && !barriers.isTouched(box, clearance: Self.clearance)
          && !(legend?.inset(by: -Self.clearance).intersects(box) ?? false)
      }
    }.map { place in
      var place = place
      place.coversData = true
      return place
    }
  }

  /// Returns the places sorted by rank; at the same distance, those over a guide come last.
  private func ranked(_ places: [LabelPlace]) -> [LabelPlace] {
    let ranked = places.map { place in
      var place = place
      let isOnGuide = place.boxes.contains { guides.isTouched($0, clearance: 0.5) }
      place.rank = place.isAskedFor ? 0 : (place.leader == nil ? 0 : 2) + (isOnGuide ? 1 : 0)
      return place
    }
    return (0...3).flatMap { rank in ranked.filter { $0.rank == rank } }
  }

  // MARK: - Areas

  /// Returns the places at the given points in texts that rise or fall, the flattest first, for areas such as a
  /// diagonal band.
  private func slanted(at points: [Point], _ size: Size) -> [LabelPlace] {
    [0.15, -0.15, 0.3, -0.3, 0.5, -0.5, 0.75, -0.75].flatMap { slope in
      points.compactMap { turned($0, from: $0, to: Point($0.x + 1, $0.y + slope), size) }
    }
  }

  // MARK: - Rules

  /// Returns the places above and below, or right and left of a rule, from its ends inward, then anywhere along
  /// it; along a vertical rule also turned, if upright ones have no room.
  ///
  /// Each covers the space between text and rule, so that nothing else comes between them.
  private func beside(
    _ direction: Rule.Direction, _ value: Double, _ size: Size
  ) -> [LabelPlace] {
    let rect = frame.rect.inset(by: FittedAxis.tickLength + 1.5)
    let ends = [1.0, 0.0, 0.5, 0.75, 0.25]
    let anywhere = (0...40).map { 1 - Double($0) / 40 }
    func places(_ size: Size, _ shares: [Double], isTurned: Bool = false) -> [LabelPlace] {
      Self.ruleGaps.flatMap { gap in
        shares.flatMap { share in
          corners(direction, value, size, rect, gap: gap, share: share).map { corner in
            var place = isTurned ? turned(corner, size) : self.upright(corner, size)
            place.boxes = [reach(of: place.boxes[0], to: direction, value)]
            return place
          }
        }
      }
    }
    let upright = places(size, ends) + places(size, anywhere)
    guard direction == .vertical else { return upright }
    return upright + places(Size(size.height, size.width), anywhere, isTurned: true)
  }

  /// Returns the place of a text that runs upward in a box of `size` with the given upper left corner.
  private func turned(_ corner: Point, _ size: Size) -> LabelPlace {
    LabelPlace(
      origin: Point(corner.x + style.capHeight, corner.y + size.height), angle: 90,
      boxes: [Rect(origin: corner, size: size)])
  }

  /// The distances tried between a rule and its text, in points.
  private static let ruleGaps = [2.2, 5, 8, 12]

  /// Returns the text's box, extended to where the nearest texts of the rule begin.
  private func reach(of box: Rect, to direction: Rule.Direction, _ value: Double) -> Rect {
    var box = box
    switch direction {
    case .horizontal:
      let y = frame.y(value)
      if box.minY > y { box.minY = y + Self.ruleGaps[0] } else { box.maxY = y - Self.ruleGaps[0] }
    case .vertical:
      let x = frame.x(value)
      if box.minX > x { box.minX = x + Self.ruleGaps[0] } else { box.maxX = x - Self.ruleGaps[0] }
    }
    return box
  }

  /// Returns the upper left corners of the two places `gap` points to either side of a rule, at the
  /// fraction `share` of its length.
  private func corners(
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

  private func upright(_ corner: Point, _ size: Size) -> LabelPlace {
    LabelPlace(
      origin: Point(corner.x, corner.y + style.capHeight), boxes: [Rect(origin: corner, size: size)]
    )
  }

  // MARK: - Data

  /// Returns the places around a data point, best first: right, left, above, below and the
  /// diagonals, close by; then in wider rings with a leader.
  ///
  /// Those on the preferred side come first.
  private func about(
    _ center: Point, _ radius: Double, _ size: Size, on side: Label.Side?
  ) -> [LabelPlace] {
    let directions: [(Double, Double)] = [
      (1, 0), (-1, 0), (0.75, -0.75), (0.75, 0.75), (-0.75, -0.75), (-0.75, 0.75), (0, -1), (0, 1),
      (0.92, -0.38), (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38), (0.38, -0.92), (0.38, 0.92),
      (-0.38, -0.92), (-0.38, 0.92),
    ]
    let near = radius + 2.4
    let rings = [near, near + 1.5, 10, 15, 21, 28, 36, 46, 58]
    func place(_ ring: Int, _ direction: (Double, Double)) -> LabelPlace {
      var place = upright(corner(center, size, direction, rings[ring]), size)
      if ring > 1 { place.leader = leader(from: center, radius, to: place.boxes[0]) }
      return place
    }
    let asked = side.map { side in
      rings.indices.map { ring in
        var place = place(ring, side.direction)
        place.isAskedFor = true
        return place
      }
    }
    return (asked ?? []) + rings.indices.flatMap { ring in directions.map { place(ring, $0) } }
  }

  /// Returns the upper left corner of a text `distance` from a data point in a direction.
  private func corner(
    _ center: Point, _ size: Size, _ direction: (Double, Double), _ distance: Double
  ) -> Point {
    let tip = Point(center.x + direction.0 * distance, center.y + direction.1 * distance)
    let isSideways = direction.0.magnitude > 0.3
    let left = isSideways ? (direction.0 > 0 ? tip.x : tip.x - size.width) : tip.x - size.width / 2
    guard direction.1.magnitude > 0.6 else { return Point(left, tip.y - style.capHeight / 2) }
    let top =
      direction.1 > 0 ? tip.y : tip.y - size.height + (isSideways ? style.descent : 0)
    return Point(left, top)
  }

  /// Returns the line from the edge of a marker to just before a label.
  private func leader(from center: Point, _ radius: Double, to box: Rect) -> LabelPlace.Leader {
    let end = Point(
      min(max(center.x, box.minX), box.maxX), min(max(center.y, box.minY), box.maxY - 1))
    let length = max(center.distance(to: end), 1e-9)
    func at(_ distance: Double) -> Point {
      let share = distance / length
      return Point(center.x + (end.x - center.x) * share, center.y + (end.y - center.y) * share)
    }
    return LabelPlace.Leader(from: at(radius + 1), to: at(max(length - 1, 0)))
  }

  // MARK: - Curves

  /// Returns the places along a curve that are straight enough to write on, those near its ends first.
  private func along(_ curve: [Point], _ size: Size) -> [LabelPlace] {
    let points = curve.filter { $0.isFinite && frame.rect.contains($0) }
    guard points.count > 1 else { return [] }
    let path = ArcLength(points)
    guard path.length > size.width * 1.5 else { return [] }
    let margin = size.width / 2 + 4
    let tenths = [0.0, 1.0, 0.1, 0.9, 0.2, 0.8, 0.3, 0.7, 0.4, 0.6, 0.5]
    let shares = tenths + [0.05, 0.95, 0.15, 0.85, 0.25, 0.75, 0.35, 0.65, 0.45, 0.55]
    return shares.compactMap { share in
      let middle = margin + share * (path.length - 2 * margin)
      let a = path.point(at: middle - size.width / 2)
      let b = path.point(at: middle + size.width / 2)
      let center = path.point(at: middle)
      guard Simplification.distance(center, a, b) < 1.2 else { return nil }
      return turned(center, from: a.x <= b.x ? a : b, to: a.x <= b.x ? b : a, size)
    }
  }

  /// Returns a text of `size` centred on `center`, rotated to the direction from `a` to `b`.
  private func turned(_ center: Point, from a: Point, to b: Point, _ size: Size) -> LabelPlace? {
    let length = a.distance(to: b)
    guard length > 0 else { return nil }
    let (dx, dy) = ((b.x - a.x) / length, (b.y - a.y) / length)
    let drop = style.capHeight / 2
    let start = Point(center.x - dx * size.width / 2, center.y - dy * size.width / 2)
    let count = max(2, Int((size.width / size.height).rounded(.up)) + 1)
    let boxes = (0..<count).map { index in
      let along = size.width * Double(index) / Double(count - 1)
      let at = Point(start.x + dx * along, start.y + dy * along)
      return Rect(minX: at.x, minY: at.y, maxX: at.x, maxY: at.y).inset(by: -size.height / 2)
    }
    return LabelPlace(
      origin: Point(start.x - dy * drop, start.y + dx * drop),
      angle: CMath.degrees(dx: dx, dy: -dy), boxes: boxes)
  }
}

/// A polyline parameterised by its length.
private struct ArcLength {
  private let points: [Point]
  private let distances: [Double]

  init(_ points: [Point]) {
    self.points = points
    var sum = 0.0
    distances =
      [0]
      + zip(points, points.dropFirst()).map { a, b in
        sum += a.distance(to: b)
        return sum
      }
  }

  var length: Double { distances.last ?? 0 }

  /// Returns the point `distance` along the line.
  func point(at distance: Double) -> Point {
    let index = max(1, distances.firstIndex { $0 >= distance } ?? points.count - 1)
    let (a, b) = (points[index - 1], points[index])
    let span = distances[index] - distances[index - 1]
    let t = span > 0 ? (distance - distances[index - 1]) / span : 0
    return Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
  }
}
