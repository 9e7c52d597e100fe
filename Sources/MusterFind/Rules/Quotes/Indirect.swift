internal import MusterModel
internal import MusterText

extension QuotationFinder {
  /// Reported speech without marks in a sentence: its content, cue and speaker.
  ///
  /// Example: of `Capt. Ruiz said the pump would hold.` the content is "the pump would hold". Not
  /// sentences that quote, nor verbs of thought, nor a cue with a mere noun behind it ("told a
  /// story").
  mutating func report(_ sentence: Range<Int>) {
    guard sentence.count > 4 else { return }
    let stop = contentEnd(sentence)
    for cue in phrases.cues.within(sentence.lowerBound..<stop) {
      if cue.flags.contains(.noun) {
        if accordingTo(cue, sentence.lowerBound..<stop) { return }
        continue
      }
      if topic(cue, sentence.lowerBound..<stop) { return }
      guard cue.isStrong, cue.isFinite || cue.flags.contains(.ing),
        phrases.isVerbal(cue, from: sentence.lowerBound)
      else { continue }
      if behindClause(cue, sentence.lowerBound..<stop) { return }
      if beforeClause(cue, sentence.lowerBound..<stop) { return }
    }
  }

  /// `Quist commented on the bridge.` and `Quist discussed the bridge.`: what was spoken of, not said.
  private mutating func topic(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    let word = tokens.fold(cue.tokens.upperBound - 1)
    var start = cue.tokens.upperBound
    if word == Word.commented.fold {
      guard tokens.fold(start) == Word.on.fold || tokens.fold(start) == Word.about.fold else {
        return false
      }
      start += 1
    } else if word != Word.discussed.fold {
      return false
    }
    guard start < sentence.upperBound,
      let speaker = phrases.subject(of: cue, from: sentence.lowerBound)
    else { return false }
    return note(start..<sentence.upperBound, cue, speaker)
  }

  private func contentEnd(_ sentence: Range<Int>) -> Int {
    var end = sentence.upperBound
    while end > sentence.lowerBound, tokens.kinds[end - 1] == .mark,
      tokens.folds[end - 1] != .closeParenthesis
    { end -= 1 }
    return end
  }

  /// The form "According to Quist, the road is open", in either order.
  private mutating func accordingTo(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    guard let speaker = phrases.phrase(from: cue.tokens.upperBound, to: sentence.upperBound) else {
      return false
    }
    if cue.tokens.lowerBound <= sentence.lowerBound + 1 {
      var comma = speaker.upperBound
      while comma < sentence.upperBound, tokens.folds[comma] != .comma { comma += 1 }
      return note(comma + 1..<max(comma + 1, sentence.upperBound), cue, speaker)
    }
    var end = cue.tokens.lowerBound
    while end > sentence.lowerBound, tokens.kinds[end - 1] == .mark { end -= 1 }
    return note(sentence.lowerBound..<end, cue, speaker)
  }

  /// The form "The road is open, Quist said", in either order.
  private mutating func behindClause(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    guard cue.isFinite else { return false }
    if let speaker = attributor.inverted(cue, to: sentence.upperBound) {
      return note(sentence.lowerBound..<cue.tokens.lowerBound - 1, cue, speaker)
    }
    // Nothing but a time or place may follow.
    let rest = cue.tokens.upperBound..<sentence.upperBound
    guard rest.isEmpty || isTail(rest),
      let speaker = phrases.subject(of: cue, from: sentence.lowerBound),
      speaker.lowerBound > sentence.lowerBound + 2, tokens.fold(speaker.lowerBound - 1) == .comma,
      hasVerb(sentence.lowerBound..<speaker.lowerBound - 1)
    else { return false }
    return note(sentence.lowerBound..<speaker.lowerBound - 1, cue, speaker)
  }

  private func isTail(_ range: Range<Int>) -> Bool {
    guard let first = range.first, range.count < 12 else { return false }
    let sort = phrases.sort(first)
    return sort.contains(.time) || sort.contains(.preposition) || phrases.isAdverb(first)
  }

  /// The form "Quist said (that) the road is open".
  private mutating func beforeClause(_ cue: Cue, _ sentence: Range<Int>) -> Bool {
    guard let speaker = phrases.subject(of: cue, from: sentence.lowerBound) else { return false }
    var start = cue.tokens.upperBound
    while start < sentence.upperBound,
      phrases.isAdverb(start) || phrases.sort(start).contains(.time)
    {
      start += 1
    }
    if cue.flags.contains(.tell) {
      // "told reporters that": whom it was told does not belong to it.
      var that = start
      while that < sentence.upperBound, that < start + 12, tokens.fold(that) != Word.that.fold {
        that += 1
      }
      if tokens.fold(that) == Word.that.fold {
        start = that
      } else if phrases.sort(start).contains(.object) {
        start += 1
      } else {
        guard let object = phrases.phrase(from: start, to: sentence.upperBound) else {
          return false
        }
        start = object.upperBound
      }
    }
    if tokens.fold(start) == .comma {
      // "said, in a statement, that"
      var that = start
      while that < sentence.upperBound, that < start + 14, tokens.fold(that) != Word.that.fold {
        that += 1
      }
      guard tokens.fold(that) == Word.that.fold else { return false }
      start = that
    }
    let hasThat = tokens.fold(start) == Word.that.fold
    if hasThat { start += 1 }
    guard start + 1 < sentence.upperBound, tokens.kinds[start] != .mark else { return false }
    if !hasThat {
      // "continued their visit"
      guard !phrases.sort(cue.tokens.lowerBound).contains(.continuing) else { return false }
      // Without "that", a subject must follow and a verb behind it.
      guard !phrases.sort(start).contains(.preposition) || cue.flags.contains(.past),
        phrases.cues.cue(at: start) == nil, hasVerb(start..<sentence.upperBound)
      else { return false }
    }
    return note(start..<sentence.upperBound, cue, speaker)
  }

  private func hasVerb(_ range: Range<Int>) -> Bool {
    for at in range.dropFirst() {
      let sort = phrases.sort(at)
      if !sort.isDisjoint(with: [.be, .auxiliary]) { return true }
      if let cue = phrases.cues.cue(at: at), cue.isFinite || cue.flags.contains(.verb) {
        return true
      }
      if phrases.isLower(at), phrases.ends(at, with: "ed") { return true }
    }
    return false
  }

  private mutating func note(_ content: Range<Int>, _ cue: Cue, _ speaker: Range<Int>) -> Bool {
    guard content.count > 2, !content.overlaps(speaker), !content.overlaps(cue.tokens) else {
      return false
    }
    let trimmed = trimmed(speaker)
    let reading = QuotationReading(
      kind: .indirect, parts: [tokens.range(content)], cue: tokens.range(cue.tokens),
      speaker: self.speaker(trimmed), speakerRange: tokens.range(trimmed), confidence: 0.7)
    found.append((Found(content, .quotation(reading)), "quote.indirect"))
    return true
  }
}
