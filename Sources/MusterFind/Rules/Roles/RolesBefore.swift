internal import MusterModel
internal import MusterText

/// Job titles before a name.
extension RoleFinder {
  /// Titles before a name or its rank.
  ///
  /// Such as "Air Force Chief of Staff Gen. X", "the ship's commanding officer, Capt. X", "Deputy
  /// Prime Minister and Minister of Defense X", "the surgeon general at the time, Lt. Gen. X".
  func before(_ start: Int, person: Int) -> [Result] {
    var end = start
    let hasComma = tokens.fold(end - 1) == .comma
    if hasComma { end -= 1 }
    guard end > 0, tokens.sentences[end - 1] == tokens.sentences[min(start, tokens.count - 1)]
    else { return [] }
    if hasComma, tokens.fold(end - 1) == Word.time.fold, tokens.fold(end - 2) == Word.the.fold,
      tokens.fold(end - 3) == Word.at.fold || tokens.fold(end - 3) == Word.of.fold
    {
      end -= 3
    } else if !hasComma, let joined = pastMember(end) {
      end = joined
    }
    guard let (found, first) = titleEnding(at: end, hasComma: hasComma, person: person) else {
      return []
    }
    var results = [found]
    // "Deputy Prime Minister and Minister of National Defense": one more title before "and".
    if !hasComma, tokens.fold(first - 1) == Word.and.fold,
      let (other, _) = titleEnding(at: first - 1, hasComma: false, person: person)
    {
      results.append(other)
    }
    return results
  }

  /// "wrestler and Marine Corps veteran X": the end of the title before "and".
  private func pastMember(_ end: Int) -> Int? {
    guard end > 2, let phrase = scene.phrase(.role, at: end - 1), phrase.end == end,
      !isRole(phrase)
    else { return nil }
    var at = end - 1
    while at > 0, end - at < 6, tokens.isWord(at - 1), tokens.fold(at - 1) != Word.and.fold {
      at -= 1
    }
    return tokens.fold(at - 1) == Word.and.fold ? at - 1 : nil
  }

  /// The title that ends at a token, with where its words begin.
  func titleEnding(
    at end: Int, hasComma: Bool, person: Int
  ) -> (Result, first: Int)? {
    guard end > 0 else { return nil }
    // The role phrase that ends here, the longest first.
    let sentence = tokens.sentence(around: end - 1).lowerBound
    let first = max(sentence, end - 9)
    for at in first..<max(first, end) {
      guard tokens.has([.role, .title], at: at) || tokens.isWord(at) else { continue }
      guard let phrase = scene.phrase(.role, at: at), isRole(phrase) else { continue }
      let roleEnd = phrase.end == end ? end : PersonContext.titleEnd(phrase.end, scene)
      guard roleEnd == end || closes(phrase.end, end) else { continue }
      if hasComma, !opensApposition(at) { continue }
      // "Chief Hale": a courtesy form of a rank before a bare family name.
      if !hasComma, scene.mentions.people[person].reading.name.given == nil,
        scene.phrase(.rankAddress, at: at)?.end == end
      {
        continue
      }
      var (title, organization, isFormer) = widen(at..<end)
      guard !title.isEmpty, !scene.has(.roles, at: title.lowerBound) else { continue }
      // "Secretary of the Air Force": the organization closes the phrase.
      if organization == nil, let owner = ownerInside(title) {
        organization = owner.organization
        title = title.lowerBound..<owner.titleEnd
      }
      let role = Found(
        title,
        .role(RoleReading(isFormer: isFormer, organization: organization, person: person)))
      return (Result(role: role, rule: "role.before-name"), title.lowerBound)
    }
    return nil
  }

  /// Whether a known organization closes the phrase: "the commander of the battalion".
  private func closes(_ phraseEnd: Int, _ end: Int) -> Bool {
    guard tokens.fold(phraseEnd) == Word.of.fold || tokens.fold(phraseEnd) == Word.for.fold,
      let organization = organization(after: phraseEnd + 1)
    else { return false }
    return organization.end == end
  }

  /// The organization that a title names behind "of", where it is one of the roll: "Secretary of
  /// the Air Force".
  ///
  /// A ministry's own name belongs to the title ("Minister of National Defense").
  private func ownerInside(_ title: Range<Int>) -> (organization: Int, titleEnd: Int)? {
    guard
      let of = title.first(where: {
        tokens.fold($0) == Word.of.fold || tokens.fold($0) == Word.for.fold
      })
    else { return nil }
    let at = of + 1
    if let owner = organization(after: at), owner.end >= title.upperBound,
      tokens.fold(at) == Word.the.fold || !tokens.isCapitalized(title.lowerBound)
    {
      return (owner.index, of)
    }
    return nil
  }

  /// Whether a role phrase before a comma is in apposition to the name behind it: the phrase opens
  /// the sentence or follows a determiner, a possessive, or an organization.
  private func opensApposition(_ at: Int) -> Bool {
    if tokens.shapes[at].contains(.sentenceStart) { return true }
    var first = at
    while first > 0, at - first < 3, tokens.isWord(first - 1), !tokens.isCapitalized(first - 1),
      !tokens.has([.function, .cue], at: first - 1),
      isModifier(first - 1) || isTenure(first - 1) || tokens.folds[first - 1] == Word.acting.fold
        || first - 1 > 0 && tokens.shapes[first - 2].contains(.sentenceStart)
    {
      first -= 1
    }
    let before = tokens.fold(first - 1)
    if before == Word.the.fold { return !isListedBehind(first - 1) }
    if before == .possessive || before == .openParenthesis { return true }
    if isPossessivePronoun(first - 1) { return true }
    // "One “Night Heron” copilot, X"
    if before == .closeQuote || before == .straightQuote {
      return tokens.shapes[tokens.sentence(around: at).lowerBound].contains(.sentenceStart)
        && tokens.fold(tokens.sentence(around: at).lowerBound) == Word.one.fold
    }
    return scene.has(.organizations, at: at - 1) && !isListed(at)
  }

  /// Whether "the" follows a person's name and a comma: "Ana Ruiz, the wing commander, Owen Pike".
  private func isListedBehind(_ the: Int) -> Bool {
    tokens.fold(the - 1) == .comma && scene.has(.people, at: the - 2)
  }

  /// Whether the words belong to the person before them: "Ana Ruiz, 51st FW commander, Owen Pike".
  private func isListed(_ at: Int) -> Bool {
    guard let organization = scene.mention(.organizations, at: at - 1) else { return false }
    let start = scene.mentions.organizations[organization].tokens.lowerBound
    if tokens.fold(start - 1) == Word.the.fold {
      return tokens.fold(start - 2) == .comma && scene.has(.people, at: start - 3)
    }
    return tokens.fold(start - 1) == .comma && scene.has(.people, at: start - 2)
  }
}
