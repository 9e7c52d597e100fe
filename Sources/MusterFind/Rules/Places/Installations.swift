internal import MusterModel
internal import MusterText

extension Rule {
  /// A base, fort, camp or station: "Moody Air Force Base, Ga.", "Fort Irwin", "Joint Base
  /// Lewis-McChord", "Naval Station Mayport", "RAF Marham", "VOLK FIELD AIR NATIONAL GUARD BASE".
  ///
  /// Does not match a base without a name ("the air base").
  static let installation = Rule(
    "place.installation", "A base, fort, camp or station by name.",
    reads: [.ranks, .dates, .equipment, .events], writes: .places,
    triggers: [.capitalized]
  ) { token, scene in
    guard scene.leads(to: .placeWord, from: token), scene.isNameWord(token),
      !scene.isTaken(token), !scene.has(.places, at: token), scene.isRead(at: token)
    else { return nil }
    guard let end = opened(token, scene) ?? closed(token, scene) else { return nil }
    return PlaceNames.found(token..<end, .installation, in: scene)
  }

  /// "Fort X", "Naval Station X", "Marine Corps Base Camp X", "RAF X".
  private static func opened(_ token: Int, _ scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard tokens.has(.placeWord, at: token),
      let phrase = scene.phrase(.placeWord, at: token),
      let row = phrase.rows.first(where: {
        scene.column(2, of: .placeWords, row: $0) == "before"
          && scene.column(1, of: .placeWords, row: $0) == "installation"
      })
    else { return nil }
    _ = row
    var at = phrase.end
    // "Marine Corps Base Camp Lejeune"
    if tokens.fold(at) == Word.camp.fold { at += 1 }
    let first = at
    guard isPart(first, scene), scene.isSameSentence(token, first) else { return nil }
    // "RAF" and other short openers stand before a place, not before people or ranks.
    let opener = scene.string(token..<phrase.end)
    let isShort = opener.utf8.count <= 4 && tokens.shapes[token].contains(.allCaps)
    if isShort {
      guard !scene.isInCapitals(token), !scene.beginsRole(at: first),
        !tokens.has([.echelon, .organizationHead], at: first), !tokens.has(.common, at: first),
        phrase.end - token == 1 || opener != "NSA"
      else { return nil }
      if opener == "RAF" || opener == "RAAF",
        scene.city(at: first) == nil,
        tokens.has(.given, at: first)
      {
        return nil
      }
    }
    at = first
    // "Fort George G. Meade", "Camp Lemonnier", "Joint Base Pearl Harbor-Hickam".
    var words = 0
    while isPart(at, scene), words < 5, scene.isSameSentence(token, at) {
      if words > 0, tokens.has([.organizationHead, .echelon], at: at),
        HeadedNames.head(at: at, in: scene) != nil || scene.phrase(.echelon, at: at) != nil
      {
        break
      }
      if words > 0, scene.beginsRole(at: at) { break }
      // A second place word of the land is no part: "Fort Bliss Training Area" is.
      at += 1
      words += 1
      while at + 1 < tokens.count, scene.isGlue(at), tokens.isCapitalized(at + 1) { at += 2 }
      // One word names most; more only with initials, saints, and words joined by hyphens.
      if words >= 1, isPart(at, scene), !mayGoOn(at - 1, at, scene) { break }
    }
    return at > first ? at : nil
  }

  /// Whether the word behind belongs to the name of a fort: an initial, "St.", or two capitals.
  private static func mayGoOn(_ last: Int, _ next: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    if tokens.shapes[last].contains([.point, .allCaps]) { return true }
    if tokens.has(.initial, at: next) || tokens.has(.initial, at: last) { return true }
    let fold = tokens.fold(last)
    if fold == Word.st.fold || fold == Word.north.fold || fold == Word.south.fold
      || fold == Word.san.fold
      || fold == Word.new.fold || fold == Word.point.fold || fold == Word.base.fold
      || fold == Word.little.fold || fold == Word.al.fold || fold == Word.camp.fold
      || fold == Word.la.fold
      || fold == Word.el.fold || fold == Word.del.fold || fold == Word.corpus.fold
      || fold == Word.key.fold
    {
      return true
    }
    if tokens.has(.common, at: next) && !tokens.has(.family, at: next) { return false }
    // "Camp Red Cloud", "Fort Leonard Wood", "Fort Sam Houston": names of two words.
    return scene.city(at: last)?.end == next + 1
      || (tokens.has(.given, at: last) && tokens.has(.family, at: next))
      || tokens.has(.suffix, at: next)
  }

