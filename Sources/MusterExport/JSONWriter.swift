/// Writes JSON as bytes: no intermediate tree, no locale, no number formatter.
///
/// Calls must nest properly; the writer sets the commas. With `isIndented` each member stands on a
/// line of its own, for people and for diffs; else all is one line.
public struct JSONWriter: ~Copyable {
  private var bytes: ByteBuffer
  private let isIndented: Bool
  private var depth = 0
  private var needsComma = false
  private var isAfterKey = false

  /// Makes a writer.
  public init(isIndented: Bool = false, capacity: Int = 4096) {
    self.isIndented = isIndented
    bytes = ByteBuffer(capacity: capacity)
  }

  /// Opens an object.
  public mutating func beginObject() { open(UInt8(ascii: "{")) }
  /// Closes an object.
  public mutating func endObject() { close(UInt8(ascii: "}")) }
  /// Opens an array.
  public mutating func beginArray() { open(UInt8(ascii: "[")) }
  /// Closes an array.
  public mutating func endArray() { close(UInt8(ascii: "]")) }

  /// Writes a key; its value must follow.
  ///
  /// Keys are our own words, never a page's.
  public mutating func key(_ name: StaticString) {
    separate()
    bytes.append(key: name)
    if isIndented { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes `null`.
  public mutating func null() { literal("null") }
  /// Writes `true` or `false`.
  public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

  /// Writes a whole number.
  public mutating func int(_ value: Int) {
    separateValue()
    bytes.append(decimal: value)
    needsComma = true
  }

  /// Writes a number from 0 to 1 with at most two decimals.
  public mutating func share(_ value: Double) {
    separateValue()
    let hundredths = Int((min(1, max(0, value.isNaN ? 0 : value)) * 100).rounded())
    bytes.append(decimal: hundredths / 100)
    if hundredths % 100 != 0 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(UInt8(ascii: "0") + UInt8(hundredths % 100 / 10))
      if hundredths % 10 != 0 { bytes.append(UInt8(ascii: "0") + UInt8(hundredths % 10)) }
    }
    needsComma = true
  }

  /// Writes a string.
  public mutating func string(_ value: String) {
    separateValue()
    var value = value
    bytes.append(UInt8(ascii: "\""))
    value.withUTF8 { escape($0) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a string, or `null`.
  public mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  /// Writes UTF-8 bytes as a string.
  public mutating func string(utf8: borrowing [UInt8], from start: Int, to end: Int) {
    separateValue()
    bytes.append(UInt8(ascii: "\""))
    utf8.withUnsafeBufferPointer { escape(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes several pieces of UTF-8 bytes as one string, with a space between two.
  public mutating func string(utf8: borrowing [UInt8], pieces: some Sequence<(Int, Int)>) {
    separateValue()
    bytes.append(UInt8(ascii: "\""))
    var isFirst = true
    for (start, end) in pieces {
      if !isFirst { bytes.append(UInt8(ascii: " ")) }
      isFirst = false
      utf8.withUnsafeBufferPointer { escape(UnsafeBufferPointer(rebasing: $0[start..<end])) }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Ends the line.
  public mutating func newline() { bytes.append(0x0A) }

  /// Gives the bytes away.
  public consuming func finish() -> [UInt8] { bytes.array }

  private mutating func literal(_ word: StaticString) {
    separateValue()
    bytes.append(word)
    needsComma = true
  }

  private mutating func open(_ mark: UInt8) {
    separateValue()
    bytes.append(mark)
    depth += 1
    needsComma = false
  }

  private mutating func close(_ mark: UInt8) {
    depth -= 1
    // An empty array stays on its line: "[]".
    if isIndented, needsComma { startLine() }
    bytes.append(mark)
    needsComma = true
  }

  /// Before a key, and before a value that is an item of an array.
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    if isIndented, depth > 0 { startLine() }
  }

  /// Before a value: behind its key it follows at once.
  private mutating func separateValue() {
    if isAfterKey { isAfterKey = false } else { separate() }
  }

  private mutating func startLine() {
    bytes.append(0x0A)
    for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  /// Appends text with what JSON must not hold escaped.
  ///
  /// A NUL becomes U+FFFD: valid JSON has a form for it, but many a reader's database does not.
  /// So does a byte that is no UTF-8, so that the output is always well-formed.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
        at += 1
        continue
      }
      if byte >= 0x80 {
        let length = JSONWriter.scalarLength(text, at)
        if length > 0 {
          at += length
          continue
        }
      }
      bytes.append(UnsafeBufferPointer(rebasing: text[start..<at]))
      escape(byte)
      at += 1
      start = at
    }
    bytes.append(UnsafeBufferPointer(rebasing: text[start..<at]))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A: bytes.append("\\n")
    case 0x0D: bytes.append("\\r")
    case 0x09: bytes.append("\\t")
    case 0x00, 0x80...: bytes.append("\u{FFFD}")
    default:
      bytes.append("\\u00" as StaticString)
      for nibble in [byte >> 4, byte & 15] {
        bytes.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
      }
    }
  }

  /// The length of a well-formed scalar outside ASCII, or 0 where there is none.
  private static func scalarLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = text[at]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, at + length <= text.count else { return 0 }
    for offset in 1..<length where text[at + offset] & 0xC0 != 0x80 { return 0 }
    let second = text[at + 1]
    switch lead {
    case 0xE0: return second >= 0xA0 ? length : 0
    case 0xED: return second < 0xA0 ? length : 0
    case 0xF0: return second >= 0x90 ? length : 0
    case 0xF4: return second < 0x90 ? length : 0
    default: return length
    }
  }
}
