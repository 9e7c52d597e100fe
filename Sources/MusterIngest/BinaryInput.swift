/// Tells what is no text by its first bytes, and HTML from plain text.
enum BinaryInput {
  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "a PDF document"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Office document"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
    ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"),
    (Array("RIFF".utf8), "a RIFF file (an image, sound or film)"),
    ([0x1F, 0x8B], "gzip data"),
    (Array("BZh".utf8), "bzip2 data"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"),
    ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
    (Array("{\\rtf".utf8), "an RTF document"),
    (Array("SQLite format 3".utf8), "an SQLite database"),
    ([0x49, 0x49, 0x2A, 0x00], "a TIFF image"),
    ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF image"),
    (Array("OggS".utf8), "an Ogg file"),
    ([0x00, 0x00, 0x00, 0x18, 0x66, 0x74, 0x79, 0x70], "an MP4 file"),
    ([0x00, 0x00, 0x00, 0x20, 0x66, 0x74, 0x79, 0x70], "an MP4 file"),
  ]

  /// What an input is that is no text; nil if it may be one.
  static func kind(of bytes: [UInt8]) -> String? {
    for signature in signatures where bytes.starts(with: signature.bytes) { return signature.name }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes.starts(with: [0, 0, 0xFE, 0xFF])
    {
      return nil
    }
    // Control characters that no text has; UTF-16 has zeros, but every second byte only.
    let looked = bytes.prefix(4096)
    var even = 0
    var odd = 0
    var controls = 0
    looked.withUnsafeBufferPointer { looked in
      for index in 0..<looked.count where looked[index] < 0x20 {
        let byte = looked[index]
        if byte == 0 {
          if index % 2 == 0 { even += 1 } else { odd += 1 }
        } else if byte < 0x09 || (byte > 0x0D && byte < 0x1B) || byte > 0x1B {
          controls += 1
        }
      }
    }
    if controls * 20 > looked.count { return "binary data" }
    let zeros = even + odd
    if zeros * 50 > looked.count, even * odd > 0 || zeros * 4 < looked.count {
      return "binary data (NUL bytes)"
    }
    return nil
  }

  /// Whether a text is HTML by its look: a document type or a tag of HTML near its start.
  static func looksLikeHTML(_ text: [UInt8]) -> Bool {
    let limit = min(text.count, 4096)
    var at = 0
    var tags = 0
    while at < limit {
      guard text[at] == 0x3C else {
        at += 1
        continue
      }
      for name: StaticString in ["<!doctype html", "<html", "<head", "<body", "<meta ", "<?xml"]
      where text.matches(name, at: at, limit: limit) {
        return true
      }
      for name: StaticString in [
        "<p>", "<p ", "<div", "<table", "<span", "<a href", "<br", "<h1", "<script", "<title",
        "<article", "<!--", "</p>", "</div>", "<ul", "<li", "<td", "<tr", "<font", "<b>", "<i>",
        "<em>", "<strong>", "<h2", "<h3", "<main", "<section",
      ] where text.matches(name, at: at, limit: limit) {
        tags += 1
        // A text may speak of a tag; it does not begin with one, nor have many.
        if tags >= 3 || text[..<at].allSatisfy(\.isASCIISpace) { return true }
      }
      at += 1
    }
    return false
  }
}
