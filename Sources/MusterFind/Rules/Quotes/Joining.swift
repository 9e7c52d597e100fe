internal import MusterModel
internal import MusterText

extension QuotationFinder {
  /// Whether the words behind a quotation that ends in a stop belong to its sentence.
  func attaches(_ span: MarkedSpan, _ gap: Range<Int>) -> Bool {
    guard let last = span.content.last else { return false }
    guard let attribution = attributor.behind(gap), let cue = attribution.cue else { return false }
    if let first = gap.first, tokens.isCapitalized(first),
      phrases.sort(first).contains(.subject), tokens.folds[first] != Word.i.fold
    {
      // “It runs.” He added, “…”: a sentence of its own.
      return false
    }
    if let speaker = attribution.speaker, speaker.lowerBound > gap.lowerBound + 3,
      speaker.lowerBound < cue.lowerBound
    {
      return false
    }
    // What follows the cue must not be a clause of its own: `“No.” Quist said he would stay.`
    let after = max(cue.upperBound, attribution.speaker?.upperBound ?? 0)
    guard after < gap.upperBound else { return true }
    if tokens.fold(last) == .period { return tokens.fold(after) == .period }
    if tokens.kinds[after] == .mark, tokens.fold(after) != .colon { return true }
    let sort = phrases.sort(after)
    return sort.contains(.preposition) || sort.contains(.time) || phrases.isAdverb(after)
      || sort.contains(.object)
      || phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.tell) == true
  }

  /// The attribution of a quotation by the words of its own sentence.
  func attribution(
    of index: Int, in sentence: OuterSentence, _ spans: [MarkedSpan], _ known: [Attribution?]
  ) -> Attribution? {
    let span = spans[index]
    let isFirst = index == sentence.spans.lowerBound
    let start = isFirst ? sentence.tokens.lowerBound : spans[index - 1].end
    let next =
      index + 1 < sentence.spans.upperBound
      ? spans[index + 1].opener : sentence.tokens.upperBound
    let gapBefore = start..<max(start, span.opener)
    let gapBehind = min(span.end, next)..<next
    let behind = endsOpen(span, gapBehind) ? attributor.behind(gapBehind) : nil
    let isFragment = !gapBefore.isEmpty && span.content.first.map(phrases.isLower) == true
    if let behind, endsWithComma(span) || gapBefore.isEmpty,
      !isFragment || isWhole(behind, gapBehind)
    {
      return behind
    }
    let from = sentenceStart(sentence, spans)
    if isFragment || gapBefore.count < 24,
      let led = led(gapBefore, sentence, spans[index], gapBehind, isFirst ? nil : known[index - 1])
    {
      return led
    }
    if let before = attributor.before(gapBefore, from: from, isFragment: isFragment) {
      if isFragment, !isFirst, let previous = known[index - 1], let cue = before.cue,
        phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.thought) == true
      {
        // `Quist said the crew was “tired” because they knew it was “late”`.
        return Attribution(cue: previous.cue, speaker: previous.speaker, grade: .sameSentence)
      }
      return before
    }
    if let behind { return behind }
    if let claim = claimBehind(gapBefore, gapBehind) { return claim }
    if !isFirst, let previous = known[index - 1] {
      return Attribution(cue: previous.cue, speaker: previous.speaker, grade: .sameSentence)
    }
    var later = index
    while later < sentence.spans.upperBound {
      let end =
        later + 1 < sentence.spans.upperBound
        ? spans[later + 1].opener : sentence.tokens.upperBound
      if spans[later].end < end, let found = attributor.later(spans[later].end..<end) {
        return found
      }
      later += 1
    }
    if isFragment, index > 0, let previous = known[index - 1], span.content.count > 4 {
      return Attribution(cue: previous.cue, speaker: previous.speaker, grade: .paragraph)
    }
    guard !gapBefore.isEmpty, span.content.count > 4,
      let subject = phrases.clauseSubject(from: gapBefore.lowerBound, to: gapBefore.upperBound)
        ?? phrases.clauseSubject(
          from: sentenceStart(sentence, spans), to: gapBefore.upperBound)
    else { return nil }
    return Attribution(cue: nil, speaker: subject, grade: .subject)
  }

  /// `After calling it “a good day,” Quist left` and `Adding, “…`: a participle that leads the
  /// sentence has the subject of the clause behind it, or of the quotation before.
  private func led(
    _ gap: Range<Int>, _ sentence: OuterSentence, _ span: MarkedSpan, _ behind: Range<Int>,
    _ known: Attribution?
  ) -> Attribution? {
    guard gap.lowerBound == sentence.tokens.lowerBound,
      let cue = phrases.cues.within(gap).first, cue.flags.contains(.ing),
      cue.tokens.lowerBound == gap.lowerBound
        || cue.tokens.lowerBound == gap.lowerBound + 1
          && !phrases.sort(gap.lowerBound).isDisjoint(with: [.preposition, .subordinator])
    else { return nil }
    let rest = phrases.cues.within(cue.tokens.upperBound..<gap.upperBound)
    guard !rest.contains(where: { $0.isFinite && phrases.isVerbal($0, from: gap.lowerBound) })
    else { return nil }
    if endsWithComma(span) || tokens.fold(behind.lowerBound) == .comma {
      var at = behind.lowerBound
      while at < behind.upperBound, tokens.kinds[at] == .mark { at += 1 }
      if let subject = phrases.phrase(from: at, to: behind.upperBound) {
        return Attribution(cue: cue.tokens, speaker: subject, grade: .before)
      }
    }
    guard cue.tokens.lowerBound == gap.lowerBound, let before = inForceInBlock(gap.lowerBound)
    else { return nil }
    return Attribution(cue: cue.tokens, speaker: before, grade: .before)
  }

  /// The speaker of the last quotation, if it stands in the same paragraph as a token.
  private func inForceInBlock(_ at: Int) -> Range<Int>? {
    guard let speaker = lastSpeaker, tokens.blocks[speaker.lowerBound] == tokens.blocks[at] else {
      return nil
    }
    return speaker
  }

  /// `Quist’s “seven fences” remark`: the owner before the mark, the noun behind it.
  private func claimBehind(_ gap: Range<Int>, _ behind: Range<Int>) -> Attribution? {
    guard let first = behind.first, phrases.isLower(first), phrases.sort(first).contains(.claim),
      let last = gap.last, let owner = attributor.owner(of: last + 1, from: gap.lowerBound)
    else { return nil }
    return Attribution(cue: first..<first + 1, speaker: owner, grade: .before)
  }

  /// Whether words behind a fragment do nothing but attribute it: `…,” Quist said on Friday`.
  private func isWhole(_ attribution: Attribution, _ gap: Range<Int>) -> Bool {
    guard let cue = attribution.cue, phrases.cues.cue(at: cue.lowerBound)?.isStrong == true else {
      return false
    }
    let after = max(cue.upperBound, attribution.speaker?.upperBound ?? 0)
    guard after < gap.upperBound, tokens.kinds[after] != .mark else { return true }
    let sort = phrases.sort(after)
    return sort.contains(.time) || sort.contains(.preposition) || phrases.isAdverb(after)
  }

  /// Where the writer's own words begin in a sentence.
  private func sentenceStart(_ sentence: OuterSentence, _ spans: [MarkedSpan]) -> Int {
    guard let first = sentence.spans.first, spans[first].opener == sentence.tokens.lowerBound else {
      return attributor.start(of: sentence.tokens)
    }
    return min(spans[first].end, sentence.tokens.upperBound)
  }

  private func endsWithComma(_ span: MarkedSpan) -> Bool {
    guard let last = span.content.last else { return false }
    return tokens.fold(last) == .comma
  }

  /// Whether a quotation ends so that an attribution may follow.
  private func endsOpen(_ span: MarkedSpan, _ gap: Range<Int>) -> Bool {
    guard let last = span.content.last, let first = gap.first else { return false }
    switch tokens.fold(last) {
    case .comma, FoldID.mark("?"), FoldID.mark("!"), .ellipsis, .emDash, .enDash, .hyphen:
      return true
    case .period: return true
    default: break
    }
    switch tokens.fold(first) {
    case .comma, .emDash, .enDash: return true
    default: break
    }
    if phrases.cues.cue(at: first)?.isFinite == true || span.ending == .repaired { return true }
    // “… and that is all” Capt. Ruiz said: the comma was forgotten.
    guard span.content.count > 6, tokens.isCapitalized(first),
      tokens.isCapitalized(span.content.lowerBound),
      let found = attributor.behind(gap), let cue = found.cue, let speaker = found.speaker
    else { return false }
    return speaker.lowerBound == first && speaker.upperBound == cue.lowerBound
      && phrases.cues.cue(at: cue.lowerBound)?.isStrong == true
  }

  /// Gives quotations without words of their own the speaker of those around them.
  func inherit(
    _ attributions: inout [Attribution?], _ sentences: [OuterSentence], _ spans: [MarkedSpan],
    isFirstFree: Bool
  ) {
    for (number, sentence) in sentences.enumerated() {
      for index in sentence.spans where attributions[index] == nil {
        // A fragment within a sentence of the writer's does not inherit.
        let opener = spans[sentence.spans.lowerBound].opener
        guard
          opener == sentence.tokens.lowerBound
            || opener == sentence.tokens.lowerBound + 1
              && (tokens.kinds[opener - 1] == .mark
                || spans[index].content.count > 6
                  && (phrases.sort(opener - 1).contains(.conjunction)
                    || phrases.sort(opener - 1).contains(.adverb)))
        else { continue }
        if number > 0, sentences[number - 1].spans.isEmpty {
          let before = sentences[number - 1].tokens
          if let found = attributor.before(before, from: before.lowerBound), let cue = found.cue,
            isUtterance(cue)
          {
            attributions[index] = Attribution(
              cue: found.cue, speaker: found.speaker, grade: .sentenceBefore)
            continue
          }
        }
        if index > 0 {
          if let previous = attributions[index - 1] {
            attributions[index] = Attribution(
              cue: previous.cue, speaker: previous.speaker, grade: .paragraph)
          }
          continue
        }
        if let open, open.runsOn, isFirstFree, let attribution = open.attribution {
          attributions[index] = Attribution(
            cue: attribution.cue, speaker: attribution.speaker, grade: .runsOn)
        } else if spans.count > 1, spans[1].opener <= spans[0].end + 1, let next = attributions[1] {
          attributions[index] = Attribution(
            cue: next.cue, speaker: next.speaker, grade: .paragraphBehind)
        } else if let signature = signature(behind: Int(tokens.blocks[spans[0].opener])) {
          attributions[index] = signature
        } else if let inForce {
          let grade: Attribution.Grade
          switch inForce.grade {
          case .colon, .subjectBefore: grade = inForce.grade
          default: grade = .inForce
          }
          attributions[index] = Attribution(
            cue: inForce.cue, speaker: inForce.speaker, grade: grade)
        }
      }
    }
  }

  /// Whether a cue in a sentence may lead to a quotation behind the sentence.
  private func isUtterance(_ cue: Range<Int>) -> Bool {
    guard let flags = phrases.cues.cue(at: cue.lowerBound)?.flags else { return false }
    return !flags.isDisjoint(with: [.speech, .writing])
      || flags.contains(.act) && !flags.isDisjoint(with: [.past, .present])
  }

  /// Who signs a quotation on a line of its own behind it: "– Nell Quist, commander".
  func signature(behind block: Int) -> Attribution? {
    var next = block + 1
    while next < spans.count, tokens.tokens(ofBlock: next).isEmpty { next += 1 }
    guard next < spans.count, spans[next].isEmpty else { return nil }
    let line = tokens.tokens(ofBlock: next)
    guard line.count > 1, line.count < 40 else { return nil }
    switch tokens.folds[line.lowerBound] {
    case .emDash, .enDash, .hyphen: break
    default: return nil
    }
    guard let phrase = phrases.phrase(from: line.lowerBound + 1, to: line.upperBound),
      tokens.isCapitalized(phrase.lowerBound)
    else { return nil }
    return Attribution(cue: nil, speaker: phrase, grade: .signature)
  }

  /// What a paragraph without quotations says of who speaks next.
  mutating func follow(_ range: Range<Int>) {
    var start = range.upperBound - 1
    while start > range.lowerBound, !tokens.shapes[start].contains(.sentenceStart) { start -= 1 }
    let sentence = start..<range.upperBound
    let endsInColon = tokens.fold(range.upperBound - 1) == .colon
    if let before = attributor.before(sentence, from: start) {
      inForce = Attribution(
        cue: before.cue, speaker: before.speaker, grade: endsInColon ? .colon : .subjectBefore)
    } else if let subject = phrases.clauseSubject(from: start, to: range.upperBound),
      tokens.isCapitalized(subject.lowerBound)
    {
      inForce = Attribution(cue: nil, speaker: subject, grade: .subjectBefore)
    }
  }

  /// Decides how quotations without a closing mark end: they run on into the next paragraph that
  /// opens again, or stop before the words that attribute them, or with the paragraph.
  mutating func mendParagraphs() {
    for block in spans.indices {
      guard let last = spans[block].indices.last else { continue }
      for index in spans[block].indices
      where spans[block][index].ending == .repaired && !spans[block][index].isSingle {
        if let cut = cut(spans[block][index]) {
          spans[block][index].content = spans[block][index].content.lowerBound..<cut
          spans[block][index].end = cut
        }
      }
      let span = spans[block][last]
      guard span.ending == .repaired, span.end == tokens.tokens(ofBlock: block).upperBound else {
        continue
      }
      var next = block + 1
      while next < spans.count, tokens.tokens(ofBlock: next).isEmpty { next += 1 }
      guard next < spans.count, let first = spans[next].first,
        first.opener == tokens.tokens(ofBlock: next).lowerBound, first.isSingle == span.isSingle,
        first.content.count > 3
      else {
        // A single mark that nothing closes is an apostrophe.
        if span.isSingle { spans[block].removeLast() }
        continue
      }
      spans[block][last].ending = .runsOn
    }
  }

  /// The token behind the comma after which an unclosed quotation is attributed.
  ///
  /// Example: `“We needed rain, Quist said.` is cut before "Quist".
  private func cut(_ span: MarkedSpan) -> Int? {
    var at = span.content.lowerBound
    while at < span.content.upperBound {
      let fold = tokens.fold(at)
      guard fold == .comma || fold == FoldID.mark("?") || fold == FoldID.mark("!") else {
        at += 1
        continue
      }
      var end = at + 1
      while end < span.content.upperBound, !tokens.shapes[end].contains(.sentenceStart) { end += 1 }
      if end > at + 1, let found = attributor.behind(at + 1..<end), let cue = found.cue,
        let flags = phrases.cues.cue(at: cue.lowerBound)?.flags,
        !flags.isDisjoint(with: [.speech, .writing])
      {
        let after = max(cue.upperBound, found.speaker?.upperBound ?? 0)
        if after >= end || tokens.kinds[after] == .mark { return at + 1 }
      }
      at += 1
    }
    return nil
  }
}
