import ArgumentParser
import Experiments
import Tables

/// A curve on the command line: a file, and perhaps the logarithm of an age after `@`.
struct CurveArgument: ExpressibleByArgument {
  /// The argument as it was given.
  let text: String
  let plan: CurvePlan

  init?(argument: String) {
    text = argument
    if argument.isEmpty { return nil }
    guard let sign = argument.lastIndex(of: "@"),
      let age = try? Double(numeral: Array(argument[sign...].dropFirst().utf8)[...])
    else {
      plan = CurvePlan(file: argument)
      return
    }
    var plan = CurvePlan(file: String(argument[..<sign]))
    plan.choice.age = age
    self.plan = plan
  }
}
