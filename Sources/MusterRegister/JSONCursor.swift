/// What is wrong with a record: where, and *expected X, but found Y*.
public struct RecordError: Error, Hashable {
  /// The byte of the input, from 0.
  public var offset: Int
  /// What is wrong.
  public var message: String
}

/// Goes through JSON from its first byte to its last, and makes values only of what is asked for.
///
/// A record holds much that a register does not need; it is skipped at the speed of a scan.
struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var at: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) {
    self.bytes = bytes
    at = start
  }

  /// The next byte that is no white space, or nil at the end.
  mutating func peek() -> UInt8? {
    while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    return at < bytes.count ? bytes[at] : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    at += 1
    return true
  }

  func fault(_ expected: String) -> RecordError {
    var found = "the end"
    if at < bytes.count {
      let end = min(bytes.count, at + 12)
      found =
        "\u{201C}"
        + String(decoding: UnsafeBufferPointer(rebasing: bytes[at..<end]), as: UTF8.self)
        + "\u{201D}"
    }
    return RecordError(offset: at, message: "expected \(expected), but found \(found)")
  }

  /// Calls `body` with each key of an object; it must read or skip the value.
  mutating func object(
    _ body: (inout JSONCursor, String) throws(RecordError) -> Void
  ) throws(RecordError) {
    guard take(UInt8(ascii: "{")) else { throw fault("an object") }
    if take(UInt8(ascii: "}")) { return }
    while true {
      guard peek() == UInt8(ascii: "\"") else { throw fault("a key in quotation marks") }
      let key = try string() ?? ""
      guard take(UInt8(ascii: ":")) else { throw fault("\":\" behind a key") }
      try body(&self, key)
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "}")) else { throw fault("\",\" or \"}\"") }
      return
    }
  }

  /// The same for an object that may be `null`.
  mutating func objectOrNull(
    _ body: (inout JSONCursor, String) throws(RecordError) -> Void
  ) throws(RecordError) {
    if peek() == UInt8(ascii: "{") { try object(body) } else { try skip() }
  }

  /// Calls `body` at each item of an array; it must read or skip the item.
  mutating func array(
    _ body: (inout JSONCursor) throws(RecordError) -> Void
  ) throws(RecordError) {
    guard take(UInt8(ascii: "[")) else { throw fault("an array") }
    if take(UInt8(ascii: "]")) { return }
    while true {
      try body(&self)
      if take(UInt8(ascii: ",")) { continue }
      guard take(UInt8(ascii: "]")) else { throw fault("\",\" or \"]\"") }
      return
    }
  }

  /// A string, or nil for `null`.
  mutating func string() throws(RecordError) -> String? {
    guard let byte = peek() else { throw fault("a string") }
    if byte == UInt8(ascii: "n") {
      try skip()
      return nil
    }
    guard byte == UInt8(ascii: "\"") else { throw fault("a string or null") }
    let start = at + 1
    let hasEscape = try skipString()
    let raw = UnsafeBufferPointer(rebasing: bytes[start..<at - 1])
    return hasEscape ? JSONCursor.unescaped(raw) : String(decoding: raw, as: UTF8.self)
  }

  mutating func strings() throws(RecordError) -> [String] {
    var all: [String] = []
    try array { cursor throws(RecordError) in
      if let each = try cursor.string() { all.append(each) }
    }
    return all
  }

  /// `true` or `false`.
  mutating func bool() throws(RecordError) -> Bool {
    let isTrue = peek() == UInt8(ascii: "t")
    try skip()
    return isTrue
  }

  /// A whole number; 0 for anything else.
  mutating func int() throws(RecordError) -> Int {
    _ = peek()
    let start = at
    try skip()
    return Int(String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self))
      ?? 0
  }

  /// Skips a string; says whether it has an escape.
  private mutating func skipString() throws(RecordError) -> Bool {
    at += 1
    var hasEscape = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return hasEscape
      }
      if byte == UInt8(ascii: "\\") {
        hasEscape = true
        at += 1
      }
      at += 1
    }
    at = min(at, bytes.count)
    throw fault("a closing quotation mark")
  }

  /// Skips a value of any kind.
  mutating func skip() throws(RecordError) {
    guard let byte = peek() else { throw fault("a value") }
    switch byte {
    case UInt8(ascii: "\""): _ = try skipString()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      var open = 0
      while at < bytes.count {
        switch bytes[at] {
        case UInt8(ascii: "\""):
          _ = try skipString()
          continue
        case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
        default: break
        }
        at += 1
        if open == 0 { return }
      }
      throw fault("a closing bracket")
    default:
      let start = at
      while at < bytes.count, !",}] \n\r\t".utf8.contains(bytes[at]) { at += 1 }
      if at == start { throw fault("a value") }
    }
  }

  private static func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> String {
    var units: [UInt16] = []
    var at = 0
    var plain = 0
    func flush(_ end: Int) {
      guard end > plain else { return }
      units.append(
        contentsOf: String(
          decoding: UnsafeBufferPointer(rebasing: raw[plain..<end]), as: UTF8.self
        ).utf16)
    }
    while at < raw.count {
      guard raw[at] == UInt8(ascii: "\\"), at + 1 < raw.count else {
        at += 1
        continue
      }
      flush(at)
      switch raw[at + 1] {
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "u"):
        let end = min(raw.count, at + 6)
        let digits = String(
          decoding: UnsafeBufferPointer(rebasing: raw[min(at + 2, end)..<end]), as: UTF8.self)
        units.append(UInt16(digits, radix: 16) ?? 0xFFFD)
        at += 4
      case let other: units.append(UInt16(other))
      }
      at += 2
      plain = min(at, raw.count)
    }
    flush(raw.count)
    return String(decoding: units, as: UTF16.self)
  }
}
