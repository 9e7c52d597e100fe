internal import MusterModel
internal import MusterText

extension DateRule {
  /// A month and a day, with or without the year: "May 4, 2031", "June the 3rd", "May 9-12".
  ///
  /// Does not match a month before a count ("March 15 miles").
  static let monthDay = DateRule(
    "date.month-day-year", "A month before a day: Oct. 4, 2031; June 3; May 9-12.",
    triggers: .month
  ) { at, text in
    guard let month = text.month(at, isSure: true) else { return nil }
    var next = at + 1
    if text.fold(next) == .comma || text.fold(next) == .period { next += 1 }
    if text.fold(next) == .slash || text.fold(next) == .hyphen {
      guard text.isGlued(next), text.isGlued(next + 1) else { return nil }
      next += 1
    }
    if text.isWord(.the, next) { next += 1 }
    var day: Int
    var end: Int
    if let found = text.anyDay(next) {
      (day, end) = found
    } else if let (value, stop) = text.numberWords(next), value >= 1, value <= 31 {
      (day, end) = (value, stop)
    } else {
      return nil
    }
    if !text.isCapital(at), month == 3 || month == 5, text.tokens.isWord(end) { return nil }
    guard !text.isCounting(end), !text.isDecimalOrClock(end) else { return nil }
    if text.isWord(.day, end), text.isWord(.of, end + 1) { return nil }
    var fields = CalendarFields(year: nil, month: month, day: day)
    let list = text.moreDays(behind: end, from: day)
    if let list { end = list.end }
    if let (year, stop) = text.yearTail(end) {
      fields.year = year
      end = stop
    }
    day = fields.day ?? day
    return text.match(at..<end, first: at..<(next + 1), fields, list)
  }

  /// A day before a month: "4 October 2031", "the 3rd of June", "9-12 May".
  static let dayMonth = DateRule(
    "date.day-month-year", "A day before a month: 4 October 2031; 3rd of June; 9-12 May.",
    triggers: [.digits, .ordinalDigits, .ordinalWord, .numberWord]
  ) { at, text in
    guard let (day, dayEnd) = text.anyDay(at), !text.isPartOfNumber(at) else { return nil }
    let isOrdinal = text.tokens.kinds[at] != .number
    let list = text.moreDays(behind: dayEnd, from: day, beforeMonth: true)
    var next = list?.end ?? dayEnd
    if isOrdinal, text.isWord(.day, next) { next += 1 }
    if text.isWord(.of, next) { next += 1 }
    if text.fold(next) == .slash || text.fold(next) == .hyphen {
      guard text.isGlued(next), text.isGlued(next + 1) else { return nil }
      next += 1
    }
    guard let month = text.month(next, isSure: true), text.isTogether(at, next) else { return nil }
    if !text.isCapital(next), month == 3 || month == 5, text.tokens.isWord(next + 1),
      !text.isWord(.in, next + 1)
    {
      return nil
    }
    // "on the first May Day": a holiday.
    if text.isWord(.day, next + 1) { return nil }
    // "$12 December 27"
    if text.day(next + 1) != nil, text.fold(at - 1) == FoldID.mark("$") { return nil }
    var fields = CalendarFields(year: nil, month: month, day: day)
    var end = next + 1
    if let (year, stop) = text.yearTail(end) {
      fields.year = year
      end = stop
    }
    return text.match(at..<end, first: at..<dayEnd, fields, list)
  }

  /// A day of a month that is not named: "on the 15th", "the 20th of next month".
  ///
  /// Does not match a numbered thing ("on the 15th floor", "the 8th Wing").
  static let dayOfMonth = DateRule(
    "date.day-of-month", "A day of a month not named: on the 15th; 20th of next month.",
    triggers: .ordinalDigits
  ) { at, text in
    guard let day = text.day(at), text.isWord(.the, at - 1) || text.isWord(.of, at + 1) else {
      return nil
    }
    if text.isWord(.of, at + 1) {
      let next = text.isWord(.the, at + 2) ? at + 3 : at + 2
      guard let direction = text.direction(next), text.isWord(.month, next + 1) else { return nil }
      return DateMatch(
        at..<(next + 2),
        .nth(day, .unit(.day), within: .step(direction, .unit(.month))))
    }
    guard text.isWord(.on, at - 2), text.isTogether(at - 2, at), text.fold(at + 1) != .hyphen,
      !text.isTogether(at, at + 1) || text.tokens.kinds[at + 1] == .mark || text.isFunction(at + 1)
    else { return nil }
    return DateMatch(at..<(at + 1), .calendar(CalendarFields(day: day)))
  }

