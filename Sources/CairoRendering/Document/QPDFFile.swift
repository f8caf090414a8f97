import CCairo
import CQPDF
import Formatting

/// A PDF file that is open for changes, in memory.
final class QPDFFile {
  /// An object of the file, or a value within one.
  struct Object: Equatable {
    fileprivate let handle: qpdf_handle
  }

  /// A value that is not yet in the file.
  indirect enum Value {
    case name(String)
    case integer(Int)
    case real(Double)
    case boolean(Bool)
    case text(String)
    case ascii(String)
    case null
    case array([Value])
    case dictionary([(key: String, value: Value)])
    case object(Object)
  }

  private let functions: qpdf_library
  private var file: qpdf_file?
  private let doing = "tagging a PDF"

  /// The version of the library; nil if it is not installed.
  static var version: String? {
    qpdf_library_load().flatMap { $0.pointee.version() }.map { String(cString: $0) }
  }

  /// Opens a file.
  init(_ bytes: [UInt8]) throws(CairoError) {
    guard let functions = qpdf_library_load() else { throw .missingLibrary }
    self.functions = functions.pointee
    self.bytes = bytes
    file = functions.pointee.create()
    functions.pointee.silence_errors(file)
    functions.pointee.suppress_warnings(file, 1)
    let status = self.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        functions.pointee.read(file, "report.pdf", $0.baseAddress, UInt64($0.count), nil)
      }
    }
    // The second bit is an error, the first a warning.
    if status & 2 != 0 { throw failure() }
  }

  /// The input, which the library reads as it needs it.
  private let bytes: [UInt8]
  /// The files of which parts are copied.
  private var sources: [QPDFFile] = []

  deinit { functions.destroy(&file) }

  private func failure() -> CairoError {
    let text =
      functions.has_error(file) != 0 ? functions.error_text(file, functions.error(file)) : nil
    return CairoError(
      doing: doing, reason: text.map { String(cString: $0) } ?? "qpdf reports an error")
  }

  /// The catalogue.
  var root: Object { Object(handle: functions.root(file)) }
  /// The dictionary with the title and the dates.
  var information: Object {
    Object(handle: functions.get_key(file, functions.trailer(file), "/Info"))
  }
  /// The pages.
  var pages: [Object] {
    (0..<max(Int(functions.page_count(file)), 0)).map {
      Object(handle: functions.page(file, $0))
    }
  }

  /// Adds an object.
  func add(_ value: Value) -> Object {
    Object(handle: functions.make_indirect(file, handle(value)))
  }

  /// Adds a stream, which is compressed unless it is metadata.
  func addStream(_ bytes: [UInt8], _ keys: [(key: String, value: Value)]) -> Object {
    let stream = Object(handle: functions.new_stream(file))
    let none = functions.new_null(file)
    functions.set_stream_data(file, stream.handle, bytes, bytes.count, none, none)
    let dictionary = dictionary(of: stream)
    for (key, value) in keys { set(key, value, in: dictionary) }
    return stream
  }

  /// Sets a key of a dictionary.
  func set(_ key: String, _ value: Value, in object: Object) {
    let item = handle(value)
    functions.set_key(file, object.handle, "/" + key, item)
    if case .object = value { return }
    functions.release(file, item)
  }

  /// Returns the value of a key of a dictionary.
  func value(_ key: String, of object: Object) -> Object {
    Object(handle: functions.get_key(file, object.handle, "/" + key))
  }

  /// Returns the dictionary of a stream.
  func dictionary(of stream: Object) -> Object {
    Object(handle: functions.stream_dictionary(file, stream.handle))
  }

  /// Adds a copy of an object of another file with all that it refers to; streams are read from there when this file
  /// is written.
  func copy(_ object: Object, from other: QPDFFile) -> Object {
    sources.append(other)
    return Object(handle: functions.copy(file, other.file, object.handle))
  }

  /// The content of a page.
  func content(of page: Object) throws(CairoError) -> [UInt8] {
    var buffer: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = functions.page_content(file, page.handle, &buffer, &count)
    defer { free(buffer) }
    guard functions.has_error(file) == 0, let buffer else { throw failure() }
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// Returns an object in the syntax of PDF.
  func text(of object: Object) -> String {
    functions.unparse(file, object.handle).map { String(cString: $0) } ?? ""
  }

  /// Returns the object with a number, which is null if there is none.
  func object(numbered number: Int) -> Object {
    Object(handle: functions.object(file, Int32(clamping: number), 0))
  }

  /// Returns the bytes of the file, which depend on nothing but its content.
  func written() throws(CairoError) -> [UInt8] {
    if functions.has_error(file) != 0 { throw failure() }
    _ = functions.begin_writing(file)
    functions.set_object_streams(file, 2)
    functions.set_deterministic_id(file, 1)
    functions.set_least_version(file, "1.7")
    if functions.write(file) & 2 != 0 { throw failure() }
    let count = functions.output_size(file)
    guard count > 0, let output = functions.output(file) else { throw failure() }
    return Array(UnsafeBufferPointer(start: output, count: count))
  }

  private func handle(_ value: Value) -> qpdf_handle {
    switch value {
    case .name(let name): return functions.new_name(file, "/" + name)
    case .integer(let number): return functions.new_integer(file, Int64(number))
    case .real(let number): return functions.new_real(file, SVGCanvas.number(number))
    case .boolean(let truth): return functions.new_boolean(file, truth ? 1 : 0)
    case .text(let text): return functions.new_text(file, visible(text))
    case .ascii(let text): return functions.new_string(file, text)
    case .null: return functions.new_null(file)
    case .object(let object): return object.handle
    case .array(let values):
      let array = functions.new_array(file)
      for value in values {
        let item = handle(value)
        functions.append(file, array, item)
        if case .object = value { continue }
        functions.release(file, item)
      }
      return array
    case .dictionary(let pairs):
      let dictionary = functions.new_dictionary(file)
      for (key, value) in pairs { set(key, value, in: Object(handle: dictionary)) }
      return dictionary
    }
  }
}
