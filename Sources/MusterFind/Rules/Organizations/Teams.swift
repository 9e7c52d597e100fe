internal import MusterModel
internal import MusterText

extension Rule {
  /// A sports team by its home and its name: "Lindale Harriers", "Texas Longhorns", "Air Force
  /// Academy Falcons".
  ///
  /// The home is a city, a state or a school, the name a plural. Does not match the members of a
  /// service ("Kentucky Airmen"), nor a person ("Austin Rogers").
  static let team = Rule(
    "organization.team", "A sports team by its home and the plural behind it.",
    reads: [.ranks, .events], writes: .organizations,
    triggers: [.city, .state, .organization, .capitalized]
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isNameWord(token), scene.isNameWord(token + 1) || scene.isNameWord(token + 2),
      !scene.isTaken(token), scene.isRead(at: token), scene.blockKind(at: token) != .headline,
      !scene.isInCapitals(token), !isQuoted(token, scene),
      !tokens.shapes[token].contains(.point) || tokens.fold(token) == Word.st.fold,
      !(scene.isNameWord(token - 1) && scene.isSameSentence(token - 1, token)
        && !tokens.has(.common, at: token - 1)),
      !scene.has(.ranks, at: token - 1)
    else { return nil }
    // No home has more than fifteen words, and the plural is the first or second word behind it.
    guard (token + 1..<token + 17).contains(where: { scene.isNameWord($0) && isPlural($0, scene) })
    else { return nil }
    var home = token
    if tokens.has(.state, at: token), let state = scene.phrase(.state, at: token) {
      home = state.end
    } else if tokens.has(.organization, at: token),
      let school = scene.phrase(.organization, at: token),
      scene.column(1, of: .organizations, row: school.rows[0]) == "school"
    {
      home = school.end
    } else if tokens.has(.city, at: token) || scene.isNameWord(token + 1),
      let city = scene.city(at: token),
      city.population >= 4 || city.end > token + 1
    {
      home = city.end
    }
    if home == token, tokens.has(.region, at: token),
      let region = scene.phrase(.region, at: token), region.end > token + 1
    {
      home = region.end
    }
    guard home > token, home < tokens.count, scene.isSameSentence(token, home) else { return nil }
    for end in [home + 1, home + 2] where end <= tokens.count {
      guard scene.isNameWord(end - 1), !scene.isTaken(end - 1),
        scene.isSameSentence(token, end - 1),
        !scene.beginsRole(at: end - 1), !tokens.shapes[end - 1].contains(.allCaps)
      else { return nil }
      guard isPlural(end - 1, scene) else { continue }
      // Another capital would make it part of a longer name, or a person.
      guard !scene.isNameWord(end) || !scene.isSameSentence(end - 1, end) else { return nil }
      guard tokens.names[end - 1].family == 0 || tokens.names[token].given == 0 && end - token > 2
      else { return nil }
      if let city = scene.city(at: token), city.end >= end {
        return nil
      }
      return Found(token..<end, .organization(OrganizationReading(kind: .team)))
    }
    return nil
  }

  /// The byname of a unit in marks: "9 Squadron “Silver Darts”".
  private static func isQuoted(_ token: Int, _ scene: Scene) -> Bool {
    token > 1 && scene.tokens.has(.quotationMark, at: token - 1)
      && scene.mention(.organizations, at: token - 2) != nil
  }

  /// A football club by its letters: "FC Kelmar", "Kelmar FC", "Orvik F.C.".
  ///
  /// Does not match the letters alone, nor a chaplain’s or commander’s post behind them.
  static let club = Rule(
    "organization.club", "A sports club by the letters before or behind its name.",
    reads: [.ranks], writes: .organizations, triggers: .capitalized, needs: clubLetters
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isNameWord(token), scene.isNameWord(token + 1), scene.isRead(at: token),
      scene.isSameSentence(token, token + 1), !scene.isTaken(token), !scene.isTaken(token + 1)
    else { return nil }
    func letters(_ at: Int) -> Bool {
      return tokens.shapes[at].contains(.allCaps) && !scene.isInCapitals(at)
        && clubLetters.contains(tokens.fold(at)) && !scene.isGlue(at + 1)
    }
    if letters(token), !tokens.shapes[token].contains(.point), tokens.fold(token) == Word.fc.fold,
      !tokens.shapes[token + 1].contains(.allCaps), !scene.beginsRole(at: token + 1)
    {
      var end = token + 2
      while end + 1 < tokens.count, scene.isGlue(end), tokens.isCapitalized(end + 1) { end += 2 }
      return Found(token..<end, .organization(OrganizationReading(kind: .team)))
    }
    for at in [token + 1, token + 2] where at < tokens.count {
      if letters(at), scene.isSameSentence(token, at),
        tokens.classes[token].isDisjoint(with: [.service, .organization, .member])
      {
        return Found(token..<at + 1, .organization(OrganizationReading(kind: .team)))
      }
      guard scene.isNameWord(at) else { return nil }
    }
    return nil
  }

  private static let clubLetters = WordSet([.fc, .afc, .hc])

  /// A plural that is no head noun of another kind.
  static func isPlural(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard
      tokens.classes[token].isDisjoint(with: [
        .member, .placeWord, .echelon, .organizationHead, .role, .demonym, .rank, .title,
        .eventWord, .state, .country, .region, .month,
      ]), tokens.range(token).count >= 4
    else { return false }
    let text = scene.document.text
    let range = tokens.range(token)
    return text[range.end - 1] == UInt8(ascii: "s") && text[range.end - 2] != UInt8(ascii: "s")
      && text[range.end - 2] != UInt8(ascii: "u") && text[range.end - 2] != UInt8(ascii: "i")
  }
}

extension Pass {
  /// A team again by its plural alone: "the Harriers".
  static let teamsAgain = Pass(
    "organization.team-again", "A team of the text by its name without its home.",
    reads: [.organizations, .people, .places], writes: .organizations
  ) { scene in
    let tokens = scene.tokens
    var names: [FoldID] = []
    var firsts: [FoldID] = []
    for team in scene.mentions.organizations
    where team.reading.kind == .team && team.tokens.count > 1
      && (team.rule == "organization.team" || team.rule == "organization.known")
    {
      let last = team.tokens.upperBound - 1
      guard Rule.isPlural(last, scene) else { continue }
      names.append(tokens.fold(last))
      // "Blue Herons" of "Kingsport Blue Herons"
      if team.tokens.count > 2, !tokens.has(.city, at: last - 1) {
        firsts.append(tokens.fold(last - 1))
      }
    }
    guard !names.isEmpty else { return }
    for token in 0..<tokens.count
    where tokens.isCapitalized(token) && names.contains(tokens.fold(token)) {
      guard !scene.has(.organizations, at: token), !scene.has(.people, at: token),
        !scene.has(.places, at: token), scene.isRead(at: token),
        // "the Herons" or "Herons": not the last word of another name.
        !(scene.isNameWord(token + 1) && scene.isSameSentence(token, token + 1))
      else { continue }
      var start = token
      if token > 0, firsts.contains(tokens.fold(token - 1)), tokens.isCapitalized(token - 1),
        !scene.has(.organizations, at: token - 1), !scene.has(.people, at: token - 1),
        !scene.has(.places, at: token - 1), scene.isSameSentence(token - 1, token)
      {
        start = token - 1
      }
      scene.add(
        Found(
          start..<token + 1, .organization(OrganizationReading(kind: .team, form: .partial))),
        rule: "organization.team-again")
    }
  }
}
