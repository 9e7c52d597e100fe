internal import MusterModel
internal import MusterText

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

  /// What stands behind a rank: "-select", "(select)", "(Ret.)", "(frocked)", and the German letters
  /// of those out of service, which are read with it.
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
