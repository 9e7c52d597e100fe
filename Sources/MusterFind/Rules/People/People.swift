internal import MusterModel
internal import MusterText

/// The person rules, most specific first.
extension Rule {
  static let people: [Rule] = [
    .personRankName, .personCivilRank, .personTitleName, .personRoleName, .personCreditName,
    .personListed,
    .personCouple, .personFullName,
  ]

  /// A name behind a rank.
  ///
  /// Such as "Lt. Gen. David N. Mercer Jr.", "Chaplain (Capt.) Ana Ruiz".
  ///
  /// Takes any capitalised word as a name. Does not match a rank alone ("the captain said").
  static let personRankName = Rule(
    "person.rank-name", "A name behind a rank.",
    reads: [.ranks], writes: .people, triggers: [.rank, .rating, .service]
  ) { token, scene in
    var first = token
    if !scene.has(.ranks, at: first), let service = scene.phrase(.serviceBeforeRank, at: token) {
      first = service.end
    }
    guard let rank = scene.mention(.ranks, at: first),
      scene.mentions.ranks[rank].tokens.lowerBound == first,
      first == token || scene.mentions.ranks[rank].rule == "rank.letters"
    else { return nil }
    let start = PersonContext.nameStart(behind: scene.mentions.ranks[rank].tokens.upperBound, scene)
    return PersonContext.person(
      at: start.token, isStrong: true, rank: rank, title: start.title, scene)
  }

  /// A name behind the title of a policeman, a fireman or a pilot of an airline.
  ///
  /// Such as "Salem police Sgt. Ana Ruiz". The title is no rank, and becomes a role.
  static let personCivilRank = Rule(
    "person.civil-title", "A name behind a title of police, of firemen or of an airline.",
    writes: .people, triggers: .rank
  ) { token, scene in
    guard !scene.has(.ranks, at: token), let title = scene.phrase(.rank, at: token),
      CivilRanks.isCivil(token..<title.end, scene), !CivilRanks.isFalse(token..<title.end, scene)
    else { return nil }
    return PersonContext.person(
      at: title.end, isStrong: true, title: scene.tokens.range(token..<title.end), scene)
  }

  /// A name behind a courtesy title.
  ///
  /// Such as "Dr. Min Seo-yeon", "Mrs Okafor".
  static let personTitleName = Rule(
    "person.title-name", "A name behind a courtesy or academic title.",
    writes: .people, triggers: .title
  ) { token, scene in
    guard let title = scene.phrase(.title, at: token), let row = title.rows.first else {
      return nil
    }
    let start = PersonContext.nameStart(behind: title.end, scene)
    guard
      var found = PersonContext.person(
        at: start.token, isStrong: true, title: scene.tokens.range(token..<title.end), scene),
      case .person(var reading) = found.reading
    else { return nil }
    switch scene.column(2, of: .titles, row: row) {
    case "male": reading.gender = .male
    case "female": reading.gender = .female
    default: break
    }
    found.reading = .person(reading)
    return found
  }

  /// A name behind a role: "Secretary of War Grant Hale", "spokesman Owen Pike", "Mayor Santos".
  ///
  /// Does not match an organization behind a role ("Director Carrier Strike").
  static let personRoleName = Rule(
    "person.role-name", "A name behind a job title.", writes: .people, triggers: .role
  ) { token, scene in
    guard let role = scene.phrase(.role, at: token), !scene.has(.ranks, at: token),
      let row = role.rows.first, scene.column(1, of: .roles, row: row) != "member"
    else { return nil }
    // "Secretary of War for Policy Ana Ruiz": the title may go on.
    let end = PersonContext.titleEnd(role.end, scene)
    guard
      let found = PersonContext.person(
        at: end, isStrong: true, title: scene.tokens.range(token..<end), scene),
      case .person(let reading) = found.reading
    else { return nil }
    let tokens = scene.tokens
    let first = tokens.names[found.tokens.lowerBound]
    if reading.name.given == nil {
      // A bare family name wants a civil title ("Secretary Hale"), not any job ("Partner Nations").
      guard role.rows.contains(where: { scene.column(1, of: .roles, row: $0) == "title" }),
        first.family > 0 || first.given > 0 || tokens.isCapitalized(token),
        !tokens.has(
          [.common, .country, .state, .demonym, .organizationHead, .echelon],
          at: found.tokens.lowerBound)
      else { return nil }
      return tokens.isCapitalized(token) ? found : nil
    }
    let isListed =
      first.given > 0 || first.isFamilyFirst
      || tokens.has(.initial, at: found.tokens.lowerBound)
    let last = tokens.names[found.tokens.upperBound - 1]
    // "Chief Joseph Dam": the name of a place goes on.
    if tokens.has(.placeWord, at: found.tokens.upperBound - 1), last.family < 7 { return nil }
    return isListed || (last.family > 0 && !tokens.has(.common, at: found.tokens.lowerBound))
      ? found : nil
  }

