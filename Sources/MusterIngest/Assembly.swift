internal import CMusterXML
internal import MusterModel

/// Writes the text of a document out of the lines that were chosen, block by block.
struct Assembly {
  private(set) var text: [UInt8] = []
  private(set) var map = SourceMap()
  private(set) var blocks: [Block] = []
  private let page: Page

  init(_ page: Page) { self.page = page }

  /// Adds a block of one or more stretches of the page's words, joined by spaces.
  @discardableResult
  mutating func add(
    _ kind: Block.Kind, _ ranges: [Range<Int>], label: Int? = nil, joined: Bool = false
  ) -> TextRange? {
    let parts = ranges.map { page.words.trimmed($0) }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return nil }
    if !text.isEmpty { text += joined ? [0x20] : [0x0A, 0x0A] }
    let start = text.count
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(0x20) }
      copy(part)
    }
    let range = TextRange(start, text.count)
    let labelRange = label.map { TextRange(start, start + $0) }
    blocks.append(Block(kind, range, label: labelRange))
    return range
  }

  private mutating func copy(_ part: Range<Int>) {
    let shift = text.count - part.lowerBound
    text.append(contentsOf: page.words[part])
    var index = page.runIndex(at: part.lowerBound)
    while index < page.runs.count, Int(page.runs[index].start) < part.upperBound {
      let run = page.runs[index]
      let start = max(Int(run.start), part.lowerBound)
      let end = min(Int(run.end), part.upperBound)
      let source =
        run.isVerbatim
        ? SourceRange(
          Int(run.source) + start - Int(run.start), Int(run.source) + end - Int(run.start))
        : SourceRange(Int(run.source), Int(run.sourceEnd))
      map.append(
        SourceMap.Run(
          text: TextRange(start + shift, end + shift), source: source, isVerbatim: run.isVerbatim))
      index += 1
    }
  }

  /// Words of the page that are not part of the text.
  func excerpt(_ range: Range<Int>) -> Excerpt {
    let trimmed = page.words.trimmed(range)
    var source: SourceRange?
    if !trimmed.isEmpty, let start = page.sourceStart(of: trimmed.lowerBound),
      let last = page.sourceEnd(of: trimmed.upperBound), start < last
    {
      source = SourceRange(start, last)
    }
    return Excerpt(page.words.string(trimmed), source: source)
  }

  /// Words that are part of the text, as an excerpt.
  func excerpt(_ range: TextRange) -> Excerpt {
    Excerpt(
      String(decoding: text[range.start..<range.end], as: UTF8.self),
      source: map.sourceRange(of: range), range: range)
  }
}

extension Page {
  /// The page's byte behind the words that end at an offset.
  func sourceEnd(of offset: Int) -> Int? {
    let index = runIndex(at: offset - 1)
    guard index < runs.count, Int(runs[index].start) < offset else { return nil }
    let run = runs[index]
    return run.isVerbatim ? Int(run.source) + offset - Int(run.start) : Int(run.sourceEnd)
  }
}
