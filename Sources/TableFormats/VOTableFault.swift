/// An error in a part of a VOTable.
struct VOTableFault: Error {
  var message: String

  init(_ message: String) { self.message = message }
}
