internal import CMusterICU

/// A page in UTF-8, and the encoding it came in.
struct DecodedPage {
  var text: [UInt8]
  /// The IANA name, lower case; `windows-1252 (declared utf-8)` where the page was wrong about it.
  var encoding: String
}

/// Bytes in any encoding, turned into UTF-8.
///
/// Asked in this order: a byte order mark, UTF-16 without one, UTF-8 that is valid as it is, the
/// declared encoding (`meta`, XML declaration), ICU's detector, windows-1252. What is not valid
/// becomes U+FFFD. Valid UTF-8 outweighs another declaration: text in a one-byte encoding is hardly
/// ever valid UTF-8 by accident.
enum Decoding {
  static func decode(_ bytes: [UInt8]) -> DecodedPage {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return DecodedPage(text: repaired(Array(bytes.dropFirst(3))), encoding: "utf-8")
    }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return convert(bytes, "utf-32le", skipping: 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return convert(bytes, "utf-32be", skipping: 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return convert(bytes, "utf-16le", skipping: 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return convert(bytes, "utf-16be", skipping: 2) }
    if let wide = unmarkedUTF16(bytes) { return convert(bytes, wide, skipping: 0) }

    var multibyte: Int64 = 0
    let valid = validPrefix(bytes, &multibyte)
    // ISO 2022 is ASCII with escapes: valid UTF-8, and something else.
    let hasEscape = bytes.withUnsafeBufferPointer {
      muster_contains($0.baseAddress, Int64($0.count), 0x1B) != 0
    }
    let declared = valid == bytes.count && !hasEscape ? nil : declaration(in: bytes)
    if valid == bytes.count, declared.map({ !$0.hasPrefix("iso-2022") }) ?? true {
      return DecodedPage(text: withoutNUL(bytes), encoding: "utf-8")
    }
    if let declared, declared != "utf-8", !declared.hasPrefix("utf-16"),
      let page = converted(bytes, declared, skipping: 0)
    {
      return page
    }
    // UTF-8 with a few faults: a page cut off in the middle of a character, a stray byte.
    let faults = faultsAsUTF8(bytes, multibyte: &multibyte)
    if multibyte > 0, multibyte >= 4 * Int64(faults) {
      return DecodedPage(text: repaired(bytes), encoding: "utf-8")
    }
    let found = detected(bytes) ?? "windows-1252"
    var page = convert(bytes, found, skipping: 0)
    if let declared { page.encoding += " (declared \(declared))" }
    return page
  }

  /// The encoding that a page declares, in lower case, as the Web reads the names.
  static func declaration(in bytes: [UInt8]) -> String? {
    let head = min(bytes.count, 8192)
    var label: String?
    if bytes.matches("<?xml", at: 0, limit: head),
      let at = bytes.firstIndex(of: "encoding", from: 5, limit: min(head, 200))
    {
      label = value(in: bytes, after: at + 8, limit: head)
    }
    var at = 0
    while label == nil, let found = bytes.firstIndex(of: "charset", from: at, limit: head) {
      label = value(in: bytes, after: found + 7, limit: head)
      at = found + 7
    }
    guard let label else { return nil }
    var name = [CChar](repeating: 0, count: 64)
    guard muster_canonical_encoding(label, &name, 64) > 0 else { return nil }
    let canonical = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
    ).lowercased()
    switch canonical {
    case "iso-8859-1", "us-ascii": return "windows-1252"
    case "iso-8859-9": return "windows-1254"
    case "gb2312", "gbk": return "gb18030"
    case "iso-8859-11", "tis-620": return "windows-874"
    default: return canonical
    }
  }

  /// The name behind `charset`: an equals sign and perhaps quotes.
  private static func value(in bytes: [UInt8], after start: Int, limit: Int) -> String? {
    var at = start
    while at < limit, bytes[at] == 0x20 { at += 1 }
    guard at < limit, bytes[at] == UInt8(ascii: "=") else { return nil }
    at += 1
    while at < limit, [0x20, 0x22, 0x27].contains(bytes[at]) { at += 1 }
    let begin = at
    while at < limit, at - begin < 40,
      bytes[at].isASCIIAlphanumeric || "-_:.".utf8.contains(bytes[at])
    {
      at += 1
    }
    return at > begin ? String(decoding: bytes[begin..<at], as: UTF8.self) : nil
  }

