internal import MusterModel
internal import MusterText

extension DateRule {
  /// A year alone, or a span of years: "since 2019", "(1914-18)".
  ///
  /// Does not match a count ("1990 sailors"), a year inside a name ("2031 Readiness Plan") or a
  /// designation ("DD-1348").
  static let year = DateRule(
    "date.year", "A year alone, or from year to year: since 2019; 1914-18.", triggers: .digits
  ) { at, text in
    guard let year = text.year(at), !text.isPartOfNumber(at) else { return nil }
    let next = at + 1
    if text.isDash(next) || text.fold(next) == .slash, text.isGlued(next + 1),
      let (value, digits) = text.number(next + 1), !text.isDecimalOrClock(next + 2),
      !text.isDash(next + 2)
    {
      var last = 0
      if digits == 4 { last = value }
      if digits == 2 { last = year / 100 * 100 + value }
      if last > year, last < year + 200 {
        var match = DateMatch(
          at..<(next + 2),
          .range(.calendar(CalendarFields(year: year)), .calendar(CalendarFields(year: last))))
        match.parts = [
          DateMatch(at..<next, .calendar(CalendarFields(year: year))),
          DateMatch((next + 1)..<(next + 2), .calendar(CalendarFields(year: last))),
        ]
        return match
      }
    }
    guard text.isYearNotCount(at, year) || text.isYearOfEvent(at, year) else { return nil }
    return DateMatch(at..<next, .calendar(CalendarFields(year: year)))
  }

  /// A year of an era.
  static let era = DateRule(
    "date.era", "A year or century with its era: 264 B.C.; A.D. 79.",
    triggers: [.digits, .timeWord]
  ) { at, text in
    let entry = text.time(at)
    if entry.kind == .era, entry.value == 1, let (value, _) = text.number(at + 1) {
      return DateMatch(at..<(at + 2), .calendar(CalendarFields(year: value)))
    }
    guard let (value, digits) = text.number(at), digits <= 4, value > 0,
      text.time(at + 1).kind == .era, text.tokens.shapes[at + 1].contains(.allCaps)
    else { return nil }
    let sign = text.time(at + 1).value == 0 ? -1 : 1
    return DateMatch(at..<(at + 2), .calendar(CalendarFields(year: sign * value)))
  }

  /// A decade: "the 1980s", "1980's", "the ’80s".
  static let decade = DateRule(
    "date.decade", "A decade: the 1980s.", triggers: [.digits, .alphanumeric]
  ) { at, text in
    let (value, digits) = text.digits(at)
    guard digits == 4 || digits == 2, value % 10 == 0 else { return nil }
    var end = at + 1
    if text.tokens.kinds[at] == .number {
      guard text.fold(at + 1) == .possessive, text.length(at) == digits else { return nil }
      end = at + 2
    } else {
      guard text.length(at) == digits + 1, text.byte(at, -1) == UInt8(ascii: "s") else {
        return nil
      }
    }
    if digits == 4 {
      guard value >= 1500, value <= 2100 else { return nil }
      // "the 1800s" are a century, "the 2000s" a decade.
      if value % 100 == 0, value <= 1900 { return DateMatch(at..<end, .century(value / 100 + 1)) }
      return DateMatch(at..<end, .decade(value / 10))
    }
    let mark = text.fold(at - 1)
    guard text.isGlued(at), mark == .closeSingle || mark == .openSingle || mark == .straightSingle
    else { return nil }
    return DateMatch((at - 1)..<end, .decade(190 + value / 10))
  }

  /// A century: "the 19th century".
  static let century = DateRule(
    "date.century", "A century: the 19th century.", triggers: [.ordinalDigits, .ordinalWord]
  ) { at, text in
    guard let (value, stop) = text.ordinal(at), value <= 30 else { return nil }
    let next = text.fold(stop) == .hyphen ? stop + 1 : stop
    guard text.isWord(.century, next) else { return nil }
    if text.time(next + 1).kind == .era, text.time(next + 1).value == 0 {
      return DateMatch(at..<(next + 2), .century(-value))
    }
    return DateMatch(at..<(next + 1), .century(value))
  }
}

