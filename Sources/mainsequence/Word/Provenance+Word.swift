import OutputFiles
import TableFormats

extension Provenance {
  /// Finds the origin in the metadata of a file, which `report.docx` has in a part of its own; nil if it names none.
  init?(ofReport file: [UInt8]) {
    guard file.starts(with: ZipArchive.signature) else {
      self.init(in: file)
      return
    }
    let archive = try? ZipArchive(file, name: "report.docx", limit: ZipArchive.documentLimit)
    guard let properties = try? archive?.contents(of: "docProps/custom.xml") else { return nil }
    self.init(in: properties)
  }
}
