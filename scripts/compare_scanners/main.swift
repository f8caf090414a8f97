import Tables

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// The comparison of Tests/TablesTests/Scanners, optimised, on as many generated tables as are asked for.

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 2 else {
  fatalError("usage: compare-scanners FIRST-SEED NUMBER-OF-TABLES")
}
let (first, count) = (arguments[0], arguments[1])
var bytes = 0
var disagreements = 0
for seed in first..<first + count {
  let table = GeneratedTable(seed: seed)
  bytes += table.bytes.count
  if let disagreement = try ReaderComparison.disagreement(on: table) {
    disagreements += 1
    print("seed \(seed): \(disagreement)")
  }
  if (seed - first) % 100_000 == 99_999 { print("… \(seed - first + 1) tables") }
}
print(
  "\(count) tables from seed \(first), \(bytes) bytes, each read whole and in parts and blocks of \(ReaderComparison.sizes) bytes: \(disagreements) disagreements"
)
exit(disagreements > 0 ? 1 : 0)
