import Documents
import Experiments
import Formatting
import OutputFiles
import Parallelism
import Reporting
import Tables

extension ReportBatch {
  /// The report of one file, or the error that prevented it.
  struct Job: Sendable {
    var entry: ReportIndex.Entry
    var error: (any Error)?
    /// The trainings without a result.
    var failures: [String] = []
    /// The numbers behind the report, if they are wanted.
    var facts: JSON?
  }

  /// Builds all reports, several at a time; an interruption ends it between two reports.
  func jobs(_ line: ProgressLine) throws -> [Job] {
    let total = grouped(names.count)
    let show = { @Sendable (completed: Int) in
      line.note("\(grouped(completed)) of \(total) reports")
    }
    return try concurrentMap(names.count, progress: show) { index in
      if Interruption.isPending { throw Status.interrupted }
      return try job(index)
    }
  }

  /// Builds the report `index`.
  ///
  /// - Throws: Only that an output cannot be written, which concerns all reports.
  private func job(_ index: Int) throws -> Job {
    var build = build
    build.output = path(of: index)
    do {
      let inputs = try inputs(index)
      _ = try build.run(on: inputs)
      guard let results = build.stages.results else {
        preconditionFailure("a build without results has thrown")
      }
      let report = try IndexedReport(
        names[index], in: folders[index], inputs.experiment, results.catalogue, results.study,
        reference: reference?.catalogue)
      return Job(
        entry: .report(report), failures: build.stages.failures, facts: build.facts)
    } catch let error as OutputError {
      throw error
    } catch {
      return Job(entry: .failure(FailedReport(names[index], error)), error: error)
    }
  }

  /// The message on the error of the file `name`: its first fault, and the number of others.
  static func message(_ error: any Error, _ name: String) -> String {
    guard let faults = error as? Diagnostics else {
      let message = error is InputError ? "\(error)" : "\(name): \(error)"
      return visible("error: \(message)")
    }
    let first = faults.shown.first { $0.severity == .error }
    let more = faults.faultCount - 1
    return (first ?? faults.shown.first).map { "\($0)" } ?? ""
      + (more > 0 ? "\n… and \(counted(more, "more fault"))" : "")
  }
}
