internal import MusterModel
internal import MusterText

/// Reads names that a head noun closes or opens: "Air Force Research Laboratory", "Office of the
/// Deputy Chief of Staff", "Institute for Coastal Studies".
enum HeadedNames {
  struct Head {
    var end: Int
    var kind: OrganizationKind
    var echelon: String?
    var opens: Bool
    var takesPlace: Bool
    /// Whether "of" and a place may follow: "National Party of Australia".
    var takesOf = false
  }

  /// A head noun that begins at a token.
  static func head(at token: Int, in scene: Scene) -> Head? {
    let tokens = scene.tokens
    var head: Head?
    if tokens.has(.organizationHead, at: token),
      let phrase = scene.phrase(.organizationHead, at: token),
      tokens.isCapitalized(phrase.end - 1)
    {
      let list = ListName.organizationHeads
      let position = scene.column(2, of: list, row: phrase.rows[0])
      head = Head(
        end: phrase.end,
        kind: scene.organizationKind(scene.column(1, of: list, row: phrase.rows[0])),
        opens: position == "both", takesPlace: position == "sector", takesOf: position == "place")
    }
    if tokens.has(.echelon, at: token), let phrase = scene.phrase(.echelon, at: token),
      phrase.end > head?.end ?? 0, tokens.isCapitalized(phrase.end - 1),
      !UnitNames.isAbbreviation(token..<phrase.end, scene)
    {
      let list = ListName.echelons
      // A corps or an army has a number, or it is no unit.
      if scene.column(4, of: list, row: phrase.rows[0]).isEmpty {
        head = Head(
          end: phrase.end,
          kind: scene.organizationKind(scene.column(2, of: list, row: phrase.rows[0])),
          echelon: scene.column(1, of: list, row: phrase.rows[0]).string, opens: false,
          takesPlace: false)
        if head?.echelon == "task force" || head?.echelon == "battle group" {
          head?.takesPlace = true
        }
      }
    }
    // "Command and Control" is what a wing does.
    if tokens.fold(token) == Word.command.fold, tokens.fold(token + 1) == Word.and.fold,
      tokens.fold(token + 2) == Word.control.fold
    {
      return nil
    }
    // "Co-Chair"
    if let found = head, found.end == token + 1, tokens.range(token).count <= 2,
      scene.isGlue(found.end)
    {
      return nil
    }
    if let found = head, found.end < tokens.count, !isHead(found, token, scene) { return nil }
    return head
  }

  /// "Command Chief", "Section Chief", "Wing Commander": the head noun of another title.
  private static func isHead(_ head: Head, _ token: Int, _ scene: Scene) -> Bool {
    if scene.has(.ranks, at: token) { return false }
    if scene.tokens.has(.role, at: token), let role = scene.phrase(.role, at: token, anyCase: true),
      role.end > head.end
    {
      return false
    }
    return true
  }

  struct Name {
    var end: Int
    var kind: OrganizationKind
    var echelon: String?
    var words: Int
    /// The token behind the last head noun.
    var headEnd: Int
  }