  /// A month and a year: "June 2031", "January, 1918", "Sept/2031".
  static let monthYear = DateRule(
    "date.month-year", "A month before a year: June 2031.", triggers: .month
  ) { at, text in
    guard let month = text.month(at, isSure: true) else { return nil }
    var next = at + 1
    if text.fold(next) == .slash || text.fold(next) == .hyphen {
      guard text.isGlued(next), text.isGlued(next + 1) else { return nil }
      next += 1
    } else if text.fold(next) == .comma || text.isWord(.of, next) {
      next += 1
    }
    guard let year = text.year(next), text.isTogether(at, next), !text.isCounting(next + 1) else {
      return nil
    }
    if !text.isCapital(at), month == 3 || month == 5, text.tokens.isWord(next + 1) { return nil }
    return DateMatch(
      at..<(next + 1), .calendar(CalendarFields(year: year, month: month)))
  }

  /// A year before a month: "2031 June".
  static let yearMonth = DateRule(
    "date.year-month", "A year before a month: 2031 June.", triggers: .digits
  ) { at, text in
    guard let year = text.year(at), let month = text.month(at + 1, isSure: true),
      text.day(at + 2) == nil, text.isCapital(at + 1) || !text.tokens.isWord(at + 2)
    else { return nil }
    return DateMatch(at..<(at + 2), .calendar(CalendarFields(year: year, month: month)))
  }

  /// A month alone: "since August", "the January release".
  ///
  /// Does not match a person's name ("April Hale") nor the verbs "may" and "march".
  static let month = DateRule(
    "date.month", "A month alone: since August; the January release.", triggers: .month
  ) { at, text in
    guard let month = text.month(at), text.isMonthNotName(at, month) else { return nil }
    return DateMatch(at..<(at + 1), .calendar(CalendarFields(month: month)))
  }

  /// A day of the week, alone or with a day of the month: "Tuesday", "Tuesday the 19th".
  ///
  /// Does not match a name ("the Sunday Courier").
  static let weekday = DateRule(
    "date.weekday", "A day of the week: Tuesday; Tuesday the 19th.", triggers: .weekday
  ) { at, text in
    guard let weekday = text.weekday(at), text.isWeekdayNotName(at) else { return nil }
    if text.isPlural(at) {
      return DateMatch(at..<(at + 1), .set(.weekday(weekday)))
    }
    let next = text.isWord(.the, at + 1) ? at + 2 : at + 1
    if let (day, end) = text.anyDay(next), text.month(end, isSure: true) == nil,
      !text.isWord(.of, end), !text.isDecimalOrClock(end), !text.isCounting(end),
      text.tokens.kinds[next] != .number || !text.tokens.isWord(end),
      text.time(end).kind != .clock
    {
      return DateMatch(at..<end, .calendar(CalendarFields(day: day, weekday: weekday)))
    }
    return DateMatch(at..<(at + 1), .calendar(CalendarFields(weekday: weekday)))
  }
}

extension DateText {
  /// The days of a list behind a first day: "-12", " to 11", ", 5 and 7".
  struct DayList {
    var days: [(day: Int, token: Int)]
    var end: Int
    /// Whether it stands for all days from the first to the last.
    var isRange: Bool
  }