  private static func isPart(_ token: Int, _ scene: Scene) -> Bool {
    scene.isNameWord(token) && !scene.isTaken(token) && !scene.has(.places, at: token)
      && !scene.has(.people, at: token)
  }

  /// "X Air Force Base", "X Barracks", "X Airfield", "X Field".
  private static func closed(_ token: Int, _ scene: Scene) -> Int? {
    let tokens = scene.tokens
    // The name does not begin within a run that began before.
    if token > 0, tokens.isGlued(token), scene.isGlue(token - 1) { return nil }
    guard !scene.beginsRole(at: token), !tokens.has([.month, .weekday], at: token),
      !tokens.has([.service, .demonym], at: token) || scene.phrase(.service, at: token) == nil
    else { return nil }
    // "Air Base", "Reserve Base", "NATO Air Base": no name stands before.
    if closer(token, scene) != nil || tokens.fold(token) == Word.force.fold
      || tokens.has(.echelon, at: token) && scene.phrase(.echelon, at: token) != nil
      || tokens.has(.organization, at: token) && tokens.shapes[token].contains(.allCaps)
        && scene.phrase(.organization, at: token) != nil
    {
      return nil
    }
    // "31st Tactical Air Base": a unit.
    if tokens.kinds[token - 1 < 0 ? 0 : token - 1] == .ordinal,
      scene.isSameSentence(token - 1, token)
    {
      return nil
    }
    var at = token
    var words = 0
    var best: Int?
    while at < tokens.count, words <= 6, scene.isSameSentence(token, at), !scene.isTaken(at) {
      if at > token, tokens.has(.placeWord, at: at),
        let end = closer(at, scene)
      {
        // "Volk Field Air National Guard Base": the last one closes.
        best = end
        at = end
        words += 1
        continue
      }
      // "Otis Street Lindale AFB": an address.
      let fold = tokens.fold(at)
      if fold == Word.street.fold || fold == Word.drive.fold || fold == Word.avenue.fold
        || fold == Word.road.fold || fold == Word.boulevard.fold
      {
        return nil
      }
      if best != nil, !tokens.has([.placeWord, .service], at: at) { return best }
      if isPart(at, scene) {
        if words > 0, scene.beginsRole(at: at) { return best }
        if words > 0, tokens.has(.service, at: at), let service = scene.phrase(.service, at: at),
          closer(at, scene) == nil, closer(service.end, scene) == nil
        {
          return best
        }
        at += 1
        words += 1
      } else if scene.isGlue(at) {
        at += 1
      } else if tokens.kinds[at] == .mark,
        tokens.fold(at) == .straightSingle || tokens.fold(at) == .openSingle
      {
        at += 1
      } else {
        return best
      }
    }
    return best
  }

  /// A word of bases that closes a name, with the row's own rule for short ones.
  private static func closer(_ token: Int, _ scene: Scene) -> Int? {
    guard let phrase = scene.phrase(.placeWord, at: token) else { return nil }
    let list = ListName.placeWords
    guard
      scene.tokens.isCapitalized(phrase.end - 1) || scene.tokens.shapes[token].contains(.capital),
      phrase.rows.contains(where: {
        scene.column(2, of: list, row: $0) == "after"
          && scene.column(1, of: list, row: $0) == "installation"
      })
    else { return nil }
    // "SFS", "AB" are units and blood types too, unless a name of one word stands before.
    if phrase.end == token + 1, scene.tokens.range(token).count <= 4,
      scene.tokens.shapes[token].contains(.allCaps)
    {
      guard
        scene.tokens.fold(token) == Word.afb.fold || scene.tokens.fold(token) == Word.sfb.fold
          || scene.tokens.fold(token) == Word.angb.fold || scene.tokens.fold(token) == Word.ab.fold
          || scene.tokens.fold(token) == Word.arb.fold
      else { return nil }
      guard !scene.isInCapitals(token) || scene.tokens.fold(token) != Word.ab.fold else {
        return nil
      }
    }
    return phrase.end
  }
}
