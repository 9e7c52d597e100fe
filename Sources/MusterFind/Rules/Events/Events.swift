internal import MusterModel
internal import MusterText

/// The rules for events, most specific first.
extension Rule {
  static let events: [Rule] = [namedEvent, openedEvent, closedEvent]

  private static let list = ListName.events

  /// An event of the list: "World War II", "Red Flag", "RIMPAC 24".
  static let namedEvent = Rule(
    "event.known", "An event known by name.", reads: [.dates], writes: .events, triggers: .eventWord
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.isCapitalized(token) || tokens.kinds[token] == .number,
      let phrase = scene.phrase(.event, at: token),
      let row = phrase.rows.first(where: { scene.column(2, of: list, row: $0) == "whole" })
    else { return nil }
    // "Brigade “Iron Wolf”": the byname of a unit.
    if token > 1, tokens.has(.quotationMark, at: token - 1), tokens.has(.echelon, at: token - 2) {
      return nil
    }
    let kind = EventKind(rawValue: scene.column(1, of: list, row: row).string) ?? .other
    var end = phrase.end
    if kind == .exercise || kind == .other { end = year(behind: end, in: scene) }
    // "Civil War-era" and "World War II-era" name the war all the same.
    if kind == .exercise, end == phrase.end, end < tokens.count, tokens.isGlued(end),
      tokens.fold(end) == .hyphen
    {
      // "Red Flag-Alaska 16-1"
      if tokens.isCapitalized(end + 1) {
        end = year(behind: end + 2, in: scene)
      } else {
        end = year(behind: end, in: scene)
      }
    }
    return Found(token..<end, .event(EventReading(kind: kind)))
  }

  /// An exercise or operation by its name: "Exercise Copper Lantern", "Operation REASSURANCE",
  /// "Exercise Tidal Gate 31", "Operation Desert Shield/Storm".
  static let openedEvent = Rule(
    "event.opened", "An exercise or operation with its name behind the word.", reads: [.dates],
    writes: .events, triggers: .eventWord
  ) { token, scene in
    let tokens = scene.tokens
    guard scene.isRead(at: token), tokens.isCapitalized(token),
      let phrase = scene.phrase(.event, at: token),
      let row = phrase.rows.first(where: { scene.column(2, of: list, row: $0) == "before" }),
      scene.isSameSentence(token, phrase.end)
    else { return nil }
    let kind = EventKind(rawValue: scene.column(1, of: list, row: row).string) ?? .other
    if scene.has(.ranks, at: token) || scene.phrase(.rating, at: token) != nil { return nil }
    // "Operation Officer", "Operations Research": a post, a branch of work.
    if scene.beginsRole(at: phrase.end) { return nil }
    if tokens.fold(token) == Word.operations.fold || tokens.fold(token) == Word.exercises.fold {
      guard
        scene.phrase(.event, at: phrase.end)?.rows.contains(where: {
          scene.column(2, of: list, row: $0) == "name"
            || scene.column(2, of: list, row: $0) == "whole"
        }) == true
      else { return nil }
    }
    // "Operations Group", "Operations Squadron": a unit's work.
    if tokens.has([.echelon, .organizationHead], at: phrase.end),
      scene.phrase(.echelon, at: phrase.end) != nil
        || scene.phrase(.organizationHead, at: phrase.end) != nil
    {
      return nil
    }
    if token > 0, scene.isNameWord(token - 1), tokens.isCapitalized(token - 1),
      scene.isSameSentence(token - 1, token), kind == .operation,
      !tokens.shapes[token - 1].contains(.sentenceStart), scene.blockKind(at: token) != .headline,
      tokens.has([.organization, .service, .organizationHead], at: token - 1)
    {
      return nil
    }
    var at = phrase.end
    var words = 0
    while at < tokens.count, words < 5, scene.isSameSentence(token, at) {
      if isEventWord(at, scene) {
        // "Operation HARBOR GUARDIAN": in capitals a word is part of the name.
        if words > 0, scene.beginsRole(at: at) || scene.has(.ranks, at: at),
          !tokens.shapes[at].contains(.allCaps) || scene.isInCapitals(at)
        {
          break
        }
        if words > 0, scene.has(.dates, at: at) { break }
        at += 1
        words += 1
      } else if scene.isGlue(at), at > phrase.end, isEventWord(at + 1, scene) {
        at += 1
      } else if at > phrase.end, tokens.fold(at) == .possessive, isEventWord(at + 1, scene),
        words == 1
      {
        // "Operation Freedom’s Sentinel"
        at += 1
      } else {
        break
      }
    }
    guard words > 0 else { return nil }
    return Found(token..<year(behind: at, in: scene), .event(EventReading(kind: kind)))
  }

