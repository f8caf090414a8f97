/// A label with its position.
struct PlacedLabel {
  var label: Label
  var place: LabelPlace

  /// The part of a guide that the label covers, with a small margin.
  var gap: [Rect] { place.boxes.map { $0.inset(by: -0.5) } }

  /// Writes the label.
  func draw(on canvas: any Canvas, _ theme: Theme) {
    if place.coversData {
      for box in place.boxes {
        canvas.fill(.rectangle(box.inset(by: -1)), theme.background.opacity(0.85))
      }
    }
    if let leader = place.leader {
      canvas.stroke(.segment(leader.from, leader.to), Stroke(theme.muted, width: 0.4))
    }
    let style = label.isGuide ? theme.labelText.colored(theme.muted) : theme.labelText
    canvas.write(label.text, style, at: place.origin, .start, angle: place.angle)
  }
}

/// A placer that puts labels one by one where they touch nothing, those with the fewest candidates
/// first.
///
/// A label without a free place makes its neighbours move if they can; if that does not help it is
/// omitted and listed. Nothing is random: the same labels get the same places.
struct LabelPlacer {
  let frame: Frame
  let style: TextStyle
  /// The obstacles that no label may touch.
  let obstacles: ObstacleField
  /// The guides that labels cover only where there is no better place nearby.
  let guides: ObstacleField
  /// The guides that no name of a data point may touch.
  var barriers = ObstacleField(obstacles: [])

  /// The guides that the legend explains, which the name of another guide may not interrupt.
  var keyed = ObstacleField(obstacles: [])

  /// The place of the legend, which not even labels that may cover data touch.
  var legend: Rect?

  /// The minimum distance between a label and everything else, in points.
  static let clearance = 1.2

  /// Places the labels, and returns those that found a place, in the given order, and the texts of the
  /// omitted names.
  ///
  /// A curve's label that finds no place is not among these.
  func place(
    _ labels: [Label], on canvas: any Canvas
  ) -> (placed: [PlacedLabel], omitted: [String]) {
    let places = labels.map { label in
      candidates(for: label, width: canvas.width(of: label.text, style))
    }
    var chosen = [Int?](repeating: nil, count: labels.count)
    let order = labels.indices.sorted {
      (labels[$0].isQuiet ? 1 : 0, places[$0].count, $0)
        < (labels[$1].isQuiet ? 1 : 0, places[$1].count, $1)
    }
    for index in order {
      chosen[index] =
        firstFree(places, chosen, for: index) ?? makeRoom(places, &chosen, for: index)
    }
    settle(places, &chosen)
    let placed = labels.indices.compactMap { index in
      chosen[index].map { PlacedLabel(label: labels[index], place: places[index][$0]) }
    }
    let omitted = labels.indices.filter { chosen[$0] == nil && !labels[$0].isQuiet }
    return (placed, omitted.map { labels[$0].text.plain })
  }

  /// Lets each label move to a better place that others have vacated.
  private func settle(_ places: [[LabelPlace]], _ chosen: inout [Int?]) {
    for _ in 0..<3 {
      var hasMoved = false
      for index in places.indices {
        let better = firstFree(places, chosen, for: index)
        if let better, better < chosen[index] ?? .max {
          chosen[index] = better
          hasMoved = true
        }
      }
      if !hasMoved { return }
    }
  }

  private func firstFree(
    _ places: [[LabelPlace]], _ chosen: [Int?], for index: Int, except moved: Int? = nil,
    besides taken: LabelPlace? = nil
  ) -> Int? {
    places[index].firstIndex { candidate in
      if let taken, collide(candidate, taken) { return false }
      return !chosen.indices.contains { other in
        guard other != index, other != moved, let choice = chosen[other] else { return false }
        return collide(candidate, places[other][choice])
      }
    }
  }

  /// Moves one neighbour out of the way if that frees a place for the label.
  private func makeRoom(
    _ places: [[LabelPlace]], _ chosen: inout [Int?], for index: Int
  ) -> Int? {
    for (place, candidate) in places[index].enumerated() {
      let blockers = chosen.indices.filter { other in
        guard other != index, let choice = chosen[other] else { return false }
        return collide(candidate, places[other][choice])
      }
      guard blockers.count == 1, let blocker = blockers.first else { continue }
      if let elsewhere = firstFree(places, chosen, for: blocker, except: index, besides: candidate)
      {
        chosen[blocker] = elsewhere
        return place
      }
    }
    return nil
  }

  private func collide(_ a: LabelPlace, _ b: LabelPlace) -> Bool {
    a.collides(with: b, clearance: Self.clearance, gap: style.size)
  }
}
