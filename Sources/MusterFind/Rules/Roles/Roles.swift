internal import MusterModel
internal import MusterText

extension Pass {
  /// Job titles beside names: in apposition behind, before the name, and in photo credits.
  ///
  /// "Owen Pike, the 51st Wing commander", "Air Force Chief of Staff Gen. Ana Ruiz",
  /// "(U.S. Army photo by Jo Lee)". Not "Owen Pike, a Salem native".
  static let roles = Pass(
    "role.beside-name", "A job title beside a person's name, with its organization.",
    reads: [.people, .ranks, .organizations], writes: .roles,
    forms: [
      Form("role.before-name", "A job title directly before a rank or name."),
      Form("role.apposition", "A job title in apposition behind a name."),
      Form("role.photographer", "The name in a photo credit."),
    ]
  ) { scene in
    for index in scene.mentions.people.indices {
      let person = scene.mentions.people[index]
      guard
        person.reading.form == .full || person.reading.rank != nil
          || person.reading.title != nil
      else { continue }
      var finder = RoleFinder(scene)
      for found in finder.roles(of: index) { scene.add(found.role, rule: found.rule) }
    }
  }
}

/// Finds the roles beside one name.
struct RoleFinder {
  struct Result {
    var role: Found
    var rule: RuleID
  }

  let scene: Scene
  let tokens: Tokens

  init(_ scene: Scene) {
    self.scene = scene
    tokens = self.scene.tokens
  }

  mutating func roles(of index: Int) -> [Result] {
    let person = scene.mentions.people[index]
    var results: [Result] = []
    var start = person.tokens.lowerBound
    if let rank = person.reading.rank {
      let mention = scene.mentions.ranks[rank]
      // Behind a plural rank only the first name has it directly before it.
      if mention.tokens.upperBound <= start, start - mention.tokens.upperBound <= 5 {
        start = mention.tokens.lowerBound
        if !isCredit(before: start), let service = mention.reading.serviceRange {
          start = tokens.index(atByte: service.start)
        }
      }
    }
    if isCredit(before: start) {
      let by = start - 1
      results.append(
        Result(
          role: Found(by..<by + 1, .role(RoleReading(person: index))), rule: "role.photographer"))
      return results
    }
    results += before(start, person: index)
    results += behind(person.tokens.upperBound, person: index)
    return results
  }

  /// "photo by", "photo/", "Photo By:", "Picture:".
  private func isCredit(before start: Int) -> Bool {
    PersonContext.isCredit(before: start, scene)
  }

  // MARK: before the name

  /// Titles before a name or its rank.
  ///
  /// Such as "Air Force Chief of Staff Gen. X", "the ship's commanding officer, Capt. X".
  private func before(_ start: Int, person: Int) -> [Result] {
    var end = start
    let hasComma = tokens.fold(end - 1) == .comma
    if hasComma { end -= 1 }
    guard end > 0, tokens.sentences[end - 1] == tokens.sentences[min(start, tokens.count - 1)]
    else { return [] }
    // The role phrase that ends here, the longest first.
    let sentence = tokens.sentence(around: end - 1).lowerBound
    let first = max(sentence, end - 9)
    for at in first..<max(first, end) {
      guard tokens.has([.role, .title], at: at) || tokens.isWord(at) else { continue }
      guard let phrase = scene.phrase(.role, at: at), isRole(phrase) else { continue }
      let roleEnd = phrase.end == end ? end : PersonContext.titleEnd(phrase.end, scene)
      guard roleEnd == end else { continue }
      if hasComma, !opensApposition(at) { continue }
      // "Chief Hale": a courtesy form of a rank before a bare family name.
      if !hasComma, scene.mentions.people[person].reading.name.given == nil,
        scene.phrase(.rankAddress, at: at)?.end == end
      {
        continue
      }
      var (title, organization, isFormer) = widen(at..<end)
      guard !title.isEmpty else { continue }
      // "Secretary of the Air Force": the organization closes the phrase.
      if organization == nil, let owner = ownerInside(title) {
        organization = owner.organization
        title = title.lowerBound..<owner.titleEnd
      }
      return [
        Result(
          role: Found(
            title,
            .role(RoleReading(isFormer: isFormer, organization: organization, person: person))),
          rule: "role.before-name")
      ]
    }
    return []
  }

