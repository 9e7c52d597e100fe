internal import MusterModel
internal import MusterText

/// Words of ranks that are no military ranks: of police, of firemen, of airlines, and in names of
/// other things.
enum CivilRanks {
  /// Whether the words at a token are the name of something else.
  ///
  /// "General Motors", "Landstuhl General Hospital", "Attorney General", "Captain America".
  static func isFalse(_ range: Range<Int>, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let token = range.lowerBound
    if scene.phrase(.falseRank, at: token) != nil { return true }
    if let known = scene.phrase(.organization, at: token), known.end > range.upperBound {
      return true
    }
    // "Postmaster General Louis Hart": the word closes a civil title.
    if range.count == 1, token > 0, tokens.isCapitalized(token - 1),
      !tokens.shapes[token].contains(.sentenceStart)
    {
      for start in max(0, token - 2)..<token {
        if let role = scene.phrase(.role, at: start), role.end >= range.upperBound { return true }
      }
    }
    return namesAThing(range, scene)
  }

  /// "General Store", "Sea Captain Books": a word in full and a noun of organizations or places.
  private static func namesAThing(_ range: Range<Int>, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let next = range.upperBound
    guard !tokens.shapes[next - 1].contains(.point), tokens.isCapitalized(next),
      tokens.isWord(next), !tokens.shapes[next].contains(.sentenceStart)
    else { return false }
    let isLast = !tokens.isCapitalized(next + 1) || !tokens.isWord(next + 1)
    return isLast && tokens.names[next].family < 7 && tokens.names[next].given < 4
      && tokens.has([.organizationHead, .placeWord, .echelon, .eventWord], at: next)
  }

  /// Whether a rank is one of police, of firemen or of an airline.
  ///
  /// "Salem police Sgt. X", "Fire Capt. X", "Capt. X of the Salem Police Department". Not a rank
  /// behind the name of an armed service, nor of military police.
  static func isCivil(_ range: Range<Int>, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    let token = range.lowerBound
    guard civilTitles(range, scene) else { return false }
    var before = token - 1
    if tokens.fold(before) == .possessive { before -= 1 }
    if before >= 0, isCivilWord(before, scene) {
      return tokens.fold(before) == Word.lines.fold || !isMilitary(before - 1, scene)
    }
    if [Word.department, .office, .patrol].contains(where: { $0.fold == tokens.fold(before) }) {
      let owner = tokens.fold(before - 1) == .possessive ? before - 2 : before - 1
      if owner >= 0, isCivilWord(owner, scene) || tokens.fold(owner) == Word.highway.fold {
        return true
      }
    }
    return isOfPolice(behind: range.upperBound, scene)
  }

  /// "of the Salem Police Department", ", a Salem firefighter" behind the name.
  private static func isOfPolice(behind rank: Int, _ scene: Scene) -> Bool {
    let tokens = scene.tokens
    var at = rank
    while at < tokens.count, at - rank < 5, tokens.isWord(at), tokens.isCapitalized(at) { at += 1 }
    guard at > rank else { return false }
    if tokens.fold(at) == .comma { at += 1 }
    let word = tokens.fold(at)
    if word == Word.of.fold || word == Word.with.fold || word == Word.from.fold { at += 1 }
    if tokens.fold(at) == Word.the.fold { at += 1 }
    let first = at
    while at < tokens.count, at - first < 5,
      tokens.isWord(at) && tokens.isCapitalized(at) || tokens.fold(at) == .possessive
    {
      if tokens.isCapitalized(at), isCivilWord(at, scene), !isMilitary(at - 1, scene) {
        return at > first || tokens.isCapitalized(at + 1)
      }
      at += 1
    }
    return false
  }

  private static func isCivilWord(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return fold == Word.police.fold || fold == Word.fire.fold || fold == Word.sheriff.fold
      || fold == Word.airline.fold || fold == Word.airlines.fold || fold == Word.airways.fold
      || fold == Word.deputy.fold || fold == Word.trooper.fold || fold == Word.patrol.fold
      || fold == Word.detective.fold || fold == Word.lines.fold || fold == Word.sheriffs.fold
      || fold == Word.corrections.fold || fold == Word.constabulary.fold
  }

  private static func isMilitary(_ token: Int, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(token)
    return fold == Word.military.fold || fold == Word.mission.fold
      || fold == Word.base.fold
      || scene.tokens.has([.service, .ordinalDigits], at: token)
  }

  /// The titles that policemen, firemen and pilots of airlines bear too.
  private static func civilTitles(_ range: Range<Int>, _ scene: Scene) -> Bool {
    let fold = scene.tokens.fold(range.lowerBound)
    guard range.count == 1 else { return false }
    return fold == Word.capt.fold || fold == Word.captain.fold || fold == Word.lt.fold
      || fold == Word.lieutenant.fold || fold == Word.sgt.fold || fold == Word.sergeant.fold
      || fold == Word.maj.fold || fold == Word.major.fold || fold == Word.col.fold
      || fold == Word.colonel.fold || fold == Word.cpl.fold || fold == Word.corporal.fold
      || fold == Word.cmdr.fold || fold == Word.commander.fold
  }
}