  /// The name in a credit.
  ///
  /// Such as "(U.S. Army photo by Spc. Ana Ruiz)", "photo/Jim Hale", "Picture: Jo Lee".
  static let personCreditName = Rule(
    "person.credit-name", "A name in a photo credit.", writes: .people, triggers: .capitalized,
    needs: PersonContext.pictures
  ) { token, scene in
    guard PersonContext.isCredit(before: token, scene), !scene.has(.ranks, at: token) else {
      return nil
    }
    // A rate that the tables do not know may stand before the name: "LPhot", "PO(Phot)".
    let tokens = scene.tokens
    var start = token
    if tokens.shapes[token].contains(.mixed) || tokens.shapes[token].contains(.allCaps),
      tokens.names[token].given == 0
    {
      var next = token + 1
      if tokens.fold(next) == .openParenthesis, tokens.isGlued(next) { next += 3 }
      if tokens.isCapitalized(next), tokens.isCapitalized(next + 1) { start = next }
    }
    guard let found = PersonContext.person(at: start, isStrong: true, scene),
      case .person(let reading) = found.reading, reading.name.given != nil
    else { return nil }
    return found
  }

  /// A further name of a list that a plural rank opens.
  ///
  /// Such as "Sgts. Ana Ruiz and Owen Pike".
  static let personListed = Rule(
    "person.listed", "A further name behind a plural rank.",
    reads: [.ranks], writes: .people, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    var before = token - 1
    if tokens.fold(before) == Word.and.fold { before -= 1 }
    if tokens.fold(before) == .comma { before -= 1 }
    guard before < token - 1, let last = scene.mention(.people, at: before),
      let rank = scene.mentions.people[last].reading.rank,
      scene.mentions.ranks[rank].reading.isPlural, !scene.has(.ranks, at: token)
    else { return nil }
    return PersonContext.person(at: token, isStrong: true, rank: rank, scene)
  }

  /// The first of two who share a family name: "Semi and Mele Tau", "John and Mary Doe".
  static let personCouple = Rule(
    "person.couple", "A given name joined by \"and\" to a full name whose family name it shares.",
    writes: .people, triggers: .given
  ) { token, scene in
    let tokens = scene.tokens
    guard tokens.isCapitalized(token), tokens.isWord(token), tokens.names[token].given > 2,
      tokens.fold(token + 1) == Word.and.fold || tokens.fold(token + 1) == .ampersand,
      tokens.names[token].given >= tokens.names[token].family || tokens.names[token].given > 7,
      !tokens.isCapitalized(token - 1) || tokens.shapes[token].contains(.sentenceStart)
        || scene.has(.ranks, at: token - 1),
      let second = PersonContext.person(at: token + 2, isStrong: false, scene),
      case .person(let partner) = second.reading, partner.form == .full,
      partner.name.middle == nil, PersonEvidence(scene).isPerson(second.tokens, partner)
    else { return nil }
    let name = PersonName(given: tokens.range(token), family: partner.name.family)
    return Found(
      token..<token + 1,
      .person(
        PersonReading(
          name: name, rank: scene.mention(.ranks, at: token - 1), form: .full,
          gender: NameParser(scene).gender(of: name))))
  }