  /// The organization that a title names behind "of", where it is one of the roll: "Secretary of
  /// the Air Force".
  ///
  /// A ministry's own name belongs to the title ("Minister of National Defense").
  private func ownerInside(_ title: Range<Int>) -> (organization: Int, titleEnd: Int)? {
    guard let of = title.first(where: { tokens.fold($0) == Word.of.fold }) else { return nil }
    var at = of + 1
    guard tokens.fold(at) == Word.the.fold else { return nil }
    at += 1
    guard let organization = scene.mention(.organizations, at: at),
      scene.mentions.organizations[organization].tokens.upperBound >= title.upperBound
    else { return nil }
    return (organization, of)
  }

  /// Whether a role phrase before a comma is in apposition to the name behind it: the phrase opens
  /// the sentence or follows a determiner, a possessive, or an organization.
  private func opensApposition(_ at: Int) -> Bool {
    if tokens.shapes[at].contains(.sentenceStart) { return true }
    var first = at
    while first > 0, at - first < 3, tokens.isWord(first - 1), !tokens.isCapitalized(first - 1),
      !tokens.has([.function, .cue], at: first - 1), isModifier(first - 1)
    {
      first -= 1
    }
    let before = tokens.fold(first - 1)
    if before == Word.the.fold, tokens.shapes[first - 1].contains(.sentenceStart) { return true }
    if before == .possessive || before == .openParenthesis { return true }
    if [Word.his, .her, .their, .its, .our].contains(where: { $0.fold == before }) { return true }
    return scene.has(.organizations, at: at - 1) && !isListed(at)
  }

  /// Whether the words belong to the person before them: "Ana Ruiz, 51st FW commander, Owen Pike".
  private func isListed(_ at: Int) -> Bool {
    guard let organization = scene.mention(.organizations, at: at - 1) else { return false }
    let start = scene.mentions.organizations[organization].tokens.lowerBound
    return tokens.fold(start - 1) == .comma && scene.has(.people, at: start - 2)
  }

  // MARK: behind the name

  /// ", the 51st Wing commander", ", commander of the 51st Wing", ", a nurse at the clinic".
  private func behind(_ end: Int, person: Int) -> [Result] {
    var at = end
    // Letters behind the name and the side of a picture: "OBE", "left".
    while tokens.fold(at) == .comma || tokens.fold(at) == .openParenthesis {
      let next = at + 1
      if tokens.has(.postNominal, at: next), tokens.isCapitalized(next) {
        at = next + 1
        if tokens.fold(at) == .closeParenthesis { at += 1 }
        continue
      }
      if [Word.left, .right, .center].contains(where: { $0.fold == tokens.fold(next) }),
        tokens.fold(next + 1) == .comma
      {
        at = next + 1
        continue
      }
      if tokens.has(.digits, at: next), tokens.fold(next + 1) == .comma {
        at = next + 1
        continue
      }
      break
    }
    while tokens.has(.postNominal, at: at), tokens.isCapitalized(at), !tokens.has(.digits, at: at) {
      at += 1
    }
    // "Owen Pike of the Danish Air Force, commander of": the service stands between.
    if tokens.fold(at) == Word.of.fold, let organization = organization(after: at + 1),
      tokens.fold(organization.end) == .comma
    {
      at = organization.end
    }
    guard tokens.fold(at) == .comma || tokens.fold(at) == .openParenthesis else {
      // "Commodore Ana Ruiz, Commander UK Carrier Group" is handled above; no comma, no role.
      return []
    }
    return apposition(at + 1, person: person)
  }

