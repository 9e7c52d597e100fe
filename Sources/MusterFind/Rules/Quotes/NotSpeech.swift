internal import MusterText

/// Tells titles, nicknames, terms and scare quotes from words that somebody said.
enum NotSpeechRules {
  /// `John “Viper” Hale`, `“Buck” Lind`: one to three words between the parts of a name.
  static func isNickname(_ span: MarkedSpan, _ phrases: SpeakerPhrase) -> Bool {
    let tokens = phrases.tokens
    guard span.ending == .closed, span.content.count <= 4, span.opener > 0,
      span.end < tokens.count, !tokens.shapes[span.opener].contains(.blockStart),
      tokens.isCapitalized(span.content.lowerBound)
        || tokens.kinds[span.content.lowerBound] != .word,
      phrases.isName(span.opener - 1), phrases.isName(span.end),
      !tokens.shapes[span.end].contains(.blockStart),
      !tokens.shapes[span.end].contains(.sentenceStart)
    else { return false }
    return span.content.allSatisfy {
      tokens.isCapitalized($0) || tokens.kinds[$0] != .word
        || phrases.isLower($0)
          && !phrases.sort($0).isEmpty
    } && tokens.kinds[span.content.upperBound - 1] != .mark
  }

  /// Why a span is nobody's speech, or nil if it is somebody's.
  static func reason(
    _ span: MarkedSpan, _ attribution: Attribution?, in sentence: OuterSentence,
    _ spans: [MarkedSpan], _ attributor: Attributor
  ) -> String? {
    let phrases = attributor.phrases
    let tokens = phrases.tokens
    let before = span.opener - 1
    let isInside = span.opener > sentence.tokens.lowerBound
    if isInside, tokens.fold(before) == FoldID.mark("=") { return "markup" }
    let words = span.content.reduce(0) { $0 + (tokens.kinds[$1] == .mark ? 0 : 1) }
    if words == 0 { return "no words" }
    if isInside, words <= 10, isNamed(before, sentence, phrases) { return "name or term" }
    if isTitle(span, phrases) {
      if span.end < tokens.count, phrases.sort(span.end).contains(.work),
        tokens.blocks[span.end] == tokens.blocks[span.opener]
      {
        // “The Long Watch” star Nell Quist
        return "title"
      }
      if isInside || attribution == nil, isBare(span, attribution, isInside, phrases) {
        return "title"
      }
    }
    if words <= 3, attribution?.grade == .sentence, isInside, isAttributive(span, phrases) {
      return "scare quotes"
    }
    if words <= 3, attribution?.grade == .subjectBefore { return "no cue" }
    if words <= 1, attribution?.grade == .inForce { return "no cue" }
    if isInside, attribution == nil && words <= 3 { return "no cue" }
    if isInside, attribution == nil || attribution?.grade == .subject,
      phrases.isLower(span.content.lowerBound)
    {
      return "no cue"
    }
    if isHeading(span, attribution, sentence, phrases) { return "heading" }
    if attribution == nil, words <= 3 { return "no cue" }
    return nil
  }

  /// A word such as "titled", "so-called" or "known as" stands before the mark.
  private static func isNamed(
    _ before: Int, _ sentence: OuterSentence, _ phrases: SpeakerPhrase
  ) -> Bool {
    let tokens = phrases.tokens
    guard before >= sentence.tokens.lowerBound else { return false }
    var at = before
    if tokens.fold(at) == .comma { at -= 1 }
    guard at >= sentence.tokens.lowerBound else { return false }
    if tokens.fold(at) == Word.as.fold, at > sentence.tokens.lowerBound {
      return tokens.fold(at - 1) == Word.known.fold
    }
    if isHabit(at, sentence, phrases) { return true }
    guard phrases.sort(at).contains(.naming) else { return false }
    if let cue = phrases.cues.cue(at: at) {
      // "Quist called “Taps” a prayer" says something; "a drill called “Taps”" names it.
      return !phrases.isVerbal(cue, from: sentence.tokens.lowerBound)
        || at == sentence.tokens.lowerBound || !isSubject(at - 1, phrases)
    }
    return true
  }

