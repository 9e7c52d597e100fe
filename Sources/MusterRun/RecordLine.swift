/// A record as a line of JSON, as far as a run has to look into it.
package enum RecordLine {
  /// The items of the array that is the member `findings`.
  static func findings(in line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    guard let start = value(of: "findings", in: line), line[start] == UInt8(ascii: "[") else {
      return []
    }
    var items: [ArraySlice<UInt8>] = []
    var at = start + 1
    while at < line.endIndex, line[at] != UInt8(ascii: "]") {
      if line[at] == UInt8(ascii: ",") || line[at] <= 0x20 {
        at += 1
        continue
      }
      let end = self.end(of: at, in: line)
      items.append(line[at..<end])
      at = end
    }
    return items
  }

  /// The string that is a member of the record.
  static func string(_ key: String, in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let start = value(of: key, in: line), line[start] == UInt8(ascii: "\"") else {
      return nil
    }
    return line[start..<end(of: start, in: line)]
  }

  /// The same without its quotation marks, for a string without escapes such as an id.
  package static func text(_ key: String, in line: ArraySlice<UInt8>) -> String? {
    string(key, in: line).map { String(decoding: $0.dropFirst().dropLast(), as: UTF8.self) }
  }

  /// Where the value of a member of the outer object begins.
  private static func value(of key: String, in line: ArraySlice<UInt8>) -> Int? {
    var at = line.startIndex + 1
    while at < line.endIndex, line[at] == UInt8(ascii: "\"") {
      let keyEnd = end(of: at, in: line)
      let isKey = line[at + 1..<keyEnd - 1].elementsEqual(key.utf8)
      // A colon stands between a key and its value, a comma behind it.
      let start = keyEnd + 1
      guard start < line.endIndex else { return nil }
      if isKey { return start }
      at = end(of: start, in: line) + 1
    }
    return nil
  }

  /// Behind the value that begins at an offset.
  private static func end(of start: Int, in line: ArraySlice<UInt8>) -> Int {
    var depth = 0
    var at = start
    while at < line.endIndex {
      switch line[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < line.endIndex, line[at] != UInt8(ascii: "\"") {
          at += line[at] == UInt8(ascii: "\\") ? 2 : 1
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return at }
        depth -= 1
      case UInt8(ascii: ","):
        if depth == 0 { return at }
      default: break
      }
      at += 1
      if depth == 0, at < line.endIndex,
        line[at] == UInt8(ascii: ",") || line[at] == UInt8(ascii: ":")
          || line[at] == UInt8(ascii: "}") || line[at] == UInt8(ascii: "]")
      {
        return at
      }
    }
    return line.endIndex
  }
}