  /// UTF-16 shows by the zero bytes of its ASCII characters.
  private static func unmarkedUTF16(_ bytes: [UInt8]) -> String? {
    let looked = min(bytes.count & ~1, 512)
    guard looked >= 8 else { return nil }
    var even = 0
    var odd = 0
    for index in stride(from: 0, to: looked, by: 2) {
      if bytes[index] == 0 { even += 1 }
      if bytes[index + 1] == 0 { odd += 1 }
    }
    if odd * 2 > looked / 2, even == 0 { return "utf-16le" }
    if even * 2 > looked / 2, odd == 0 { return "utf-16be" }
    return nil
  }

  private static func validPrefix(_ bytes: [UInt8], _ multibyte: inout Int64) -> Int {
    bytes.withUnsafeBufferPointer {
      Int(muster_utf8_valid($0.baseAddress, Int64($0.count), &multibyte))
    }
  }

  private static func faultsAsUTF8(_ bytes: [UInt8], multibyte: inout Int64) -> Int {
    multibyte = 0
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var at = 0
      var faults = 0
      while at < buffer.count {
        at += Int(muster_utf8_valid(base + at, Int64(buffer.count - at), &multibyte))
        guard at < buffer.count else { break }
        faults += 1
        at += 1
        while at < buffer.count, buffer[at] & 0xC0 == 0x80 { at += 1 }
      }
      return faults
    }
  }

  private static func detected(_ bytes: [UInt8]) -> String? {
    var name = [CChar](repeating: 0, count: 64)
    let sure = bytes.withUnsafeBufferPointer {
      muster_detect_encoding($0.baseAddress, Int64($0.count), 1, &name, 64)
    }
    guard sure >= 20 else { return nil }
    let found = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
    ).lowercased()
    // It was not valid as UTF-8, and ISO 8859-1 has no letters where windows-1252 has its marks.
    if found == "iso-8859-1" || found.hasPrefix("utf-") || found.hasPrefix("ibm") {
      return "windows-1252"
    }
    return found
  }

  private static func convert(_ bytes: [UInt8], _ encoding: String, skipping: Int) -> DecodedPage {
    converted(bytes, encoding, skipping: skipping)
      ?? DecodedPage(text: repaired(bytes), encoding: "utf-8")
  }

  private static func converted(
    _ bytes: [UInt8], _ encoding: String, skipping: Int
  ) -> DecodedPage? {
    var text: UnsafeMutablePointer<UInt8>?
    let length = bytes.withUnsafeBufferPointer { buffer -> Int64 in
      guard let base = buffer.baseAddress else { return 0 }
      return muster_decode(base + skipping, Int64(buffer.count - skipping), encoding, &text)
    }
    defer { muster_decoded_free(text) }
    guard length >= 0, let text else { return nil }
    let decoded = [UInt8](UnsafeBufferPointer(start: text, count: Int(length)))
    return DecodedPage(text: withoutNUL(decoded), encoding: encoding)
  }

  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    var multibyte: Int64 = 0
    if validPrefix(bytes, &multibyte) == bytes.count { return withoutNUL(bytes) }
    return withoutNUL(Array(String(decoding: bytes, as: UTF8.self).utf8))
  }

  /// NUL ends a text for C and is nowhere allowed in a record.
  private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
    let hasNUL = bytes.withUnsafeBufferPointer {
      muster_contains($0.baseAddress, Int64($0.count), 0) != 0
    }
    guard hasNUL else { return bytes }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 64)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != 0 { end += 1 }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        if end < bytes.count { out += [0xEF, 0xBF, 0xBD] }
        start = end + 1
      }
    }
    return out
  }
}