  private func apposition(_ start: Int, person: Int) -> [Result] {
    guard start < tokens.count, !tokens.shapes[start].contains(.sentenceStart) else { return [] }
    var at = start
    var isFormer = false
    if tokens.fold(at) == Word.one.fold, tokens.fold(at + 1) == Word.of.fold { at += 2 }
    if isDeterminer(at) { at += 1 }
    if tokens.fold(at) == Word.former.fold || tokens.fold(at) == Word.then.fold {
      isFormer = tokens.fold(at) == Word.former.fold
      at += 1
      if tokens.fold(at) == .hyphen { at += 1 }
    }
    // The organizations before the role: "3rd Air Force and 17th Air Force commander".
    var organizations: [Int] = []
    var roleStart = at
    while let organization = scene.mention(.organizations, at: roleStart) {
      organizations.append(organization)
      roleStart = scene.mentions.organizations[organization].tokens.upperBound
      if tokens.fold(roleStart) == .possessive { roleStart += 1 }
      guard tokens.fold(roleStart) == Word.and.fold, scene.has(.organizations, at: roleStart + 1)
      else { break }
      roleStart += 1
    }
    if organizations.isEmpty, let nominal = nominalOwner(at) {
      if let organization = nominal.organization { organizations = [organization] }
      roleStart = nominal.end
    }
    guard let title = title(from: roleStart) else { return [] }
    // "Ana Ruiz, Army Chief of Staff Gen. Jo Lee and": the title belongs to the next name.
    if scene.has(.ranks, at: title.upperBound) || scene.has(.people, at: title.upperBound) {
      return []
    }
    if organizations.isEmpty, let after = organizationBehind(title.upperBound) {
      organizations = [after]
    }
    let owners: [Int?] = organizations.isEmpty ? [nil] : organizations.map { $0 }
    var results = owners.map { organization in
      result(title, organization, isFormer: isFormer, person: person)
    }
    // "commander and conductor of the band", "an actor, musician and champion for veterans"
    var next = title.upperBound
    while results.count < 5 {
      var start = next
      if tokens.fold(start) == .comma { start += 1 }
      if tokens.fold(start) == Word.and.fold { start += 1 }
      guard start > next else { break }
      if isDeterminer(start) { start += 1 }
      guard let further = self.title(from: start), further.lowerBound == start,
        !tokens.isCapitalized(start)
      else { break }
      let owner = organizationBehind(further.upperBound) ?? (owners.count == 1 ? owners[0] : nil)
      if results.count == 1, owners == [nil], let owner {
        results[0] = result(title, owner, isFormer: isFormer, person: person)
      }
      results.append(result(further, owner, isFormer: isFormer, person: person))
      next = further.upperBound
    }
    return results
  }

  private func result(
    _ title: Range<Int>, _ organization: Int?, isFormer: Bool, person: Int
  ) -> Result {
    Result(
      role: Found(
        title, .role(RoleReading(isFormer: isFormer, organization: organization, person: person))),
      rule: "role.apposition")
  }

  func isDeterminer(_ at: Int) -> Bool {
    let fold = tokens.fold(at)
    return [Word.the, .a, .an, .his, .her, .its, .their, .our].contains { $0.fold == fold }
  }

  /// "the battalion's", "the wing": words for a unit that the text named before.
  private func nominalOwner(_ at: Int) -> (organization: Int?, end: Int)? {
    var end = at
    while end < tokens.count, end < at + 4, tokens.isWord(end) { end += 1 }
    guard end > at, tokens.fold(end) == .possessive else { return nil }
    return (organization(called: end - 1), end + 1)
  }

  /// The organization named last before a token whose echelon is the word at that token.
  private func organization(called token: Int) -> Int? {
    let word = Fold.string(scene.string(token..<token + 1))
    var best: Int?
    for (index, mention) in scene.mentions.organizations.enumerated() {
      if mention.tokens.lowerBound >= token { break }
      guard let echelon = mention.reading.echelon else { continue }
      if echelon == word || echelon.hasSuffix(" " + word) { best = index }
    }
    return best
  }

