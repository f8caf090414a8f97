/// Returns the percent-encoded address of a link; nil unless it is a web address, a mail address or
/// relative to the document.
package func linkAddress(_ destination: String) -> String? {
  let address = percentEncoded(destination, keeping: "-._~!$&'()*+,;=:@/?#[]%")
  if address.isEmpty || address.hasPrefix("//") { return nil }
  guard let end = address.firstIndex(where: { ":/?#".contains($0) }), address[end] == ":" else {
    return address
  }
  return ["http", "https", "mailto"].contains(address[..<end].lowercased()) ? address : nil
}

/// Returns the address of a file beside the document, percent-encoded so that no part of its path
/// is read as a scheme, a query or a host.
func fileAddress(_ path: String) -> String {
  let address = percentEncoded(path, keeping: "-._~!$'()*+,;=@/")
  return address.hasPrefix("//") ? "." + address : address
}

private func percentEncoded(_ text: String, keeping kept: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  let kept = Set(kept.utf8)
  var bytes: [UInt8] = []
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      bytes.append(byte)
    case _ where kept.contains(byte): bytes.append(byte)
    default:
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
