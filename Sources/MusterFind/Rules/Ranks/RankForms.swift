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

  /// A Navy or Coast Guard rating used as a rank: "Hospital Corpsman 2nd Class", "MC2",
  /// "Chief Operations Specialist".
  static let rankRating = Rule(
    "rank.rating", "A rating with its class, or a chief of a rating.",
    writes: .ranks, triggers: [.rating, .rank]
  ) { token, scene in
    let tokens = scene.tokens
    if let short = scene.phrase(.rankRating, at: token),
      let row = short.rows.first.flatMap({
        RankRatings.row(ofEnding: $0 % RankRatings.grades.count, scene)
      }), tokens.isCapitalized(short.end), tokens.isWord(short.end)
    {
      // "AB1" is an able seaman of the Royal Navy as well.
      let table = scene.phrase(.rank, at: token)
      let others = table?.end == short.end ? table.map { Array($0.rows) } ?? [] : []
      return RankContext.found(
        token..<short.end, rows: [row] + others, isPlural: false,
        ratings: others.isEmpty ? short.rows.map { $0 / RankRatings.grades.count } : [], scene)
    }
    // "Chief", "Senior Chief", "Master Chief" before the rating.
    var start = token
    var grade: String?
    let first = tokens.fold(start)
    // "Master-at-Arms" is a rating of its own.
    let isChief = first == Word.chief.fold
    if isChief || tokens.fold(token + 1) == Word.chief.fold,
      isChief || first == Word.senior.fold || first == Word.master.fold
    {
      start += isChief ? 1 : 2
      grade = first == Word.chief.fold ? "E-7" : first == Word.senior.fold ? "E-8" : "E-9"
    }
    guard tokens.isCapitalized(token), let rating = scene.phrase(.rating, at: start) else {
      return nil
    }
    var end = rating.end
    // "Culinary Specialist Seaman Apprentice"
    if grade == nil, let seaman = scene.phrase(.rank, at: end), tokens.isCapitalized(end),
      seaman.rows.contains(where: { scene.lexicon.ranks.services[$0].contains("navy") })
    {
      let rows = seaman.rows.filter { scene.lexicon.ranks.services[$0].contains("navy") }
      return RankContext.found(
        token..<seaman.end, rows: rows, isPlural: false, ratings: rating.rows, scene)
    }
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

/// Whether a name is followed by the age of a child.
private func isChild(_ name: Int, _ scene: Scene) -> Bool {
  let tokens = scene.tokens
  guard tokens.isCapitalized(name), tokens.fold(name + 1) == .comma,
    tokens.has(.digits, at: name + 2), tokens.fold(name + 3) == .comma,
    let age = Int(scene.string(name + 2..<name + 3))
  else { return false }
  return age < 17
}

/// The endings of short ratings.
enum RankRatings {
  /// The grades of the endings of the list: MC1, MC2, MC3, MCC, MCCS, MCCM; a seaman's has none.
  static let grades = ["E-6", "E-5", "E-4", "E-7", "E-8", "E-9", "SN", "FN", "AN", "CN"]

  /// The row of the rank table of an ending.
  static func row(ofEnding ending: Int, _ scene: Scene) -> Int? {
    if ending < 6 { return scene.lexicon.ranks.pettyOfficer(grade: grades[ending]) }
    let title = ["Seaman", "Fireman", "Airman", "Constructionman"][ending - 6]
    return scene.lexicon.ranks.rows.indices.first {
      scene.lexicon.ranks.titles[$0] == title && scene.lexicon.ranks.services[$0].contains("navy")
    }
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

  /// Whether the service named before a rank, if there is one, has one of these rows.
  static func fits(_ rows: [Int], serviceBefore token: Int, _ scene: Scene) -> Bool {
    guard let service = serviceBefore(token, scene) else { return true }
    let services = scene.lexicon.services
    let key = services.rows[services.service(of: service.row)].key
    return rows.contains { scene.lexicon.ranks.services[$0].contains(key) }
  }

  /// The service whose name ends at a rank, the longest there is.
  private static func serviceBefore(
    _ before: Int, _ scene: Scene
  ) -> (row: Int, start: Int)? {
    let tokens = scene.tokens
    guard before < tokens.count else { return nil }
    for start in max(0, before - 6)..<max(0, before) {
      guard let service = scene.phrase(.serviceBeforeRank, at: start), service.end == before,
        tokens.sentences[start] == tokens.sentences[before], let row = service.rows.first
      else { continue }
      return (row, start)
    }
    return nil
  }

  static func found(
    _ range: Range<Int>, rows: [Int], isPlural: Bool, ratings: [Int] = [], _ scene: Scene
  ) -> Found {
    let tokens = scene.tokens
    var reading = RankReading(rows: rows, isPlural: isPlural)
    var before = range.lowerBound
    // "Royal Navy Chaplain (Cdr.)": the service stands before the chaplain.
    if tokens.fold(before - 1) == .openParenthesis, tokens.fold(before - 2) == Word.chaplain.fold {
      before -= 2
    }
    if let service = serviceBefore(before, scene) {
      reading.service = service.row
      reading.serviceRange = tokens.range(service.start..<before)
      before = service.start
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
    var range = range
    let word = tokens.fold(before - 1)
    if word == Word.retired.fold || word == Word.ret.fold {
      reading.status = .retired
    } else if word == Word.former.fold {
      reading.status = .former
    } else if word == Word.acting.fold {
      reading.status = .acting
    } else if word == Word.frocked.fold {
      reading.status = .frocked
    } else if word == .hyphen, tokens.fold(before - 2) == Word.then.fold {
      reading.status = .former
    } else {
      let behind = status(behind: range.upperBound, scene)
      reading.status = behind?.status
      if let end = behind?.end { range = range.lowerBound..<end }
    }
    return Found(range, .rank(reading))
  }

  /// "-select", "(select)", "(Ret.)", "(frocked)", "a. D." behind a rank; the last is read with it.
  private static func status(
    behind end: Int, _ scene: Scene
  ) -> (status: RankStatus?, end: Int?)? {
    let tokens = scene.tokens
    if tokens.fold(end) == .hyphen, tokens.fold(end + 1) == Word.select.fold {
      return (.select, nil)
    }
    if tokens.fold(end) == .openParenthesis, tokens.fold(end + 2) == .closeParenthesis {
      let word = tokens.fold(end + 1)
      if word == Word.select.fold || word == Word.selectee.fold { return (.select, nil) }
      if word == Word.frocked.fold { return (.frocked, nil) }
      if word == Word.ret.fold || word == Word.retired.fold { return (.retired, nil) }
      return nil
    }
    // German: "außer Dienst", "der Reserve".
    guard end < tokens.count, tokens.isWord(end), !tokens.isCapitalized(end) else { return nil }
    var letters = scene.string(end..<end + 1)
    var close = end + 1
    if letters.utf8.count == 2, tokens.shapes[end].contains(.point), tokens.isWord(close) {
      letters += scene.string(close..<close + 1)
      close += 1
    }
    switch letters {
    case "a.D.", "i.R.", "a.D", "i.R": return (.retired, close)
    case "d.R.", "d.R": return (nil, close)
    default: return nil
    }
  }
}
