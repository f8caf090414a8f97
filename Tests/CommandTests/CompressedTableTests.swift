import Foundation
import Testing

#if os(Linux)
  @Suite("A compressed table whose library is not installed")
  struct CompressedTableTests {
    let here: Workspace

    /// Creates a folder of files that are no libraries, but have the names of those.
    init() throws {
      here = try Workspace()
      for library in [
        "bz2.so.1.0", "bz2.so.1", "bz2.so", "lzma.so.5", "lzma.so", "zstd.so.1", "zstd.so",
      ] {
        try here.write("lib/lib\(library)", "")
      }
    }

    @Test(
      "is an error that says how to unpack it",
      arguments: [
        ("bzip2", "bunzip2", "libbz2", "BZh91AY&SY"),
        ("xz", "unxz", "liblzma", "\u{FD}7zXZ\u{0}\u{0}"),
        ("zstd", "unzstd", "libzstd", "(\u{B5}/\u{FD}$"),
      ])
    func absent(program: String, unpacker: String, library: String, start: String) throws {
      try here.write("stars", start.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
      let run = try here.shell(
        "LD_LIBRARY_PATH=lib:$LD_LIBRARY_PATH exec \"$PROGRAM\" check stars")
      #expect(run.status == 65)
      #expect(
        run.errors.hasPrefix(
          "stars: error: \(library), which decompresses \(program) files, is not installed; install it ("
        ))
      #expect(run.errors.hasSuffix(", or unpack the file with: \(unpacker)\n"))
    }

    @Test("does not concern tables compressed with gzip, nor plain ones")
    func others() throws {
      try here.write("stars.csv", "name,absmag,Teff\nSun,4.83,5772\nVega,0.58,9602\n")
      let run = try here.shell(
        "gzip -k stars.csv && LD_LIBRARY_PATH=lib:$LD_LIBRARY_PATH exec \"$PROGRAM\" check stars.csv.gz"
      )
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.text.hasPrefix("stars.csv.gz: 2 stars\n"))
    }
  }
#endif