  /// A given and a family name in running text.
  ///
  /// Such as "Marisol Reyes", "J. Trent Yoder", "Min Seo-yeon".
  ///
  /// The tables of names, or what stands around, must speak for it. Does not match places
  /// ("Virginia Beach"), organizations, or capitalised words that open a sentence.
  static let personFullName = Rule(
    "person.full-name", "A given and a family name in running text.",
    writes: .people, triggers: .capitalized
  ) { token, scene in
    guard !scene.has(.ranks, at: token),
      var found = PersonContext.person(at: token, isStrong: false, scene),
      case .person(let reading) = found.reading, reading.name.given != nil
    else { return nil }
    guard PersonEvidence(scene).isPerson(found.tokens, reading) else { return nil }
    found.reading = .person(reading)
    return found
  }
}

/// What stands around a name.
enum PersonContext {
  /// Where the name begins behind a rank or title: past "(Dr.)", "(select)", ")", "Sir", "Dr.".
  static func nameStart(
    behind end: Int, _ scene: Scene
  ) -> (token: Int, title: TextRange?) {
    let tokens = scene.tokens
    var at = end
    var title: TextRange?
    if tokens.fold(at) == .hyphen, tokens.fold(at + 1) == Word.select.fold { at += 2 }
    if tokens.fold(at) == .closeParenthesis { at += 1 }
    if tokens.fold(at) == .openParenthesis {
      var close = at + 1
      while close < at + 5, tokens.fold(close) != .closeParenthesis { close += 1 }
      if tokens.fold(close) == .closeParenthesis { at = close + 1 }
    }
    if let second = scene.phrase(.title, at: at), tokens.isWord(second.end),
      tokens.isCapitalized(second.end)
    {
      title = tokens.range(at..<second.end)
      at = second.end
    }
    return (at, title)
  }

  /// The end of a title that goes on: "of War", "for Policy", "of the Air Force".
  static func titleEnd(_ end: Int, _ scene: Scene) -> Int {
    let tokens = scene.tokens
    var at = end
    while tokens.fold(at) == Word.of.fold || tokens.fold(at) == Word.for.fold {
      var next = at + 1
      if tokens.fold(next) == Word.the.fold { next += 1 }
      guard tokens.isCapitalized(next) else { break }
      if let organization = scene.mention(.organizations, at: next) {
        at = scene.mentions.organizations[organization].tokens.upperBound
        continue
      }
      // One capitalised word, and more where "and" or "of" joins them.
      at = next + 1
      while tokens.isCapitalized(at), tokens.names[at].given == 0, tokens.isWord(at),
        !tokens.has(.initial, at: at)
      {
        at += 1
      }
    }
    return at
  }

  static func person(
    at token: Int, isStrong: Bool, rank: Int? = nil, title: TextRange? = nil,
    _ scene: Scene
  ) -> Found? {
    guard token < scene.tokens.count, scene.tokens.isCapitalized(token) || isStrong else {
      return nil
    }
    let parser = NameParser(scene)
    guard let name = parser.name(at: token, isStrong: isStrong) else { return nil }
    // In running text one word is no name.
    guard isStrong || name.parts.count > 1 else { return nil }
    let parts = parser.parts(of: name, isStrong: isStrong)
    let form: MentionForm = parts.given == nil ? .surname : .full
    return Found(
      name.tokens,
      .person(
        PersonReading(
          name: parts, rank: rank, title: title, form: form, gender: parser.gender(of: parts))))
  }

  /// Whether "photo by", "photo/", "Picture:", "Photo By:" stands before a token.
  static func isCredit(before token: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    var at = token - 1
    let mark = tokens.fold(at)
    guard mark == Word.by.fold || mark == .slash || mark == .colon else { return false }
    if mark == .colon, tokens.fold(at - 1) == Word.by.fold { at -= 1 }
    at -= 1
    let word = tokens.fold(at)
    return pictures.contains(word)
  }

  /// What a credit is for.
  static let pictures = WordSet([
    .photo, .photos, .photograph, .picture, .image, .video, .courtesy,
  ])
}
