internal import MusterModel
internal import MusterText

extension Rule {
  /// A name with a head noun: "Kentucky State Police", "Air Force Research Laboratory",
  /// "Headquarters and Support Battalion", "Office of the Secretary of War".
  ///
  /// Does not match a head noun alone ("the Agency"), nor a title ("Section Chief").
  static let headedOrganization = Rule(
    "organization.headed", "A name that a head noun closes or opens.",
    reads: [.ranks, .dates, .equipment, .events, .places], writes: .organizations,
    triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.leads(to: [.organizationHead, .echelon], from: token), scene.isNameWord(token),
      !scene.isTaken(token), scene.isRead(at: token)
    else { return nil }
    // "Secretary of the Air Force Public Affairs"
    if tokens.has([.title, .role], at: token),
      let post = scene.phrase(.role, at: token) ?? scene.phrase(.title, at: token),
      post.end > token + 2, let end = UnitNames.withOffice(post.end, in: scene)
    {
      return Found(token..<end, .organization(OrganizationReading(kind: .agency)))
    }
    if tokens.fold(token - 1) == Word.outstanding.fold
      || tokens.fold(token - 1) == Word.exceptional.fold
    {
      return nil
    }
    guard !isInsideName(token, scene), !OrganizationStops.isStop(token, scene)
    else { return nil }
    guard let name = HeadedNames.name(from: token, in: scene),
      !(token..<name.end).contains(where: {
        tokens.fold($0) == Word.outstanding.fold || tokens.fold($0) == Word.exceptional.fold
          || tokens.fold($0) == Word.medal.fold
      }),
      !isBuilding(token..<name.end, scene), !isPartOfAward(name.end, scene),
      !isNationalMinistry(token, scene)
    else { return nil }
    // "Department of Defense Inspector": the list knows where the name ends.
    if tokens.has(.organization, at: token), let known = scene.phrase(.organization, at: token),
      known.end < name.end, name.headEnd <= known.end
    {
      return nil
    }
    // "Lindale AFB, Florida 57th Wing": the state ends the line before.
    if tokens.has([.state, .country], at: token),
      let state = scene.phrase(.state, at: token) ?? scene.phrase(.country, at: token),
      tokens.kinds[state.end] == .ordinal, scene.mention(.organizations, at: state.end) == nil,
      !tokens.shapes[token].contains(.point)
    {
      return nil
    }
    if let place = scene.mention(.places, at: token), place >= 0 {
      // "Fort Lindale Fire Department" is an organization, "Fort Lindale Training Center" a place.
      let tokensOfPlace = scene.mentions.places[place].tokens
      if name.end <= tokensOfPlace.upperBound { return nil }
    }
    if scene.has(.places, at: name.end - 1), name.kind != .command, name.kind != .government,
      name.kind != .school
    {
      let place = scene.mention(.places, at: name.end - 1) ?? 0
      if scene.mentions.places[place].tokens.lowerBound <= token { return nil }
    }
    return Found(
      token..<name.end,
      .organization(
        OrganizationReading(
          kind: name.kind, echelon: name.echelon, country: scene.countryCode(at: token)?.code)))
  }

