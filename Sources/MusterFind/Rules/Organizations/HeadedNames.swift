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
  }

  /// A head noun that begins at a token.
  static func head(at token: Int, in scene: borrowing Scene) -> Head? {
    let tokens = scene.tokens
    var head: Head?
    if tokens.has(.organizationHead, at: token),
      let phrase = scene.phrase(.organizationHead, at: token),
      tokens.isCapitalized(phrase.end - 1)
    {
      let list = "organization-heads.tsv"
      let position = scene.column(2, of: list, row: phrase.rows[0])
      head = Head(
        end: phrase.end,
        kind: scene.organizationKind(scene.column(1, of: list, row: phrase.rows[0])),
        opens: position == "both", takesPlace: position == "sector")
    }
    if tokens.has(.echelon, at: token), let phrase = scene.phrase(.echelon, at: token),
      phrase.end > head?.end ?? 0, tokens.isCapitalized(phrase.end - 1),
      !UnitNames.isAbbreviation(token..<phrase.end, scene)
    {
      let list = "echelons.tsv"
      // A corps or an army has a number, or it is no unit.
      if scene.column(4, of: list, row: phrase.rows[0]).isEmpty {
        head = Head(
          end: phrase.end,
          kind: scene.organizationKind(scene.column(2, of: list, row: phrase.rows[0])),
          echelon: scene.column(1, of: list, row: phrase.rows[0]), opens: false, takesPlace: false)
        if head?.echelon == "task force" || head?.echelon == "battle group" {
          head?.takesPlace = true
        }
      }
    }
    if let found = head, found.end < tokens.count, !isHead(found, token, scene) { return nil }
    return head
  }

  /// "Command Chief", "Section Chief", "Wing Commander": the head noun of another title.
  private static func isHead(_ head: Head, _ token: Int, _ scene: borrowing Scene) -> Bool {
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
  }

  /// The longest headed name from a token on.
  static func name(from start: Int, in scene: borrowing Scene) -> Name? {
    let tokens = scene.tokens
    var at = start
    var best: Name?
    var lastHead: Head?
    var words = 0
    while at < tokens.count, words < 12, scene.isSameSentence(start, at) {
      if scene.isTaken(at) { break }
      if let head = head(at: at, in: scene) {
        // Two names side by side: "Kentucky State Police, ..." never reaches here.
        best = Name(end: head.end, kind: head.kind, echelon: head.echelon, words: words + 1)
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
      if tokens.kinds[at] == .ordinal, scene.isNameWord(at + 1), words > 0 {
        at += 1
        continue
      }
      if scene.isGlue(at), words > 0 {
        at += 1
        continue
      }
      let fold = tokens.fold(at)
      if fold == .ampersand || fold == Word.and.fold, words > 0, scene.isNameWord(at + 1),
        best?.end != at, joins(start, at, in: scene)
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
    of head: Head, from at: Int, _ start: Int, in scene: borrowing Scene
  ) -> Int? {
    let tokens = scene.tokens
    guard at < tokens.count, scene.isSameSentence(at - 1, at) else { return nil }
    let fold = tokens.fold(at)
    if head.opens, fold == Word.of.fold || fold == Word.for.fold {
      var next = at + 1
      if tokens.fold(next) == Word.the.fold { next += 1 }
      return capitals(from: next, in: scene)
    }
    if head.opens, fold == Word.in.fold || fold == Word.at.fold,
      scene.tokens.fold(at - 1) == Word.embassy.fold
        || scene.tokens.fold(at - 1) == Word.consulate.fold
    {
      return capitals(from: at + 1, in: scene).map { min($0, at + 3) }
    }
    if head.takesPlace || head.kind == .command || head.kind == .service {
      var next = at
      if fold == .enDash || fold == .hyphen || fold == .emDash,
        head.kind != .unit || !tokens.isGlued(at)
      {
        next += 1
        guard tokens.has([.country, .region, .state], at: next) else { return nil }
      }
      return place(from: next, in: scene)
    }
    if head.echelon == "brigade" || head.echelon == "division", fold == .enDash, !tokens.isGlued(at)
    {
      return place(from: at + 1, in: scene)
    }
    return nil
  }

  /// A country, state or region that closes a name.
  private static func place(from at: Int, in scene: borrowing Scene) -> Int? {
    let tokens = scene.tokens
    guard at < tokens.count, tokens.isCapitalized(at) else { return nil }
    if let phrase = scene.phrase(.state, at: at) { return phrase.end }
    if let phrase = scene.phrase(.country, at: at) { return phrase.end }
    if let phrase = scene.phrase(.region, at: at) { return phrase.end }
    let fold = tokens.fold(at)
    if [Word.north, .south, .east, .west, .central].contains(where: { $0.fold == fold }) {
      return at + 1
    }
    return nil
  }

  /// The run of capitalized words with "of", "and" and "the" between them.
  static func capitals(from start: Int, in scene: borrowing Scene) -> Int? {
    let tokens = scene.tokens
    var at = start
    while at < tokens.count, at < start + 9, scene.isSameSentence(start, at) {
      if scene.isTaken(at), !tokens.has(.title, at: at) { break }
      if scene.isNameWord(at) {
        if at > start, scene.has(.ranks, at: at) { break }
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
  private static func joins(_ start: Int, _ at: Int, in scene: borrowing Scene) -> Bool {
    let tokens = scene.tokens
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
    // The words behind lead to a head.
    var next = at + 1
    while next < tokens.count, next < at + 7, scene.isSameSentence(at, next) {
      if head(at: next, in: scene) != nil { return next > at + 1 || next == at + 1 }
      guard scene.isNameWord(next) || scene.isGlue(next), !scene.isTaken(next) else { return false }
      next += 1
    }
    return false
  }

  private static func isPluralOwner(_ token: Int, _ scene: borrowing Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return fold == Word.children.fold || fold == Word.women.fold || fold == Word.men.fold
      || fold == Word.sheriff.fold || fold == Word.people.fold || fold == Word.majesty.fold
      || fold == Word.veteran.fold || fold == Word.king.fold || fold == Word.queen.fold
  }
}

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
    guard scene.isRead(at: token), scene.isNameWord(token), !scene.isTaken(token),
      !isInsideName(token, scene), !OrganizationStops.isStop(token, scene)
    else { return nil }
    guard let name = HeadedNames.name(from: token, in: scene) else { return nil }
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

  /// Whether the word before a token belongs to the same run of capitals, so that a name began there.
  private static func isInsideName(_ token: Int, _ scene: borrowing Scene) -> Bool {
    guard token > 0, scene.isSameSentence(token - 1, token) else { return false }
    return scene.tokens.isGlued(token) && scene.isGlue(token - 1)
  }
}

/// Words with a capital that begin no name of an organization.
enum OrganizationStops {
  static func isStop(_ token: Int, _ scene: borrowing Scene) -> Bool {
    let tokens = scene.tokens
    let fold = tokens.fold(token)
    if scene.beginsRole(at: token) { return true }
    if tokens.has([.month, .weekday], at: token) { return true }
    guard tokens.shapes[token].contains(.sentenceStart) || scene.blockKind(at: token) == .headline
    else { return false }
    switch fold {
    case Word.local.fold, Word.new.fold, Word.upcoming.fold, Word.recent.fold, Word.several.fold,
      Word.many.fold, Word.most.fold, Word.fellow.fold, Word.current.fold, Word.former.fold,
      Word.today.fold, Word.following.fold, Word.other.fold:
      return true
    default: return false
    }
  }
}
