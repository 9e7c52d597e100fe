internal import MusterModel
internal import MusterText

/// How far the words of a date reach to the left: its article, "that" before "same day", "the year"
/// before "1950".
///
/// The extent is that of TIMEX3: the whole noun phrase, so "the end of March" and "the next day",
/// but no preposition. A length of time has no article ("the past three weeks"). An article that belongs to a noun behind the date stays outside: "the May 4
/// ceremony".
struct DateExtents {
  let text: DateText

  /// The matches with their articles.
  func widened(_ matches: [DateMatch]) -> [DateMatch] {
    var out = matches
    var behind = 0
    for index in out.indices {
      widen(&out[index], behind: behind)
      behind = out[index].tokens.upperBound
    }
    return out
  }

  private func widen(_ match: inout DateMatch, behind: Int) {
    guard match.parts.isEmpty else {
      var end = behind
      for index in match.parts.indices {
        widen(&match.parts[index], behind: end)
        end = match.parts[index].tokens.upperBound
      }
      let first = match.parts[0].tokens.lowerBound
      if first < match.tokens.lowerBound {
        match.tokens = first..<match.tokens.upperBound
        return
      }
      let start = start(of: match, behind: behind)
      if start < match.tokens.lowerBound { match.tokens = start..<match.tokens.upperBound }
      return
    }
    let start = start(of: match, behind: behind)
    if start < match.tokens.lowerBound { match.tokens = start..<match.tokens.upperBound }
  }

  private func start(of match: DateMatch, behind: Int) -> Int {
    var start = match.tokens.lowerBound
    func stands(_ word: Word) -> Bool {
      start - 1 >= behind && text.isWord(word, start - 1) && text.isTogether(start - 1, start)
    }
    var isNamedYear = false
    if case .calendar(let fields) = match.meaning, fields.month == nil, fields.weekday == nil,
      fields.day == nil, stands(.year) || stands(.years)
    {
      isNamedYear = true
      start -= 1
      if stands(.calendar) { start -= 1 }
    }
    // "that same day"
    if text.isWord(.same, start), stands(.that) || stands(.this) { return start - 1 }
    if stands(.the), isNamedYear || takesArticle(match) { start -= 1 }
    return start
  }

  private func takesArticle(_ match: DateMatch) -> Bool {
    let at = match.tokens.lowerBound
    let end = match.tokens.upperBound
    let isWhole = !isNounBehind(end)
    switch match.meaning {
    case .step, .weekOf, .nth, .offset, .beside, .weekdayBeside, .beforeLast: return true
    case .decade, .century, .season, .quarter, .half, .fiscal(_, .some, _), .part, .within:
      return isWhole || hasOf(match.tokens)
    case .calendar(let fields):
      guard fields.day != nil else { return false }
      return text.anyDay(at) != nil && (isWhole || hasOf(match.tokens))
    case .time(let time, _):
      guard time.part != nil, hasOf(match.tokens) || isWhole else { return false }
      return text.part(at) != nil || text.modifier(at) != nil
    case .holiday: return text.ordinal(at) != nil && isWhole
    case .dayWord: return match.tokens.count > 1
    case .set(.nthWeekday): return true
    case .range:
      // "the summer and fall of 1990"
      return hasOf(match.tokens) || isWhole && text.season(at) != nil
    default: return false
    }
  }

  private func hasOf(_ tokens: Range<Int>) -> Bool {
    for token in tokens where text.isWord(.of, token) || text.isWord(.in, token) { return true }
    return false
  }

  /// Whether a noun follows that the article may belong to: "the 1990s jet", "the spring campaign".
  private func isNounBehind(_ end: Int) -> Bool {
    guard text.isTogether(end - 1, end), text.tokens.isWord(end) else {
      return text.fold(end) == .hyphen && text.isGlued(end) || text.fold(end) == .possessive
    }
    guard text.isLower(end) else {
      return !text.tokens.shapes[end].contains(.sentenceStart)
    }
    if text.isFunction(end) { return false }
    return !(text.byte(end, -1) == UInt8(ascii: "d") && text.byte(end, -2) == UInt8(ascii: "e"))
  }
}