  /// The longest headed name from a token on.
  static func name(from start: Int, in scene: Scene) -> Name? {
    let tokens = scene.tokens
    var at = start
    var best: Name?
    var lastHead: Head?
    var words = 0
    while at < tokens.count, words < 12, scene.isSameSentence(start, at) {
      if scene.isTaken(at) { break }
      // "Republic of Fiji Military Forces"
      if words == 0, tokens.has(.country, at: at), let country = scene.phrase(.country, at: at),
        country.end > at + 1
      {
        at = country.end
        words += 1
        continue
      }
      if let head = head(at: at, in: scene) {
        // Two names side by side: "Kentucky State Police, ..." never reaches here.
        best = Name(
          end: head.end, kind: head.kind, echelon: head.echelon, words: words + 1,
          headEnd: head.end)
        lastHead = head
        at = head.end
        words += 1
        if let tail = tail(of: head, from: at, start, in: scene) {
          best?.end = tail
          at = tail
          words += 1
          lastHead = nil
        }
        continue
      }
      if scene.isNameWord(at) {
        if words > 0, scene.beginsRole(at: at) { break }
        at += 1
        words += 1
        if lastHead != nil, words > 11 { break }
        continue
      }
      // "Saray al-Nour Brigades"
      if words > 0, tokens.fold(at) == Word.al.fold, !tokens.isCapitalized(at),
        scene.isGlue(at + 1), scene.isNameWord(at + 2)
      {
        at += 2
        continue
      }
      if tokens.kinds[at] == .ordinal, scene.isNameWord(at + 1), words > 0 {
        at += 1
        continue
      }
      if scene.isGlue(at), words > 0 {
        at += 1
        continue
      }
      let fold = tokens.fold(at)
      // "603rd AOC and Headquarters …", "Base Kelmar and Training Center …" are two.
      let isTwo =
        fold == Word.and.fold
        && (at == start + 1 && tokens.shapes[start].contains(.allCaps)
          && !scene.isInCapitals(start) || tokens.fold(start) == Word.base.fold)
      if fold == .ampersand || fold == Word.and.fold, words > 0, scene.isNameWord(at + 1),
        best?.end != at, !isTwo, joins(start, at, in: scene)
      {
        at += 1
        continue
      }
      // "Profession of Arms Center"
      if fold == Word.of.fold, words > 0, best == nil, scene.isNameWord(at + 1),
        leadsToHead(from: at + 1, in: scene)
      {
        at += 1
        continue
      }
      // "St. Nicholas Children’s Home", "Sheriff’s Office": a plural owner within a name.
      if fold == .possessive, words > 0, isPluralOwner(at - 1, scene), scene.isNameWord(at + 1) {
        at += 1
        continue
      }
      break
    }
    guard let best, best.words >= 2 || best.end - start >= 2 else { return nil }
    return best
  }

