internal import CMusterXML

/// Turns the characters of a page into words, folds white space, and notes where each byte stood.
///
/// The only place where offsets are made: the readers take ranges of what it wrote, and nobody
/// looks a position up again.
struct TextBuilder {
  private(set) var words: [UInt8]
  private(set) var runs: [WordRun] = []
  private(set) var lines: [Page.Line] = []

  /// How many links, bold and preformatted elements are open.
  var linkDepth = 0
  var boldDepth = 0
  var preDepth = 0
  /// The element that is open, and the innermost block.
  var node: Int32 = -1
  var block: Int32 = -1

  private let page: UnsafeBufferPointer<UInt8>
  private var hasLine = false
  private var separation = Page.Separation.block
  private var breaks = 0
  /// White space that is due if more words follow on the line.
  private var spaceCount = 0
  private var spaceStart = 0
  private var spaceEnd = 0
  private var spaceIsPlain = false
  private var lastSource = 0

  /// Makes a builder for a page; `capacity` is a guess at the length of the words.
  init(page: UnsafeBufferPointer<UInt8>, capacity: Int) {
    self.page = page
    words = []
    words.reserveCapacity(capacity)
    runs.reserveCapacity(capacity / 64)
    lines.reserveCapacity(256)
  }

  /// The number of bytes written.
  var count: Int32 { Int32(truncatingIfNeeded: words.count) }
  /// The number of lines begun.
  var lineCount: Int32 { Int32(truncatingIfNeeded: lines.count) }

  /// Ends the line, because a block begins or ends here.
  mutating func endBlock() {
    closeLine()
    separation = .block
    breaks = 0
  }

  /// Ends the line, because of a `br`; two of them end the paragraph.
  mutating func endLine() {
    closeLine()
    breaks += 1
    if separation != .block { separation = breaks > 1 ? .double : .single }
  }

  /// Ends the line at an element that the readers want to tell apart, although it is no block.
  mutating func endInline() {
    guard hasLine else { return }
    closeLine(keepingSpace: true)
    separation = .inline
  }

  private mutating func closeLine(keepingSpace: Bool = false) {
    if hasLine {
      lines[lines.count - 1].end = count
      hasLine = false
    }
    if !keepingSpace { spaceCount = 0 }
  }

  /// Adds characters that stand in the page as they are.
  mutating func append(from start: Int, to end: Int) {
    var at = start
    while at < end {
      let wordStart = at
      while at < end {
        if !TextBuilder.isSpecial(page[at]) {
          at += 1
        } else if page[at] == 0x20, at > wordStart, at + 1 < end,
          !TextBuilder.isSpecial(page[at + 1])
        {
          // One space between two words stands in the text as it stands in the page.
          at += 2
        } else {
          break
        }
      }
      if at > wordStart { write(wordStart, at) }
      guard at < end else { break }
      let byte = page[at]
      if byte <= 0x20 {
        if preDepth > 0, byte == 0x0A {
          endLine()
        } else {
          space(at, at + 1, isPlain: byte == 0x20)
        }
        at += 1
        continue
      }
      let length = byte < 0xE0 ? 2 : 3
      guard at + length <= end else {
        write(at, end)
        break
      }
      switch TextBuilder.wide(byte, page[at + 1], length == 3 ? page[at + 2] : 0) {
      case .space: space(at, at + length, isPlain: false)
      case .nothing: break
      case .word: write(at, at + length)
      }
      at += length
    }
  }

  /// Adds characters that the page writes another way, such as an entity.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let stop = min(at + length, bytes.count)
      var kind = Wide.word
      if byte <= 0x20 || byte == 0x7F {
        kind = .space
      } else if TextBuilder.isSpecial(byte), stop - at > 1 {
        kind = TextBuilder.wide(byte, bytes[at + 1], stop - at > 2 ? bytes[at + 2] : 0)
      }
      switch kind {
      case .space: space(start, end, isPlain: false)
      case .nothing: break
      case .word:
        begin(source: start)
        let from = count
        for index in at..<stop { words.append(bytes[index]) }
        addRun(from, count, start, end, false)
        tally(count - from)
        lastSource = end
      }
      at = stop
    }
  }

  private mutating func write(_ start: Int, _ end: Int) {
    begin(source: start)
    let from = count
    words.append(contentsOf: UnsafeBufferPointer(rebasing: page[start..<end]))
    addRun(from, count, start, end, true)
    tally(count - from)
    lastSource = end
  }

  private mutating func tally(_ added: Int32) {
    if linkDepth > 0 { lines[lines.count - 1].linkBytes += added }
    if boldDepth > 0 { lines[lines.count - 1].boldBytes += added }
  }

  private mutating func space(_ start: Int, _ end: Int, isPlain: Bool) {
    if spaceCount == 0 {
      spaceStart = start
      spaceIsPlain = isPlain
    }
    spaceCount += 1
    spaceEnd = end
  }

  /// Begins a line if none is open, and writes the space that is due.
  private mutating func begin(source: Int) {
    if !hasLine {
      if !words.isEmpty, separation != .inline || spaceCount > 0 {
        let from = count
        words.append(0x20)
        if lastSource < source { addRun(from, from + 1, lastSource, source, false) }
      }
      lines.append(
        Page.Line(start: count, end: count, node: node, block: block, separation: separation))
      hasLine = true
      breaks = 0
      separation = .single
      spaceCount = 0
      return
    }
    guard spaceCount > 0 else { return }
    let from = count
    words.append(0x20)
    let isVerbatim = spaceCount == 1 && spaceIsPlain
    addRun(
      from, from + 1, spaceStart, isVerbatim ? spaceEnd : max(spaceEnd, spaceStart + 1),
      isVerbatim)
    tally(1)
    spaceCount = 0
  }

  private mutating func addRun(
    _ start: Int32, _ end: Int32, _ source: Int, _ sourceEnd: Int, _ isVerbatim: Bool
  ) {
    if isVerbatim, let last = runs.last, last.isVerbatim, last.sourceEnd == source,
      last.end == start
    {
      runs[runs.count - 1].end = end
      runs[runs.count - 1].sourceEnd = Int32(truncatingIfNeeded: sourceEnd)
    } else {
      runs.append(
        WordRun(
          start: start, end: end, source: Int32(truncatingIfNeeded: source),
          sourceEnd: Int32(truncatingIfNeeded: sourceEnd), isVerbatim: isVerbatim))
    }
  }

  /// Closes the last line and hands over what was written.
  consuming func finished() -> (words: [UInt8], runs: [WordRun], lines: [Page.Line]) {
    closeLine()
    return (words, runs, lines)
  }

  private enum Wide { case word, space, nothing }

  /// A byte that has to be looked at: white space, or the first of a character that may be.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    if byte < 0x7F { return byte <= 0x20 }
    return byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF
  }

  /// What a character is that begins with one of the looked-at bytes.
  private static func wide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Wide {
    switch first {
    case 0xC2: return second == 0xA0 || second == 0x85 ? .space : second == 0xAD ? .nothing : .word
    case 0xE2:
      guard second == 0x80 else { return second == 0x81 && third == 0x9F ? .space : .word }
      if third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF { return .space }
      // Zero-width space, joiners aside, and the marks of writing direction.
      if third == 0x8B || third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE) {
        return .nothing
      }
      return .word
    case 0xE3: return second == 0x80 && third == 0x80 ? .space : .word
    case 0xEF: return second == 0xBB && third == 0xBF ? .nothing : .word
    default: return .space
    }
  }
}
