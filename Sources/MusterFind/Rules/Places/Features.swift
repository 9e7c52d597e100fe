internal import MusterModel
internal import MusterText

extension Rule {
  /// A river, island, county, airport or building by name: "Ohio River", "Lake Corwin", "Batan
  /// Island", "Selva province", "Wendell Airport", "Pride Hangar".
  ///
  /// Does not match the word alone ("the river").
  static let feature = Rule(
    "place.feature", "A landmark or building by a name with a word for what it is.",
    reads: [.ranks, .dates, .people, .organizations], writes: .places, triggers: .capitalized
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.leads(to: .placeWord, from: token), scene.isRead(at: token),
      PlaceNames.isWord(token, in: scene),
      !(tokens.isGlued(token) && scene.isGlue(token - 1))
    else { return nil }
    if let found = opened(token, scene) { return found }
    return closed(token, scene)
  }

  private static let list = ListName.placeWords

  /// "Lake X", "Cape X", "Gulf of X", "Mount X".
  private static func opened(_ token: Int, _ scene: Scene) -> Found? {
    let tokens = scene.tokens
    guard tokens.has(.placeWord, at: token), let phrase = scene.phrase(.placeWord, at: token),
      let row = phrase.rows.first(where: {
        scene.column(2, of: list, row: $0) == "before"
          && scene.column(1, of: list, row: $0) != "installation"
      }), PlaceNames.isWord(phrase.end, in: scene), scene.isSameSentence(token, phrase.end),
      !tokens.has([.organizationHead, .echelon, .placeWord], at: phrase.end)
        || scene.phrase(.placeWord, at: phrase.end) == nil,
      !scene.beginsRole(at: phrase.end)
    else { return nil }
    var end = phrase.end + 1
    if end + 1 < tokens.count, scene.isGlue(end), tokens.isCapitalized(end + 1) { end += 2 }
    if tokens.has(.initial, at: end - 1), PlaceNames.isWord(end, in: scene) { end += 1 }
    if end < tokens.count,
      let city = scene.city(at: phrase.end),
      city.end > end
    {
      end = city.end
    }
    let kind = PlaceKind(rawValue: scene.column(1, of: list, row: row).string) ?? .region
    return PlaceNames.found(token..<end, kind, in: scene)
  }

  /// A name that the word closes: "X River", "X International Airport", "X province".
  private static func closed(_ token: Int, _ scene: Scene) -> Found? {
    let tokens = scene.tokens
    guard !scene.beginsRole(at: token), !tokens.has([.month, .weekday], at: token) else {
      return nil
    }
    // "Declaring Kelmar district closed": a verb that opens the sentence.
    if tokens.shapes[token].contains(.sentenceStart), isVerb(token, scene) { return nil }
    var at = token
    var best: (end: Int, kind: PlaceKind)?
    var words = 0
    if tokens.has(.placeWord, at: token), tokens.fold(token + 1) == Word.and.fold { return nil }
    while at < tokens.count, words <= 7, scene.isSameSentence(token, at) {
      if at > token, tokens.has(.placeWord, at: at), !PlaceNames.isHeld(at, in: scene),
        let phrase = scene.phrase(.placeWord, at: at),
        let row = phrase.rows.first(where: {
          scene.column(2, of: list, row: $0) == "after"
            && scene.column(1, of: list, row: $0) != "installation"
        }), tokens.isCapitalized(phrase.end - 1) || isLowerAllowed(at, scene)
      {
        // "the Pacific region": the list has its name.
        if tokens.fold(at) == Word.region.fold, !tokens.isCapitalized(at),
          tokens.has(.region, at: token), scene.phrase(.region, at: token)?.end == at
        {
          break
        }
        // "a Christianized region": an adjective.
        if isPlainNoun(at, scene), at == token + 1, isParticiple(token, scene) { break }
        // "the Panwell neighborhood": the noun is no part of the name.
        let kind = PlaceKind(rawValue: scene.column(1, of: list, row: row).string) ?? .region
        best = (isPlainNoun(at, scene) ? at : phrase.end, kind)
        at = phrase.end
        words += 1
        continue
      }
      if PlaceNames.isWord(at, in: scene) {
        if words > 0, scene.beginsRole(at: at) { break }
        at += 1
        words += 1
      } else if scene.isGlue(at) {
        at += 1
      } else if words > 0, tokens.has(.particle, at: at), !tokens.isCapitalized(at),
        PlaceNames.isWord(at + 1, in: scene)
      {
        // "Salah ad Din Province"
        at += 1
      } else if words > 0, tokens.fold(at) == Word.of.fold || tokens.fold(at) == Word.and.fold,
        best == nil || tokens.fold(at) == Word.of.fold, leadsOn(at, scene)
      {
        at += tokens.fold(at + 1) == Word.the.fold ? 2 : 1
        // "North Fork of the Ohio River", "Museum of Aviation".
        if best != nil, PlaceNames.isWord(at, in: scene) {
          if best?.kind == .facility { best?.end = at + 1 }
        }
      } else {
        break
      }
    }
    guard let best, best.end > token else { return nil }
    // One common word does not make a name: "Main Street" is one, "New Building" is none.
    if best.end - token == 2, tokens.has(.common, at: token),
      tokens.shapes[token].contains(.sentenceStart) || scene.blockKind(at: token) == .headline
    {
      return nil
    }
    return PlaceNames.found(token..<best.end, best.kind, in: scene)
  }

  /// "province", "county", "river" may stand in lower case behind the name.
  private static func isLowerAllowed(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return fold == Word.province.fold || fold == Word.governorate.fold
      || fold == Word.prefecture.fold
      || fold == Word.oblast.fold
      || fold == Word.river.fold || fold == Word.mountains.fold || fold == Word.district.fold
      || fold == Word.neighborhood.fold || fold == Word.neighbourhood.fold
      || fold == Word.islands.fold || fold == Word.peninsula.fold || fold == Word.region.fold
      || fold == Word.railway.fold || fold == Word.valley.fold || fold == Word.mosque.fold
  }

  private static func isVerb(_ token: Int, _ scene: Scene) -> Bool {
    let range = scene.tokens.range(token)
    return range.count > 5
      && scene.document.text[range.end - 3..<range.end].elementsEqual("ing".utf8)
      && scene.tokens.classes[token].isDisjoint(with: [.family, .given, .city, .placeWord])
  }

  private static func isParticiple(_ token: Int, _ scene: Scene) -> Bool {
    let range = scene.tokens.range(token)
    let text = scene.document.text
    return scene.tokens.has([.demonym, .common, .service], at: token)
      || range.count > 4 && text[range.end - 2..<range.end].elementsEqual("ed".utf8)
  }

  /// "neighborhood", "district", "region" in lower case say what the name before them names.
  static func isPlainNoun(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return !scene.tokens.isCapitalized(token)
      && (fold == Word.neighborhood.fold || fold == Word.neighbourhood.fold
        || fold == Word.district.fold || fold == Word.region.fold)
  }

  private static func leadsOn(_ at: Int, _ scene: Scene) -> Bool {
    let next = scene.tokens.fold(at + 1) == Word.the.fold ? at + 2 : at + 1
    if scene.tokens.fold(at) == Word.and.fold, scene.phrase(.placeWord, at: next) != nil {
      return false
    }
    return PlaceNames.isWord(next, in: scene) && !scene.beginsRole(at: next)
      && !scene.tokens.has(.country, at: next)
  }
}