  /// What follows a head that opens a name: "of Defense", "of the Secretary of War", "for X", and
  /// behind commands and sectors a place: "– Korea", "North Carolina".
  private static func tail(
    of head: Head, from at: Int, _ start: Int, in scene: Scene
  ) -> Int? {
    let tokens = scene.tokens
    guard at < tokens.count, scene.isSameSentence(at - 1, at) else { return nil }
    let fold = tokens.fold(at)
    if head.opens, fold == Word.of.fold || fold == Word.for.fold && !isClub(at - 1, scene) {
      var next = at + 1
      if tokens.fold(next) == Word.the.fold { next += 1 }
      guard let end = capitals(from: next, in: scene) else { return nil }
      return withLetterNumber(end, in: scene)
    }
    if head.takesOf, fold == Word.of.fold {
      if let end = place(from: at + 1, in: scene) { return end }
      return tokens.isCapitalized(at + 1)
        ? scene.city(at: at + 1)?.end : nil
    }
    if head.opens, fold == Word.in.fold || fold == Word.at.fold,
      scene.tokens.fold(at - 1) == Word.embassy.fold
        || scene.tokens.fold(at - 1) == Word.consulate.fold
    {
      return capitals(from: at + 1, in: scene).map { min($0, at + 3) }
    }
    if head.echelon == "task force", fold == .hyphen || fold == .enDash || fold == .emDash {
      if let event = scene.mention(.events, at: at + 1) {
        return scene.mentions.events[event].tokens.upperBound
      }
      if let name = scene.phrase(.event, at: at + 1), scene.isSameSentence(at, at + 1) {
        return name.end
      }
    }
    // "Joint Task Force-Harbor Defense"
    if head.echelon == "task force", fold == .hyphen, scene.isGlue(at), scene.isNameWord(at + 1) {
      var end = at + 2
      while end < at + 4, scene.isNameWord(end), !scene.beginsRole(at: end) { end += 1 }
      return end
    }
    // "Tactical Law Enforcement Team South"
    if head.echelon == "team", tokens.isCapitalized(at) { return place(from: at, in: scene) }
    // "Multinational Brigade Latvia", "eFP Battle Group Poland"
    if let echelon = head.echelon,
      ["brigade", "division", "corps", "battle group"].contains(echelon),
      at - start <= 4, tokens.isCapitalized(at),
      echelon == "battle group" || tokens.fold(start) == Word.multinational.fold
    {
      return place(from: at, in: scene)
    }
    // "Norrbotten Regiment I 19": the letter and number of a Swedish unit.
    if head.kind == .unit, tokens.has(.initial, at: at) || tokens.range(at).count == 1,
      tokens.isCapitalized(at), at + 1 < tokens.count, tokens.kinds[at + 1] == .number,
      tokens.range(at + 1).count <= 2, !tokens.isGlued(at + 1)
    {
      return at + 2
    }
    if head.takesPlace || head.kind == .command || head.kind == .service {
      var next = at
      if fold == .enDash || fold == .hyphen || fold == .emDash,
        head.kind != .unit || !tokens.isGlued(at)
      {
        next += 1
        guard tokens.has([.country, .region, .state], at: next) else { return nil }
      }
      if let end = place(from: next, in: scene) { return end }
      // "Task Force Ashland"
      if head.echelon == "task force", next == at, next < tokens.count, scene.isNameWord(next),
        !scene.beginsRole(at: next), !tokens.has([.member, .rank, .title, .common], at: next),
        !scene.isTaken(next), !scene.isInCapitals(next), tokens.kinds[next] == .word,
        scene.phrase(.organizationHead, at: next) == nil
      {
        return next + 1
      }
      // "Air Station Long Harbor", "Sector Port Ellery"
      guard head.takesPlace, head.echelon == nil, next < tokens.count,
        scene.phrase(.organizationHead, at: next) == nil, scene.isNameWord(next),
        !scene.beginsRole(at: next),
        !tokens.has(.placeWord, at: next) || scene.isNameWord(next + 1)
          || scene.city(at: next) != nil
      else { return nil }
      if let city = scene.city(at: next) {
        return city.end
      }
      // "Training Center Kelmar" needs a town.
      if head.kind == .other { return nil }
      // "Station Cape Ellery", "Air Station Traverse Point": a word of the land goes with its name.
      if scene.isNameWord(next + 1), scene.isSameSentence(next, next + 1),
        tokens.has(.placeWord, at: next) || tokens.has(.placeWord, at: next + 1),
        !scene.isTaken(next + 1)
      {
        return next + 2
      }
      return next + 1
    }
    // "Memorial Hospital Central"
    if head.kind == .other,
      [Word.central, .north, .south, .east, .west].contains(where: {
        $0.fold == fold
      }), tokens.isCapitalized(at), !scene.isNameWord(at + 1)
    {
      return at + 1
    }
    if head.echelon == "brigade" || head.echelon == "division", fold == .enDash, !tokens.isGlued(at)
    {
      return place(from: at + 1, in: scene)
    }
    return nil
  }

  /// "League", "School": heads behind which "for" goes on with the sentence, not with the name.
  private static func isClub(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return fold == Word.league.fold || fold == Word.club.fold || fold == Word.network.fold
      || fold == Word.school.fold || fold == Word.college.fold || fold == Word.university.fold
      || fold == Word.academy.fold
  }

  /// The section of a staff behind its office: ", G-3/5/7", ", A-4".
  private static func withLetterNumber(_ end: Int, in scene: Scene) -> Int {
    let tokens = scene.tokens
    guard tokens.fold(end) == .comma, tokens.has(.initial, at: end + 1), scene.isGlue(end + 2),
      tokens.kinds[end + 3] == .number
    else { return end }
    var at = end + 4
    while at + 1 < tokens.count, tokens.fold(at) == .slash, scene.isGlue(at),
      tokens.kinds[at + 1] == .number
    {
      at += 2
    }
    return at
  }

