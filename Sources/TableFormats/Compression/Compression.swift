/// The programs whose compressed files are read.
enum Compression: String, CaseIterable {
  case gzip, bzip2, xz, zstd

  /// The first bytes of a compressed file.
  var signature: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .bzip2: Array("BZh".utf8)
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    }
  }

  /// The name of the library that decompresses such files.
  var dynamicLibrary: String {
    switch self {
    case .gzip: "zlib"
    case .bzip2: "libbz2"
    case .xz: "liblzma"
    case .zstd: "libzstd"
    }
  }

  /// The packages that hold the library.
  var packages: String {
    switch self {
    case .gzip: "zlib1g with apt, zlib with brew"
    case .bzip2: "libbz2-1.0 with apt, bzip2 with brew"
    case .xz: "liblzma5 with apt, xz with brew"
    case .zstd: "libzstd1 with apt, zstd with brew"
    }
  }

  /// The command that decompresses such files.
  var unpacker: String {
    switch self {
    case .gzip: "gunzip"
    case .bzip2: "bunzip2"
    case .xz: "unxz"
    case .zstd: "unzstd"
    }
  }

  /// Whether the library is installed; zlib is part of the program.
  var isThere: Bool { format?.isThere ?? true }

  /// A decompressor at the start of a stream; nil without the library or enough memory.
  func stream() -> (any CompressedStream)? {
    if let format { return LibraryStream(format) }
    return GzipStream()
  }

  private var format: LibraryStream.Format? {
    switch self {
    case .gzip: nil
    case .bzip2: .bzip2
    case .xz: .xz
    case .zstd: .zstd
    }
  }
}
