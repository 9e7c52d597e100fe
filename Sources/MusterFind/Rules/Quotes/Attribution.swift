internal import MusterText

/// Who is said to speak, by which cue, and how that was found.
struct Attribution {
  /// How near the words that attribute stand to the words that are attributed.
  enum Grade {
    /// Right behind the closing mark: `“…,” Quist said`, `“…,” said Quist`.
    case behind
    /// Right before the opening mark: `Quist said, “…`.
    case before
    /// By the same words as the quotation before it in the sentence.
    case sameSentence
    /// Elsewhere in the sentence.
    case sentence
    /// The quotation before it in the paragraph.
    case paragraph
    /// The sentence before it in the paragraph.
    case sentenceBefore
    /// The first quotation behind it in the paragraph.
    case paragraphBehind
    /// A sentence that ends in a colon, in the paragraph before.
    case colon
    /// A paragraph that runs on without a closing mark.
    case runsOn
    /// The speaker of the paragraph before.
    case inForce
    /// The subject of the paragraph before, which quotes nothing.
    case subjectBefore
    /// The subject of its sentence, which has no cue.
    case subject
    /// A signature line.
    case signature
    /// The label of a turn in a transcript.
    case transcript
    /// A block quotation below the words that attribute it.
    case block
  }

  /// The tokens of the cue.
  var cue: Range<Int>?
  /// The tokens that name the speaker.
  var speaker: Range<Int>?
  /// How it was found.
  var grade: Grade
}

/// Finds the attribution of a quotation within its sentence.
struct Attributor {
  let phrases: SpeakerPhrase
  var tokens: Tokens { phrases.tokens }
  var cues: Cues { phrases.cues }

  /// Where a sentence begins: behind the dateline at the start of a block, such as "PORT ARLEN,
  /// May 8 (AP) —".
  func start(of sentence: Range<Int>) -> Int {
    let start = sentence.lowerBound
    guard tokens.shapes[start].contains(.blockStart), tokens.shapes[start].contains(.allCaps) else {
      return start
    }
    var at = start + 1
    while at < sentence.upperBound, at < start + 16 {
      switch tokens.folds[at] {
      case .emDash, .enDash: return min(at + 1, sentence.upperBound - 1)
      case .hyphen where !tokens.isGlued(at): return min(at + 1, sentence.upperBound - 1)
      default: at += 1
      }
    }
    return start
  }

  // MARK: behind

  /// `“…,” Quist said` and `“…,” said Quist`, in the tokens between the closing mark and the next
  /// opening mark or the end of the sentence.
  func behind(_ gap: Range<Int>) -> Attribution? {
    var at = gap.lowerBound
    while at < gap.upperBound, tokens.kinds[at] == .mark { at += 1 }
    guard at < gap.upperBound else { return nil }
    if let signature = signature(gap, at) { return signature }
    if tokens.fold(at) == Word.as.fold { at += 1 }
    guard at < gap.upperBound else { return nil }
    if let cue = cues.cue(at: at), cue.tokens.lowerBound == at {
      if cue.flags.contains(.noun) {
        let speaker = phrases.phrase(from: cue.tokens.upperBound, to: gap.upperBound)
        return Attribution(cue: cue.tokens, speaker: speaker, grade: .behind)
      }
      if cue.isFinite, !cue.flags.contains(.base), cue.isStrong || endsOpen(before: gap) {
        var first = cue.tokens.upperBound
        while first < gap.upperBound, phrases.isAdverb(first) { first += 1 }
        if let speaker = phrases.phrase(from: first, to: gap.upperBound) {
          return Attribution(cue: cue.tokens, speaker: speaker, grade: .behind)
        }
      }
    }
    while at < gap.upperBound, phrases.isAdverb(at) { at += 1 }
    if let inverted = unlistedInverted(at, gap) { return inverted }
    guard let phrase = phrases.phrase(from: at, to: gap.upperBound) else { return nil }
    for cue in cues.within(at..<gap.upperBound) {
      guard cue.isFinite, cue.tokens.lowerBound > at, phrases.isVerbal(cue, from: at) else {
        continue
      }
      let region = at..<cue.tokens.lowerBound
      if phrase.upperBound < region.upperBound, isClean(phrase.upperBound..<region.upperBound) {
        return Attribution(cue: cue.tokens, speaker: phrase, grade: .behind)
      }
      if phrase.upperBound >= region.upperBound {
        return Attribution(
          cue: cue.tokens, speaker: phrase.lowerBound..<region.upperBound, grade: .behind)
      }
      if inverted(cue, to: gap.upperBound) != nil { return nil }
      // Another word of the phrase was taken for a verb, or the phrase goes on.
      if let subject = phrases.subject(of: cue, from: at), subject.lowerBound <= phrase.upperBound {
        return Attribution(cue: cue.tokens, speaker: subject, grade: .behind)
      }
      return nil
    }
    return unlisted(phrase, gap)
  }

