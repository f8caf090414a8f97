import Testing

/// All bits of a long training, folded into one number, from processes of their own.
@Suite("The bits of a long training")
struct DigestTests {
  static let recorded = "f9efcbb5db517bf4\n"

  @Test(
    "do not depend on the processor or the number of threads",
    arguments: ["", "GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2 "], [1, 3])
  func digest(environment: String, threads: Int) throws {
    let here = try Workspace()
    let run = try here.shell("\(environment)\"${PROGRAM%/*}/TrainingBenchmark\" digest \(threads)")
    #expect(run.status == 0)
    #expect(run.text == Self.recorded)
  }
}
