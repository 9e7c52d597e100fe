internal import MusterText

/// The sentences of the writer: a quotation of several sentences is a part of one of them.
struct OuterSentence {
  /// All its tokens, quotations included.
  var tokens: Range<Int>
  /// The quotations in it: indices into the block's spans.
  var spans: Range<Int>

  /// The sentences of a block. `attaches` says whether the words behind a quotation that ends in
  /// a stop still belong to it: `“Who?” Quist asked.`
  static func all(
    in block: Range<Int>, _ spans: [MarkedSpan], _ tokens: Tokens,
    attaches: (_ span: MarkedSpan, _ gap: Range<Int>) -> Bool
  ) -> [OuterSentence] {
    var sentences: [OuterSentence] = []
    var start = block.lowerBound
    var firstSpan = 0
    var next = 0
    var at = block.lowerBound
    func close(at end: Int) {
      if end > start {
        sentences.append(OuterSentence(tokens: start..<end, spans: firstSpan..<next))
      }
      start = end
      firstSpan = next
    }
    while at < block.upperBound {
      if tokens.shapes[at].contains(.sentenceStart), at > start {
        if next > firstSpan, spans[next - 1].end == at,
          next == spans.count || spans[next].opener > at
        {
          let limit = next < spans.count ? spans[next].opener : block.upperBound
          var end = at + 1
          while end < limit, !tokens.shapes[end].contains(.sentenceStart) { end += 1 }
          if !attaches(spans[next - 1], at..<end) { close(at: at) }
        } else {
          close(at: at)
        }
      }
      if next < spans.count, spans[next].opener == at {
        at = max(at + 1, spans[next].end)
        next += 1
      } else {
        at += 1
      }
    }
    close(at: block.upperBound)
    return sentences
  }
}
