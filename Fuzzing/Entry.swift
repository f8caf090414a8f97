#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The reader that the environment variable `READER` names; the program ends if there is none.
private let reader: FuzzedReader = {
  let name = getenv("READER").map { String(cString: $0) } ?? ""
  guard let reader = FuzzedReader(rawValue: name) else {
    let names = FuzzedReader.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("READER is \"\(name)\", not one of \(names)")
  }
  return reader
}()

/// Reads an input of libFuzzer, which calls this by its name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  // One in sixteen, always the same ones.
  reader.read(input, thoroughly: input.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 16 == 0)
  return 0
}
