internal import MusterModel
internal import MusterText

/// The rank rules, most specific first.
extension Rule {
  static let ranks: [Rule] = [.rankRating, .rankForm]

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
    // "Major" or "Private" before a common noun is an adjective.
    if phrase.end == token + 1, tokens.shapes[token].contains(.sentenceStart),
      !tokens.shapes[token].contains(.point), !tokens.isCapitalized(phrase.end)
    {
      return nil
    }
    return RankContext.found(
      token..<phrase.end, rows: Array(phrase.rows), isPlural: isPlural, scene)
  }

  /// A Navy or Coast Guard rating used as a rank: "Hospital Corpsman 2nd Class", "MC2",
  /// "Chief Operations Specialist".
  static let rankRating = Rule(
    "rank.rating", "A rating with its class, or a chief of a rating.",
    writes: .ranks, triggers: [.rating, .rank]
  ) { token, scene in
    let tokens = scene.tokens
    if let short = scene.phrase(.rankRating, at: token),
      let row = short.rows.first.flatMap({
        scene.lexicon.ranks.pettyOfficer(grade: ["E-6", "E-5", "E-4", "E-7", "E-8", "E-9"][$0 % 6])
      }), tokens.isCapitalized(short.end), tokens.isWord(short.end)
    {
      return RankContext.found(
        token..<short.end, rows: [row], isPlural: false, ratings: short.rows.map { $0 / 6 }, scene)
    }
    // "Chief", "Senior Chief", "Master Chief" before the rating.
    var start = token
    var grade: String?
    let first = tokens.fold(start)
    if first == Word.chief.fold || first == Word.senior.fold || first == Word.master.fold {
      if first != Word.chief.fold {
        guard tokens.fold(start + 1) == Word.chief.fold else { return nil }
        start += 1
      }
      start += 1
      grade = first == Word.chief.fold ? "E-7" : first == Word.senior.fold ? "E-8" : "E-9"
    }
    guard tokens.isCapitalized(token), let rating = scene.phrase(.rating, at: start) else {
      return nil
    }
    var end = rating.end
    if grade == nil {
      let number = tokens.fold(end)
      grade =
        number == Word.first.fold || number == scene.lexicon.fold(of: "1st")
        ? "E-6"
        : number == Word.second.fold || number == scene.lexicon.fold(of: "2nd")
          ? "E-5"
          : number == Word.third.fold || number == scene.lexicon.fold(of: "3rd") ? "E-4" : nil
      guard grade != nil, tokens.fold(end + 1) == Word.class.fold else { return nil }
      end += 2
    }
    guard let grade, let row = scene.lexicon.ranks.pettyOfficer(grade: grade) else { return nil }
    return RankContext.found(
      token..<end, rows: [row], isPlural: false, ratings: Array(rating.rows), scene)
  }
}

/// What stands around a rank: the service before it, "retired", "then-", "(select)".
enum RankContext {
  /// The service whose photo it is.
  ///
  /// Such as "(U.S. Army photo by Spc. …", "Air Force photo/Capt. …".
  private static func creditService(
    before rank: Int, _ scene: Scene
  ) -> (row: Int, range: TextRange)? {
    guard PersonContext.isCredit(before: rank, scene) else { return nil }
    let tokens = scene.tokens
    var end = rank - 1
    while end > 0, rank - end < 5, tokens.fold(end) != Word.photo.fold { end -= 1 }
    guard tokens.fold(end) == Word.photo.fold else { return nil }
    for start in max(0, end - 6)..<end {
      if let service = scene.phrase(.service, at: start), service.end == end,
        let row = service.rows.first
      {
        return (row, tokens.range(start..<end))
      }
    }
    return nil
  }

  static func found(
    _ range: Range<Int>, rows: [Int], isPlural: Bool, ratings: [Int] = [], _ scene: Scene
  ) -> Found {
    let tokens = scene.tokens
    var reading = RankReading(rows: rows, isPlural: isPlural)
    var before = range.lowerBound
    // The service: the longest phrase that ends at the rank.
    for start in max(0, before - 6)..<max(0, before) {
      guard let service = scene.phrase(.serviceBeforeRank, at: start), service.end == before,
        tokens.sentences[start] == tokens.sentences[range.lowerBound]
      else { continue }
      reading.service = service.rows.first
      reading.serviceRange = tokens.range(start..<service.end)
      before = start
      break
    }
    if reading.service == nil, let credit = creditService(before: before, scene) {
      reading.service = credit.row
      reading.serviceRange = credit.range
    }
    // A rating that only one service has: hospital corpsmen are of the Navy.
    if reading.service == nil, !ratings.isEmpty {
      let keys = Set(ratings.map { scene.column(2, of: .ratings, row: $0).string })
      if keys.count == 1, let key = keys.first { reading.service = scene.lexicon.services.row(key) }
    }
    var end = range.upperBound
    let word = tokens.fold(before - 1)
    if word == Word.retired.fold || word == Word.ret.fold {
      reading.status = .retired
    } else if word == Word.former.fold {
      reading.status = .former
    } else if word == Word.acting.fold {
      reading.status = .acting
    } else if tokens.fold(before - 1) == .hyphen, tokens.fold(before - 2) == Word.then.fold {
      reading.status = .former
    } else if tokens.fold(end) == .hyphen, tokens.fold(end + 1) == Word.select.fold {
      reading.status = .select
      end += 2
    } else if tokens.fold(end) == .openParenthesis, tokens.fold(end + 1) == Word.select.fold,
      tokens.fold(end + 2) == .closeParenthesis
    {
      reading.status = .select
      end += 3
    }
    return Found(range, .rank(reading))
  }
}
