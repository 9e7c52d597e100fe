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
    guard scene.isRead(at: token), let phrase = scene.phrase(.organization, at: token),
      !scene.isTaken(token) || isNoRank(phrase, token, scene)
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
    let list = ListName.organizations
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
    let country = scene.column(4, of: list, row: row).string
    var end = UnitNames.withOffice(phrase.end, in: scene) ?? phrase.end
    let kind = scene.organizationKind(scene.column(1, of: list, row: row))
    let isOffice = end > phrase.end
    if kind == .company, !isOffice { end = withForm(end, scene) }
    // "U.S. Air Forces in Europe - Air Forces Africa": one command with a dash between blanks.
    if kind == .command, !isOffice, tokens.fold(end + 1) == Word.air.fold,
      tokens.fold(end + 2) == Word.forces.fold, tokens.fold(end + 3) == Word.africa.fold,
      tokens.fold(end) == .hyphen || tokens.fold(end) == .enDash || tokens.fold(end) == .emDash
    {
      end += 4
    }
    return Found(
      token..<end,
      .organization(
        OrganizationReading(
          kind: isOffice ? .agency : kind,
          echelon: kind == .unit ? echelon(of: token..<phrase.end, scene) : nil,
          country: country.isEmpty ? nil : country,
          form: Rule.isAcronym(token..<phrase.end, scene) && end == phrase.end
            && scene.column(2, of: list, row: row).string != scene.string(token..<end)
            ? .acronym : .full))
    )
  }

  /// "General Staff", "Captain Beacon Radio": the list knows the name, and the rank is none.
  private static func isNoRank(
    _ phrase: Lexicon.Phrase, _ token: Int, _ scene: Scene
  ) -> Bool {
    guard let rank = scene.mention(.ranks, at: token), !scene.has(.dates, at: token),
      !scene.has(.equipment, at: token), !scene.has(.events, at: token)
    else { return false }
    return scene.mentions.ranks[rank].tokens.upperBound < phrase.end
  }

  /// "Bramley Corp.", "Bramley Systems plc" where the list has the name without its form of law.
  private static func withForm(_ end: Int, _ scene: Scene) -> Int {
    guard scene.isSameSentence(end - 1, end) else { return end }
    if isForm(end, scene) { return end + 1 }
    if scene.tokens.fold(end) == .comma, isForm(end + 1, scene),
      scene.isSameSentence(end, end + 1)
    {
      return end + 2
    }
    return end
  }

  /// The echelon that the last word of a unit's name says.
  private static func echelon(of range: Range<Int>, _ scene: Scene) -> String? {
    for token in range where scene.tokens.has(.echelon, at: token) {
      if let phrase = scene.phrase(.echelon, at: token), phrase.end == range.upperBound {
        return scene.column(1, of: .echelons, row: phrase.rows[0]).string
      }
    }
    return nil
  }

  /// A name with the article that belongs to it, in the middle of a sentence: "told The Ember
  /// Gazette", "run by The Loxley Society".
  ///
  /// Does not match the article that opens a sentence or a quotation.
  static let articledOrganization = Rule(
    "organization.articled", "A name whose article has a capital in the middle of a sentence.",
    reads: [.ranks, .equipment, .events, .places], writes: .organizations, triggers: .function
  ) { token, scene in
    let tokens = scene.tokens
    guard tokens.fold(token) == Word.the.fold, tokens.isCapitalized(token),
      !tokens.shapes[token].contains(.sentenceStart), token > 0,
      tokens.kinds[token - 1] == .word || tokens.fold(token - 1) == .comma,
      scene.blockKind(at: token) != .headline, !scene.isInCapitals(token),
      scene.isSameSentence(token - 1, token)
    else { return nil }
    for rule in [knownOrganization, company, headedOrganization] {
      guard let found = rule.find(token + 1, scene), found.tokens.lowerBound == token + 1,
        case .organization(let reading) = found.reading
      else { continue }
      return Found(token..<found.tokens.upperBound, .organization(reading))
    }
    return nil
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
        return Found(
          token..<withForm(at + 1, scene), .organization(OrganizationReading(kind: .company)))
      }
      if tokens.fold(at) == .comma, at > token, isForm(at + 1, scene) {
        return Found(token..<at + 2, .organization(OrganizationReading(kind: .company)))
      }
      // "Bramley’s Limited", but no owner of a company.
      let isOwn =
        tokens.fold(at) == .possessive && at == token + 1 && scene.isNameWord(at + 1)
        && tokens.classes[token].isDisjoint(with: [
          .service, .organization, .country, .state, .city, .region, .demonym,
        ])
      // "ATLR and Bramley Limited" are two.
      let joins =
        tokens.fold(at) == Word.and.fold && scene.isNameWord(at + 1)
        && !(at == token + 1 && tokens.shapes[token].contains(.allCaps))
        && !(tokens.has(.organization, at: token)
          && scene.phrase(.organization, at: token)?.end == at)
      guard
        scene.isNameWord(at) && !scene.has(.ranks, at: at) || scene.isGlue(at)
          || tokens.fold(at) == .ampersand || joins || isOwn
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
    // "B Co.": a company of soldiers.
    if fold == Word.co.fold, tokens.range(token - 1).count == 1 { return false }
    if fold == Word.co.fold || fold == Word.corp.fold {
      return tokens.shapes[token].contains(.point)
    }
    // "& Co", "& Sons"
    if tokens.fold(token - 1) == .ampersand,
      fold == Word.sons.fold || fold == Word.associates.fold || fold == Word.brothers.fold
        || fold == Word.partners.fold
    {
      return true
    }
    if fold == Word.sa.fold || fold == Word.ag.fold || fold == Word.nv.fold || fold == Word.oyj.fold
      || fold == Word.asa.fold
    {
      return tokens.shapes[token].contains(.allCaps) && !scene.isInCapitals(token)
        && tokens.kinds[token - 1] == .word && !scene.isNameWord(token + 1)
        && tokens.fold(token - 1) != Word.the.fold
    }
    if tokens.shapes[token].contains(.point), tokens.range(token).count <= 7 {
      switch scene.string(token..<token + 1) {
      case "L.P.", "S.A.", "S.p.A.", "N.V.", "A.G.", "L.L.C.", "P.C.", "L.L.P.": return true
      default: break
      }
    }
    return fold == Word.inc.fold || fold == Word.llc.fold || fold == Word.ltd.fold
      || fold == Word.corporation.fold || fold == Word.incorporated.fold || fold == Word.gmbh.fold
      || fold == Word.plc.fold || (fold == Word.limited.fold && token > 0)
  }
}
