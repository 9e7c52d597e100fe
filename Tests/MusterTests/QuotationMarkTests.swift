import Muster
import MusterTestSupport
import Testing

/// A quotation mark that is missing or stands twice costs the quotes of its own paragraph at most.
@Suite(.timeLimit(.minutes(10)))
struct QuotationMarkTests {
  /// The words of a page, block by block, as a document of their own.
  struct Words {
    var text: [UInt8]
    var blocks: [Block]
    /// The marks of the text: the bytes of each.
    var marks: [TextRange]

    init(_ document: Document) {
      text = document.text
      blocks = document.blocks
      marks = []
      var at = 0
      while at < text.count {
        let length = Words.markLength(text, at)
        if length > 0, blocks.contains(where: { $0.range.contains(TextRange(at, at + length)) }) {
          marks.append(TextRange(at, at + length))
        }
        at += max(1, length)
      }
    }

    /// The length of a double mark, straight or curly, or a guillemet; 0 for other bytes.
    private static func markLength(_ text: [UInt8], _ at: Int) -> Int {
      switch text[at] {
      case 0x22: 1
      case 0xC2 where at + 1 < text.count && (text[at + 1] == 0xAB || text[at + 1] == 0xBB): 2
      case 0xE2 where at + 2 < text.count && text[at + 1] == 0x80 && (0x9C...0x9E) ~= text[at + 2]:
        3
      default: 0
      }
    }

    /// The quotes of each block, as the words between the marks.
    func quotes(_ pipeline: Pipeline) -> [[String]] {
      var map = SourceMap()
      map.append(
        SourceMap.Run(
          text: TextRange(0, text.count), source: SourceRange(0, text.count), isVerbatim: true))
      let document = Document(
        source: SourceDescription(
          name: "words", mediaType: "text/plain", encoding: "UTF-8", bytes: text.count, sha256: ""),
        page: text, text: text, map: map, blocks: blocks, release: Release())
      var quotes = [[String]](repeating: [], count: blocks.count)
      for mention in pipeline.mentions(in: document, pipeline.tokens(of: document)).quotations {
        for part in mention.reading.parts {
          if let block = blocks.firstIndex(where: { $0.range.contains(part) }) {
            quotes[block].append(document.string(part))
          }
        }
      }
      return quotes
    }

    /// The paragraphs around a mark, and the mark's place in them.
    func around(_ mark: TextRange) -> (words: Words, place: TextRange)? {
      guard let block = blocks.firstIndex(where: { $0.range.contains(mark) }) else { return nil }
      let kept = blocks[max(0, block - 3)...min(blocks.count - 1, block + 3)]
      guard let first = kept.first, let last = kept.last else { return nil }
      let start = first.range.start
      func moved(_ range: TextRange) -> TextRange {
        TextRange(range.start - start, range.end - start)
      }
      var words = self
      words.text = Array(text[start..<last.range.end])
      words.blocks = kept.map { Block($0.kind, moved($0.range), label: $0.label.map(moved)) }
      words.marks = []
      return (words, moved(mark))
    }

    /// The same words with one mark deleted or doubled, and the block in which it stands.
    func changed(at mark: TextRange, isDoubled: Bool) -> (words: Words, block: Int)? {
      guard let block = blocks.firstIndex(where: { $0.range.contains(mark) }) else { return nil }
      var words = self
      let change = isDoubled ? mark.count : -mark.count
      if isDoubled {
        words.text.insert(contentsOf: text[mark.start..<mark.end], at: mark.end)
      } else {
        words.text.removeSubrange(mark.start..<mark.end)
      }
      for index in blocks.indices where index >= block {
        let range = blocks[index].range
        let start = index == block ? range.start : range.start + change
        words.blocks[index].range = TextRange(start, range.end + change)
        if let label = blocks[index].label, index > block {
          words.blocks[index].label = TextRange(label.start + change, label.end + change)
        }
      }
      return (words, block)
    }
  }

  /// The same numbers on each run.
  struct Dice {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D

    mutating func roll(_ sides: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(sides))
    }
  }

  @Test("1,000 marks deleted or doubled")
  func marks() throws {
    let pipeline = try SampleWalk.pipeline.get()
    let pages = CorpusPage.all.compactMap { page -> Words? in
      guard let source = try? page.source(),
        let document = try? pipeline.document(from: source)
      else { return nil }
      let words = Words(document)
      return words.marks.isEmpty ? nil : words
    }
    try #require(!pages.isEmpty)
    var dice = Dice()
    for _ in 0..<1000 {
      let page = pages[dice.roll(pages.count)]
      let mark = page.marks[dice.roll(page.marks.count)]
      let isDoubled = dice.roll(2) == 0
      guard let (words, place) = page.around(mark),
        let (changed, block) = words.changed(at: place, isDoubled: isDoubled)
      else { continue }
      let quotes = words.quotes(pipeline)
      var found = changed.quotes(pipeline)
      found[block] = quotes[block]
      let touched = words.blocks[block].range
      let paragraph = String(decoding: words.text[touched.start..<touched.end], as: UTF8.self)
      #expect(found == quotes, "of \u{201C}\(paragraph)\u{201D}")
    }
  }
}
