import Experiments
import Tables

/// The reading of models.
enum ModelReading {
  /// Reads an input, if thoroughly, twice; a model is then written, and read as the same.
  static func check(_ input: [UInt8], thoroughly: Bool) {
    Outcome.check(twice: thoroughly) { () throws(Diagnostics) in
      let written = try StarModel(input, name: "m.json").file
      // A model of our own that is refused ends the process, too.
      guard let again = try? StarModel(written, name: "m.json") else {
        preconditionFailure("written, the model is refused")
      }
      precondition(again.file == written, "written and read again, the model is another")
      return written
    }
  }
}