  /// Whether a mark of the quoted words stands before the closing mark, or a comma behind it.
  private func endsOpen(before gap: Range<Int>) -> Bool {
    guard gap.lowerBound >= 2 else { return false }
    return tokens.kinds[gap.lowerBound - 2] == .mark || tokens.folds[gap.lowerBound] == .comma
  }

  /// `“…,” an angry neighbour retorted.`: a verb that no list has, with nothing behind it.
  private func unlisted(_ phrase: Range<Int>, _ gap: Range<Int>) -> Attribution? {
    var verb = phrase.upperBound
    while verb < gap.upperBound, phrases.isAdverb(verb) { verb += 1 }
    guard verb < gap.upperBound, phrases.isLower(verb), phrases.ends(verb, with: "ed"),
      verb + 1 >= gap.upperBound || tokens.kinds[verb + 1] == .mark
        || phrases.sort(verb + 1).contains(.preposition) || phrases.isAdverb(verb + 1)
    else { return nil }
    return Attribution(cue: verb..<verb + 1, speaker: phrase, grade: .behind)
  }

  /// `“…,” exhorted Nell Quist.`: a verb that no list has, and a name behind it that ends the words.
  private func unlistedInverted(_ verb: Int, _ gap: Range<Int>) -> Attribution? {
    guard verb + 1 < gap.upperBound, phrases.isLower(verb), phrases.ends(verb, with: "ed"),
      phrases.sort(verb).isEmpty, cues.cue(at: verb) == nil, verb > 0,
      tokens.classes[verb - 1].contains(.quotationMark),
      let phrase = phrases.phrase(from: verb + 1, to: gap.upperBound),
      phrases.isName(phrase.upperBound - 1),
      phrase.upperBound >= gap.upperBound || tokens.kinds[phrase.upperBound] == .mark
    else { return nil }
    return Attribution(cue: verb..<verb + 1, speaker: phrase, grade: .behind)
  }

  /// `“…” — Col. Nell Quist`: a dash and a name, and nothing behind them but an appositive.
  private func signature(_ gap: Range<Int>, _ first: Int) -> Attribution? {
    guard first > gap.lowerBound, tokens.isCapitalized(first) else { return nil }
    switch tokens.folds[first - 1] {
    case .emDash, .enDash, .hyphen: break
    default: return nil
    }
    guard let phrase = phrases.phrase(from: first, to: gap.upperBound),
      phrases.isName(phrase.upperBound - 1) || tokens.kinds[phrase.upperBound - 1] == .mark,
      phrase.upperBound >= gap.upperBound || tokens.kinds[phrase.upperBound] == .mark
    else { return nil }
    for cue in cues.within(gap) where cue.isFinite && cue.isStrong { return nil }
    return Attribution(cue: first - 1..<first, speaker: phrase, grade: .signature)
  }