  /// An armed group by an Arabic article or by what it calls itself an army of: "al-Nour Brigades",
  /// "Army of the Silent Dawn".
  ///
  /// Does not match an army of a place, nor the article alone.
  static let armedGroup = Rule(
    "organization.armed-group", "An armed group with an Arabic article, or an army of something.",
    reads: [.ranks, .dates, .places], writes: .organizations, triggers: [.particle, .service]
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), !scene.isTaken(token) else { return nil }
    if tokens.fold(token) == Word.army.fold, tokens.isCapitalized(token) {
      guard tokens.fold(token + 1) == Word.of.fold, tokens.fold(token + 2) == Word.the.fold,
        scene.isNameWord(token + 3), scene.isNameWord(token + 4),
        scene.isSameSentence(token, token + 4),
        let end = HeadedNames.capitals(from: token + 3, in: scene)
      else { return nil }
      return Found(token..<end, .organization(OrganizationReading(kind: .other)))
    }
    guard tokens.fold(token) == Word.al.fold, scene.isGlue(token + 1),
      scene.isNameWord(token + 2), scene.leads(to: .organizationHead, from: token + 2),
      let name = HeadedNames.name(from: token + 2, in: scene), !scene.has(.places, at: token + 2)
    else { return nil }
    return Found(
      token..<name.end, .organization(OrganizationReading(kind: name.kind)))
  }

  /// "Army Medical Center", "Union Station": the words of a building end the name, or follow it.
  private static func isBuilding(_ name: Range<Int>, _ scene: Scene) -> Bool {
    let list = ListName.placeWords
    func facility(_ token: Int) -> Int? {
      guard scene.tokens.has(.placeWord, at: token),
        let phrase = scene.phrase(.placeWord, at: token),
        phrase.rows.contains(where: {
          scene.column(2, of: list, row: $0) == "after"
            && scene.column(1, of: list, row: $0) != "region"
        })
      else { return nil }
      return phrase.end
    }
    for token in name {
      if let end = facility(token), end >= name.upperBound { return true }
    }
    if scene.tokens.has(.region, at: name.lowerBound),
      let region = scene.phrase(.region, at: name.lowerBound), region.end >= name.upperBound
    {
      return true
    }
    let next = name.upperBound
    return scene.isSameSentence(next - 1, next) && scene.isNameWord(next) && facility(next) != nil
  }

  /// "Air Force Exceptional Service Award": part of the name of an award, a course, a law.
  private static func isPartOfAward(_ end: Int, _ scene: Scene) -> Bool {
    var at = end
    while at < end + 5, scene.isSameSentence(end - 1, at), scene.isNameWord(at) {
      let fold = scene.tokens.fold(at)
      if fold == Word.award.fold || fold == Word.awards.fold || fold == Word.medal.fold
        || fold == Word.ribbon.fold || fold == Word.trophy.fold || fold == Word.program.fold
        || fold == Word.act.fold || fold == Word.plan.fold || fold == Word.scholarship.fold
        || fold == Word.badge.fold || fold == Word.cross.fold || fold == Word.initiative.fold
      {
        return true
      }
      at += 1
    }
    return false
  }

  /// "Lithuanian Ministry of Defence": the ministry is named, the adjective says whose it is.
  private static func isNationalMinistry(_ token: Int, _ scene: Scene) -> Bool {
    guard scene.tokens.has(.demonym, at: token), let adjective = scene.phrase(.demonym, at: token),
      let head = HeadedNames.head(at: adjective.end, in: scene)
    else { return false }
    let fold = scene.tokens.fold(adjective.end)
    return head.opens && head.kind == .government
      && (fold == Word.ministry.fold || fold == Word.department.fold
        || fold == Word.government.fold)
      && scene.tokens.fold(head.end) == Word.of.fold
  }

  /// Whether the word before a token belongs to the same run of capitals, so that a name began there.
  private static func isInsideName(_ token: Int, _ scene: Scene) -> Bool {
    guard token > 0, scene.isSameSentence(token - 1, token) else { return false }
    return scene.tokens.isGlued(token) && scene.isGlue(token - 1)
  }
}

/// Words with a capital that begin no name of an organization.
enum OrganizationStops {
  /// "Attended Kelmar High School": a verb that opens a sentence.
  private static func isParticiple(_ token: Int, _ scene: Scene) -> Bool {
    let range = scene.tokens.range(token)
    let text = scene.document.text
    return range.count > 5 && !scene.tokens.shapes[token].contains(.allCaps)
      && text[range.end - 2..<range.end].elementsEqual("ed".utf8)
      && scene.tokens.classes[token].isDisjoint(with: [
        .family, .given, .service, .organization, .country, .city,
      ])
  }

  static func isStop(_ token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let fold = tokens.fold(token)
    if scene.beginsRole(at: token) { return true }
    if tokens.has([.month, .weekday], at: token) || fold == Word.annual.fold { return true }
    guard tokens.shapes[token].contains(.sentenceStart) || scene.blockKind(at: token) == .headline
    else { return false }
    switch fold {
    case Word.local.fold, Word.new.fold, Word.upcoming.fold, Word.recent.fold, Word.several.fold,
      Word.many.fold, Word.most.fold, Word.fellow.fold, Word.current.fold, Word.former.fold,
      Word.today.fold, Word.following.fold, Word.other.fold:
      return true
    default: return isParticiple(token, scene)
    }
  }
}
