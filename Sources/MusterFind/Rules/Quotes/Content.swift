internal import MusterText

extension QuotationFinder {
  /// The statement of which a mixed quotation gives fragments, with the writer's own words.
  ///
  /// Example: of `Capt. Ruiz said the pump was “fit to go” and would leave.` it is "the pump was
  /// “fit to go” and would leave". It ends where the writer comments, turns to another clause of
  /// speech or dates the statement. None of a direct quotation, nor of one without a cue.
  func content(of utterance: Utterance) -> Range<Int>? {
    guard !utterance.isDirect, let attribution = utterance.attribution, let cue = attribution.cue,
      attribution.grade != .runsOn, attribution.grade != .inForce
    else { return nil }
    let sentence = utterance.sentence
    let marked = utterance.marked.filter {
      sentence.contains($0.lowerBound) && $0.upperBound <= sentence.upperBound
    }
    guard let first = marked.first, let last = marked.last else { return nil }
    let words = min(cue.lowerBound, attribution.speaker?.lowerBound ?? cue.lowerBound)
    if words >= last.upperBound {
      let behind = max(cue.upperBound, attribution.speaker?.upperBound ?? 0)
      let end = goesOn(behind, to: sentence.upperBound) ? sentence.upperBound : words
      return stripped(statementStart(sentence)..<end)
    }
    guard sentence.contains(cue.lowerBound) else { return first.lowerBound..<last.upperBound }
    if cue.upperBound > first.lowerBound {
      let start =
        first.lowerBound == sentence.lowerBound ? first.lowerBound : statementStart(sentence)
      return stripped(start..<last.upperBound)
    }
    let start = contentStart(attribution, cue, sentence, before: first.lowerBound)
    let end = contentEnd(of: last, in: sentence, cue)
    return stripped(min(start, first.lowerBound)..<max(end, last.upperBound))
  }

  /// Where the statement of a sentence begins: behind its dateline, and behind "But" and "Still,".
  private func statementStart(_ sentence: Range<Int>) -> Int {
    var start = attributor.start(of: sentence)
    if start + 1 < sentence.upperBound,
      phrases.sort(start).contains(.conjunction)
        || tokens.fold(start + 1) == .comma
          && phrases.sort(start).contains(.adverb)
    {
      start += 1
    }
    return start
  }

  /// Whether a statement goes on behind the words that attribute it: "…, Quist wrote, the road is
  /// open"; not "…, Quist wrote, adding that".
  private func goesOn(_ comma: Int, to limit: Int) -> Bool {
    guard comma + 5 < limit, tokens.fold(comma) == .comma else { return false }
    let next = comma + 1
    let sort = phrases.sort(next)
    guard sort.isDisjoint(with: [.relative, .preposition, .conjunction, .subordinator, .time]),
      !phrases.isAdverb(next), cues.cue(at: next) == nil, !phrases.ends(next, with: "ing"),
      let subject = phrases.phrase(from: next, to: limit), subject.upperBound < limit
    else { return false }
    let verb = phrases.sort(subject.upperBound)
    return !verb.isDisjoint(with: [.be, .auxiliary])
      || phrases.isVerb(subject.upperBound, after: next)
  }

  private var cues: Cues { phrases.cues }

