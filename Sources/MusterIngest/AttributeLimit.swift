/// Blanks out the attributes of an element beyond the first thousand, before the page is parsed.
///
/// For each attribute the parser looks through all the others for its like, so that the time grows
/// with the square of their number: a page with one element of a million attributes would take
/// minutes. No element of a real page has a hundred. Spaces take the place of the bytes, so that
/// all positions stay as they are; text is never touched.
enum AttributeLimit {
  private static let most = 1000

  /// Applies the limit to the bytes of a page.
  static func apply(to bytes: inout [UInt8]) {
    // A page that is shorter than that has no room for a harmful number of attributes.
    guard bytes.count > most * 16 else { return }
    bytes.withUnsafeMutableBufferPointer { buffer in
      var at = 0
      while at + 1 < buffer.count {
        if buffer[at] == UInt8(ascii: "<"), isLetter(buffer[at + 1]) {
          at = endOfTag(from: at + 1, in: buffer)
        } else {
          at += 1
        }
      }
    }
  }

  /// The place of the `>` that ends a tag, or the end; what is beyond the limit is blank then.
  private static func endOfTag(
    from start: Int, in buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var mark: UInt8 = 0
    var isSpace = false
    var attributes = 0
    var at = start
    while at < buffer.count {
      let byte = buffer[at]
      if mark != 0 {
        if byte == mark { mark = 0 }
      } else if byte == UInt8(ascii: ">") {
        return at
      } else if byte <= 0x20 {
        isSpace = true
      } else {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { mark = byte }
        if isSpace { attributes += 1 }
        isSpace = false
      }
      if attributes > most { buffer[at] = 0x20 }
      at += 1
    }
    return at
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }
}
