internal import MusterModel
internal import MusterText

extension Rule {
  /// An organization of the list: "NATO", "Air Combat Command", "FBI".
  ///
  /// In a line all in capitals a short acronym may be a plain word ("WHO WILL FLY"), and is left.
  static let knownOrganization = Rule(
    "organization.known", "An organization known by name.",
    reads: [.ranks, .equipment, .events], writes: .organizations, triggers: .organization
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), !scene.isTaken(token),
      let phrase = scene.phrase(.organization, at: token)
    else { return nil }
    // "at the Pentagon" is a building.
    if tokens.fold(token) == Word.pentagon.fold, phrase.end == token + 1 {
      let before = tokens.fold(token - 1) == Word.the.fold ? token - 2 : token - 1
      let fold = tokens.fold(before)
      if fold == Word.in.fold || fold == Word.at.fold || fold == Word.to.fold
        || fold == Word.inside.fold || fold == Word.near.fold || fold == Word.outside.fold
      {
        return nil
      }
    }
    let list = "organizations.tsv"
    let isShort = phrase.end == token + 1
    if isShort, tokens.shapes[token].contains(.allCaps), scene.isInCapitals(token) { return nil }
    // "World Bank-led" is fine, "anti-IS" is fine, "e-IS" is not; "Congress" the word is.
    if tokens.isGlued(token), tokens.kinds[token - 1] == .number || tokens.kinds[token - 1] == .word
    {
      return nil
    }
    // "Boeing 747", "Apple iPhone": a thing.
    if scene.has(.equipment, at: phrase.end) && isShort && tokens.isGlued(phrase.end) { return nil }
    let row = phrase.rows[0]
    let country = scene.column(4, of: list, row: row)
    let end = UnitNames.withOffice(phrase.end, in: scene) ?? phrase.end
    return Found(
      token..<end,
      .organization(
        OrganizationReading(
          kind: end > phrase.end
            ? .agency : scene.organizationKind(scene.column(1, of: list, row: row)),
          country: country.isEmpty ? nil : country,
          form: Rule.isAcronym(token..<phrase.end, scene) && end == phrase.end
            && scene.column(2, of: list, row: row) != scene.string(token..<end) ? .acronym : .full))
    )
  }

  /// A company by its form of law.
  ///
  /// "Harrow & Finch Marine LLC", "Bramley Systems, Inc."
  static let company = Rule(
    "organization.company", "A company by its form of law.",
    reads: [.ranks, .dates], writes: .organizations, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), scene.isNameWord(token), !scene.isTaken(token),
      !OrganizationStops.isStop(token, scene)
    else { return nil }
    var at = token
    while at < tokens.count, at < token + 8, scene.isSameSentence(token, at) {
      if at > token, isForm(at, scene) {
        return Found(token..<at + 1, .organization(OrganizationReading(kind: .company)))
      }
      if tokens.fold(at) == .comma, at > token, isForm(at + 1, scene) {
        return Found(token..<at + 2, .organization(OrganizationReading(kind: .company)))
      }
      guard
        scene.isNameWord(at) && !scene.has(.ranks, at: at) || scene.isGlue(at)
          || tokens.fold(at) == .ampersand
          || (tokens.fold(at) == Word.and.fold && scene.isNameWord(at + 1))
      else {
        return nil
      }
      at += 1
    }
    return nil
  }

  private static func isForm(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard token < tokens.count, tokens.isCapitalized(token) else { return false }
    let fold = tokens.fold(token)
    if fold == Word.co.fold || fold == Word.corp.fold {
      return tokens.shapes[token].contains(.point)
    }
    if fold == Word.sa.fold || fold == Word.ag.fold { return false }
    return fold == Word.inc.fold || fold == Word.llc.fold || fold == Word.ltd.fold
      || fold == Word.corporation.fold || fold == Word.incorporated.fold || fold == Word.gmbh.fold
      || fold == Word.plc.fold || (fold == Word.limited.fold && token > 0)
  }
}
