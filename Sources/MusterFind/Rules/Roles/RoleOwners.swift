internal import MusterModel
internal import MusterText

/// The organization that a job title belongs to.
extension RoleFinder {
  /// "the battalion's", "the wing": words for a unit that the text named before.
  func nominalOwner(_ at: Int) -> (organization: Int?, end: Int)? {
    var end = at
    while end < tokens.count, end < at + 4, tokens.isWord(end) || tokens.kinds[end] == .ordinal {
      end += 1
    }
    // "a boatswain's mate" is a title, and no organization's.
    guard end > at, tokens.fold(end) == .possessive, !scene.has(.people, at: end - 1),
      (scene.phrase(.role, at: end - 1)?.end ?? end) <= end
    else { return nil }
    return (organization(called: end - 1), end + 1)
  }

  /// The organization that a noun names: the last one before it whose echelon or last word it is,
  /// or the first of its number ("the 130th's"); failing that, the only one behind it.
  func organization(called token: Int) -> Int? {
    let fold = tokens.fold(token)
    let word = Fold.string(scene.string(token..<token + 1))
    var best: Int?
    var later: Int?
    var isLaterOne = true
    for (index, mention) in scene.mentions.organizations.enumerated() {
      guard names(mention, fold, word, token) else { continue }
      if mention.tokens.lowerBound < token {
        best = index
      } else if best == nil {
        if let later, !isSame(later, index) { isLaterOne = false }
        later = later ?? index
      } else {
        break
      }
    }
    return best ?? (isLaterOne ? later : nil)
  }

  private func names(
    _ mention: Mention<OrganizationReading>, _ fold: FoldID, _ word: String, _ token: Int
  ) -> Bool {
    if tokens.kinds[token] == .ordinal { return tokens.fold(mention.tokens.lowerBound) == fold }
    if let echelon = mention.reading.echelon, echelon == word || echelon.hasSuffix(" " + word) {
      return true
    }
    guard mention.reading.form == .full else { return false }
    // "District" in "Louisville District", "Wing" in "Fighter Wing 30": one of the head words.
    if tokens.fold(mention.tokens.upperBound - 1) == fold { return mention.tokens.count > 1 }
    return OrganizationNouns.units.contains(fold)
      && mention.tokens.contains { tokens.folds[$0] == fold }
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    let all = scene.mentions.organizations
    return all[one].tokens.count == all[other].tokens.count
      && zip(all[one].tokens, all[other].tokens).allSatisfy {
        tokens.folds[$0] == tokens.folds[$1]
      }
  }

  /// The organization behind a title.
  ///
  /// Such as "of the 51st Wing", "with Company B", "at Derri Hospital", ", U.S. Central Command",
  /// "UK Carrier Strike Group".
  func organizationBehind(_ end: Int) -> Int? {
    if let direct = scene.mention(.organizations, at: end) { return last(ofChain: direct) }
    if tokens.fold(end) == .comma, tokens.isCapitalized(end + 1),
      let next = scene.mention(.organizations, at: end + 1),
      !scene.has(.people, at: end + 1)
    {
      return tokens.isCapitalized(end - 1) ? last(ofChain: next) : nil
    }
    let word = tokens.fold(end)
    guard [Word.of, .for, .at, .with, .from, .in, .assigned].contains(where: { $0.fold == word })
    else { return nil }
    var at = end + 1
    if word == Word.assigned.fold { at += 1 }
    return organization(after: at)?.index
  }