  /// "what the crews call the “drawer”": a name that many use, not what somebody said.
  private static func isHabit(
    _ the: Int, _ sentence: OuterSentence, _ phrases: SpeakerPhrase
  ) -> Bool {
    let tokens = phrases.tokens
    let verb = the - 1
    guard tokens.folds[the] == Word.the.fold, verb - 2 > sentence.tokens.lowerBound,
      let cue = phrases.cues.cue(at: verb), cue.flags.contains(.act),
      cue.flags.contains(.present) || cue.flags.contains(.base),
      let subject = phrases.phrase(endingAt: verb, from: sentence.tokens.lowerBound),
      phrases.isLower(subject.upperBound - 1),
      subject.count > 1 || phrases.ends(verb - 1, with: "s")
    else { return false }
    return subject.lowerBound > sentence.tokens.lowerBound
      && tokens.folds[subject.lowerBound - 1] == Word.what.fold
  }

  /// A short line of its own in single marks, as between the parts of an article.
  private static func isHeading(
    _ span: MarkedSpan, _ attribution: Attribution?, _ sentence: OuterSentence,
    _ phrases: SpeakerPhrase
  ) -> Bool {
    guard span.isSingle, span.opener == sentence.tokens.lowerBound,
      span.end == sentence.tokens.upperBound, span.content.count <= 8
    else { return false }
    switch attribution?.grade {
    case nil, .inForce?, .subjectBefore?: return true
    default: return false
    }
  }

  private static func isSubject(_ at: Int, _ phrases: SpeakerPhrase) -> Bool {
    phrases.isName(at) || !phrases.sort(at).isDisjoint(with: [.subject, .auxiliary, .relative])
  }

  /// All words that matter have capitals: “The Long Watch”.
  private static func isTitle(_ span: MarkedSpan, _ phrases: SpeakerPhrase) -> Bool {
    let tokens = phrases.tokens
    var capitals = 0
    for at in span.content where tokens.kinds[at] == .word {
      if tokens.isCapitalized(at) {
        // “I do not like it” has no word of weight.
        let sort = phrases.sort(at)
        if sort.isDisjoint(with: [.subject, .auxiliary, .be, .determiner]) { capitals += 1 }
      } else if phrases.sort(at).isEmpty || at == span.content.lowerBound {
        return false
      }
    }
    guard span.content.count <= 18 else { return false }
    if tokens.folds[span.content.upperBound - 1] == FoldID.mark("!") { return false }
    return capitals >= 1
  }

  /// Whether words in marks stand before a noun as an adjective does: `the “smart” fence`.
  private static func isAttributive(_ span: MarkedSpan, _ phrases: SpeakerPhrase) -> Bool {
    let tokens = phrases.tokens
    guard span.end < tokens.count, phrases.isLower(span.end), phrases.isNoun(span.end) else {
      return false
    }
    let before = phrases.sort(span.opener - 1)
    return !before.isDisjoint(with: [.determiner, .possessive])
      || tokens.folds[span.opener - 1] == .possessive
  }

  /// Whether no cue stands right beside the mark.
  private static func isBare(
    _ span: MarkedSpan, _ attribution: Attribution?, _ isInside: Bool, _ phrases: SpeakerPhrase
  ) -> Bool {
    let tokens = phrases.tokens
    guard let attribution, let cue = attribution.cue else { return true }
    if isInside, attribution.grade == .before, cue.upperBound <= span.opener {
      // "told “The Long Watch” that": who was told.
      if cue.upperBound == span.opener, span.content.count > 2,
        phrases.cues.cue(at: cue.lowerBound)?.flags.contains(.tell) == true
      {
        return true
      }
      // "said he was “Canadian”", "refers to him as “Mr. Quist”"
      let word = tokens.folds[span.opener - 1]
      if word == Word.as.fold || phrases.sort(span.opener - 1).contains(.be) { return false }
    }
    switch attribution.grade {
    case .behind:
      // On “The Long Watch,” Quist said: the marks belong to the words before them.
      guard isInside, span.content.count > 2 else { return false }
      switch tokens.fold(span.opener - 1) {
      case .comma, .colon: return false
      default: return true
      }
    case .inForce, .subjectBefore: return true
    case .sentence where span.content.count <= 6 && cue.lowerBound >= span.end: return true
    default: break
    }
    if tokens.fold(span.opener - 1) == .colon { return false }
    return cue.upperBound < span.opener - 1
  }
}
