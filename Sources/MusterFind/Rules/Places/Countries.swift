internal import MusterModel
internal import MusterText

extension Rule {
  /// A country: "Poland", "the Republic of Korea", "in the U.S.".
  ///
  /// "U.S." and "UK" before a noun ("U.S. citizenship") are no places.
  static let country = Rule(
    "place.country", "A country by name.", reads: [.people, .organizations], writes: .places,
    triggers: .country
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.isCapitalized(token),
      !PlaceNames.isHeld(token, in: scene),
      let phrase = scene.phrase(.country, at: token), let row = phrase.rows.first,
      !PlaceNames.isHeld(phrase.end - 1, in: scene), !isGluedWord(token, phrase.end, scene)
    else { return nil }
    // "The United States": the article is no part of the name.
    if tokens.fold(token) == Word.the.fold { return nil }
    let code = scene.column(0, of: .countries, row: row).string
    // A state of that name wins where the text is about the state: "Georgia", next to a city.
    if isAbbreviation(token, phrase.end, scene) {
      // "US" within a line of capitals is "us".
      if scene.isInCapitals(token), tokens.range(token).count == 2 { return nil }
      guard standsAlone(token, phrase.end, scene) else { return nil }
    } else if isPersonLike(token, phrase.end, scene) {
      return nil
    }
    let kind: PlaceKind =
      scene.phrase(.state, at: token)?.end == phrase.end && code != "GE" ? .state : .country
    return Found(token..<phrase.end, .place(PlaceReading(kind: kind, country: code)))
  }

  /// A state or province alone: "Texas", "across North Carolina".
  static let state = Rule(
    "place.state", "A state or province by name.", reads: [.people, .organizations],
    writes: .places, triggers: .state
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.isCapitalized(token),
      !PlaceNames.isHeld(token, in: scene),
      let phrase = scene.phrase(.state, at: token), let row = phrase.rows.first,
      !PlaceNames.isHeld(phrase.end - 1, in: scene), !isGluedWord(token, phrase.end, scene),
      !isPersonLike(token, phrase.end, scene)
    else { return nil }
    // An abbreviation ("Miss.", "Ill.") is a state behind a comma only, which other rules read.
    let name = scene.column(2, of: .states, row: row).string
    let words = scene.string(token..<phrase.end)
    let isName = Fold.string(words) == Fold.string(name)
    if !isName {
      guard tokens.fold(token - 1) == .comma || tokens.fold(token - 1) == .openParenthesis,
        words.utf8.count > 3, tokens.shapes[token].contains(.point)
      else { return nil }
    }
    // "Washington" alone is the capital.
    if words == "Washington" || words == "WASHINGTON" {
      let next = tokens.fold(phrase.end)
      if next == Word.state.fold, !tokens.isCapitalized(phrase.end) {
        return Found(
          token..<phrase.end + 1, .place(PlaceReading(kind: .state, country: "US", state: "WA")))
      }
      guard tokens.fold(token - 1) == .comma else { return nil }
    }
    // "New York" is a city too; the resolver needs no more than one place.
    let code = scene.column(0, of: .states, row: row).string
    return Found(
      token..<phrase.end,
      .place(
        PlaceReading(
          kind: .state, country: scene.column(1, of: .states, row: row).string,
          state: code.hasPrefix("US-") ? String(code.dropFirst(3)) : nil)))
  }

