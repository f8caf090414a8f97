import Foundation
import Stars
import TableFormats

/// Reads a table into columns once, as the program does, and prints the time in seconds and the
/// memory in MiB.
///
///     ReadingBenchmark FILE            the time, and by how much the greatest memory grew
///     ReadingBenchmark FILE digest     the number of stars and a sum of the bits of each column
@main
struct ReadingBenchmark {
  static func main() throws {
    let path = CommandLine.arguments[1]
    let before = peakMemory()
    var stars: Catalogue?
    let time = try ContinuousClock().measure { stars = try read(path) }
    guard let stars else { return }
    if CommandLine.arguments.count > 2 { return print(digest(stars)) }
    print(Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
    print(peakMemory() - before)
  }

  private static func read(_ path: String) throws -> Catalogue {
    let schema = Schema(
      features: [Schema.absoluteMagnitude, Schema.logTemperature], classes: [],
      leavesOutMissing: true)
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let size = try Int(file.seekToEnd())
    guard let bytes = FileBytes.read(file.fileDescriptor, size: size) else {
      throw CocoaError(.fileReadUnknown)
    }
    let table = try TableFile(bytes, name: path)
    return try Catalogue.read(table.table, faults: table.faults, schema: schema)
  }

  /// Returns a digest that is the same for every program that reads the same numbers: the sum of
  /// their bit patterns, each times its row number, without overflow checks.
  private static func digest(_ stars: Catalogue) -> String {
    let sums = stars.numbers.sorted { $0.key < $1.key }.map { role, values in
      let sum = values.indices.reduce(UInt64(0)) {
        $0 &+ values[$1].bitPattern &* UInt64($1 + 1)
      }
      return "\(role) \(sum)"
    }
    return (["\(stars.count) stars"] + sums).joined(separator: "\n")
  }

  /// Returns the peak memory of the process, in MiB.
  private static func peakMemory() -> Double {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, whose type depends on the system
    #if canImport(Darwin)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      return Double(usage.ru_maxrss) / 1_024
    #endif
  }
}
