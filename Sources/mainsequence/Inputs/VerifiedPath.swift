import CairoRendering
import OutputFiles
import Plotting
import Reporting
import TableFormats

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is verified: the folder of a report, or one of its files.
enum VerifiedPath {
  /// The kind of a file, by its ending.
  enum Kind {
    case image(ImageFormat)
    case document(DocumentFormat)
    /// A table of epochs.
    case table
  }

  case folder(OutputFolder)
  case file([UInt8], Kind)

  /// Reads the file at `path`, unless that is a folder.
  init(_ path: String) throws(InputError) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      self = .folder(OutputFolder(path))
      return
    }
    let bytes = try InputFile.read(path)
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    if ending == "pdf", DocumentRenderer.isDocument(bytes) {
      self = .file(bytes, .document(.pdf))
      return
    }
    guard let kind = Kind(ending: ending) else {
      throw InputError(
        path: path,
        reason: "a report has files that end in .md, .html, .docx, .png, .pdf, .svg and .csv")
    }
    self = .file(bytes, kind)
  }

  /// The origin that the file or, in a folder, its report names; nil if none is named.
  var origin: Provenance? {
    switch self {
    case .file(let bytes, _): Provenance(ofReport: bytes)
    case .folder(let folder):
      (DocumentFormat.allCases.map(\.path) + folder.files(in: "figures")).lazy
        .compactMap { folder.read($0).flatMap { Provenance(ofReport: $0) } }.first
    }
  }
}

extension VerifiedPath.Kind {
  fileprivate init?(ending: String) {
    if let format = ImageFormat(rawValue: ending) {
      self = .image(format)
    } else if let format = DocumentFormat(rawValue: ending), format != .pdf {
      self = .document(format)
    } else if ending == "csv" {
      self = .table
    } else {
      return nil
    }
  }
}
