internal import MusterModel

/// Reads releases as plain text: copied from a page, or mailed.
///
/// Only strong evidence makes a line anything else than a paragraph: a mail header, the banner of a
/// government site, a breadcrumb, "FOR IMMEDIATE RELEASE", an end mark. A text without any of these
/// loses nothing.
enum PlainTextReader {
  static func draft(of bytes: [UInt8]) -> Draft {
    let layout = PlainTextLayout(bytes)
    var page = bytes.withUnsafeBufferPointer { buffer -> Page in
      var builder = TextBuilder(page: buffer, capacity: buffer.count + 64)
      for (index, line) in layout.lines.enumerated() {
        for (part, columns) in PlainTextLayout.columns(buffer, line).enumerated() {
          if part > 0 { builder.endLine() }
          builder.append(from: columns.lowerBound, to: columns.upperBound)
        }
        switch layout.breaks[index] {
        case .none:
          builder.append(from: line.upperBound, to: min(line.upperBound + 1, buffer.count))
        case .line: builder.endLine()
        case .paragraph: builder.endBlock()
        }
      }
      var page = Page()
      (page.words, page.runs, page.lines) = builder.finished()
      return page
    }
    page.countSentences()
    var draft = Draft(page, head: HeadMatter(page))
    var marks = PlainTextMarks(page, isMail: layout.isMail)
    marks.read(&draft)
    return draft
  }
}

/// Which lines of a plain text belong together.
struct PlainTextLayout {
  /// What stands behind a line.
  enum Break { case none, line, paragraph }

  /// The bytes of each line that is not blank.
  private(set) var lines: [Range<Int>] = []
  private(set) var breaks: [Break] = []
  /// Whether it opens with the header of a mail.
  private(set) var isMail = false

  init(_ bytes: [UInt8]) {
    var at = 0
    var followsBlank: [Bool] = []
    var wasBlank = true
    while at < bytes.count {
      var end = at
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      if bytes[at..<end].allSatisfy(\.isASCIISpace) {
        wasBlank = true
      } else {
        lines.append(at..<end)
        followsBlank.append(wasBlank)
        wasBlank = false
      }
      if end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A { end += 1 }
      at = end + 1
    }
    let width = PlainTextLayout.wrapWidth(bytes, lines, followsBlank)
    isMail = PlainTextLayout.mailHeader(bytes, lines) >= 2
    breaks = lines.indices.map { index in
      guard index + 1 < lines.count else { return .paragraph }
      if followsBlank[index + 1] { return .paragraph }
      guard let width else { return .paragraph }
      return PlainTextLayout.isWrapped(bytes, lines[index], lines[index + 1], width)
        ? .none : .line
    }
  }

  /// The parts of a line that is set in columns, such as a district and a release number.
  static func columns(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = line.lowerBound
    var at = line.lowerBound
    while at < line.upperBound {
      var end = at
      while end < line.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      if end - at >= 6, at > start {
        parts.append(start..<at)
        start = end
      }
      at = max(end, at + 1)
    }
    parts.append(start..<line.upperBound)
    return parts
  }

  /// The width at which a text is wrapped; nil if each of its lines is a paragraph.
  private static func wrapWidth(
    _ bytes: [UInt8], _ lines: [Range<Int>], _ followsBlank: [Bool]
  ) -> Int? {
    var longest = 0
    var continued = 0
    var open = 0
    for index in lines.indices {
      longest = max(longest, width(bytes, lines[index]))
      guard index + 1 < lines.count, !followsBlank[index + 1] else { continue }
      continued += 1
      if !endsSentence(bytes, lines[index]) { open += 1 }
    }
    guard longest <= 110, longest >= 40, continued >= 3, open * 10 >= continued * 6 else {
      return nil
    }
    return longest
  }

  /// Whether a line goes on in the next: it was too long for the next word, or the next one begins
  /// like the inside of a sentence.
  private static func isWrapped(
    _ bytes: [UInt8], _ line: Range<Int>, _ next: Range<Int>, _ width: Int
  ) -> Bool {
    if isRuler(bytes, line) || isRuler(bytes, next) { return false }
    // A header that goes on is indented: "Subject: ... 21\n days".
    let trimmed = bytes.trimmed(next)
    let indent = trimmed.lowerBound - next.lowerBound
    if indent >= 4 { return false }
    var wordEnd = trimmed.lowerBound
    while wordEnd < trimmed.upperBound, bytes[wordEnd] != 0x20 { wordEnd += 1 }
    let first = wordEnd - trimmed.lowerBound
    let length = self.width(bytes, line)
    let isFull = length + 1 + first > min(width, 76) - 4
    if isFull { return true }
    return bytes[trimmed.lowerBound].isASCIILower && length * 2 > width
      || (indent == 1 && length * 2 > width)
  }

  /// The number of characters of a line without the spaces at its end.
  private static func width(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1].isASCIISpace { end -= 1 }
    return bytes[line.lowerBound..<end].count { $0 & 0xC0 != 0x80 }
  }

  private static func endsSentence(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let trimmed = bytes.trimmed(line)
    guard let last = bytes[trimmed].last(where: { $0 != 0x22 && $0 != 0x27 && $0 < 0x80 }) else {
      return false
    }
    return last == 0x2E || last == 0x21 || last == 0x3F
  }

  /// A line of marks only.
  static func isRuler(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    !bytes[line].contains(where: \.isWordByte)
  }

  /// The number of lines of a mail's header at the start.
  static func mailHeader(_ bytes: [UInt8], _ lines: [Range<Int>]) -> Int {
    var count = 0
    for line in lines.prefix(12) {
      if mailLabel(bytes, line) != nil {
        count += 1
      } else if count == 0 || !(bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09) {
        break
      }
    }
    return count
  }

  private static let mailLabels: [StaticString] = [
    "from:", "to:", "cc:", "bcc:", "sent:", "date:", "subject:", "reply-to:", "importance:",
    "attachments:",
  ]

  /// The label of a line of a mail's header.
  static func mailLabel(_ bytes: [UInt8], _ line: Range<Int>) -> StaticString? {
    mailLabels.first { bytes.matches($0, at: line.lowerBound, limit: line.upperBound) }
  }
}
