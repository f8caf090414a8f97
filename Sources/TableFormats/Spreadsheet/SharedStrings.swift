/// The texts that the cells of a workbook refer to by number.
///
/// A text may consist of runs of different fonts; phonetic guides are left out.
final class SharedStrings: XMLHandler {
  /// The texts.
  private(set) var texts: [String] = []
  /// The reason why the part is not well-formed.
  private(set) var refusal: String?
  private var text: [UInt8] = []
  private var isText = false
  private var phoneticDepth = 0

  func start(_ element: String, _ attributes: [String: String]) {
    switch localName(element) {
    case "si": text.removeAll(keepingCapacity: true)
    case "rPh": phoneticDepth += 1
    case "t": isText = phoneticDepth == 0
    default: break
    }
  }

  func end(_ element: String) {
    switch localName(element) {
    case "si": texts.append(String(decoding: text, as: UTF8.self))
    case "rPh": phoneticDepth -= 1
    case "t": isText = false
    default: break
    }
  }

  func characters(_ text: UnsafeRawBufferPointer) { if isText { self.text += text } }
  func refuse(_ message: String, _ suggestion: String?) { refusal = refusal ?? message }
}
