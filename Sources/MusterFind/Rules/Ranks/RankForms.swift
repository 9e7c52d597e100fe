internal import MusterModel
internal import MusterText

/// The rank rules, most specific first.
extension Rule {
  static let ranks: [Rule] = [.rankLetters, .rankRating, .rankForm]

  /// A form of the rank table, with the service before it.
  ///
  /// Such as "U.S. Space Force Lt. Gen.".
  ///
  /// Says nothing about a name behind it. Does not match in lower case ("the captain said"), nor a
  /// title that only looks like one ("Lt. Gov.", "Major League").
  static let rankForm = Rule(
    "rank.form", "A rank as the table writes it, with the service named before it.",
    writes: .ranks, triggers: .rank
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.blockKind(at: token) != .byline else { return nil }
    var isPlural = false
    var found = scene.phrase(.rank, at: token)
    if let plural = scene.phrase(.rankPlural, at: token), plural.end > (found?.end ?? token) {
      found = plural
      isPlural = true
    }
    guard let phrase = found else { return nil }
    // "Lt. Gov." is no rank, and "General Motors" no general: a title or an organization goes on.
    if let title = scene.phrase(.role, at: token), title.end > phrase.end { return nil }
    if scene.has(.organizations, at: token) || scene.has(.events, at: token) { return nil }
    if CivilRanks.isFalse(token..<phrase.end, scene) { return nil }
    if CivilRanks.isCivil(token..<phrase.end, scene) { return nil }
    // "Major Harris, 12, of Salem": a boy's given name.
    if tokens.fold(token) == Word.major.fold, phrase.end == token + 1, isChild(token + 1, scene) {
      return nil
    }
    // "Major" or "Private" before a common noun is an adjective.
    if phrase.end == token + 1, tokens.shapes[token].contains(.sentenceStart),
      !tokens.shapes[token].contains(.point), !tokens.isCapitalized(phrase.end)
    {
      return nil
    }
    var rows = Array(phrase.rows)
    // "CAPT" in capitals is a navy's, where the words around are not in capitals as well.
    if phrase.end == token + 1, tokens.shapes[token].contains(.allCaps),
      !tokens.shapes[token].contains(.point), rows.count > 1
    {
      let written = scene.lexicon.rowsInCapitals(.rank, token..<phrase.end, in: tokens)
      if !written.isEmpty, RankContext.fits(written, serviceBefore: token, scene) {
        rows = written
      }
    }
    return RankContext.found(token..<phrase.end, rows: rows, isPlural: isPlural, scene)
  }

  /// Letters and words that are a rank only behind the service that has it: "Royal Navy AB",
  /// "British Army Gunner".
  static let rankLetters = Rule(
    "rank.letters", "A rank that counts only directly behind the name of its service.",
    writes: .ranks, triggers: .service
  ) { token, scene in
    guard let service = scene.phrase(.serviceBeforeRank, at: token),
      scene.tokens.isCapitalized(service.end) || scene.tokens.has(.ordinalDigits, at: service.end),
      !scene.has(.ranks, at: service.end),
      let letters = scene.phrase(.rankLetters, at: service.end), let row = service.rows.first,
      scene.tokens.isCapitalized(letters.end), scene.tokens.isWord(letters.end),
      // "Navy Chief Petty Officer", "Navy Chief Boatswain's Mate": more of a rank goes on.
      (scene.phrase(.rank, at: service.end)?.end ?? 0) <= letters.end,
      (scene.phrase(.rankPlural, at: service.end)?.end ?? 0) <= letters.end,
      scene.phrase(.rating, at: letters.end) == nil
    else { return nil }
    let key = scene.lexicon.services.rows[scene.lexicon.services.service(of: row)].key
    let rows = letters.rows.filter { scene.lexicon.ranks.services[$0].contains(key) }
    guard !rows.isEmpty else { return nil }
    return RankContext.found(service.end..<letters.end, rows: rows, isPlural: false, scene)
  }
}

/// Whether a name is followed by the age of a child.
private func isChild(_ name: Int, _ scene: Scene) -> Bool {
  let tokens = scene.tokens
  guard tokens.isCapitalized(name), tokens.fold(name + 1) == .comma,
    tokens.has(.digits, at: name + 2), tokens.fold(name + 3) == .comma,
    let age = Int(scene.string(name + 2..<name + 3))
  else { return false }
  return age < 17
}