  /// A country, state or region that closes a name.
  private static func place(from at: Int, in scene: Scene) -> Int? {
    let tokens = scene.tokens
    guard at < tokens.count, tokens.isCapitalized(at) else { return nil }
    if let phrase = scene.phrase(.state, at: at) { return phrase.end }
    if let phrase = scene.phrase(.country, at: at) { return phrase.end }
    if let phrase = scene.phrase(.region, at: at) { return phrase.end }
    let fold = tokens.fold(at)
    if [
      Word.north, .south, .east, .west, .central, .northeast, .northwest, .southeast, .southwest,
    ].contains(where: { $0.fold == fold }) {
      // "South-East"
      let isDouble =
        scene.isGlue(at + 1)
        && (tokens.fold(at + 2) == Word.east.fold || tokens.fold(at + 2) == Word.west.fold)
      return isDouble ? at + 3 : at + 1
    }
    return nil
  }

  /// The run of capitalized words with "of", "and" and "the" between them.
  static func capitals(from start: Int, in scene: Scene) -> Int? {
    let tokens = scene.tokens
    var at = start
    // "Office of the Deputy Chief of Staff": the post is part of the name.
    if tokens.isCapitalized(start) {
      for kind in [Lexicon.PhraseKind.role, .title] {
        if let post = scene.phrase(kind, at: start, anyCase: true), post.end > at { at = post.end }
      }
    }
    while at < tokens.count, at < start + 9, scene.isSameSentence(start, at) {
      if scene.isTaken(at), !tokens.has(.title, at: at) { break }
      if scene.isNameWord(at) {
        if at > start, scene.has(.ranks, at: at) { break }
        let before = tokens.fold(at - 1)
        if at > start, before != Word.of.fold, before != Word.the.fold,
          before != Word.assistant.fold, before != Word.deputy.fold, before != Word.under.fold,
          scene.beginsRole(at: at)
        {
          break
        }
        at += 1
        continue
      }
      guard at > start else { break }
      if scene.isGlue(at) {
        at += 1
        continue
      }
      let fold = tokens.fold(at)
      if fold == Word.of.fold {
        let next = tokens.fold(at + 1) == Word.the.fold ? at + 2 : at + 1
        guard scene.isNameWord(next) else { break }
        at = next
        continue
      }
      if fold == Word.and.fold || fold == .ampersand, scene.isNameWord(at + 1),
        !scene.beginsRole(at: at + 1),
        tokens.classes(at: at + 1).isDisjoint(with: [.organization, .service, .country, .state]),
        head(at: at + 1, in: scene) == nil
      {
        at += 1
        continue
      }
      break
    }
    return at > start ? at : nil
  }

  /// Whether "and" joins two words of one name rather than two names: the left is no whole name.
  private static func joins(_ start: Int, _ at: Int, in scene: Scene) -> Bool {
    guard !scene.beginsRole(at: at + 1) else { return false }
    // "Navy and Marine Corps", "Poland and Space Command".
    var from = start
    while from < at {
      for kind in [Lexicon.PhraseKind.service, .organization, .country, .state, .region]
      where scene.phrase(kind, at: from)?.end == at {
        return false
      }
      from += 1
    }
    if scene.has(.places, at: at - 1) { return false }
    return leadsToHead(from: at + 1, in: scene)
  }

  /// Whether capitalized words from a token on lead to a head noun.
  private static func leadsToHead(from at: Int, in scene: Scene) -> Bool {
    let tokens = scene.tokens
    // "Members of Congress", "mayors of Poland": the part behind is a name by itself.
    for kind in [Lexicon.PhraseKind.service, .organization, .country, .state] {
      if let phrase = scene.phrase(kind, at: at), tokens.fold(at - 1) == Word.of.fold,
        phrase.end > at
      {
        return false
      }
    }
    var next = at
    while next < tokens.count, next < at + 6, scene.isSameSentence(at, next) {
      if head(at: next, in: scene) != nil { return true }
      guard scene.isNameWord(next) || scene.isGlue(next), !scene.isTaken(next) else { return false }
      next += 1
    }
    return false
  }

  private static func isPluralOwner(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return fold == Word.children.fold || fold == Word.women.fold || fold == Word.men.fold
      || fold == Word.sheriff.fold || fold == Word.people.fold || fold == Word.majesty.fold
      || fold == Word.attorney.fold || fold == Word.veteran.fold || fold == Word.king.fold
      || fold == Word.queen.fold
  }
}
