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
      return stripped(attributor.start(of: sentence)..<words)
    }
    guard sentence.contains(cue.lowerBound), cue.upperBound <= first.lowerBound else {
      return first.lowerBound..<last.upperBound
    }
    let start = contentStart(attribution, cue, sentence, before: first.lowerBound)
    let end = contentEnd(of: last, in: sentence, cue)
    return stripped(min(start, first.lowerBound)..<max(end, last.upperBound))
  }

  /// Where a statement begins behind its cue.
  private func contentStart(
    _ attribution: Attribution, _ cue: Range<Int>, _ sentence: Range<Int>, before opener: Int
  ) -> Int {
    let speaker = attribution.speaker ?? cue
    let behind = max(cue.upperBound, speaker.upperBound <= opener ? speaker.upperBound : 0)
    let front = min(cue.lowerBound, speaker.lowerBound)
    if tokens.fold(behind) == .comma {
      if front > sentence.lowerBound + 2, tokens.fold(front - 1) == .comma {
        // "The pump, Ruiz said, was “fit to go”": the words stand inside the statement.
        return attributor.start(of: sentence)
      }
      if behind < opener, phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.noun) == true {
        return behind + 1
      }
    }
    var start = behind
    while start < opener, phrases.isAdverb(start) || phrases.sort(start).contains(.time) {
      start += 1
    }
    let isTold = phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.tell) == true
    let isAside =
      tokens.fold(start) == .comma || phrases.sort(start).contains(.preposition)
    if isTold || isAside {
      var that = start
      while that < opener, that < start + 16, tokens.fold(that) != Word.that.fold { that += 1 }
      if that < opener, tokens.fold(that) == Word.that.fold { return that + 1 }
    }
    if isTold {
      if phrases.sort(start).contains(.object) { return start + 1 }
      if let object = phrases.phrase(from: start, to: opener) { return object.upperBound }
    }
    return tokens.fold(start) == Word.that.fold ? start + 1 : start
  }

  /// Where a statement ends behind its last mark.
  private func contentEnd(of last: Range<Int>, in sentence: Range<Int>, _ cue: Range<Int>) -> Int {
    let isAct = phrases.cues.cue(at: cue.lowerBound)?.isStrong != true
    var at = last.upperBound
    if at >= 2, tokens.fold(at - 2) == .comma { return at }
    while at < sentence.upperBound {
      switch tokens.folds[at] {
      case .comma, .semicolon, .colon, .emDash, .enDash, .openParenthesis: return at
      case .hyphen where !tokens.isGlued(at): return at
      default: break
      }
      let sort = phrases.sort(at)
      if sort.contains(.conjunction) {
        var verb = at + 1
        while verb < sentence.upperBound, phrases.isAdverb(verb) { verb += 1 }
        if let cue = phrases.cues.cue(at: verb), cue.isFinite, !cue.flags.contains(.verb) {
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

  /// A word that leads to when or where something was said: "during a visit", "on Friday".
  private func isSetting(_ at: Int) -> Bool {
    switch tokens.folds[at] {
    case Word.in.fold, Word.at.fold, Word.on.fold, Word.during.fold, Word.after.fold,
      Word.before.fold, Word.while.fold, Word.when.fold:
      true
    default: phrases.sort(at).contains(.time)
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
    return start < end ? start..<end : nil
  }
}