extension DateText {
  /// Whether four digits stand for a year and not for a count, a time or part of a name.
  func isYearNotCount(_ at: Int, _ year: Int) -> Bool {
    let next = at + 1
    if isGlued(next), isDash(next) || fold(next) == .slash || fold(next) == .colon,
      isGlued(next + 1)
    {
      return fold(next) == .enDash && month(next + 1) != nil
    }
    if isDecimalOrClock(next) || isCounting(next) { return false }
    let previous = at - 1
    // A heading: "2031: The year of the move".
    if fold(next) == .colon, !isGlued(next + 1), tokens.shapes[at].contains(.blockStart) {
      return true
    }
    guard isTogether(previous, at) else {
      // The text begins with it: "2031 was …", or it is all there is.
      return !isTogether(at, next) || isYearVerb(next)
    }
    if fold(previous) == .openParenthesis {
      return fold(next) == .closeParenthesis || fold(next) == .comma || isDash(next)
    }
    if isWord(.year, previous) || isWord(.years, previous) || isWord(.circa, previous) {
      return true
    }
    if tokens.has([.month, .weekday], at: previous), isCapital(previous) { return true }
    let isUsual = year >= 1700 && year <= 2099
    // "2031’s budget"; "the 1990’s" are a decade.
    if fold(next) == .possessive {
      return isUsual && !(isWord(.the, previous) && year % 10 == 0) && tokens.isWord(next + 1)
    }
    let isNextNoun =
      isLower(next) && !isFunction(next) && byte(next, -1) == UInt8(ascii: "s")
      && byte(next, -2) != UInt8(ascii: "s") && !isYearVerb(next)
    let isNextName =
      tokens.isWord(next) && isCapital(next)
      && !tokens.shapes[next].contains(.sentenceStart) && isTogether(at, next)
    if isWord(.making, previous) || isWord(.as, previous) && isWord(.late, at - 2)
      || isWord(.as, previous) && isWord(.early, at - 2)
    {
      return isUsual
    }
    if isWord(.in, previous) || isWord(.since, previous) || isWord(.throughout, previous)
      || isWord(.during, previous)
      || isWord(.until, previous) || isWord(.till, previous) || isWord(.early, previous)
      || isWord(.late, previous) || isWord(.mid, previous)
    {
      return isUsual ? true : !isLower(next) || isFunction(next)
    }
    guard isUsual else { return false }
    if isNextNoun {
      // "its 1913 levels": of that year; not "the 1913 sailors".
      return isWord(.its, previous) || isWord(.their, previous)
        || isWord(.from, previous)
          && DateText.measures.contains(fold(next))
        || isWord(.of, previous) && DateText.measures.contains(fold(next))
    }
    if fold(previous) == .hyphen, isWord(.mid, at - 2) { return true }
    if isWord(.of, previous) {
      // "the Act of 1931", "the Class of 1931": part of a name; "the Air Force of 2031" and "the
      // Spring Offensive of 1931" are of the year.
      if isCapital(at - 2), DateText.yearNames.contains(fold(at - 2)) { return false }
      return !isNextName
    }
    if isOpener(previous) || isWord(.for, previous) || isWord(.than, previous) {
      return (!isNextName || tokens.shapes[previous].contains(.sentenceStart))
        && (!isWord(.to, previous) || isYearBefore(previous))
        && !(isWord(.for, previous) && isLower(next) && !isFunction(next))
    }
    if isYearVerb(next) || isWord(.also, next), tokens.shapes[at].contains(.sentenceStart) {
      return true
    }
    // "the 2003 rescue of", "a 2006 graduate": the year of something.
    if isWord(.the, previous) || isWord(.a, previous) || isWord(.his, previous)
      || isWord(.her, previous) || isWord(.their, previous) || isWord(.its, previous)
    {
      return isLower(next) && !isFunction(next) && isTogether(at, next)
    }
    if season(previous) != nil { return true }
    if isNextName { return false }
    // "…, 2031," behind a month or a place list; "signed 2031;" is none.
    if fold(previous) == .comma {
      return isYearBefore(previous) && !isLower(next)
    }
    return fold(previous) == FoldID.mark("=")
  }

  /// What has a year in its name: laws, plans, classes and games.
  private static let yearNames = WordSet(
    [
      Word.act, .law, .bill, .code, .order, .resolution, .class, .plan, .strategy, .directive,
      .regulation, .amendment, .amendments, .budget, .games, .olympics, .championship,
      .championships, .report, .title, .program, .initiative,
    ].map(\.fold))

  private static let measures = WordSet([Word.levels, .highs, .lows].map(\.fold))

  /// What a year before it or behind it dates: "the 1931 treaty", "the Spring Offensive of 1931".
  static let eventHeads = WordSet(
    [
      Word.accords, .accord, .treaty, .pact, .battle, .siege, .massacre, .armistice, .revolution,
      .uprising, .invasion, .coup, .election, .elections, .campaign, .campaigns, .offensive,
      .offensives, .landings, .bombing, .convention, .conference, .earthquake, .war, .attacks,
    ].map(\.fold))

  /// Whether four digits date an event whose name follows: "the 1931 Battle of Dunmore Head".
  ///
  /// Only behind an article and before what happened once: "the 2031 Readiness Plan" and "the 2031
  /// Winter Games" are names with a year in them.
  func isYearOfEvent(_ at: Int, _ year: Int) -> Bool {
    guard year >= 1700, year <= 2099, isTogether(at, at + 1) else { return false }
    let previous = at - 1
    let isHeading = tokens.shapes[at].contains(.blockStart)
    guard
      isHeading || isWord(.the, previous) || isWord(.a, previous) || isWord(.its, previous)
        || isWord(.their, previous) || isWord(.this, previous)
        || isLower(previous) && !isFunction(previous) && isWord(.a, previous - 1)
    else { return false }
    // "the 1931 “Hill Affair”": the marks keep the year outside of the name.
    if isWord(.the, previous), fold(at + 1) == .openQuote || fold(at + 1) == .straightQuote,
      !isGlued(at + 1), isGlued(at + 2), isCapital(at + 2)
    {
      return true
    }
    var token = at + 1
    // Six words: "U.S. presidential election", "Battle of Dunmore Head".
    while token < min(count, at + 7), tokens.blocks[token] == tokens.blocks[at] {
      if DateText.eventHeads.contains(fold(token)) { return true }
      guard tokens.isWord(token) || fold(token) == .hyphen,
        !isFunction(token) || isWord(.of, token) || isCapital(token)
      else { return false }
      token += 1
    }
    return false
  }

  /// Whether a year or month stands before a mark or word: "1944, 1945 and 1946".
  private func isYearBefore(_ at: Int) -> Bool { year(at - 1) != nil || month(at - 1) != nil }

  private func isYearVerb(_ at: Int) -> Bool {
    isWord(.was, at) || isWord(.is, at) || isWord(.will, at) || isWord(.has, at)
      || isWord(.had, at) || isWord(.saw, at) || isWord(.brought, at) || isWord(.marks, at)
      || isWord(.marked, at)
  }
}
