#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A program that is run to its end.
enum ChildProcess {
  /// The path of the program `name` in one of the folders of `PATH`; nil if there is none.
  static func path(of name: String) -> String? {
    let folders = environment("PATH")?.split(separator: ":") ?? []
    return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// The value of a variable of the environment.
  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Runs the program at `path` with no other environment than the one given.
  ///
  /// - Parameters:
  ///   - path: The program.
  ///   - arguments: Its arguments.
  ///   - environment: Its environment, as in "LC_ALL=C.UTF-8".
  ///   - output: The file that its output is written to.
  ///   - errors: The file that its errors are written to.
  /// - Returns: Whether it started and reported success.
  static func run(
    _ path: String, _ arguments: [String], environment: [String], output: String, errors: String
  ) -> Bool {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (descriptor, file) in [(STDOUT_FILENO, output), (STDERR_FILENO, errors)] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var process: pid_t = 0
    let started = withCStrings([path] + arguments) { arguments in
      withCStrings(environment) { posix_spawn(&process, path, &actions, nil, arguments, $0) == 0 }
    }
    guard started else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return false }
    }
    return status == 0
  }

  /// Calls `body` with the texts as C does: an array of pointers that ends with nil.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
