import ArgumentParser
import OutputFiles

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The option that confines a command to its own folders.
struct SandboxOptions: ParsableArguments {
  @Flag(
    help:
      "Open no file outside the folders of the arguments and of the output, follow no symbolic links in them, and run no other program."
  )
  var sandbox = false
}

/// A command that can be confined to the folders of its arguments and of its output.
protocol ConfinedCommand {
  var confinement: SandboxOptions { get }
  /// The experiments, tables and models that are arguments; files that options name have to be beside them.
  var subjects: [String?] { get }
  /// The folders that are written or, by `verify`, compared.
  var folders: [String] { get }
}

extension ConfinedCommand {
  var folders: [String] { [] }

  /// Confines the program if that is asked for.
  func confine() {
    guard confinement.sandbox else { return }
    let files = subjects.compactMap(\.self).filter { $0 != "-" }
    Confinement.begin(in: files.map(folder(of:)) + folders)
  }

  /// The folder of a file.
  fileprivate func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return String(path[...slash])
  }
}

extension ReportCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject] + others }
  var folders: [String] { [folder.output] + [each].compactMap(\.self) }
}

extension FiguresCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject] }
  var folders: [String] { [folder.output] }
}

extension WatchCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject] }
  var folders: [String] { [folder.output] }
}

extension PlotCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject, output] }
}

extension TrainCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject, output, curves] }
}

extension VerifyCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject] }
  var folders: [String] {
    var status = stat()
    let isFolder = stat(report, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    return [isFolder ? report : folder(of: report)]
  }
}

extension AuditCommand: ConfinedCommand {
  var subjects: [String?] { [experiment.subject, printed] }
}

extension ClassifyCommand: ConfinedCommand {
  var subjects: [String?] { [arguments.model, arguments.file, output] }
}

extension ExplainCommand: ConfinedCommand {
  var subjects: [String?] { [arguments.model, arguments.file] }
}

extension ExportCommand: ConfinedCommand {
  var subjects: [String?] { [model, output] }
}

extension QueryCommand: ConfinedCommand {
  var subjects: [String?] { [experiment, output] }
}

extension BinCommand: ConfinedCommand {
  var subjects: [String?] { [experiment, output] + parts }
}

extension DiffCommand: ConfinedCommand {
  var subjects: [String?] { [old, new, experiment] }
  var folders: [String] { [output].compactMap(\.self) }
}

extension CheckCommand: ConfinedCommand {
  var subjects: [String?] { [file ?? data] }
}