  /// Whether only an appositive, a relative clause, adverbs and auxiliaries stand between a phrase
  /// and its verb.
  private func isClean(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return true }
    if tokens.fold(first) == .comma || tokens.fold(first) == .openParenthesis
      || tokens.fold(first) == .emDash || phrases.sort(first).contains(.relative)
    {
      return true
    }
    return range.allSatisfy {
      let sort = phrases.sort($0)
      return phrases.isAdverb($0) || sort.contains(.auxiliary) || sort.contains(.time)
        || sort.contains(.preposition) && phrases.sort($0 + 1).contains(.time)
    }
  }

  /// The subject behind a cue: `…, said Quist, the crew chief.` Nil where a clause follows.
  func inverted(_ cue: Cue, to limit: Int, endsSentence: Bool = true) -> Range<Int>? {
    let at = cue.tokens.lowerBound
    guard cue.isFinite, !cue.flags.contains(.base), cue.isStrong, at > 0,
      tokens.fold(at - 1) == .comma, cue.tokens.upperBound < limit,
      !phrases.sort(cue.tokens.upperBound).contains(.object), !cue.flags.contains(.tell),
      tokens.fold(cue.tokens.upperBound) != Word.that.fold,
      let phrase = phrases.phrase(from: cue.tokens.upperBound, to: limit)
    else { return nil }
    // "The club, a small one, posted a warning".
    if cue.flags.contains(.writing), !phrases.isName(phrase.upperBound - 1),
      phrases.sort(phrase.lowerBound).isDisjoint(with: .subject)
    {
      return nil
    }
    let next = phrase.upperBound
    guard
      next >= limit && endsSentence || next < limit && tokens.kinds[next] == .mark
        || phrases.sort(next).contains(.relative)
        || phrases.sort(next).contains(.preposition)
    else { return nil }
    return phrase
  }

  /// Whether the clause of an inner cue is what an outer cue reports: `Quist said that he called it`,
  /// not `Quist said so and called it`.
  private func embeds(_ outer: Cue, _ inner: Attribution, _ subject: Range<Int>) -> Bool {
    guard outer.isStrong, outer.isFinite, let cue = inner.cue, let speaker = inner.speaker else {
      return false
    }
    return speaker.lowerBound >= outer.tokens.upperBound && speaker != subject
      && cue.lowerBound > outer.tokens.upperBound
      && (speaker.lowerBound == outer.tokens.upperBound || !beginsClause(speaker.lowerBound))
  }

  /// Whether a clause of its own begins at a token: ", but he", ", which he", "when he".
  private func beginsClause(_ at: Int) -> Bool {
    let before = at - 1
    if tokens.folds[before] == .comma { return true }
    let sort = phrases.sort(before)
    if sort.contains(.subordinator), tokens.folds[before] != Word.what.fold { return true }
    guard sort.contains(.conjunction) || sort.contains(.relative) else { return false }
    return tokens.folds[before - 1] == .comma
  }

  // MARK: before

  /// `Quist said, “…`, in the tokens between the start of the sentence or the closing mark before and
  /// the opening mark.
  ///
  /// `start` is where the sentence begins; `isFragment` says that the quotation is a part of the
  /// writer's sentence, which takes the outer of two cues: `Quist said he called it “rough”`.
  func before(_ gap: Range<Int>, from start: Int, isFragment: Bool = false) -> Attribution? {
    guard !gap.isEmpty else { return nil }
    if let labelled = labelled(gap) { return labelled }
    var weaker: Attribution?
    var inner: Attribution?
    var apart: Attribution?
    for cue in cues.within(gap).reversed() {
      let distance = gap.upperBound - cue.tokens.upperBound
      if cue.flags.contains(.near), distance > 1 { continue }
      if cue.flags.contains(.noun) {
        if let speaker = phrases.phrase(from: cue.tokens.upperBound, to: gap.upperBound) {
          let found = Attribution(cue: cue.tokens, speaker: speaker, grade: .before)
          return found
        }
        continue
      }
      guard !cue.flags.contains(.verb), phrases.isVerbal(cue, from: start),
        let subject = inverted(cue, to: gap.upperBound, endsSentence: false)
          ?? phrases.subject(of: cue, from: gap.lowerBound, sentence: start)
      else { continue }
      let found = Attribution(cue: cue.tokens, speaker: subject, grade: .before)
      if isFragment, cue.flags.contains(.act), subject.count == 1,
        phrases.sort(subject.lowerBound).contains(.subject), subject.lowerBound > start,
        tokens.folds[subject.lowerBound - 1] == Word.what.fold
      {
        // "Quist praised what she called a “fine day”": whoever praised it.
        apart = found
        continue
      }
      if let apart, !cue.isStrong, cue.flags.isDisjoint(with: .act) { return apart }
      if let inner, !embeds(cue, inner, subject) { return inner }
      if cue.isStrong || cue.flags.contains(.act) && distance == 0 {
        if isFragment, let weaker, weaker.cue.map(isFiniteAct) == true,
          weaker.speaker != subject, !embeds(cue, weaker, subject)
        {
          // "Quist said it would rain, but she called it “fine”"
          return weaker
        }
        if isFragment, !(distance == 0 && isNaming(cue, subject)) {
          inner = found
          continue
        }
        return weaker != nil && distance > 14 ? weaker : found
      }
      if weaker == nil { weaker = found }
    }
    if let inner { return inner }
    if let claim = claim(in: gap, from: start),
      weaker == nil
        || claim.noun > weaker?.cue?.upperBound ?? 0
          && weaker?.cue?.upperBound != claim.attribution.speaker?.lowerBound
    {
      return claim.attribution
    }
    if let weaker { return weaker }
    if let apart { return apart }
    // "Quist: “…": a colon without a verb that says.
    guard tokens.fold(gap.upperBound - 1) == .colon else { return nil }
    let speaker = phrases.clauseSubject(from: start, to: gap.upperBound - 1)
    return speaker.map {
      Attribution(
        cue: $0.upperBound == gap.upperBound - 1 ? gap.upperBound - 1..<gap.upperBound : nil,
        speaker: $0, grade: .before)
    }
  }

  private func isFiniteAct(_ cue: Range<Int>) -> Bool {
    guard let flags = cues.cue(at: cue.lowerBound)?.flags else { return false }
    return flags.contains(.act) && !flags.isDisjoint(with: .finite)
  }

  /// "Hart called it “fine”" quotes Hart, whoever says so; "he opposes “fine words”" need not.
  private func isNaming(_ cue: Cue, _ subject: Range<Int>) -> Bool {
    cue.flags.contains(.act)
      && (phrases.sort(cue.tokens.lowerBound).contains(.naming)
        || phrases.sort(subject.lowerBound).isDisjoint(with: .subject))
  }

  /// `A wet spring ahead - Nell Quist: “…`: a name right before the colon, behind a dash.
  private func labelled(_ gap: Range<Int>) -> Attribution? {
    let colon = gap.upperBound - 1
    guard colon - 1 > gap.lowerBound, tokens.folds[colon] == .colon,
      tokens.isCapitalized(colon - 1),
      let name = phrases.phrase(endingAt: colon, from: gap.lowerBound),
      name.lowerBound > gap.lowerBound, name.count <= 6
    else { return nil }
    switch tokens.folds[name.lowerBound - 1] {
    case .emDash, .enDash: break
    case .hyphen where !tokens.isGlued(name.lowerBound): break
    default: return nil
    }
    return Attribution(cue: colon..<colon + 1, speaker: name, grade: .before)
  }

  /// `Quist’s claim that the fence was “fine”`, `her answer: “…`: whose words a noun says they are.
  ///
  /// Not a noun without an owner, nor one behind which a new clause begins.
  func claim(in gap: Range<Int>, from start: Int) -> (noun: Int, attribution: Attribution)? {
    var noun = gap.upperBound - 1
    let limit = max(gap.lowerBound + 1, gap.upperBound - 24)
    while noun >= limit {
      if phrases.sort(noun).contains(.claim), phrases.isLower(noun),
        let owner = owner(of: noun, from: start), follows(noun, to: gap.upperBound)
      {
        return (noun, Attribution(cue: noun..<noun + 1, speaker: owner, grade: .before))
      }
      if tokens.folds[noun] == .semicolon { return nil }
      noun -= 1
    }
    return nil
  }

  /// Who owns a noun: "his", or the name before "’s", with a few words between.
  func owner(of noun: Int, from limit: Int) -> Range<Int>? {
    var at = noun - 1
    while at > limit, at > noun - 6, phrases.isLower(at),
      phrases.sort(at).isEmpty || phrases.isAdverb(at) || tokens.folds[at] == .hyphen
    {
      at -= 1
    }
    guard at >= limit else { return nil }
    if phrases.sort(at).contains(.possessive), phrases.sort(at).isDisjoint(with: .relative) {
      return at..<at + 1
    }
    let isPlural =
      tokens.folds[at] == .straightSingle || tokens.folds[at] == .closeSingle
    guard tokens.folds[at] == .possessive || isPlural, at > limit else { return nil }
    return phrases.phrase(endingAt: at, from: limit)
  }

  /// Whether what stands behind a noun says what was claimed: "that", "of", "is", a colon.
  private func follows(_ noun: Int, to limit: Int) -> Bool {
    var at = noun + 1
    guard at < limit else { return true }
    while at < limit, at < noun + 8 {
      switch tokens.folds[at] {
      case Word.that.fold, Word.of.fold, Word.for.fold, Word.was.fold, Word.is.fold, .colon,
        Word.to.fold, Word.about.fold:
        return true
      default: break
      }
      let sort = phrases.sort(at)
      guard !sort.isDisjoint(with: [.preposition, .time, .determiner]) || phrases.isNoun(at) else {
        return false
      }
      at += 1
    }
    return false
  }

  /// A cue in a later part of the sentence: `While it is “slow,” it is “sure,” Quist said`.
  func later(_ gap: Range<Int>) -> Attribution? {
    if let behind = behind(gap) {
      return Attribution(
        cue: behind.cue, speaker: behind.speaker, grade: .sentence)
    }
    for cue in cues.within(gap) {
      if cue.flags.contains(.noun) {
        if let speaker = phrases.phrase(from: cue.tokens.upperBound, to: gap.upperBound) {
          return Attribution(cue: cue.tokens, speaker: speaker, grade: .sentence)
        }
        continue
      }
      guard cue.isStrong, phrases.isVerbal(cue, from: gap.lowerBound),
        let subject = inverted(cue, to: gap.upperBound)
          ?? phrases.subject(of: cue, from: gap.lowerBound)
      else { continue }
      // A clause of its own at the end: `…, Quist said`; not `… drill, and explained it`.
      guard
        subject.lowerBound >= cue.tokens.upperBound
          || tokens.kinds[subject.lowerBound - 1] == .mark
          || phrases.sort(subject.lowerBound - 1).contains(.conjunction)
      else { continue }
      return Attribution(cue: cue.tokens, speaker: subject, grade: .sentence)
    }
    return nil
  }
}