  func moreDays(behind end: Int, from first: Int, beforeMonth: Bool = false) -> DayList? {
    guard isTogether(end - 1, end) else { return nil }
    var next = end
    if isDash(next) || isWord(.to, next) || isWord(.through, next) || isWord(.thru, next)
      || isWord(.until, next)
    {
      next += 1
      if isWord(.the, next) { next += 1 }
      guard let day = day(next), day > first || beforeMonth, !isDecimalOrClock(next + 1),
        !isCounting(next + 1), time(next + 1).kind != .clock,
        beforeMonth || month(next + 1, isSure: true) == nil || !isCapital(next + 1)
      else { return nil }
      return DayList(days: [(day, next)], end: next + 1, isRange: true)
    }
    var days: [(day: Int, token: Int)] = []
    var last = first
    var stop = end
    while next < count, days.count < 31 {
      var isFinal = false
      if isWord(.and, next) || isWord(.or, next) || fold(next) == .ampersand {
        next += 1
        isFinal = true
      } else if fold(next) == .comma {
        next += 1
        if isWord(.and, next) {
          next += 1
          isFinal = true
        }
      } else {
        break
      }
      guard let day = day(next), day > last, !isDecimalOrClock(next + 1), !isCounting(next + 1),
        time(next + 1).kind != .clock,
        beforeMonth || !tokens.isWord(next + 1) || isFunction(next + 1) || isFinal,
        beforeMonth || month(next + 1, isSure: true) == nil
      else { break }
      days.append((day, next))
      last = day
      next += 1
      if isFinal {
        stop = next
        break
      }
    }
    guard stop > end, let final = days.last else { return nil }
    return DayList(days: days, end: stop, isRange: final.day - first == days.count)
  }

  /// A match of a month with one day, a range of days or a list of days.
  func match(
    _ whole: Range<Int>, first: Range<Int>, _ fields: CalendarFields, _ list: DayList?
  ) -> DateMatch {
    guard var list, let last = list.days.last else { return DateMatch(whole, .calendar(fields)) }
    // "between 12 and 14 March"
    let opener = isWord(.the, whole.lowerBound - 1) ? whole.lowerBound - 2 : whole.lowerBound - 1
    if list.days.count == 1, isWord(.between, opener) { list.isRange = true }
    func part(_ day: (day: Int, token: Int)) -> DateMatch {
      var each = fields
      each.day = day.day
      let isLast = day.token == last.token
      return DateMatch(
        day.token..<(isLast ? whole.upperBound : day.token + 1), .calendar(each))
    }
    if list.isRange {
      var final = fields
      final.day = last.day
      var match = DateMatch(whole, .range(.calendar(fields), .calendar(final)))
      match.parts = [DateMatch(first, .calendar(fields))] + list.days.map(part)
      return match
    }
    var match = DateMatch(first, .calendar(fields))
    match.others = list.days.map(part)
    return match
  }

  /// A year behind a day and month: ", 2031", " 2031", " of 2031", " '31", and where it ends.
  func yearTail(_ at: Int) -> (year: Int, end: Int)? {
    guard at < count, at > 0, isTogether(at - 1, at) else { return nil }
    var next = at
    if fold(next) == .comma {
      next += 1
    } else if isWord(.of, next) || isWord(.in, next) {
      next += 1
    } else if (fold(next) == .slash || fold(next) == .hyphen) && isGlued(next) && isGlued(next + 1)
    {
      next += 1
    } else if fold(next) == .closeSingle || fold(next) == .straightSingle
      || fold(next) == .openSingle,
      let (value, digits) = number(next + 1), digits == 2, isGlued(next + 1)
    {
      return (fullYear(value), next + 2)
    }
    guard let year = year(next), !isCounting(next + 1), !isDecimalOrClock(next + 1) else {
      // "12 FEB 25": two digits, where month and year are written as the services do.
      // "12 Feb 25" likewise, where nothing follows that could be counted.
      if next == at, let (value, digits) = number(next), digits == 2, tokens.isWord(at - 1),
        tokens.shapes[at - 1].contains(.allCaps)
          || day(at - 2) != nil && isCapital(at - 1)
            && (length(at - 1) <= 4 || tokens.kinds[at - 2] == .ordinal)
            && (!isTogether(next, next + 1)
              || tokens.kinds[next + 1] == .mark && !isDash(next + 1)),
        !isCounting(next + 1), !isDecimalOrClock(next + 1)
      {
        return (fullYear(value), next + 1)
      }
      return nil
    }
    return (year, next + 1)
  }

