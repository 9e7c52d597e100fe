/// The lines "Name: value" at the head of a record or an answer.
struct HeaderLines {
  /// The first line, which has no name.
  let first: String
  private let values: [String: String]

  /// Reads lines that end in a line feed, with or without a carriage return before it.
  init(_ bytes: ArraySlice<UInt8>) {
    var values: [String: String] = [:]
    var first: String?
    for line in bytes.split(separator: 0x0A) {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      guard first != nil else {
        first = text
        continue
      }
      guard let colon = text.firstIndex(of: ":") else { continue }
      let name = text[..<colon].lowercased()
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      if values[name] == nil { values[name] = String(value) }
    }
    self.first = first ?? ""
    self.values = values
  }

  /// The value of a name in lower case.
  subscript(name: String) -> String? { values[name] }

  /// Where the head ends: behind its last line, and where what follows begins.
  static func end(
    in bytes: ArraySlice<UInt8>, limit: Int = 1 << 16
  ) -> (lines: Int, body: Int)? {
    let last = min(bytes.endIndex, bytes.startIndex + limit)
    var at = bytes.startIndex
    while at < last {
      guard bytes[at] == 0x0A else {
        at += 1
        continue
      }
      var next = at + 1
      if next < bytes.endIndex, bytes[next] == 0x0D { next += 1 }
      if next < bytes.endIndex, bytes[next] == 0x0A { return (at + 1, next + 1) }
      at += 1
    }
    return nil
  }
}