  func organization(after start: Int) -> (index: Int, end: Int)? {
    var at = start
    let isDefinite = isDeterminer(at)
    if isDefinite { at += 1 }
    // "the Lithuanian Ministry of National Defence"
    if tokens.has(.demonym, at: at), !scene.has(.organizations, at: at),
      scene.has(.organizations, at: at + 1)
    {
      at += 1
    }
    if let first = scene.mention(.organizations, at: at) {
      let organization = last(ofChain: first)
      return (organization, scene.mentions.organizations[organization].tokens.upperBound)
    }
    // "the strike group": the head noun of a unit named before.
    guard isDefinite else { return nil }
    var end = at
    while end < at + 3, tokens.isWord(end), !tokens.has(.function, at: end) { end += 1 }
    guard end > at else { return nil }
    // "its alumni group, the Ironwood Association": the name stands in apposition.
    if tokens.fold(end) == .comma, isDeterminer(end + 1),
      let named = scene.mention(.organizations, at: end + 2)
    {
      return (named, scene.mentions.organizations[named].tokens.upperBound)
    }
    if tokens.fold(end) == .possessive, let whole = scene.mention(.organizations, at: end + 1) {
      return (whole, scene.mentions.organizations[whole].tokens.upperBound)
    }
    guard let organization = organization(called: end - 1) else { return nil }
    return (organization, end)
  }

  /// "the Polish Navy's 3rd Ship Flotilla": of organizations that own one another, the last.
  func last(ofChain first: Int) -> Int {
    var organization = first
    var steps = 0
    while steps < 3 {
      let end = scene.mentions.organizations[organization].tokens.upperBound
      guard tokens.fold(end) == .possessive,
        let next = scene.mention(.organizations, at: end + 1), next != organization
      else { break }
      organization = next
      steps += 1
    }
    return organization
  }

  /// Takes words before a role phrase: modifiers, "former", and the organization it belongs to.
  func widen(_ range: Range<Int>) -> (title: Range<Int>, organization: Int?, isFormer: Bool) {
    var start = range.lowerBound
    var isFormer = false
    var organization: Int?
    let isCapitalized = tokens.isCapitalized(start)
    while start > 0 {
      let before = start - 1
      if let owner = scene.mention(.organizations, at: before) {
        organization = owner
        break
      }
      if tokens.fold(before) == .possessive {
        if let owner = scene.mention(.organizations, at: before - 1) {
          organization = owner
        } else {
          organization = self.organization(called: before - 1)
        }
        break
      }
      if tokens.fold(before) == Word.former.fold {
        isFormer = true
        break
      }
      guard tokens.isWord(before), !tokens.has([.function, .cue, .demonym, .country], at: before),
        !scene.has(.ranks, at: before), !scene.has(.people, at: before), !isTenure(before),
        tokens.isCapitalized(before) == isCapitalized,
        !tokens.shapes[start].contains(.sentenceStart), range.lowerBound - start < 4
      else { break }
      if !isModifier(before) || tokens.has(.common, at: before) && isVerb(before) { break }
      start = before
    }
    // "former Air Force surgeon general"
    if let organization, !isFormer {
      let first = scene.mentions.organizations[organization].tokens.lowerBound
      isFormer = tokens.fold(first - 1) == Word.former.fold
    }
    if let owner = nominalPrefix(start..<range.upperBound), organization == nil {
      return (start + 1..<range.upperBound, owner, isFormer)
    }
    return (start..<range.upperBound, organization, isFormer)
  }

  /// "the delta commander": the word for the unit is no part of the title.
  func nominalPrefix(_ title: Range<Int>) -> Int? {
    let start = title.lowerBound
    guard title.count > 1, OrganizationNouns.units.contains(tokens.fold(start)),
      !tokens.isCapitalized(start), tokens.isWord(start + 1)
    else { return nil }
    return organization(called: start)
  }

  /// A present form that the list of cues knows, and so no part of a title: "says", "calls".
  private func isVerb(_ token: Int) -> Bool { tokens.has(.cue, at: token) }
}

/// Nouns that stand for a unit named before.
enum OrganizationNouns {
  static let units: WordSet = [
    Word.wing.fold, Word.squadron.fold, Word.group.fold, Word.battalion.fold, Word.brigade.fold,
    Word.regiment.fold, Word.division.fold, Word.company.fold, Word.delta.fold, Word.command.fold,
    Word.fleet.fold, Word.battery.fold, Word.flight.fold, Word.district.fold, Word.sector.fold,
    Word.band.fold, Word.corps.fold, Word.team.fold, Word.cutter.fold, Word.troop.fold,
    Word.platoon.fold,
  ]
}
