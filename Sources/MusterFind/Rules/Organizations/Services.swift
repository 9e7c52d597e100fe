internal import MusterModel
internal import MusterText

extension Rule {
  /// An armed service by name.
  ///
  /// "U.S. Air Force", "the Navy", "ROK Army", "Texas Air National Guard". Before a rank ("Army Spc. Dale Orton") it is a mention too. Does not match inside the name of
  /// a base, nor the people of a service ("two Marines", "Air Force Airmen" names the service once).
  static let service = Rule(
    "organization.service", "An armed service by name.",
    reads: [.ranks, .equipment, .events, .places], writes: .organizations,
    triggers: [.service, .state, .country, .demonym]
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.isCapitalized(token), !scene.has(.equipment, at: token),
      !scene.has(.events, at: token), !scene.has(.places, at: token)
    else { return nil }
    if tokens.isGlued(token), tokens.fold(token - 1) == .hyphen { return nil }
    if let found = stateGuard(token, scene) { return found }
    var phrase = scene.phrase(.service, at: token)
    if phrase == nil, let before = scene.phrase(.serviceBeforeRank, at: token),
      scene.has(.ranks, at: before.end) || scene.has(.ranks, at: token)
    {
      phrase = before
    }
    guard let phrase, let row = phrase.rows.first else { return nationalService(token, scene) }
    let list = ListName.services
    let words = phrase.end - token
    // "American Sgt. X" names a country, not a service; "Marines" alone are people.
    if scene.column(3, of: list, row: row) == "joint", phrase.rows.count == 1,
      !scene.string(token..<phrase.end).contains("orces"),
      !["Bundeswehr", "CAF", "ADF", "AFP", "JSDF", "NZDF"].contains(
        scene.string(token..<phrase.end))
    {
      return nil
    }
    if words == 1 {
      let fold = tokens.fold(token)
      if fold == Word.marines.fold || fold == Word.marine.fold {
        guard scene.has(.ranks, at: phrase.end) || isTheService(token, phrase.end, scene) else {
          return nil
        }
      }
      if scene.isInCapitals(token), tokens.range(token).count <= 4, fold != Word.army.fold,
        fold != Word.navy.fold
      {
        return nil
      }
    }
    if tokens.fold(phrase.end - 1) == Word.marines.fold, words > 1,
      scene.has(.ranks, at: phrase.end) == false
    {
      // "U.S. Marines with 2nd Battalion": people.
      if tokens.fold(phrase.end) == Word.with.fold || tokens.fold(phrase.end) == Word.assigned.fold
        || tokens.fold(phrase.end) == Word.from.fold
      {
        return nil
      }
    }
    if leadsToBuilding(phrase.end, scene) { return nil }
    // "Navy SEAL" is one word for a person.
    if tokens.fold(phrase.end) == Word.seal.fold || tokens.fold(phrase.end) == Word.seals.fold {
      return nil
    }
    return Found(
      token..<phrase.end,
      .organization(
        OrganizationReading(
          kind: .service, country: scene.column(2, of: list, row: row).string,
          form: isAcronym(token..<phrase.end, scene) ? .acronym : .full, service: row)))
  }

  /// "Army Medical Center", "Air Force Memorial": the name of a building goes on.
  private static func leadsToBuilding(_ end: Int, _ scene: Scene) -> Bool {
    let list = ListName.placeWords
    var at = end
    while at < end + 3, scene.isSameSentence(end - 1, at), scene.isNameWord(at),
      !scene.has(.ranks, at: at)
    {
      if scene.tokens.has(.placeWord, at: at), let word = scene.phrase(.placeWord, at: at),
        word.rows.contains(where: {
          scene.column(1, of: list, row: $0) == "facility"
            && scene.column(2, of: list, row: $0) == "after"
        })
      {
        return true
      }
      at += 1
    }
    return false
  }

  /// "the Marines" and nothing behind it that makes them people.
  private static func isTheService(_ token: Int, _ end: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard tokens.fold(token) == Word.marines.fold, tokens.fold(token - 1) == Word.the.fold else {
      return false
    }
    if tokens.fold(token - 2) == Word.in.fold || tokens.fold(token - 2) == Word.from.fold {
      return true
    }
    let name = end < tokens.count ? tokens.fold(end) : FoldID.period
    return name == .period || name == .comma || name == Word.and.fold || name == Word.as.fold
      || name == .closeQuote || name == Word.or.fold
  }

  static func isAcronym(_ range: Range<Int>, _ scene: Scene) -> Bool {
    range.count == 1 && scene.tokens.fold(range.lowerBound) != Word.army.fold
      && scene.tokens.fold(range.lowerBound) != Word.navy.fold
      && (scene.tokens.shapes[range.lowerBound].contains(.allCaps)
        || scene.tokens.shapes[range.lowerBound].contains(.mixed))
      && !scene.isInCapitals(range.lowerBound)
  }

  /// "Texas National Guard", "Vermont Air National Guard", "Kentucky Guard".
  private static func stateGuard(_ token: Int, _ scene: Scene) -> Found? {
    let tokens = scene.tokens
    guard tokens.has(.state, at: token), let state = scene.phrase(.state, at: token) else {
      return nil
    }
    var at = state.end
    if tokens.fold(at) == Word.army.fold || tokens.fold(at) == Word.air.fold { at += 1 }
    if tokens.fold(at) == Word.national.fold { at += 1 }
    guard tokens.fold(at) == Word.guard.fold, tokens.isCapitalized(at),
      scene.isSameSentence(token, at)
    else { return nil }
    return Found(
      token..<at + 1, .organization(OrganizationReading(kind: .service, country: "US")))
  }