  /// A year of two digits: 00-68 of this century, else of the last.
  func fullYear(_ value: Int) -> Int { value < 69 ? 2000 + value : 1900 + value }

  /// Whether a token makes the number before it a count: a unit, "percent", a decimal part.
  func isCounting(_ at: Int) -> Bool {
    guard at < count else { return false }
    if unit(at) != nil, !isWord(.second, at), !isWord(.night, at) { return true }
    let mark = fold(at)
    if mark == FoldID.mark("%") || mark == FoldID.mark("$") { return true }
    if mark == .hyphen, isGlued(at), isGlued(at + 1), tokens.isWord(at + 1) {
      return month(at + 1, isSure: true) == nil && season(at + 1) == nil
    }
    return false
  }

  /// Whether a mark glued behind a number goes on with the number: "9:30", "9.5", "9/11".
  func isDecimalOrClock(_ at: Int) -> Bool {
    guard at + 1 < count, isGlued(at), isGlued(at + 1),
      tokens.kinds[at + 1] == .number || tokens.kinds[at + 1] == .alphanumeric
    else { return false }
    let mark = fold(at)
    return mark == .colon || mark == .period || mark == .slash
  }

  /// Whether a number is glued to something before it: "F-15", "1/24", "(555)24".
  func isPartOfNumber(_ at: Int) -> Bool {
    guard isGlued(at), at > 0 else { return false }
    switch fold(at - 1) {
    case .openParenthesis, .openQuote, .straightQuote, .openSingle, .emDash, .comma, .colon,
      FoldID.mark("["), FoldID.mark("="):
      return false
    case .hyphen, .enDash:
      // "24 August–2 September", "mid-1916"
      return isGlued(at - 1) && !tokens.has(.month, at: at - 2) && !isWord(.mid, at - 2)
        && !(fold(at - 1) == .enDash && year(at - 2) != nil)
    default: return tokens.kinds[at - 1] == .mark
    }
  }

  /// "-", "–", "—" between two dates.
  func isDash(_ at: Int) -> Bool {
    fold(at) == .hyphen || fold(at) == .enDash || fold(at) == .emDash
  }

  /// Whether a token is a word that never belongs to a name or a noun before it.
  func isFunction(_ at: Int) -> Bool {
    if tokens.has([.function, .pronoun], at: at) { return true }
    return DateText.functionWords.contains(fold(at))
  }

  static let functionWords = WordSet(
    [
      Word.the, .a, .an, .of, .to, .and, .or, .but, .in, .on, .at, .by, .for, .from, .with, .into,
      .over, .under, .between, .through, .until, .till, .since, .before, .after, .during, .within,
      .than, .about, .around, .near, .as, .that, .which, .who, .not, .he, .she, .they, .it, .we, .i,
      .you, .is, .are, .was, .were, .be, .been, .has, .have, .had, .will, .would, .can, .could,
      .may, .might, .shall, .should, .said, .says, .when, .where, .while, .also, .if,
    ])

  /// The prepositions and modifiers that make a bare month, year or season a date.
  static let openers = WordSet(
    [
      Word.in, .since, .by, .until, .till, .of, .from, .to, .through, .thru, .during, .early, .late,
      .mid, .last, .next, .this, .every, .each, .between, .before, .after, .previous, .following,
      .and, .or, .circa, .around, .starting, .beginning, .ending, .past,
    ])

  func isOpener(_ at: Int) -> Bool { at >= 0 && DateText.openers.contains(fold(at)) }

