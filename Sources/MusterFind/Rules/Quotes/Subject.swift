internal import MusterText

extension SpeakerPhrase {
  /// Whether a cue is a verb here: not a noun ("the report"), not passive ("was called").
  func isVerbal(_ cue: Cue, from limit: Int) -> Bool {
    let at = cue.tokens.lowerBound
    if cue.flags.contains(.noun) || cue.flags.contains(.verb) { return false }
    guard at > limit else { return true }
    var before = at - 1
    if tokens.fold(before) == .possessive {
      // "he's said", but "Poe's claims".
      return before > limit && sort(before - 1).contains(.subject)
    }
    while before > limit, isAdverb(before) { before -= 1 }
    let sort = sort(before)
    if !sort.isDisjoint(with: [.determiner, .possessive]), tokens.fold(before) != Word.that.fold {
      return false
    }
    if sort.contains(.be) {
      // "was told", "is called"; but "was saying", and "was quoted as saying" is one cue.
      return cue.flags.contains(.ing)
    }
    if cue.flags.contains(.participle) { return sort.contains(.auxiliary) }
    if cue.flags.contains(.ambiguous) {
      if sort.contains(.auxiliary) || tokens.fold(before) == Word.to.fold { return true }
      if sort.contains(.preposition) { return false }
      if cue.flags.contains(.base) { return sort.contains(.subject) || sort.contains(.relative) }
      return isName(before) || !sort.isDisjoint(with: [.subject, .relative, .conjunction])
        || tokens.fold(before) == .comma || isLower(before)
    }
    if cue.flags.contains(.past), sort.contains(.preposition), tokens.fold(before) != Word.to.fold,
      !cue.flags.contains(.base)
    {
      return false
    }
    return true
  }

  /// The subject of a cue: the noun phrase whose verb it is.
  ///
  /// `limit` is the first token that may belong to the sentence. Nil where the cue stands alone.
  func subject(of cue: Cue, from limit: Int) -> Range<Int>? {
    var end = cue.tokens.lowerBound
    while end > limit {
      let sort = sort(end - 1)
      if isAdverb(end - 1) || sort.contains(.auxiliary) || sort.contains(.be) {
        end -= 1
      } else if tokens.fold(end - 1) == .possessive, end - 2 >= limit,
        self.sort(end - 2).contains(.subject)
      {
        end -= 1
      } else if sort.contains(.time), end - 2 >= limit, !isPartOfName(end - 1) {
        end -= 1
        if self.sort(end - 1).contains(.preposition) { end -= 1 }
      } else {
        break
      }
    }
    guard end > limit else { return nil }
    let last = end - 1
    let sort = sort(last)
    switch tokens.fold(last) {
    case .comma, .closeParenthesis, .emDash, .enDash:
      return clauseSubject(from: limit, to: last, isAppositive: !cue.flags.contains(.ing))
    case Word.to.fold:
      return clauseSubject(from: limit, to: last)
    default: break
    }
    if !sort.isDisjoint(with: [.conjunction, .preposition, .subordinator, .object]) {
      return clauseSubject(from: limit, to: last)
    }
    guard let phrase = phrase(endingAt: end, from: limit) else {
      return clauseSubject(from: limit, to: last)
    }
    if cue.flags.contains(.ing) {
      // "issued a statement calling it": whoever issued it; but "with Poe calling it".
      let head = self.sort(phrase.upperBound - 1)
      let before = phrase.lowerBound > limit ? tokens.fold(phrase.lowerBound - 1) : 0
      if phrase.lowerBound > limit, before != Word.with.fold,
        head.contains(.saying) || !isName(phrase.upperBound - 1),
        let subject = clauseSubject(from: limit, to: phrase.lowerBound)
      {
        return subject
      }
    }
    return phrase
  }

  private func isPartOfName(_ at: Int) -> Bool {
    tokens.isCapitalized(at) && at > 0 && isName(at - 1) && tokens.isGlued(at)
  }

  /// The subject of the clause that begins at `start`: the first noun phrase behind whatever leads
  /// the clause ("In a statement Monday, …").
  func clauseSubject(from start: Int, to limit: Int, isAppositive: Bool = false) -> Range<Int>? {
    var at = start
    var fallback: Range<Int>?
    while at < limit {
      let sort = sort(at)
      if tokens.kinds[at] == .mark || sort.contains(.conjunction) || isAdverb(at)
        || sort.contains(.adverb) && tokens.shapes[at].contains(.sentenceStart)
      {
        at += 1
        continue
      }
      let isParticiple =
        at + 1 < limit
        && (ends(at, with: "ing") || ends(at, with: "ed"))
        && (isLower(at) || tokens.shapes[at].contains(.sentenceStart)) && !isFollowedByName(at)
      if sort.contains(.subordinator) {
        // "While Poe waited, Dorn said": the main clause stands behind the comma.
        if let comma = nextComma(from: at, to: limit) {
          at = comma + 1
          continue
        }
        at += 1
        continue
      }
      if sort.contains(.preposition) || sort.contains(.time) || isParticiple {
        guard let comma = nextComma(from: at, to: limit) else {
          // "In Iowa Poe said": the last phrase before the limit.
          if let inner = phrase(from: at + 1, to: limit) { fallback = inner }
          return phrase(endingAt: limit, from: at + 1) ?? fallback
        }
        if fallback == nil { fallback = phrase(from: at + 1, to: comma) }
        at = comma + 1
        continue
      }
      if let phrase = phrase(from: at, to: limit) { return phrase }
      guard let comma = nextComma(from: at, to: limit) else { break }
      at = comma + 1
    }
    return fallback
  }

  private func isFollowedByName(_ at: Int) -> Bool { isName(at + 1) && !isLower(at) }

  private func nextComma(from start: Int, to limit: Int) -> Int? {
    var at = start
    while at < limit {
      if tokens.folds[at] == .comma { return at }
      at += 1
    }
    return nil
  }
}
