internal import MusterModel
internal import MusterText

/// The words of a job title.
extension RoleFinder {
  /// The words of a title: modifiers and a head noun of the list, up to the first word that cannot
  /// belong to it.
  func title(from start: Int) -> Range<Int>? {
    var at = start
    var best: Range<Int>?
    while at < tokens.count, at - start < 9 {
      if tokens.shapes[at].contains(.sentenceStart), at > start { break }
      if let phrase = scene.phrase(.role, at: at), isRole(phrase) {
        let end = ofPhrase(phrase.end)
        best = start..<end
        at = end
        continue
      }
      guard
        tokens.isWord(at) || tokens.kinds[at] == .alphanumeric || tokens.kinds[at] == .number
          || tokens.kinds[at] == .ordinal || isInner(at)
      else { break }
      if tokens.has(.function, at: at), !tokens.isCapitalized(at), tokens.fold(at) != Word.and.fold,
        !isInner(at - 1)
      {
        break
      }
      if tokens.has(.cue, at: at), best != nil { break }
      if scene.has(.people, at: at) || scene.has(.ranks, at: at) { break }
      if best != nil, tokens.fold(at) == Word.and.fold { break }
      // A name of somebody else's organization closes what was read.
      if best != nil, scene.has(.organizations, at: at) { break }
      at += 1
    }
    // The head noun closes the phrase: "commander visits" is no title "commander visits".
    return best
  }

  func isInner(_ at: Int) -> Bool {
    at >= 0 && at < tokens.count
      && (tokens.folds[at] == .hyphen || tokens.folds[at] == .slash) && tokens.isGlued(at)
      && tokens.isGlued(at + 1)
  }

  func isRole(_ phrase: Lexicon.Phrase) -> Bool {
    guard let row = phrase.rows.first else { return false }
    return scene.column(1, of: .roles, row: row) != "member"
  }

  func isDeterminer(_ at: Int) -> Bool {
    let fold = tokens.fold(at)
    return fold == Word.the.fold || fold == Word.a.fold || fold == Word.an.fold
      || isPossessivePronoun(at)
  }

  func isPossessivePronoun(_ at: Int) -> Bool {
    let fold = tokens.fold(at)
    return fold == Word.his.fold || fold == Word.her.fold || fold == Word.its.fold
      || fold == Word.their.fold || fold == Word.our.fold || fold == Word.my.fold
  }

  /// Whether a word says when or for how long somebody holds a job, and is no part of its title.
  func isTenure(_ at: Int) -> Bool {
    let fold = tokens.fold(at)
    return fold == Word.new.fold || fold == Word.outgoing.fold || fold == Word.incoming.fold
      || fold == Word.current.fold || fold == Word.young.fold || fold == Word.longtime.fold
      || fold == Word.retired.fold || fold == Word.former.fold || fold == Word.newest.fold
      || fold == Word.onetime.fold || fold == Word.previous.fold || fold == Word.fellow.fold
      || fold == Word.departing.fold || fold == Word.first.fold || fold == Word.veteran.fold
      || fold == Word.good.fold || fold == Word.only.fold || fold == Word.oldest.fold
      || fold == Word.youngest.fold
      || tokens.has(.ordinalWord, at: at) && tokens.fold(at + 1) != .hyphen
      || isCountingOrdinal(at)
  }

  /// "the 18th commander", but not "the 18th's commander" or "6th-grade".
  private func isCountingOrdinal(_ at: Int) -> Bool {
    guard at < tokens.count, tokens.kinds[at] == .ordinal else { return false }
    return tokens.fold(at + 1) != .possessive && tokens.fold(at + 1) != .hyphen
  }

  /// The token behind words of tenure, and whether one of them says that the job was held before.
  func pastTenure(_ start: Int) -> (at: Int, isFormer: Bool) {
    var at = start
    var isFormer = false
    while at < tokens.count, at - start < 3, isTenure(at),
      scene.phrase(.role, at: at).map({ !isRole($0) }) ?? true, !scene.has(.organizations, at: at)
    {
      let fold = tokens.fold(at)
      if fold == Word.former.fold || fold == Word.previous.fold || fold == Word.onetime.fold {
        isFormer = true
      }
      at += 1
    }
    if tokens.fold(at) == Word.then.fold {
      at += 1
      if tokens.fold(at) == .hyphen { at += 1 }
    }
    return (at, isFormer)
  }

  /// Common nouns that belong to the title.
  ///
  /// Such as "of operations", "for manpower, personnel and services", "in charge"; "of the wing" and
  /// "of Eighth Army" do not.
  private func ofPhrase(_ end: Int) -> Int {
    let word = tokens.fold(end)
    guard word == Word.of.fold || word == Word.for.fold, !isDeterminer(end + 1),
      tokens.isWord(end + 1), !scene.has(.organizations, at: end + 1),
      !scene.has(.people, at: end + 1), !tokens.has([.function], at: end + 1)
    else { return end }
    // A place or name with a capital is no part of it, unless the title itself has capitals.
    if tokens.isCapitalized(end + 1), !tokens.isCapitalized(end - 1) { return end }
    if tokens.has([.country, .state, .city], at: end + 1), tokens.isCapitalized(end + 1) {
      return end
    }
    var at = end + 1
    while at < tokens.count, at - end < 7, tokens.isWord(at),
      !tokens.has([.function, .cue], at: at), !tokens.shapes[at].contains(.sentenceStart),
      !scene.has(.people, at: at), !scene.has(.ranks, at: at)
    {
      at += 1
      // "anti-terrorism"
      while isInner(at), tokens.isWord(at + 1) { at += 2 }
      // "manpower, personnel and services"
      if tokens.fold(at) == .comma, word == Word.for.fold, isListContinuing(at + 1) { at += 1 }
      if tokens.fold(at) == Word.and.fold, tokens.isWord(at + 1), !tokens.isCapitalized(at + 1),
        word == Word.for.fold || tokens.isCapitalized(at - 1)
      {
        at += 1
      }
    }
    return at
  }

  private func isListContinuing(_ at: Int) -> Bool {
    var index = at
    while index < tokens.count, index < at + 3, tokens.isWord(index),
      !tokens.has(.function, at: index)
    {
      index += 1
    }
    return index > at && tokens.fold(index) == Word.and.fold
      && !tokens.has(.function, at: index + 1)
  }

  /// A noun or adjective that may stand before a head noun in lower case: no verb, as far as the
  /// ending shows.
  func isModifier(_ token: Int) -> Bool {
    let text = scene.document.text[Int(tokens.starts[token])..<Int(tokens.ends[token])]
    return !text.ends(with: "ed") && !text.ends(with: "ing") && !text.ends(with: "s")
  }

  /// Whether a word ends like a participle.
  func isParticiple(_ token: Int) -> Bool {
    let text = scene.document.text[Int(tokens.starts[token])..<Int(tokens.ends[token])]
    return text.ends(with: "ed") || text.ends(with: "ing")
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with ending: StaticString) -> Bool {
    let count = ending.utf8CodeUnitCount
    guard self.count > count else { return false }
    return ending.withUTF8Buffer { suffix(count).elementsEqual($0) }
  }
}
