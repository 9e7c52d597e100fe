internal import MusterModel
internal import MusterText

/// Finds spellings of family names that belong to one name, and says which of two is the right one.
struct NameSpellings {
  /// What speaks for it that two spellings are one name.
  struct Context {
    /// The same given name stands before both.
    var isSameGiven = false
    /// Given names stand before both, and they have nothing to do with each other.
    var isOtherGiven = false
    /// The same rank, title or role stands before both.
    var isSameLead = false
    /// Ranks stand before both that no one person has.
    var isOtherRank = false
    /// A rank, title or role stands before the doubted one.
    var hasLead = false
    /// A word of speech stands beside the doubted one.
    var isSpeaker = false
    /// The doubted one has a given name somewhere.
    var isIntroduced = false
    /// The other one has none anywhere, so that the doubted one introduces the person, or the other
    /// one has one and the doubted one has none.
    var introducesOther = false
    /// Nothing with a capital stands beside the doubted one.
    var isAlone = false
  }

  /// A spelling that is doubted.
  struct Doubt {
    var wrong: NameWords.Word
    var right: NameWords.Word
    var likeness: Likeness
    /// Whether the release itself, or the table of names, says which of the two is right.
    var isSure: Bool
  }

  let proof: Proof
  let names: NameWords
  private let tokens: Tokens

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    names = NameWords(proof)
  }

  /// From so many pairs on an index is cheaper than to look at each pair.
  private static let manyPairs = 1 << 18

  /// The doubted spellings, each against the best attested one that it may stand for.
  func doubts() -> [Doubt] {
    let words = names.words
    let rights = words.indices.filter { words[$0].isFamily || mayBeName(words[$0]) }
    guard !rights.isEmpty else { return [] }
    let weights = words.map(weight)
    let doubted = words.indices.filter { (1...3).contains(weights[$0]) }
    var doubts: [Doubt] = []
    /// The doubt of a word for a right one that stands there more often than the best so far.
    func better(_ best: Doubt?, _ wrong: Int, _ right: Int) -> Doubt? {
      guard weights[right] >= weights[wrong],
        best.map({ weight($0.right) < weights[right] }) ?? true,
        let likeness = Likeness(from: words[right].letters, to: words[wrong].letters)
      else { return nil }
      return doubt(words[wrong], words[right], likeness)
    }
    if doubted.count * rights.count < NameSpellings.manyPairs {
      let sketches = words.map { SpellingSketch($0.letters) }
      for wrong in doubted {
        var best: Doubt?
        for right in rights where sketches[wrong].mayBeLike(sketches[right]) {
          best = better(best, wrong, right) ?? best
        }
        if let best { doubts.append(best) }
      }
    } else {
      let index = SpellingIndex(rights.map { words[$0].letters })
      for wrong in doubted {
        var best: Doubt?
        for near in index.near(words[wrong].letters) {
          best = better(best, wrong, rights[near]) ?? best
        }
        if let best { doubts.append(best) }
      }
    }
    // Where each of two is doubted for the other, nothing is said.
    return doubts
  }

  /// Whether a word that was not read as a name may be the name of a person whose only full name is
  /// misspelled: "Whitlock said", after "Dana Whitlcok".
  private func mayBeName(_ word: NameWords.Word) -> Bool {
    word.places.contains {
      $0.isSpeaker || !$0.isOther && word.frequency > 0 && ($0.isAlone || !word.isListed)
    }
  }

  /// How often a spelling stands where a name may stand.
  private func weight(_ word: NameWords.Word) -> Int {
    word.places.reduce(0) { $0 + ($1.isOther && !$1.isFamily ? 0 : 1) }
  }

  private func doubt(
    _ wrong: NameWords.Word, _ right: NameWords.Word, _ likeness: Likeness
  ) -> Doubt? {
    let longer = max(wrong.letters.count, right.letters.count)
    // Three letters are too few: "Lee" and "Leo" are two names.
    guard longer >= 4, min(wrong.letters.count, right.letters.count) >= 2 else { return nil }
    // What was not read as a name speaks only against one that was, and that introduces the person.
    guard right.isFamily || wrong.isFamily && !wrong.isListed else { return nil }
    let context = context(wrong, right)
    guard right.isFamily || context.isIntroduced || context.isSameLead else { return nil }
    guard !context.isOtherGiven, !context.isOtherRank || context.isSameGiven else { return nil }
    let wrongs = weight(wrong)
    let rights = weight(right)
    let isUnknown = wrong.frequency == 0 && !wrong.isListed
    if right.isListed, right.frequency == 0, !context.isSameGiven { return nil }
    if isEnding(wrong.letters, right.letters), wrong.letters.count > right.letters.count,
      wrong.places.contains(where: { isPlural($0) })
    {
      return nil
    }
    if isEnding(wrong.letters, right.letters), !context.isSameGiven,
      !((isUnknown || rights >= 2 && !context.isIntroduced)
        && (context.isSpeaker || context.isSameLead))
    {
      return nil
    }
    let isDirect =
      context.isSameGiven || context.isSameLead || context.isSpeaker || context.hasLead
      || context.introducesOther
    if !likeness.isSingle {
      // Two letters differ between many names that have nothing to do with each other.
      guard isUnknown, wrongs == 1,
        wrong.letters.first == right.letters.first || context.isSameLead,
        context.isSameGiven && (rights >= 2 || context.isSameLead) || context.isSameLead
          || context.isSpeaker
          || context.introducesOther && wrong.isFamily
          || !context.isIntroduced && context.isAlone && rights >= 3 && longer >= 6
      else { return nil }
    } else if wrong.isListed {
      guard wrongs == 1,
        context.isSameGiven || rights >= 2 && (context.isSameLead || context.isSpeaker)
          || rights >= 3 && context.hasLead && !context.isIntroduced
      else { return nil }
    } else if isUnknown {
      guard isDirect || !context.isIntroduced else { return nil }
    } else {
      guard
        context.isSameGiven || context.isSameLead || context.isSpeaker || context.hasLead
          || context.introducesOther && right.places.contains(where: \.isSpeaker)
          || rights >= 2 && wrongs == 1 && !context.isIntroduced && context.isAlone
      else { return nil }
      if !wrong.isFamily, !context.isSameGiven, !context.isSpeaker, !context.isSameLead,
        !context.isAlone
      {
        return nil
      }
      // Two names that there are, each more than once: two persons.
      if wrongs > 1, !context.isSameGiven { return nil }
      if wrongs == rights, !context.isSameGiven, !context.isSameLead { return nil }
    }
    guard wrongs == rights else {
      return Doubt(wrong: wrong, right: right, likeness: likeness, isSure: true)
    }
    if wrong.frequency != right.frequency {
      guard wrong.frequency < right.frequency else { return nil }
      return Doubt(
        wrong: wrong, right: right, likeness: likeness,
        isSure: wrong.frequency == 0 || right.frequency >= wrong.frequency + 3)
    }
    // Neither is in the table: the one with letters that no name has side by side is doubted, or else
    // what stands there later.
    let plausible = (plausibility(wrong), plausibility(right))
    if plausible.0 != plausible.1 {
      guard plausible.0 < plausible.1 else { return nil }
      return Doubt(wrong: wrong, right: right, likeness: likeness, isSure: false)
    }
    guard right.places[0].tokens.lowerBound < wrong.places[0].tokens.lowerBound,
      wrong.isFamily || isUnknown
    else { return nil }
    return Doubt(wrong: wrong, right: right, likeness: likeness, isSure: false)
  }

  /// How much a spelling looks like a name: how many names of the table have its rarest three
  /// letters in a row; less where a part behind a hyphen has no capital.
  private func plausibility(_ word: NameWords.Word) -> Int {
    let rarest = proof.tradeWords.nameLetters.rarest(in: word.letters)
    let isSmall = word.places.contains { place in
      place.tokens.contains {
        tokens.isWord($0) && tokens.fold($0 - 1) == .hyphen && !tokens.isCapitalized($0)
      }
    }
    return isSmall ? -1 : rarest
  }

  /// "the Harmons", "both Harmons".
  private func isPlural(_ place: NameWords.Place) -> Bool {
    ["the", "both", "two", "all", "these", "of"]
      .contains(Fold.string(proof.string(max(0, place.start - 1))))
  }

  /// "the Harmons", "Phillip" and "Phillips": an ending, not a slip.
  private func isEnding(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    return long.count == short.count + 1 && long.last == UInt8(ascii: "s")
      && long.dropLast() == short[...]
  }

  private func context(_ wrong: NameWords.Word, _ right: NameWords.Word) -> Context {
    var context = Context()
    var hasGivens = false
    for place in wrong.places where !place.isOther || place.isFamily {
      if place.isSpeaker { context.isSpeaker = true }
      if place.isAlone { context.isAlone = true }
      if place.lead != nil { context.hasLead = true }
      if place.given != nil { context.isIntroduced = true }
      for other in right.places where other.isFamily || !right.isFamily {
        if let given = place.given, let known = other.given {
          hasGivens = true
          if isSameGiven(given, known) { context.isSameGiven = true }
        } else if let before = place.before, let known = other.given,
          tokens.folds[before] == tokens.folds[known]
        {
          context.isSameGiven = true
        }
        guard let lead = place.lead, let known = other.lead else { continue }
        if tokens.folds[lead] == tokens.folds[known] { context.isSameLead = true }
        if let rank = place.rank, let knownRank = other.rank, isOtherRank(rank, knownRank) {
          context.isOtherRank = true
        }
      }
    }
    if context.isSameLead { context.isOtherRank = false }
    let isOtherIntroduced = right.places.contains {
      ($0.isFamily || !right.isFamily) && $0.given != nil
    }
    context.introducesOther = context.isIntroduced != isOtherIntroduced
    context.isOtherGiven = hasGivens && !context.isSameGiven
    return context
  }

  private func isSameGiven(_ left: Int, _ right: Int) -> Bool {
    if tokens.folds[left] == tokens.folds[right] { return true }
    return proof.isShort(tokens.folds[left], left, right)
  }

  /// Whether no grade is in both ranks, and neither is a courtesy form.
  private func isOtherRank(_ left: Int, _ right: Int) -> Bool {
    let ranks = proof.lexicon.ranks.rows
    func grades(_ index: Int) -> Set<String> {
      Set(proof.mentions.ranks[index].reading.rows.map { ranks[$0].nato }.filter { !$0.isEmpty })
    }
    let one = grades(left)
    let other = grades(right)
    guard !one.isEmpty, !other.isEmpty, one.isDisjoint(with: other) else { return false }
    func isCourtesy(_ index: Int) -> Bool {
      let mention = proof.mentions.ranks[index]
      return mention.tokens.count == 1 && tokens.has(.address, at: mention.tokens.lowerBound)
    }
    return !isCourtesy(left) && !isCourtesy(right)
  }
}

extension Proof {
  /// Whether one of two given names is short for the other, or its initial.
  func isShort(_ fold: FoldID, _ left: Int, _ right: Int) -> Bool {
    let one = Fold.string(string(left))
    let other = Fold.string(string(right))
    let isPrefix = one.hasPrefix(other) || other.hasPrefix(one)
    // "Alek" and "Aleksander"; "Dan" is no "Dana".
    if isPrefix, abs(one.utf8.count - other.utf8.count) >= 2 { return true }
    guard let list = lexicon.lists["nicknames.tsv"] else { return false }
    for row in 0..<list.count {
      let short = list.column(0, ofRow: row)
      guard short == one || short == other else { continue }
      if list.alternatives(1, ofRow: row).contains(short == one ? other : one) { return true }
    }
    return false
  }
}
