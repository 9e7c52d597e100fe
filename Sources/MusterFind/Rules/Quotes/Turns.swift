internal import MusterModel
internal import MusterText

/// Words that somebody said without marks around them: the turns of a transcript, and block
/// quotations.
extension QuotationFinder {
  /// A transcript of this many turns is no quotation in an article: the release itself says who
  /// speaks, block by block.
  private static let wholeTranscript = 6

  /// Whether a few turns of a transcript stand in an article.
  static func hasTurns(_ document: Document) -> Bool {
    let labels = document.blocks.reduce(0) { $0 + ($1.label == nil ? 0 : 1) }
    return labels > 0 && labels < wholeTranscript
  }

  /// Takes a block that is a turn of a transcript or a block quotation; whether it was one.
  ///
  /// Example: `COL. QUIST: We start in May.` has the speaker "COL. QUIST". A block without label goes
  /// on with the turn before it.
  mutating func takesTurn(_ block: Int, _ range: Range<Int>) -> Bool {
    let kind = scene.document.blocks[block].kind
    switch kind {
    case .answer, .question:
      guard hasTurns else { return false }
      return turn(block, range)
    case .quotation: return blockQuotation(block, range)
    case .paragraph: return statement(block, range)
    default: return false
    }
  }

  private mutating func turn(_ block: Int, _ range: Range<Int>) -> Bool {
    guard let label = scene.document.blocks[block].label else {
      guard open?.attribution?.grade == .transcript else { return false }
      open?.parts.append(range)
      open?.marked.append(range)
      return true
    }
    finish()
    let labelled = tokens.indices(in: label)
    let speaker = trimmed(labelled)
    guard !labelled.isEmpty, labelled.upperBound < range.upperBound else { return false }
    begin(
      labelled.upperBound..<range.upperBound,
      Attribution(cue: nil, speaker: speaker, grade: .transcript), range)
    return true
  }

  /// A block quotation without marks: signed, or below the words that attribute it.
  private mutating func blockQuotation(_ block: Int, _ range: Range<Int>) -> Bool {
    guard spans[block].isEmpty, range.count > 3, !beginsWithDash(range) else { return false }
    if open?.attribution?.grade == .block, lastBlock == block - 1 {
      open?.parts.append(range)
      open?.marked.append(range)
      lastBlock = block
      return true
    }
    finish()
    if let signed = signature(behind: block) {
      begin(range, signed, range)
    } else if let inForce, inForce.grade == .colon, inForce.cue != nil {
      begin(range, Attribution(cue: inForce.cue, speaker: inForce.speaker, grade: .block), range)
    } else {
      return false
    }
    lastBlock = block
    return true
  }

  /// A paragraph without marks below the words "Quist said in a statement:".
  private mutating func statement(_ block: Int, _ range: Range<Int>) -> Bool {
    guard spans[block].isEmpty, let inForce, inForce.grade == .colon, let cue = inForce.cue,
      inForce.speaker != nil, range.count > 5, tokens.isCapitalized(range.lowerBound),
      !beginsWithDash(range), let before = previousBlock(block),
      Int(tokens.blocks[cue.lowerBound]) == before, let flags = phrases.cues.cue(at: cue.lowerBound)
    else { return false }
    let colon = tokens.tokens(ofBlock: before).upperBound - 1
    let rest = cue.upperBound..<max(cue.upperBound, colon)
    guard flags.isStrong, flags.flags.isDisjoint(with: .ambiguous), isStop(range.upperBound - 1),
      rest.count <= 3 || rest.count <= 8 && rest.contains(where: { isSaying($0) })
    else { return false }
    finish()
    begin(range, Attribution(cue: cue, speaker: inForce.speaker, grade: .block), range)
    finish()
    self.inForce = Attribution(cue: cue, speaker: inForce.speaker, grade: .inForce)
    return true
  }

  private mutating func begin(
    _ content: Range<Int>, _ attribution: Attribution, _ sentence: Range<Int>
  ) {
    open = Utterance(
      parts: [content], attribution: attribution, isDirect: true, runsOn: false, isRepaired: false,
      sentence: sentence, marked: [content])
  }

  private func isSaying(_ at: Int) -> Bool { phrases.sort(at).contains(.saying) }

  private func beginsWithDash(_ range: Range<Int>) -> Bool {
    switch tokens.folds[range.lowerBound] {
    case .emDash, .enDash, .hyphen: true
    default: false
    }
  }

  private func isStop(_ at: Int) -> Bool {
    switch tokens.folds[at] {
    case .period, FoldID.mark("?"), FoldID.mark("!"), .ellipsis: true
    default: false
    }
  }

  private func previousBlock(_ block: Int) -> Int? {
    var before = block - 1
    while before >= 0, tokens.tokens(ofBlock: before).isEmpty { before -= 1 }
    return before >= 0 ? before : nil
  }
}
