/// stub
struct FigureNumbers {
  var numbers: [String: Int] = [:]
  init(_ blocks: [Block]) { for b in blocks { visit(b) } }
  subscript(id: String) -> Int? { numbers[id] }
  mutating func add(_ id: String) { if numbers[id] == nil { numbers[id] = numbers.count + 1 } }
  mutating func visit(_ b: Block) {
    switch b {
    case .figure(let f): add(f.id)
    case .list(_, _, let items): for i in items { for b in i { visit(b) } }
    case .quote(let bs): for b in bs { visit(b) }
    case .paragraph(let p): for i in p.inlines { if case .image(_, _, let f?) = i { add(f) } }
    default: break
    }
  }
}