  /// Where a statement begins behind its cue.
  private func contentStart(
    _ attribution: Attribution, _ cue: Range<Int>, _ sentence: Range<Int>, before opener: Int
  ) -> Int {
    let speaker = attribution.speaker ?? cue
    let behind = max(cue.upperBound, speaker.upperBound <= opener ? speaker.upperBound : 0)
    let front = min(cue.lowerBound, speaker.lowerBound)
    let isTold = phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.tell) == true
    var object = behind
    if isTold, tokens.fold(behind) != .comma {
      if phrases.sort(behind).contains(.object) {
        object = behind + 1
      } else if let listener = phrases.phrase(from: behind, to: opener) {
        object = listener.upperBound
      }
      while object < opener, phrases.sort(object).contains(.time) { object += 1 }
    }
    if tokens.fold(object) == .comma {
      if front > sentence.lowerBound + 2, tokens.fold(front - 1) == .comma {
        // "The pump, Ruiz said, was “fit to go”": the words stand inside the statement.
        return statementStart(sentence)
      }
      if behind < opener, phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.noun) == true {
        return behind + 1
      }
    }
    var start = behind
    while start < opener, phrases.isAdverb(start) || phrases.sort(start).contains(.time) {
      start += 1
    }
    let isAct = phrases.cues.cue(at: cue.lowerBound)?.isStrong != true
    if isAct, start == behind, start < opener, phrases.sort(start).contains(.preposition) {
      // "spoke of", "called for"
      return start + 1
    }
    let isAside =
      tokens.fold(start) == .comma || phrases.sort(start).contains(.preposition)
    if isTold || isAside {
      var that = start
      while that < opener, that < start + 16, tokens.fold(that) != Word.that.fold { that += 1 }
      if that < opener, tokens.fold(that) == Word.that.fold { return that + 1 }
    }
    if isTold {
      // "urged the crews to “wait”": whom is a part of what was urged.
      return min(tokens.fold(object) == Word.to.fold ? behind : object, opener)
    }
    return tokens.fold(start) == Word.that.fold ? start + 1 : start
  }

  /// Where a statement ends behind its last mark.
  private func contentEnd(of last: Range<Int>, in sentence: Range<Int>, _ cue: Range<Int>) -> Int {
    let isAct = phrases.cues.cue(at: cue.lowerBound)?.isStrong != true
    var at = last.upperBound
    if at >= 2, tokens.fold(at - 2) == .comma, !isGround(at, sentence) { return at }
    while at < sentence.upperBound {
      switch tokens.folds[at] {
      case .comma where isGround(at + 1, sentence): break
      case .comma, .semicolon, .colon, .emDash, .enDash, .openParenthesis: return at
      case .hyphen where !tokens.isGlued(at): return at
      default: break
      }
      let sort = phrases.sort(at)
      if sort.contains(.conjunction) {
        var verb = at + 1
        while verb < sentence.upperBound, phrases.isAdverb(verb) { verb += 1 }
        if let cue = phrases.cues.cue(at: verb), !cue.flags.contains(.verb),
          cue.isFinite || cue.flags.contains(.ing)
        {
          return at
        }
      }
      if isAct, at > last.upperBound || sort.contains(.preposition),
        isSetting(at) || sort.contains(.subordinator)
      {
        return at
      }
      at += 1
    }
    return at
  }

  /// Whether a clause that belongs to the statement begins at a token: "because", "where".
  private func isGround(_ at: Int, _ sentence: Range<Int>) -> Bool {
    guard at < sentence.upperBound else { return false }
    switch tokens.folds[at] {
    case Word.because.fold, Word.where.fold, Word.since.fold, Word.if.fold, Word.so.fold:
      return true
    default: return false
    }
  }

  /// A word that leads to when or where something was said: "during a visit", "on Friday".
  private func isSetting(_ at: Int) -> Bool {
    switch tokens.folds[at] {
    case Word.in.fold:
      // "in a speech", "in May"; but "a step in the right direction"
      for next in at + 1..<min(at + 5, tokens.count)
      where !phrases.sort(next).isDisjoint(with: [.saying, .time]) { return true }
      return false
    case Word.at.fold, Word.on.fold, Word.during.fold, Word.after.fold,
      Word.before.fold, Word.while.fold, Word.when.fold:
      return true
    default: return phrases.sort(at).contains(.time)
    }
  }

  /// Without the marks at the ends that do not belong to a pair.
  private func stripped(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, tokens.kinds[start] == .mark,
      !tokens.classes[start].contains(.quotationMark), tokens.folds[start] != .openParenthesis
    { start += 1 }
    while start < end, tokens.kinds[end - 1] == .mark,
      !tokens.classes[end - 1].contains(.quotationMark), tokens.folds[end - 1] != .closeParenthesis
    { end -= 1 }
    if end - 1 > start, tokens.folds[end - 1] == Word.as.fold {
      return stripped(start..<end - 1)
    }
    return start < end ? start..<end : nil
  }
}