  /// A name that a word for an event closes: "Baltic Air Policing", "Lindale Trophy Bowl", "Suicide
  /// Prevention Summit", "Memorial Day Parade", "Example Association Technology Exposition".
  ///
  /// Does not match one capitalized word before it where it opens a sentence, nor in headlines.
  static let closedEvent = Rule(
    "event.closed", "A name that a word for an event closes.", reads: [.ranks, .dates],
    writes: .events, triggers: [.capitalized, .digits]
  ) { token, scene in
    let tokens = scene.tokens
    let isYear =
      tokens.kinds[token] == .number && tokens.range(token).count == 4
      && isEventWord(token + 1, scene) && !tokens.isGlued(token + 1)
    guard scene.leads(to: .eventWord, from: token), scene.isRead(at: token),
      isYear || isEventWord(token, scene),
      !scene.beginsRole(at: token),
      scene.blockKind(at: token) != .headline, !(token > 0 && scene.isGlue(token - 1)),
      isYear || tokens.kinds[token] == .word
    else { return nil }
    // A league is no event, though its name ends like one.
    if tokens.has(.organization, at: token), let known = scene.phrase(.organization, at: token),
      tokens.has(.eventWord, at: known.end - 1)
    {
      return nil
    }
    var at = isYear ? token + 1 : token
    let first = at
    var end: Int?
    var kind: EventKind = .other
    var words = 0
    while at < tokens.count, words < 12, scene.isSameSentence(token, at) {
      if at > first, tokens.has(.eventWord, at: at), let phrase = scene.phrase(.event, at: at),
        let row = phrase.rows.first(where: { scene.column(2, of: list, row: $0) == "after" }),
        tokens.isCapitalized(phrase.end - 1), !isPartOfOther(phrase.end, scene)
      {
        end = phrase.end
        kind = EventKind(rawValue: scene.column(1, of: list, row: row).string) ?? .other
        at = phrase.end
        words += 1
        continue
      }
      if scene.has(.ranks, at: at) { break }
      // The medal is no war.
      let fold = tokens.fold(at)
      if fold == Word.medal.fold || fold == Word.ribbon.fold || fold == Word.award.fold
        || fold == Word.llc.fold || fold == Word.inc.fold || fold == Word.corp.fold
        || fold == Word.ltd.fold
      {
        return nil
      }
      if isEventWord(at, scene) {
        if words > 0, scene.beginsRole(at: at) { break }
        at += 1
        words += 1
      } else if scene.isGlue(at), words > 0 {
        at += 1
      } else if words > 0, tokens.fold(at) == Word.and.fold || tokens.fold(at) == .ampersand,
        isEventWord(at + 1, scene), !(kind == .conflict && end == at)
      {
        at += 1
      } else {
        break
      }
    }
    guard let end, end - first >= 2 else { return nil }
    if end - token == 2, tokens.shapes[token].contains(.sentenceStart),
      tokens.has(.common, at: token)
    {
      return nil
    }
    return Found(token..<end, .event(EventReading(kind: kind)))
  }

  /// "War College", "Conference Room": the word belongs to the name of something else.
  private static func isPartOfOther(_ end: Int, _ scene: Scene) -> Bool {
    guard scene.isNameWord(end), scene.isSameSentence(end - 1, end) else { return false }
    return scene.tokens.has([.organizationHead, .placeWord, .echelon], at: end)
      && (scene.phrase(.organizationHead, at: end) != nil || scene.phrase(.echelon, at: end) != nil
        || scene.phrase(.placeWord, at: end) != nil)
  }

  private static func isEventWord(_ token: Int, _ scene: Scene) -> Bool {
    scene.isNameWord(token) && !scene.has(.dates, at: token)
      || scene.tokens.isCapitalized(token) && scene.has(.dates, at: token)
        && scene.isNameWord(token)
  }

  private static func isRoman(_ token: Int, _ scene: Scene) -> Bool {
    guard scene.tokens.shapes[token].contains(.allCaps), scene.tokens.kinds[token] == .word else {
      return false
    }
    let range = scene.tokens.range(token)
    return scene.document.text[range.start..<range.end].allSatisfy { "IVXL".utf8.contains($0) }
  }

  /// The year or number behind the name of an exercise: "24", "16-1", "2025", "25-02".
  private static func year(behind end: Int, in scene: Scene) -> Int {
    let tokens = scene.tokens
    var at = end
    guard at < tokens.count, scene.isSameSentence(end - 1, at) else { return end }
    if scene.isGlue(at) { at += 1 }
    // "UNITAS LXVI"
    if at == end, at < tokens.count, tokens.range(at).count >= 2, isRoman(at, scene) {
      return at + 1
    }
    guard at < tokens.count, tokens.kinds[at] == .number, tokens.range(at).count <= 4 else {
      return end
    }
    // "Exercise X 24 Airmen" hardly occurs; "in Exercise X 2,000 troops" has a comma.
    at += 1
    if at + 1 < tokens.count, scene.isGlue(at), tokens.kinds[at + 1] == .number,
      tokens.range(at + 1).count <= 2
    {
      at += 2
    }
    return at
  }
}

extension Pass {
  /// The name of an exercise or operation again, without the word before it: "Copper Lantern" in a
  /// text that says "Exercise Copper Lantern 24".
  static let eventsAgain = Pass(
    "event.again", "The name of an exercise or operation without the word before it.",
    reads: [.events, .dates], writes: .events
  ) { scene in
    let tokens = scene.tokens
    var names: [(folds: [FoldID], kind: EventKind)] = []
    for event in scene.mentions.events where event.rule == "event.opened" {
      var folds = event.tokens.dropFirst().filter { tokens.kinds[$0] == .word }
        .map { tokens.fold($0) }
      if folds.first == Word.of.fold { folds.removeFirst() }
      guard folds.count >= 2, !names.contains(where: { $0.folds == folds }) else { continue }
      names.append((folds, event.reading.kind))
    }
    guard !names.isEmpty else { return }
    let firsts = names.map { $0.folds[0] }
    for token in 0..<tokens.count
    where tokens.isCapitalized(token) && firsts.contains(tokens.folds[token]) {
      for name in names where tokens.fold(token) == name.folds[0] {
        let end = token + name.folds.count
        guard end <= tokens.count, (token..<end).map({ tokens.fold($0) }) == name.folds,
          !(token..<end).contains(where: { scene.has(.events, at: $0) }), scene.isRead(at: token)
        else { continue }
        scene.add(
          Found(token..<end, .event(EventReading(kind: name.kind))), rule: "event.again")
      }
    }
  }
}
