internal import MusterText

/// Noun phrases by the words that can stand in them: who is said to speak.
///
/// Example: of `retired neurosurgeon Ada Flint, the team's adviser, said` the phrase before the cue
/// is "retired neurosurgeon Ada Flint". Nothing is parsed: determiners, capitals, prepositions and
/// the lists of verbs say where a phrase begins and ends. Names nobody listed are found as well.
final class SpeakerPhrase {
  let tokens: Tokens
  let lexicon: Lexicon
  let text: [UInt8]
  let cues: Cues
  /// The token behind the closing mark, for each opening mark of a nickname inside a name.
  let nicknameEnds: TokenLinks
  /// The opening mark, for each token behind the closing mark of such a nickname.
  let nicknameStarts: TokenLinks
  /// For each token whether it stands in quotation marks; no token does before they are paired.
  let quoted: TokenLinks
  /// The token behind each person's name, for its first token, and the reverse.
  let personEnds: TokenLinks
  let personStarts: TokenLinks

  init(tokens: Tokens, lexicon: Lexicon, text: [UInt8], cues: Cues) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.text = text
    self.cues = cues
    nicknameEnds = TokenLinks(count: tokens.count)
    nicknameStarts = TokenLinks(count: tokens.count)
    quoted = TokenLinks(count: tokens.count)
    personEnds = TokenLinks(count: tokens.count)
    personStarts = TokenLinks(count: tokens.count)
  }

  func sort(_ at: Int) -> ClauseWords { lexicon.clauseWords(of: tokens.fold(at)) }

  func isLower(_ at: Int) -> Bool { tokens.isWord(at) && !tokens.isCapitalized(at) }

  func isName(_ at: Int) -> Bool {
    guard tokens.isCapitalized(at) else { return false }
    let sort = sort(at)
    if sort.isEmpty || sort.isSubset(of: [.saying, .claim]) || sort == .work || sort == .particle
      || sort == .naming
    {
      return true
    }
    // At the start of a sentence any word has a capital.
    if tokens.shapes[at].contains(.sentenceStart) { return false }
    return !sort.contains(.time) && sort.isDisjoint(with: [.subject, .object, .auxiliary])
  }

  func ends(_ at: Int, with suffix: StaticString) -> Bool {
    let end = Int(tokens.ends[at])
    let start = end - suffix.utf8CodeUnitCount
    guard start > Int(tokens.starts[at]) else { return false }
    for index in 0..<suffix.utf8CodeUnitCount
    where text[start + index] | 0x20 != suffix.utf8Start[index] {
      return false
    }
    return true
  }

  func isAdverb(_ at: Int) -> Bool {
    isLower(at) && (sort(at).contains(.adverb) || ends(at, with: "ly") && cues.cue(at: at) == nil)
  }

  /// Whether a word ends a noun phrase because it is a verb.
  func isVerb(_ at: Int, after first: Int) -> Bool {
    let sort = sort(at)
    if !sort.isDisjoint(with: [.be, .auxiliary]) { return true }
    let follows = at > first ? self.sort(at - 1) : []
    let isLed =
      at == first || !follows.isDisjoint(with: [.determiner, .possessive])
      || tokens.fold(at - 1) == .possessive
    if let cue = cues.cue(at: at) {
      if isLed || cue.flags.contains(.noun) { return false }
      if cue.flags.contains(.ambiguous) || !cue.flags.isDisjoint(with: [.base, .ing]) {
        return tokens.isCapitalized(at - 1)
      }
      return true
    }
    // "Quist ends each letter", but "Navy officials said".
    if at > first, isLower(at), isName(at - 1), ends(at, with: "s"),
      !self.sort(at + 1).isDisjoint(with: [.determiner, .possessive, .object, .subject])
    {
      return true
    }
    // "Ohio-based" is no verb.
    let isGlued = at > first && tokens.folds[at - 1] == .hyphen && tokens.isGlued(at)
    return !isLed && !isGlued && isLower(at) && ends(at, with: "ed")
  }

  // MARK: forwards

  /// The noun phrase that begins at a token and ends before `limit`.
  func phrase(from start: Int, to limit: Int, joining: Bool = true) -> Range<Int>? {
    guard start < limit else { return nil }
    let first = sort(start)
    if !first.isDisjoint(with: [.subject, .relative]), first.isDisjoint(with: .determiner) {
      return start..<start + 1
    }
    if !first.isDisjoint(with: [
      .object, .be, .auxiliary, .adverb, .subordinator, .conjunction,
      .time,
    ]) || first.contains(.preposition) && !isName(start) {
      return nil
    }
    if standsAlone(start), let cue = cues.cue(at: start + 1), cue.isFinite, cue.isStrong,
      cue.flags.isDisjoint(with: [.ambiguous, .base])
    {
      return start..<start + 1
    }
    var at = start
    // "another", "many", "some" stand for themselves; "the", "a" do not.
    var hasHead =
      first.contains(.determiner)
      && ![Word.the, .a, .an, .no, .every, .all].contains {
        $0.fold == tokens.fold(start)
      }
    var isLower =
      !tokens.isCapitalized(start) || !first.isDisjoint(with: [.determiner, .possessive])
    scan: while at < limit {
      if let end = personEnds[at], end <= limit {
        at = end
        hasHead = true
        continue
      }
      switch tokens.kinds[at] {
      case .mark:
        if let end = nicknameEnds[at] {
          at = end
          continue
        }
        switch tokens.folds[at] {
        case .possessive: isLower = true
        case .comma:
          // "the Salem, Oregon, native"
          guard first.contains(.determiner), tokens.has(.state, at: at + 1),
            tokens.fold(at + 2) == .comma, self.isLower(at + 3)
          else { break scan }
          at += 3
          continue
        case .openParenthesis:
          guard let end = tagEnd(at, limit) else { break scan }
          at = end
          continue
        case .hyphen, .slash, .ampersand, .enDash, .period:
          guard
            tokens.isGlued(at)
              || tokens.folds[at] == .ampersand, at + 1 < limit, tokens.kinds[at + 1] != .mark
          else { break scan }
        default: break scan
        }
      case .number, .ordinal, .alphanumeric: hasHead = true
      case .address: break scan
      case .word:
        let sort = sort(at)
        if isName(at) || at == start {
          hasHead = hasHead || sort.isDisjoint(with: [.determiner, .possessive])
        } else if sort.contains(.time), at == start + 1, first.contains(.determiner),
          at + 1 < limit, self.isLower(at + 1), isNoun(at + 1)
        {
          // "a Wednesday editorial"
          isLower = true
        } else if tokens.isCapitalized(at) {
          break scan
        } else if !sort.isDisjoint(with: [
          .be, .auxiliary, .adverb, .subordinator, .relative,
          .object, .subject, .time,
        ]), !(tokens.folds[at - 1] == .hyphen && tokens.isGlued(at)) {
          break scan
        } else if sort.contains(.conjunction) {
          guard joining, hasHead, let next = phrase(from: at + 1, to: limit, joining: false)
          else { break scan }
          at = next.upperBound
          break scan
        } else if sort.contains(.preposition) {
          guard hasHead, isLower || tokens.fold(at) == Word.of.fold,
            let next = phrase(from: at + 1, to: limit, joining: false)
          else { break scan }
          at = next.upperBound
          continue
        } else if isVerb(at, after: start) {
          break scan
        } else if sort.contains(.particle), tokens.isCapitalized(at + 1) {
          break
        } else {
          hasHead = hasHead || sort.isDisjoint(with: [.determiner, .possessive])
          isLower = true
        }
      }
      at += 1
    }
    while at > start, tokens.kinds[at - 1] == .mark, tokens.folds[at - 1] != .possessive,
      tokens.folds[at - 1] != .closeParenthesis,
      nicknameStarts[at] == nil
    { at -= 1 }
    return hasHead && at > start ? start..<at : nil
  }

  /// Behind "(D-Ohio)": a short note in parentheses that begins with a capital.
  private func tagEnd(_ opener: Int, _ limit: Int) -> Int? {
    guard tokens.isCapitalized(opener + 1) else { return nil }
    var at = opener + 1
    while at < limit, at < opener + 8 {
      if tokens.folds[at] == .closeParenthesis { return at + 1 }
      if isLower(at) { return nil }
      at += 1
    }
    return nil
  }

  // MARK: backwards

  /// The noun phrase that ends before `end` and begins at `limit` or behind it.
  func phrase(endingAt end: Int, from limit: Int) -> Range<Int>? {
    guard end > limit else { return nil }
    let last = sort(end - 1)
    if !last.isDisjoint(with: [.subject, .relative]), last.isDisjoint(with: .determiner) {
      return end - 1..<end
    }
    if tokens.fold(end - 1) == Word.that.fold { return end - 1..<end }
    if tokens.fold(end - 1) == .closeParenthesis {
      var opener = end - 1
      while opener > limit, opener > end - 8, tokens.folds[opener] != .openParenthesis {
        opener -= 1
      }
      if tagEnd(opener, end) == end, let name = phrase(endingAt: opener, from: limit) {
        return name.lowerBound..<end
      }
      return nil
    }
    var start = nameStart(endingAt: end, from: limit)
    if start < end {
      // Words before a name belong to it if they begin with a determiner or at the clause's start.
      let lower = lowerStart(endingAt: start, from: limit, isBeforeName: true)
      if lower < start,
        lower == limit || tokens.folds[lower - 1] == .comma
          || !sort(lower).isDisjoint(with: [.determiner, .possessive])
          || tokens.isCapitalized(lower)
      {
        start = lower
      }
      return placed(start..<end, from: limit)
    }
    guard
      tokens.isWord(end - 1) || tokens.kinds[end - 1] == .number
        || tokens.folds[end - 1] == .closeParenthesis
    else { return nil }
    if !last.isDisjoint(with: [
      .object, .preposition, .subordinator, .conjunction, .auxiliary, .be,
      .adverb, .time,
    ]) {
      return nil
    }
    start = lowerStart(endingAt: end, from: limit)
    return start < end ? start..<end : nil
  }

  /// A name that is a place behind another: "Ada Flint of Salem, Oregon".
  private func placed(_ name: Range<Int>, from limit: Int) -> Range<Int> {
    let before = name.lowerBound - 1
    guard before > limit else { return name }
    if tokens.folds[before] == .comma, tokens.has(.state, at: name.lowerBound),
      isName(before - 1), let owner = phrase(endingAt: before, from: limit), owner.count > 1
    {
      return owner.lowerBound..<name.upperBound
    }
    if tokens.folds[before] == Word.of.fold || tokens.folds[before] == Word.from.fold,
      isName(before - 1) || isNoun(before - 1),
      let owner = phrase(endingAt: before, from: limit)
    {
      return owner.lowerBound..<name.upperBound
    }
    return name
  }

  /// Where the run of capitals that ends at a token begins.
  private func nameStart(endingAt end: Int, from limit: Int) -> Int {
    var start = end
    while start > limit {
      let at = start - 1
      if let first = personStarts[start], first >= limit {
        start = first
        continue
      }
      if let opener = nicknameStarts[start], opener >= limit {
        start = opener
        continue
      }
      if isName(at) || start < end && (tokens.kinds[at] == .ordinal || tokens.kinds[at] == .number)
      {
        start = at
      } else if start < end, tokens.kinds[at] == .mark,
        tokens.folds[at] == .hyphen && tokens.isGlued(at) || tokens.folds[at] == .ampersand
          || tokens.folds[at] == .possessive, at > limit,
        isName(at - 1) || tokens.kinds[at - 1] == .number
      {
        start = at
      } else if start < end, isLower(at), at > limit, isName(at - 1), isName(start),
        sort(at).contains(.particle) || tokens.folds[at] == Word.of.fold
          || tokens.folds[at] == Word.and.fold && joins(at, limit)
      {
        start = at
      } else {
        break
      }
    }
    while start < end, tokens.kinds[start] == .mark, nicknameEnds[start] == nil { start += 1 }
    return start
  }

  /// "Hart and Quist said": two names are one subject where nothing stands before them.
  private func joins(_ at: Int, _ limit: Int) -> Bool {
    var first = at
    while first > limit, isName(first - 1) { first -= 1 }
    return first == limit || tokens.fold(first - 1) == .comma
  }

  /// Where the lower-case words of a noun phrase that ends at a token begin.
  private func lowerStart(
    endingAt end: Int, from limit: Int, isBeforeName: Bool = false
  ) -> Int {
    var start = end
    while start > limit {
      let at = start - 1
      let sort = sort(at)
      if tokens.kinds[at] == .mark {
        if tokens.folds[at] == .possessive || tokens.folds[at] == .hyphen && tokens.isGlued(at) {
          start = at
          continue
        }
        break
      }
      if tokens.kinds[at] == .address { break }
      if !sort.isDisjoint(with: [.determiner, .possessive]) {
        start = at
        // "the head of the board": the phrase goes on before a preposition.
        guard at - 2 >= limit, self.sort(at - 1).contains(.preposition),
          isNoun(at - 2) || standsAlone(at - 2) && tokens.folds[at - 1] == Word.of.fold
        else { break }
        start = at - 1
        continue
      }
      if sort.contains(.preposition) {
        guard start < end, at > limit, isNoun(at - 1) else { break }
        start = at
        continue
      }
      if sort.contains(.time), tokens.isCapitalized(at) { break }
      if !sort.isDisjoint(with: [
        .be, .auxiliary, .adverb, .subordinator, .conjunction, .relative,
        .object, .subject,
      ]) {
        break
      }
      if start < end || isBeforeName && cues.cue(at: at)?.isFinite == true,
        isVerb(at, after: limit), !tokens.isCapitalized(at)
      {
        break
      }
      start = at
    }
    // A preposition or mark at the front does not belong to it.
    while start < end, tokens.kinds[start] == .mark || sort(start).contains(.preposition) {
      start += 1
    }
    return start
  }

  func isNoun(_ at: Int) -> Bool {
    guard tokens.isWord(at) else { return false }
    if isName(at) { return true }
    let sort = sort(at)
    guard sort.isEmpty || sort.isSubset(of: [.saying, .claim]) || sort == .work else {
      return false
    }
    return cues.cue(at: at) == nil && !ends(at, with: "ed") && !ends(at, with: "ing")
  }
}

/// A token for each of some tokens of a text, such as the end of a name for its first word.
final class TokenLinks {
  private let targets: UnsafeMutablePointer<Int32>
  private let count: Int

  init(count: Int) {
    self.count = count + 1
    targets = .allocate(capacity: count + 1)
    targets.initialize(repeating: -1, count: count + 1)
  }

  deinit { targets.deallocate() }

  /// The token that belongs to a token, if any does.
  subscript(token: Int) -> Int? {
    get {
      guard token >= 0, token < count, targets[token] >= 0 else { return nil }
      return Int(targets[token])
    }
    set {
      precondition(token >= 0 && token < count, "a link begins at a token of the text")
      targets[token] = newValue.map(Int32.init) ?? -1
    }
  }
}