  /// A service of a nation that the table does not list: "Tongan Navy", "Luxembourg army".
  private static func nationalService(_ token: Int, _ scene: Scene) -> Found? {
    let tokens = scene.tokens
    // "Royal Bhutan Army"
    let name = tokens.fold(token) == Word.royal.fold ? token + 1 : token
    guard tokens.has([.country, .demonym], at: name),
      let country = scene.countryCode(at: name), country.code != "US"
    else { return nil }
    var at = country.end
    if tokens.fold(at) == Word.national.fold || tokens.fold(at) == Word.royal.fold { at += 1 }
    let fold = tokens.fold(at)
    var end = at + 1
    if fold == Word.army.fold || fold == Word.navy.fold {
    } else if fold == Word.air.fold,
      tokens.fold(at + 1) == Word.force.fold || tokens.fold(at + 1) == Word.defense.fold
        || tokens.fold(at + 1) == Word.defence.fold
    {
      end = at + 2
      if tokens.fold(at + 1) != Word.force.fold {
        guard tokens.fold(at + 2) == Word.force.fold else { return nil }
        end = at + 3
      }
    } else if fold == Word.coast.fold, tokens.fold(at + 1) == Word.guard.fold {
      end = at + 2
    } else if fold == Word.marine.fold, tokens.fold(at + 1) == Word.corps.fold {
      end = at + 2
    } else if fold == Word.marines.fold {
    } else if fold == Word.land.fold, tokens.fold(at + 1) == Word.forces.fold {
      end = at + 2
    } else if fold == Word.armed.fold, tokens.fold(at + 1) == Word.forces.fold {
      end = at + 2
    } else {
      return nil
    }
    guard scene.isSameSentence(token, end - 1) else { return nil }
    return Found(
      token..<end, .organization(OrganizationReading(kind: .service, country: country.code)))
  }
}

extension Rule {
  /// The government of a nation by its name, or a regime by its head: "the government of Iraq", "the
  /// Marok regime".
  ///
  /// Does not match a government in brackets (who gave a medal), nor a plain regime.
  static let namedGovernment = Rule(
    "organization.named-government", "The government of a named nation, the regime of a person.",
    reads: [.ranks], writes: .organizations,
    triggers: [.organizationHead, .capitalized], needs: WordSet([.government, .regime])
  ) { token, scene in
    let tokens = scene.tokens
    if tokens.fold(token) == Word.government.fold, !tokens.isCapitalized(token) {
      guard tokens.fold(token + 1) == Word.of.fold, tokens.fold(token - 1) != .openParenthesis,
        scene.isRead(at: token), scene.isSameSentence(token, token + 2)
      else { return nil }
      let name = tokens.fold(token + 2) == Word.the.fold ? token + 3 : token + 2
      guard tokens.isCapitalized(name), let country = scene.phrase(.country, at: name) else {
        return nil
      }
      return Found(
        token..<country.end,
        .organization(
          OrganizationReading(
            kind: .government,
            country: scene.column(0, of: .countries, row: country.rows[0]).string)))
    }
    guard tokens.fold(token + 1) == Word.regime.fold, !tokens.isCapitalized(token + 1),
      scene.isNameWord(token), !scene.isTaken(token), scene.isRead(at: token),
      scene.isSameSentence(token, token + 1), !tokens.has([.demonym, .common], at: token),
      !tokens.shapes[token].contains(.sentenceStart)
    else { return nil }
    return Found(
      token..<token + 2, .organization(OrganizationReading(kind: .government)))
  }

  /// The government, parliament or security forces of a nation, by its adjective.
  ///
  /// "the Iraqi government", "Afghan security forces". Not plain forces or the military of a nation,
  /// nor those of the United States.
  static let nationalBody = Rule(
    "organization.national-body", "The government, forces or opposition of a nation.",
    reads: [.places], writes: .organizations, triggers: .demonym
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.isCapitalized(token), !scene.has(.places, at: token),
      !scene.isInCapitals(token), scene.blockKind(at: token) != .headline,
      let adjective = scene.phrase(.demonym, at: token), let row = adjective.rows.first
    else { return nil }
    let country = scene.column(0, of: .countries, row: row).string
    guard country != "US" else { return nil }
    var at = adjective.end
    let first = at
    for word in [Word.security, .armed]
    where tokens.fold(at) == word.fold && tokens.fold(at + 1) == Word.forces.fold {
      at += 1
    }
    guard !tokens.isCapitalized(at), scene.isSameSentence(token, at) else { return nil }
    let kind: OrganizationKind
    switch tokens.fold(at) {
    case Word.forces.fold where at > first: kind = .service
    case Word.government.fold, Word.opposition.fold, Word.parliament.fold, Word.regime.fold,
      Word.authorities.fold:
      kind = .government
    default: return nil
    }
    // "Iraqi government officials", "Polish military bases": the word is an adjective itself.
    if tokens.isWord(at + 1), !tokens.has([.function, .pronoun, .cue], at: at + 1),
      !tokens.isCapitalized(at + 1), scene.isSameSentence(at, at + 1),
      tokens.fold(at) == Word.government.fold
    {
      let fold = tokens.fold(at + 1)
      if tokens.has(.member, at: at + 1) || fold == Word.forces.fold { return nil }
    }
    return Found(
      token..<at + 1, .organization(OrganizationReading(kind: kind, country: country)))
  }
}
