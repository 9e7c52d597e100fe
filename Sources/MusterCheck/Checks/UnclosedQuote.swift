internal import MusterModel
internal import MusterText

extension Check {
  /// A quotation mark without its other half.
  ///
  /// Does not report a quotation of several paragraphs, in which each paragraph opens and only the
  /// last one closes, nor marks for inches and minutes.
  static let unclosedQuote = Check(
    "quote.unclosed", "A quotation mark without its other half.", severity: .warning
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for (index, block) in proof.document.blocks.enumerated() where !block.range.isEmpty {
      guard hasProse(block.kind), let fault = fault(in: index, proof) else { continue }
      findings.append(finding(fault, proof))
    }
    return findings
  }

  /// A mark without its other half, and the tokens among which that is missing.
  private struct Fault {
    var mark: Int
    var isOpening: Bool
    /// From the mark to the next one, or to the end of the paragraph.
    var stretch: Range<Int>
  }

  /// The first fault of a block: where one is wrong, those behind it mean little.
  private static func fault(in block: Int, _ proof: Proof) -> Fault? {
    let tokens = proof.tokens
    let all = tokens.tokens(ofBlock: block)
    var open: Int?
    for token in all {
      switch tokens.folds[token] {
      case .openQuote:
        if let open { return Fault(mark: open, isOpening: true, stretch: open..<token) }
        open = token
      case .closeQuote:
        if open == nil {
          return Fault(mark: token, isOpening: false, stretch: all.lowerBound..<token)
        }
        open = nil
      case .straightQuote:
        if isMeasure(token, tokens) { continue }
        open = open == nil ? token : nil
      default: continue
      }
    }
    guard let open, !continues(block, proof) else { return nil }
    return Fault(mark: open, isOpening: true, stretch: open..<all.upperBound)
  }

  private static func finding(_ fault: Fault, _ proof: Proof) -> Finding {
    let tokens = proof.tokens
    let check: RuleID = "quote.unclosed"
    guard fault.isOpening else {
      return proof.finding(
        check, .warning, "expected an opening mark before the closing one, but found none",
        tokens.range(fault.mark))
    }
    guard let place = likelyEnd(of: fault.stretch, tokens) else {
      return proof.finding(
        check, .warning, "expected a closing mark for this one, but found none",
        tokens.range(fault.mark))
    }
    let mark = tokens.folds[fault.mark] == .openQuote ? "\u{201D}" : "\""
    // With the word behind it, so that the place of the missing mark lies within the words.
    let words = place..<min(place + 2, fault.stretch.upperBound)
    let rest = words.dropFirst().map { " " + proof.string($0) }.joined()
    return proof.finding(
      check, .warning,
      "expected a closing mark in \u{201C}\(proof.string(tokens.range(words)))\u{201D}, but found none",
      tokens.range(words), suggestion: proof.string(place) + mark + rest,
      evidence: [
        Finding.Evidence(range: tokens.range(fault.mark), note: "the mark that opens")
      ])
  }

  /// The comma before an attribution ("…, he said"), or else the last mark of the paragraph.
  private static func likelyEnd(of stretch: Range<Int>, _ tokens: Tokens) -> Int? {
    for token in stretch where tokens.folds[token] == .comma {
      let next = token + 1..<min(token + 7, stretch.upperBound)
      guard let cue = next.first(where: { tokens.has(.cue, at: $0) }) else { continue }
      // "…, he said", "…, Hale said", "…, said Hale": nothing but a name between the two.
      let isAttribution = (token + 1..<cue).allSatisfy {
        tokens.isCapitalized($0) || tokens.has(.pronoun, at: $0)
      }
      if isAttribution { return token }
    }
    guard let last = stretch.last, tokens.kinds[last] == .mark, last > stretch.lowerBound else {
      return nil
    }
    let isEnd = last + 1 >= tokens.count || tokens.shapes[last + 1].contains(.blockStart)
    return isEnd ? last : nil
  }

  /// 6' 2", 40".
  private static func isMeasure(_ token: Int, _ tokens: Tokens) -> Bool {
    tokens.isGlued(token) && token > 0 && tokens.kinds[token - 1] == .number
  }

  private static func opens(_ block: Int, _ tokens: Tokens) -> Bool {
    let all = tokens.tokens(ofBlock: block)
    guard let first = all.first else { return false }
    return tokens.folds[first] == .openQuote || tokens.folds[first] == .straightQuote
  }

  /// Whether the next paragraph goes on with the quotation that this one leaves open.
  private static func continues(_ block: Int, _ proof: Proof) -> Bool {
    let next = block + 1
    return next < proof.document.blocks.count && opens(next, proof.tokens)
  }

  /// Headings cut quotations off, and blocks of quotations may go without marks.
  private static func hasProse(_ kind: Block.Kind) -> Bool {
    switch kind {
    case .paragraph, .caption, .answer, .question, .listItem: true
    default: false
    }
  }
}