  /// A region, water or other place of the list: "Middle East", "Chesapeake Bay".
  static let region = Rule(
    "place.region", "A region, water or landmark known by name.",
    reads: [.people, .organizations], writes: .places, triggers: .region
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), !PlaceNames.isHeld(token, in: scene),
      let phrase = scene.phrase(.region, at: token), let row = phrase.rows.first,
      !PlaceNames.isHeld(phrase.end - 1, in: scene), !isGluedWord(token, phrase.end, scene)
    else { return nil }
    let list = ListName.regions
    let isShort =
      phrase.end == token + 1 && tokens.range(token).count <= 4
      && tokens.shapes[token].contains(.allCaps)
    if isShort, scene.isInCapitals(token) { return nil }
    // "Pacific Fleet", "Atlantic Division": a name of something else goes on.
    if phrase.end == token + 1, goesOn(phrase.end, scene) { return nil }
    let kind = PlaceKind(rawValue: scene.column(1, of: list, row: row).string) ?? .region
    let country = scene.column(3, of: list, row: row).string
    return Found(
      token..<phrase.end, .place(PlaceReading(kind: kind, country: country.isEmpty ? nil : country))
    )
  }

  /// A building or monument of the list, found before organizations: "Air Force Memorial".
  static let landmark = Rule(
    "place.landmark", "A building or monument known by name.", writes: .places, triggers: .region
  ) { token, scene in
    guard scene.isRead(at: token), let phrase = scene.phrase(.region, at: token),
      phrase.end > token + 1, let row = phrase.rows.first,
      scene.column(1, of: .regions, row: row) == "facility"
    else { return nil }
    let country = scene.column(3, of: .regions, row: row).string
    return Found(
      token..<phrase.end,
      .place(PlaceReading(kind: .facility, country: country.isEmpty ? nil : country)))
  }

  /// Whether a capitalized word follows, so that the word is part of another name.
  static func goesOn(_ end: Int, _ scene: Scene) -> Bool {
    scene.isNameWord(end) && scene.isSameSentence(end - 1, end)
      && !scene.isInCapitals(end) && !scene.has(.people, at: end) && !scene.has(.ranks, at: end)
      && !scene.beginsRole(at: end) && scene.blockKind(at: end) != .headline
  }

  /// A hyphen ties the word to another: "Iraq-born", "U.S.-led", "non-U.S.".
  private static func isGluedWord(_ token: Int, _ end: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let before = token > 0 && tokens.isGlued(token) && tokens.fold(token - 1) == .hyphen
    let behind =
      end < tokens.count && tokens.isGlued(end) && tokens.fold(end) == .hyphen
      && tokens.isGlued(end + 1)
    // "UK-France talks" names both.
    if behind, scene.phrase(.country, at: end + 1) != nil { return false }
    if before, scene.has(.places, at: token - 2) { return false }
    return before || behind
  }

  private static func isAbbreviation(_ token: Int, _ end: Int, _ scene: Scene) -> Bool {
    let shape = scene.tokens.shapes[token]
    return end == token + 1 && shape.contains(.allCaps)
      && (shape.contains(.point) || scene.tokens.range(token).count <= 3)
  }

  /// Whether an abbreviation stands alone ("in the US") and not before a noun ("US forces").
  private static func standsAlone(_ token: Int, _ end: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard end < tokens.count, scene.isSameSentence(token, end) else { return true }
    if tokens.kinds[end] == .mark {
      // "UK-France talks" name both.
      if tokens.fold(end) == .hyphen, tokens.isGlued(end), tokens.isGlued(end + 1) {
        return scene.phrase(.country, at: end + 1) != nil
      }
      return tokens.fold(end) != .hyphen && tokens.fold(end) != .openQuote
    }
    if tokens.kinds[end] != .word { return tokens.kinds[end] == .number }
    if tokens.fold(end) == Word.and.fold || tokens.fold(end) == Word.or.fold {
      // "U.S. and Polish Soldiers" are adjectives both.
      if tokens.has(.demonym, at: end + 1) || isAbbreviationOnly(end + 1, scene) { return false }
      return true
    }
    return tokens.has(.function, at: end)
  }

  private static func isAbbreviationOnly(_ token: Int, _ scene: Scene) -> Bool {
    guard token < scene.tokens.count, scene.tokens.has(.country, at: token) else { return false }
    return isAbbreviation(token, token + 1, scene) && !standsAlone(token, token + 1, scene)
  }

  /// A word that is a given or family name as well, beside another name: "Chad Mercer", "Jordan Pike".
  static func isPersonLike(_ token: Int, _ end: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    guard end == token + 1 else { return false }
    if scene.has(.ranks, at: token - 1), scene.isSameSentence(token - 1, token) { return true }
    guard tokens.names[token].given > 0 || tokens.names[token].family > 0 else { return false }
    if end < tokens.count, scene.isSameSentence(token, end), tokens.has(.family, at: end),
      tokens.isCapitalized(end), !tokens.has([.state, .country, .placeWord], at: end),
      tokens.names[token].given > 2
    {
      return true
    }
    return false
  }
}
