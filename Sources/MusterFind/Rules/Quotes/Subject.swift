internal import MusterText

extension SpeakerPhrase {
  /// Whether a cue is a verb here: not a noun ("the report"), not passive ("was called").
  func isVerbal(_ cue: Cue, from limit: Int) -> Bool {
    let at = cue.tokens.lowerBound
    if cue.flags.contains(.noun) || cue.flags.contains(.verb) { return false }
    guard at > limit else { return true }
    var before = at - 1
    if tokens.fold(before) == .possessive {
      // "he's said", but "Quist's claims".
      return before > limit && sort(before - 1).contains(.subject)
    }
    while before > limit, isAdverb(before) { before -= 1 }
    if cue.isStrong, sort(before).contains(.time), personStarts[at] == nil {
      // "the crews who met on Friday say"
      return cue.flags.isDisjoint(with: [.ambiguous, .participle])
    }
    let sort = sort(before)
    if !sort.isDisjoint(with: [.determiner, .possessive]), tokens.fold(before) != Word.that.fold,
      !standsAlone(before)
    {
      return false
    }
    if sort.contains(.subordinator), cue.flags.contains(.past), cue.flags.contains(.tell) {
      // "when asked"
      return false
    }
    if sort.contains(.be) {
      // "was told", "is called"; but "was saying", and "was quoted as saying" is one cue.
      return cue.flags.contains(.ing)
    }
    if cue.flags.contains(.participle) { return sort.contains(.auxiliary) }
    if cue.flags.contains(.base), !cue.flags.contains(.ambiguous) {
      // "they say", "would say", "officials say", "to say"; but not after a single name.
      return !sort.isDisjoint(with: [.auxiliary, .subject, .relative, .conjunction])
        || tokens.fold(before) == Word.to.fold || ends(before, with: "s")
        || tokens.kinds[before] == .mark || isName(before)
    }
    if cue.flags.contains(.ambiguous) {
      if sort.contains(.auxiliary) || tokens.fold(before) == Word.to.fold { return true }
      if sort.contains(.preposition) { return false }
      if cue.flags.contains(.base) { return sort.contains(.subject) || sort.contains(.relative) }
      if isLower(before), sort.isEmpty {
        // "the poll notes that", but "tax credits".
        let next = cue.tokens.upperBound
        return cue.isStrong
          && (tokens.fold(next) == Word.that.fold
            || next + 1 < tokens.count && tokens.kinds[next] == .mark
              && tokens.classes[next + 1].contains(.quotationMark)
              && !cue.flags.contains(.base) && !ends(before, with: "ing")
              && (before == limit || !self.sort(before - 1).contains(.preposition)))
      }
      return isName(before) || !sort.isDisjoint(with: [.subject, .relative])
        || tokens.fold(before) == .comma || sort.contains(.conjunction)
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
  /// `limit` is the first token that may belong to it; `sentence` is where its sentence begins, if
  /// a quotation stands between. Nil where the cue stands alone.
  func subject(of cue: Cue, from limit: Int, sentence: Int? = nil) -> Range<Int>? {
    let outer = sentence ?? limit
    var end = cue.tokens.lowerBound
    while end > limit {
      let sort = sort(end - 1)
      if isAdverb(end - 1) || sort.contains(.auxiliary) || sort.contains(.be) {
        end -= 1
      } else if tokens.fold(end - 1) == .possessive, end - 2 >= limit,
        self.sort(end - 2).contains(.subject)
      {
        end -= 1
      } else if sort.contains(.time), end - 2 >= limit, personStarts[end] == nil {
        end -= 1
        if self.sort(end - 1).contains(.preposition) { end -= 1 }
      } else if tokens.kinds[end - 1] == .number, end - 2 > limit,
        self.sort(end - 2).contains(.preposition)
      {
        end -= 2
      } else {
        break
      }
    }
    guard end > limit else {
      return outer < limit ? clauseSubject(from: outer, to: limit) : nil
    }
    if end < cue.tokens.lowerBound, end - 2 >= limit, isLower(end - 1), ends(end - 1, with: "ed"),
      isNoun(end - 2), isLower(end - 2), cues.cue(at: end - 1) == nil,
      let noun = phrase(endingAt: end - 1, from: limit)
    {
      // "a report released last year found that"
      return noun
    }
    let last = end - 1
    let sort = sort(last)
    switch tokens.fold(last) {
    case .comma, .emDash, .enDash:
      if !cue.flags.contains(.ing), let name = head(before: last, from: limit) { return name }
      return coordinated(last, from: outer) ?? clauseSubject(from: outer, to: last)
    case Word.to.fold:
      if let driven = driven(before: last, from: limit) { return driven }
      return clauseSubject(from: limit, to: last) ?? clauseSubject(from: outer, to: last)
    default: break
    }
    if !sort.isDisjoint(with: [.conjunction, .preposition, .subordinator, .object]) {
      return coordinated(last, from: outer) ?? clauseSubject(from: outer, to: last)
    }
    guard let phrase = phrase(endingAt: end, from: limit) else {
      return clauseSubject(from: outer, to: last)
    }
    if tokens.fold(phrase.lowerBound) == Word.that.fold
      || tokens.fold(phrase.lowerBound)
        == Word.which.fold,
      phrase.count == 1, phrase.lowerBound > outer,
      let subject = clauseSubject(from: outer, to: phrase.lowerBound)
    {
      // "released a statement that said": whoever released it.
      return subject
    }
    if phrase.count == 1, isLower(phrase.lowerBound), ends(phrase.lowerBound, with: "ed"),
      let subject = clauseSubject(from: outer, to: phrase.lowerBound)
    {
      // "A man who did not want to be named said"
      return subject
    }
    if let setting = setting(before: phrase, from: outer),
      let subject = coordinated(setting, from: outer) ?? clauseSubject(from: outer, to: setting)
    {
      return subject
    }
    if phrase.lowerBound > outer, isName(phrase.upperBound - 1),
      self.sort(phrase.lowerBound - 1).contains(.preposition), phrase.lowerBound - 1 > outer,
      tokens.fold(phrase.lowerBound - 1) != Word.as.fold, !cue.flags.contains(.ing),
      let subject = clauseSubject(from: outer, to: phrase.lowerBound - 1),
      subject.upperBound <= phrase.lowerBound - 1
    {
      // "A reporter for the Herald said"; but "Another source speaking to the Herald said".
      return subject.upperBound == phrase.lowerBound - 1 && subject.count > 1
        ? subject.lowerBound..<phrase.upperBound : subject
    }
    if let name = named(before: phrase, from: limit) { return name }
    if let owner = relativeOwner(of: phrase, from: limit) { return owner }
    if cue.flags.contains(.ing), phrase.upperBound == cue.tokens.lowerBound,
      let name = personStarts[phrase.upperBound], name - 1 > phrase.lowerBound,
      tokens.folds[name - 1] == Word.of.fold
    {
      // "footage of Quist asking"
      return name..<phrase.upperBound
    }
    if cue.flags.contains(.ing), self.sort(phrase.lowerBound).isDisjoint(with: .subject) {
      // "issued a statement calling it": whoever issued it; but "with Quist calling it".
      let head = self.sort(phrase.upperBound - 1)
      let before = phrase.lowerBound > limit ? tokens.fold(phrase.lowerBound - 1) : 0
      if phrase.lowerBound > limit, before == Word.on.fold || before == Word.to.fold,
        let subject = clauseSubject(from: outer, to: phrase.lowerBound)
      {
        // "Quist replied to the talk on Facebook writing": whoever replied.
        return subject
      }
      if phrase.lowerBound > limit, before != Word.with.fold,
        head.contains(.saying) || !isName(phrase.upperBound - 1),
        let subject = clauseSubject(from: outer, to: phrase.lowerBound)
      {
        return subject
      }
    }
    return phrase
  }

  /// The subject of a verb that makes somebody speak: "Quist was asked to say".
  private func driven(before to: Int, from limit: Int) -> Range<Int>? {
    var end = to
    if end - 1 > limit, isLower(end - 2), cues.cue(at: end - 2)?.flags.contains(.tell) != true,
      sort(end - 1).contains(.object) || tokens.folds[end - 1] == Word.her.fold,
      ends(end - 2, with: "ed")
    {
      // "a loss that prompted her to say"
      return end - 1..<end
    }
    guard end - 1 > limit, isLower(end - 1), ends(end - 1, with: "ed") else { return nil }
    end -= 1
    while end > limit, isAdverb(end - 1) || !sort(end - 1).isDisjoint(with: [.be, .auxiliary]) {
      end -= 1
    }
    guard end < to - 1 else { return nil }
    return phrase(endingAt: end, from: limit)
  }

  /// The name before an appositive that no comma closes: "Nell Quist, president of the club said".
  private func named(before phrase: Range<Int>, from limit: Int) -> Range<Int>? {
    var at = phrase.lowerBound - 1
    while at > limit, tokens.folds[at] != .comma {
      guard isLower(at), isNoun(at) || !sort(at).isDisjoint(with: [.conjunction, .preposition])
      else { return nil }
      at -= 1
    }
    guard at > limit, isLower(at + 1), sort(at + 1).isEmpty, cues.cue(at: at + 1) == nil,
      at + 1 < phrase.lowerBound, let name = self.phrase(endingAt: at, from: limit),
      name.lowerBound == limit, name.count > 1, isName(name.upperBound - 1)
    else { return nil }
    return name
  }

  /// The conjunction before a setting that stands between it and its verb: "but in a later talk said".
  private func setting(before phrase: Range<Int>, from limit: Int) -> Int? {
    guard !isName(phrase.upperBound - 1) else { return nil }
    var at = phrase.lowerBound - 1
    while at > limit, isAdverb(at) || sort(at).contains(.determiner) { at -= 1 }
    guard at - 1 > limit, sort(at).contains(.preposition), sort(at - 1).contains(.conjunction)
    else { return nil }
    return at - 1
  }

  /// The noun before a relative clause whose object a phrase is: "A chief who heard the talk said".
  private func relativeOwner(of phrase: Range<Int>, from limit: Int) -> Range<Int>? {
    guard phrase.lowerBound - 2 > limit, isObject(phrase, from: limit) else { return nil }
    var at = phrase.lowerBound - 2
    while at > limit, at > phrase.lowerBound - 8 {
      if sort(at).contains(.relative) { return self.phrase(endingAt: at, from: limit) }
      guard tokens.isWord(at), !isName(at) else { return nil }
      at -= 1
    }
    return nil
  }

  /// A determiner that can be a subject by itself: "another", "some".
  func standsAlone(_ at: Int) -> Bool {
    lexicon.clauseWords(of: tokens.fold(at)).contains(.standsAlone)
  }

  /// The name before an appositive that ends with the comma at `comma`: "Hart" of "Hart, the
  /// deputy director for roads, ports and harbors, said".
  private func head(before comma: Int, from limit: Int) -> Range<Int>? {
    var at = comma - 1
    while at > limit {
      if tokens.folds[at] == tokens.folds[comma], isAppositive(at + 1),
        tokens.kinds[at - 1] != .mark || tokens.folds[at - 1] == .closeParenthesis,
        let phrase = phrase(endingAt: at, from: limit), !isObject(phrase, from: limit),
        tokens.folds[phrase.lowerBound] != Word.whose.fold,
        isName(phrase.upperBound - 1)
          || !sort(phrase.lowerBound).isDisjoint(with: [.relative, .subject])
          || tokens.folds[at - 1] == .closeParenthesis
          || !sort(phrase.lowerBound).isDisjoint(with: [.determiner, .possessive]),
        phrase.lowerBound == limit || !sort(phrase.lowerBound - 1).contains(.preposition)
          || tokens.fold(phrase.lowerBound - 1) == Word.as.fold
          || tokens.fold(phrase.lowerBound - 1) == Word.after.fold
          || tokens.fold(phrase.lowerBound - 1) == Word.before.fold,
        let owner = owner(of: phrase, from: limit)
      {
        return owner
      }
      if tokens.folds[at] == .comma, tokens.has(.state, at: at + 1),
        let place = phrase(endingAt: at, from: limit), place.lowerBound - 1 > limit,
        sort(place.lowerBound - 1).contains(.preposition),
        let resident = phrase(endingAt: place.lowerBound - 1, from: limit),
        !isObject(resident, from: limit), isLower(resident.upperBound - 1)
      {
        // "a woman in Salem, Oregon, said"
        return resident.lowerBound..<place.upperBound
      }
      at -= 1
    }
    return nil
  }

  /// The name to which a phrase is an appositive itself: "Flint, the editor of the paper, Dawn,".
  private func owner(of phrase: Range<Int>, from limit: Int) -> Range<Int>? {
    let comma = phrase.lowerBound - 1
    if comma > limit, tokens.has(.state, at: phrase.lowerBound), tokens.folds[comma] == .comma,
      let place = self.phrase(endingAt: comma, from: limit), place.lowerBound - 1 > limit,
      sort(place.lowerBound - 1).contains(.preposition)
    {
      // "Quist, of Salem, Oregon, said"
      return nil
    }
    if comma > limit, sort(comma).contains(.determiner) { return nil }
    guard comma > limit, tokens.folds[comma] == .comma,
      let name = self.phrase(endingAt: comma, from: limit), isName(name.upperBound - 1),
      isLower(phrase.lowerBound) || !isName(phrase.upperBound - 1)
        || tokens.has(.state, at: phrase.lowerBound),
      name.lowerBound == limit || !sort(name.lowerBound - 1).contains(.preposition)
        || tokens.has(.state, at: phrase.lowerBound)
    else { return phrase }
    return name
  }

  /// The subject of the verb before, for a verb joined to it: "laughed and said", "said, adding".
  private func coordinated(_ end: Int, from limit: Int) -> Range<Int>? {
    coordinated(end, from: limit, strongly: true) ?? coordinated(end, from: limit, strongly: false)
  }

  private func coordinated(_ end: Int, from limit: Int, strongly: Bool) -> Range<Int>? {
    guard limit < end else { return nil }
    for cue in cues.within(limit..<end).reversed()
    where (cue.isStrong || !strongly) && cue.isFinite && !cue.flags.contains(.verb)
      && !cue.flags.contains(.base)
    {
      guard !isQuoted(cue.tokens.lowerBound), isVerbal(cue, from: limit) else { continue }
      if tokens.fold(cue.tokens.lowerBound - 1) == .comma
        || cue.tokens.lowerBound > 0
          && tokens.classes[cue.tokens.lowerBound - 1].contains(.quotationMark),
        cue.tokens.upperBound < end,
        cue.isStrong, let name = phrase(from: cue.tokens.upperBound, to: end),
        name.upperBound == end
      {
        return name
      }
      guard let subject = subject(of: cue, from: limit) else { return nil }
      if subject.lowerBound > limit, sort(subject.lowerBound - 1).contains(.subordinator),
        nextComma(from: cue.tokens.upperBound, to: end) != nil
      {
        // "When I asked Quist, she smiled and said": that clause is closed.
        continue
      }
      return subject
    }
    return nil
  }

  /// Whether a phrase is the object of a verb: "the board" of "Flint, who heads the board, said".
  private func isObject(_ phrase: Range<Int>, from limit: Int) -> Bool {
    let before = phrase.lowerBound - 1
    guard before > limit, isLower(before) else { return false }
    if let cue = cues.cue(at: before) { return !cue.flags.contains(.noun) }
    let sort = sort(before)
    return sort.isEmpty && (ends(before, with: "s") || ends(before, with: "ed"))
      || sort.contains(.preposition) && !isNoun(before - 1) && tokens.fold(before) != Word.as.fold
  }

  /// Whether an appositive, a relative clause, an age or a participle can begin at a token.
  private func isAppositive(_ at: Int) -> Bool {
    let sort = sort(at)
    if !sort.isDisjoint(with: [.conjunction, .subject, .be, .auxiliary]) { return false }
    return !sort.isDisjoint(with: [.determiner, .possessive, .relative]) || isLower(at)
      || tokens.kinds[at] == .number || isName(at)
  }

  /// The subject of the clause that begins at `start`: the first noun phrase behind whatever leads
  /// the clause ("In a statement Monday, …").
  func clauseSubject(from start: Int, to limit: Int) -> Range<Int>? {
    var at = start
    var fallback: Range<Int>?
    while at < limit {
      let sort = sort(at)
      if isQuoted(at) || tokens.kinds[at] == .mark || sort.contains(.conjunction) || isAdverb(at)
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
        // "While Quist waited, Hart said": the main clause stands behind the comma.
        if let comma = nextComma(from: at, to: limit) {
          at = comma + 1
          continue
        }
        at += 1
        continue
      }
      if sort.contains(.preposition) || sort.contains(.time) || isParticiple {
        guard let comma = nextComma(from: at, to: limit) else {
          // "In Iowa Quist said": the last phrase before the limit.
          if let inner = phrase(from: at + 1, to: limit) { fallback = inner }
          return phrase(endingAt: limit, from: at + 1) ?? fallback
        }
        if fallback == nil { fallback = phrase(from: at + 1, to: comma) }
        at = comma + 1
        continue
      }
      if tokens.has(.state, at: at), at > start, tokens.folds[at - 1] == .comma,
        tokens.fold(at + 1) == .comma
      {
        // "In Salem, Oregon, Quist said"
        at += 2
        continue
      }
      if let phrase = phrase(from: at, to: limit) {
        // "Eight years ago, he …"
        if isTime(phrase), let comma = nextComma(from: phrase.upperBound, to: limit),
          comma - phrase.upperBound <= 2
        {
          at = comma + 1
          continue
        }
        return phrase
      }
      guard let comma = nextComma(from: at, to: limit) else { break }
      at = comma + 1
    }
    return fallback
  }

  /// "Eight years", "this week".
  private func isTime(_ phrase: Range<Int>) -> Bool {
    guard phrase.upperBound < tokens.count else { return false }
    return sort(phrase.upperBound - 1).contains(.time)
      || tokens.has([.timeUnit, .weekday, .month], at: phrase.upperBound - 1)
      || tokens.fold(phrase.upperBound) == Word.ago.fold
      || tokens.fold(phrase.upperBound - 1) == Word.ago.fold
      || sort(phrase.upperBound).contains(.time)
  }

  /// "Manning’s aide", "Fielding said": a name that only looks like a participle.
  private func isFollowedByName(_ at: Int) -> Bool {
    guard !isLower(at) else { return false }
    if tokens.fold(at + 1) == .possessive || tokens.fold(at + 1) == .comma { return true }
    if let cue = cues.cue(at: at + 1), cue.isFinite { return true }
    return !sort(at + 1).isDisjoint(with: [.be, .auxiliary])
  }

  func isQuoted(_ at: Int) -> Bool { quoted[at] != nil }

  private func nextComma(from start: Int, to limit: Int) -> Int? {
    var at = start
    while at < limit {
      if tokens.folds[at] == .comma, !isQuoted(at) { return at }
      at += 1
    }
    return nil
  }
}