  /// The words of a title: modifiers and a head noun of the list, up to the first word that cannot
  /// belong to it.
  private func title(from start: Int) -> Range<Int>? {
    var at = start
    var best: Range<Int>?
    while at < tokens.count, at - start < 9 {
      if tokens.shapes[at].contains(.sentenceStart), at > start { break }
      if let phrase = scene.phrase(.role, at: at), isRole(phrase) {
        var end = phrase.end
        end = ofPhrase(end)
        best = start..<end
        at = end
        continue
      }
      guard
        tokens.isWord(at) || tokens.kinds[at] == .alphanumeric || tokens.kinds[at] == .number
          || tokens.kinds[at] == .ordinal || isInner(at)
      else { break }
      if tokens.has(.function, at: at), !tokens.isCapitalized(at), tokens.fold(at) != Word.and.fold
      {
        break
      }
      if tokens.has(.cue, at: at), best != nil { break }
      if scene.has(.people, at: at) || scene.has(.ranks, at: at) { break }
      if best != nil, tokens.fold(at) == Word.and.fold { break }
      at += 1
    }
    // The head noun closes the phrase: "commander visits" is no title "commander visits".
    return best
  }

  private func isInner(_ at: Int) -> Bool {
    (tokens.folds[at] == .hyphen || tokens.folds[at] == .slash) && tokens.isGlued(at)
      && tokens.isGlued(at + 1)
  }

  func isRole(_ phrase: Lexicon.Phrase) -> Bool {
    guard let row = phrase.rows.first else { return false }
    return scene.column(1, of: "roles.tsv", row: row) != "member"
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
      !tokens.has([.function, .cue], at: at),
      !scene.has(.people, at: at), !scene.has(.ranks, at: at)
    {
      at += 1
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

  /// The organization behind a title.
  ///
  /// Such as "of the 51st Wing", "with Company B", "at Derri Hospital", ", U.S. Central Command",
  /// "UK Carrier Strike Group".
  private func organizationBehind(_ end: Int) -> Int? {
    if let direct = scene.mention(.organizations, at: end) { return direct }
    if tokens.fold(end) == .comma, tokens.isCapitalized(end + 1),
      let next = scene.mention(.organizations, at: end + 1),
      !scene.has(.people, at: end + 1)
    {
      return tokens.isCapitalized(end - 1) ? next : nil
    }
    let word = tokens.fold(end)
    guard [Word.of, .for, .at, .with, .from, .in, .assigned].contains(where: { $0.fold == word })
    else { return nil }
    var at = end + 1
    if word == Word.assigned.fold { at += 1 }
    return organization(after: at)?.index
  }

  private func organization(after start: Int) -> (index: Int, end: Int)? {
    var at = start
    let isDefinite = isDeterminer(at)
    if isDefinite { at += 1 }
    if let organization = scene.mention(.organizations, at: at) {
      return (organization, scene.mentions.organizations[organization].tokens.upperBound)
    }
    // "the strike group": the head noun of a unit named before.
    guard isDefinite else { return nil }
    var end = at
    while end < at + 3, tokens.isWord(end), !tokens.has(.function, at: end) { end += 1 }
    for last in stride(from: end - 1, through: at, by: -1) where tokens.has(.echelon, at: last) {
      if let organization = organization(called: last) { return (organization, last + 1) }
    }
    return nil
  }

  /// Takes words before a role phrase: modifiers, "former", and the organization it belongs to.
  private func widen(_ range: Range<Int>) -> (Range<Int>, Int?, Bool) {
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
        !scene.has(.ranks, at: before), !scene.has(.people, at: before),
        tokens.isCapitalized(before) == isCapitalized,
        !tokens.shapes[start].contains(.sentenceStart), range.lowerBound - start < 4
      else { break }
      if !isCapitalized, !isModifier(before) { break }
      start = before
    }
    // "The delta commander": the word for the unit is no part of the title.
    if organization == nil, start + 1 < range.upperBound, tokens.has(.echelon, at: start),
      !tokens.isCapitalized(start), let owner = self.organization(called: start)
    {
      return (start + 1..<range.upperBound, owner, isFormer)
    }
    return (start..<range.upperBound, organization, isFormer)
  }

  /// A noun or adjective that may stand before a head noun in lower case: no verb, as far as the
  /// ending shows.
  private func isModifier(_ token: Int) -> Bool {
    let word = scene.string(token..<token + 1)
    return !word.hasSuffix("ed") && !word.hasSuffix("ing") && !word.hasSuffix("s")
  }
}