  /// Whether a capitalized month stands for the month.
  func isMonthNotName(_ at: Int, _ month: Int) -> Bool {
    let isOpened =
      isOpener(at - 1) && isTogether(at - 1, at)
      || fold(at - 1) == .hyphen && isWord(.mid, at - 2)
    if tokens.has([.rank, .title], at: at - 1), isCapital(at - 1), !isOpened,
      !tokens.shapes[at - 1].contains(.sentenceStart)
    {
      return false
    }
    if fold(at + 1) == .hyphen, isGlued(at + 1), isGlued(at + 2), !isDash(at - 1),
      self.month(at + 2) == nil
    {
      return false
    }
    let isNextCapital =
      tokens.isWord(at + 1) && isCapital(at + 1)
      && !tokens.shapes[at + 1].contains(.sentenceStart)
    let isPreviousName =
      at > 0 && tokens.isWord(at - 1) && isCapital(at - 1)
      && !tokens.shapes[at - 1].contains(.sentenceStart)
      && !tokens.shapes[at].contains(.sentenceStart)
    if isPreviousName, !isOpened { return false }
    if isNextCapital {
      // "at March Air Reserve Base"
      if isWord(.air, at + 1) { return false }
      // "in April Smith said", but "Lt. Hale and June Tarrant", "the letter to May Harrow".
      let isSure =
        isWord(.in, at - 1) || isWord(.since, at - 1) || isWord(.by, at - 1)
        || isWord(.until, at - 1) || isWord(.during, at - 1) || tokens.has(.timeWord, at: at - 1)
      return isSure && isOpened
    }
    if isOpened { return true }
    // "a March operation", "the May offensive", but "the March" of a band and "May" the verb.
    if month == 5 || month == 3, isWord(.the, at - 1) || isWord(.a, at - 1) || isWord(.its, at - 1),
      isLower(at + 1), !isFunction(at + 1), isTogether(at, at + 1)
    {
      return true
    }
    if month == 5 || month == 3 || length(at) <= 3 { return isWord(.the, at - 1) && month != 5 }
    return true
  }

  /// Whether a day of the week stands for the day.
  func isWeekdayNotName(_ at: Int) -> Bool {
    if length(at) <= 5, !isPlural(at) {
      let next = fold(at + 1) == .comma ? at + 2 : at + 1
      let isDated = month(next, isSure: true) != nil || day(next) != nil
      let isOn = isWord(.on, at - 1) && tokens.shapes[at].contains(.point)
      let isAlone = tokens.shapes[at].contains([.point, .blockStart])
      // "Thu at 8 a.m.", "Thu 0900"
      let timeAt = isWord(.at, next) ? next + 1 : next
      let isTimed = isCapital(at) && isTogether(at, timeAt) && clock(timeAt) != nil
      guard isDated || isOn || isAlone || isTimed else { return false }
    }
    if fold(at + 1) == .hyphen, isGlued(at + 1), tokens.isWord(at + 2), weekday(at + 2) == nil {
      return false
    }
    // "Mr. Friday", "the Saturday Night Club"
    if tokens.has(.title, at: at - 1), isCapital(at - 1), tokens.shapes[at - 1].contains(.point) {
      return false
    }
    if isCapital(at + 1), part(at + 1) != nil, tokens.isWord(at + 2), isCapital(at + 2),
      isTogether(at, at + 2), month(at + 2) == nil, !tokens.shapes[at + 2].contains(.sentenceStart)
    {
      return false
    }
    let isNextName =
      tokens.isWord(at + 1) && isCapital(at + 1)
      && !tokens.shapes[at + 1].contains(.sentenceStart) && month(at + 1) == nil
      && part(at + 1) == nil && !tokens.has([.timeWord], at: at + 1)
    let isPreviousName =
      at > 0 && tokens.isWord(at - 1) && isCapital(at - 1)
      && !tokens.shapes[at - 1].contains(.sentenceStart) && !tokens.has(.timeWord, at: at - 1)
    if isNextName { return isWord(.on, at - 1) || isWord(.next, at - 1) || isWord(.last, at - 1) }
    return !isPreviousName || !isLower(at + 1) || isFunction(at + 1) || part(at + 1) != nil
  }
}
