internal import Muster

/// Reads the flat JSON objects of a JSON Lines input: string members are kept, others are skipped.
///
/// A reader of our own, as it says where a line is wrong and what was expected there, and needs no
/// tree of all values.
package struct JSONReader {
  /// What is wrong with a line.
  package struct Fault: Error {
    /// The byte, from 0.
    package var offset: Int
    /// *Expected X, but found Y.*
    package var message: String
  }

  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private var depth = 0

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    at = bytes.startIndex
  }

  /// The string members of the one object on a line; a member that is `null` is left out.
  package static func strings(in line: ArraySlice<UInt8>) throws(Fault) -> [String: [UInt8]] {
    var reader = JSONReader(line)
    return try reader.object()
  }

  private mutating func object() throws(Fault) -> [String: [UInt8]] {
    var members: [String: [UInt8]] = [:]
    skipSpace()
    try expect(UInt8(ascii: "{"), "an object")
    skipSpace()
    if take(UInt8(ascii: "}")) { return try end(members) }
    while true {
      skipSpace()
      let key = String(decoding: try string("a key in quotation marks"), as: UTF8.self)
      skipSpace()
      try expect(UInt8(ascii: ":"), "\":\" after the key \"\(key)\"")
      skipSpace()
      if peek == UInt8(ascii: "\"") {
        members[key] = try string("a string")
      } else {
        try skipValue()
      }
      skipSpace()
      if take(UInt8(ascii: ",")) { continue }
      try expect(UInt8(ascii: "}"), "\",\" or \"}\"")
      return try end(members)
    }
  }

  private mutating func end(_ members: [String: [UInt8]]) throws(Fault) -> [String: [UInt8]] {
    skipSpace()
    guard at == bytes.endIndex else { throw fault("the end of the line") }
    return members
  }

  private var peek: UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ byte: UInt8, _ what: String) throws(Fault) {
    guard take(byte) else { throw fault(what) }
  }

  private func fault(_ expected: String) -> Fault {
    let found: String
    if let byte = peek {
      let end = bytes[at...].dropFirst().prefix(11).firstIndex { $0 & 0xC0 != 0x80 && $0 <= 0x20 }
      let excerpt = String(
        decoding: bytes[at..<(end ?? min(at + 12, bytes.endIndex))], as: UTF8.self)
      found = byte < 0x20 ? "a control character" : "\u{201C}\(excerpt)\u{201D}"
    } else {
      found = "the end of the line"
    }
    return Fault(
      offset: at - bytes.startIndex, message: "expected \(expected), but found \(found)")
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { at += 1 }
  }

  private mutating func skipValue() throws(Fault) {
    guard let byte = peek else { throw fault("a value") }
    switch byte {
    case UInt8(ascii: "\""): _ = try string("a string")
    case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
    case UInt8(ascii: "t"): try word("true")
    case UInt8(ascii: "f"): try word("false")
    case UInt8(ascii: "n"): try word("null")
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      at += 1
      while let next = peek, JSONReader.isNumberPart(next) { at += 1 }
    default: throw fault("a value")
    }
  }

  private static func isNumberPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
      UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private mutating func word(_ word: String) throws(Fault) {
    guard bytes[at...].starts(with: word.utf8) else { throw fault("a value") }
    at += word.utf8.count
  }

  /// Passes over an object or array; only its strings and brackets are looked at.
  private mutating func skipNested() throws(Fault) {
    var open = 0
    repeat {
      guard let byte = peek else { throw fault("a closing bracket") }
      switch byte {
      case UInt8(ascii: "\""): _ = try string("a string")
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        open += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        open -= 1
        at += 1
      default: at += 1
      }
    } while open > 0
  }

  /// The bytes of a string with its escapes resolved; a lone surrogate becomes U+FFFD.
  private mutating func string(_ what: String) throws(Fault) -> [UInt8] {
    try expect(UInt8(ascii: "\""), what)
    var out: [UInt8] = []
    var start = at
    while true {
      guard let byte = peek else { throw fault("a closing quotation mark") }
      if byte == UInt8(ascii: "\"") {
        if out.isEmpty {
          let plain = Array(bytes[start..<at])
          at += 1
          return plain
        }
        out.append(contentsOf: bytes[start..<at])
        at += 1
        return out
      }
      if byte < 0x20 { throw fault("no control character within a string") }
      if byte != UInt8(ascii: "\\") {
        at += 1
        continue
      }
      // The first append makes room for all, as most of a text is plain.
      if out.isEmpty { out.reserveCapacity(bytes.endIndex - start) }
      out.append(contentsOf: bytes[start..<at])
      at += 1
      try appendEscape(to: &out)
      start = at
    }
  }

  private mutating func appendEscape(to out: inout [UInt8]) throws(Fault) {
    guard let byte = peek else { throw fault("an escape") }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): out.append(0x0A)
    case UInt8(ascii: "t"): out.append(0x09)
    case UInt8(ascii: "r"): out.append(0x0D)
    case UInt8(ascii: "b"): out.append(0x08)
    case UInt8(ascii: "f"): out.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
    case UInt8(ascii: "u"):
      var value = try hexadecimal()
      if value & 0xFC00 == 0xD800, peek == UInt8(ascii: "\\"), at + 1 < bytes.endIndex,
        bytes[at + 1] == UInt8(ascii: "u")
      {
        let back = at
        at += 2
        let low = try hexadecimal()
        if low & 0xFC00 == 0xDC00 {
          value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        } else {
          at = back
        }
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      at -= 1
      throw fault("one of n t r b f \" \\ / u after \"\\\"")
    }
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits")
      }
      value = value << 4 + UInt32(digit)
      at += 1
    }
    return value
  }
}
