internal import MusterModel
internal import MusterText

extension DateRule {
  /// A day named by its distance: "today", "yesterday", "the day after tomorrow", "tonight".
  ///
  /// Does not match "today" in the sense of nowadays ("today’s Airmen").
  static let dayWord = DateRule(
    "date.day-word", "A day named by its distance: today; yesterday; day after tomorrow.",
    triggers: [.timeWord, .timeUnit]
  ) { at, text in
    let entry = text.time(at)
    if entry.kind == .day {
      // "today": whether it means nowadays is asked where the tense is known.
      return DateMatch(at..<(at + 1), .dayWord(Int(entry.value)))
    }
    guard text.isWord(.day, at) else { return nil }
    let isAfter = text.isWord(.after, at + 1)
    guard isAfter || text.isWord(.before, at + 1) else { return nil }
    let last = text.time(at + 2)
    guard last.kind == .day, last.value == (isAfter ? 1 : -1) else { return nil }
    return DateMatch(at..<(at + 3), .dayWord(isAfter ? 2 : -2))
  }

  /// The one before, the one after, this one: "last week", "this March", "the following Friday",
  /// "that night", and spans: "past three weeks".
  static let step = DateRule(
    "date.step", "The last, this, the next one: last week; this March; past three weeks.",
    triggers: .timeWord
  ) { at, text in
    guard let direction = text.direction(at) else { return nil }
    var next = at + 1
    if direction == .this, text.isWord(.past, next) || text.isWord(.coming, next) { next += 1 }
    if text.fold(next) == .hyphen { return nil }
    guard text.isTogether(at, next) else { return nil }
    var way = direction
    if next > at + 1 { way = text.isWord(.past, at + 1) ? .last : .next }
    // "past three weeks", "next few days"
    if direction != .same, let match = text.span(at, count: next, direction) { return match }
    guard let target = text.target(next) else { return nil }
    switch target {
    case .unit(let unit):
      if unit.isClock || text.isPlural(next) && unit != .decade { return nil }
      if text.fold(next + 1) == .hyphen, text.isGlued(next + 1) { return nil }
      // "the past year": a length of time; "this day" and "the next day": a day.
      if unit != .quarter, text.isWord(.past, at) || text.isWord(.coming, at) && unit != .week {
        var duration = Duration(first: Quantity(value: 1, token: nil), unit: unit)
        duration.isVague = false
        return DateMatch(at..<(next + 1), .duration(duration))
      }
      if unit == .day, way == .last || direction == .this { return nil }
      if unit == .night, way == .last {
        return DateMatch(at..<(next + 1), .step(.last, .part(3)))
      }
    case .weekday, .month:
      if text.isPlural(next), case .weekday = target { return nil }
      if case .month = target, text.isWord(.that, at) || text.isWord(.same, at) { return nil }
      // "this May 5", "last Tuesday, Oct. 9": the date says it.
      if case .month = target, text.day(next + 1) != nil { return nil }
    case .part(let part):
      if way == .last, part != 3 { return nil }
    case .season:
      // "Airmen that fall under": a verb.
      if way == .same, text.tokens.isWord(next + 1), text.isTogether(next, next + 1) { return nil }
    case .holiday: break
    }
    var end = next + 1
    if case .holiday = target,
      let phrase = text.lexicon.phrase(.holiday, at: next, in: text.tokens, anyCase: true)
    {
      end = phrase.end
    }
    return DateMatch(at..<end, .step(way, target))
  }

  /// A distance in time: "two weeks ago", "three days later", "an hour ago", "a year earlier".
  static let offset = DateRule(
    "date.offset", "A distance from now or from the day named before: two weeks ago; a day later.",
    triggers: [.digits, .numberWord, .timeUnit]
  ) { at, text in
    var start = at
    var quantity: Quantity
    var next: Int
    if text.unit(at) != nil {
      guard text.isWord(.a, at - 1) || text.isWord(.an, at - 1) || text.isWord(.one, at - 1) else {
        return nil
      }
      start = at - 1
      quantity = Quantity(value: 1, token: nil)
      next = at
    } else {
      guard let found = text.quantity(at), !text.isPartOfNumber(at) else { return nil }
      (quantity, next) = found
    }
    // "two and a half years ago"
    let isHalfMore =
      text.isWord(.and, next) && text.isWord(.a, next + 1) && text.isWord(.half, next + 2)
    if isHalfMore { next += 3 }
    guard var unit = text.unit(next), !text.isWord(.second, next) else { return nil }
    if isHalfMore {
      guard unit == .year, text.tokens.kinds[at] != .number || text.number(at) != nil else {
        return nil
      }
      (quantity, unit) = (Quantity(value: quantity.value * 12 + 6, token: nil), .month)
    }
    next += 1
    let sign: Int
    let reference: DateMeaning.Reference
    if text.isWord(.ago, next) {
      (sign, reference) = (-1, .publication)
    } else if text.isWord(.later, next) {
      (sign, reference) = (1, .anchor)
    } else if text.isWord(.earlier, next) || text.isWord(.previously, next)
      || text.isWord(.before, next) && text.isTogether(next - 1, next)
        && (next + 1 >= text.count || text.tokens.kinds[next + 1] == .mark)
    {
      (sign, reference) = (-1, .anchor)
    } else if text.isWord(.after, next), text.isTogether(next - 1, next),
      next + 1 >= text.count || text.tokens.kinds[next + 1] == .mark
    {
      (sign, reference) = (1, .anchor)
    } else if text.isWord(.hence, next) {
      (sign, reference) = (1, .publication)
    } else if text.isWord(.from, next),
      text.isWord(.now, next + 1) || text.time(next + 1).kind == .day
    {
      (sign, reference) = (1, .publication)
      next += 1
    } else {
      return nil
    }
    return DateMatch(
      start..<(next + 1), .offset(quantity, unit, sign: sign, from: reference))
  }

  /// The day before or after the one that was named: "the day after", "the day before".
  static let dayAfter = DateRule(
    "date.day-after", "The day beside the one named before: the day before; the week after.",
    triggers: .timeUnit
  ) { at, text in
    guard text.isWord(.the, at - 1), let unit = text.unit(at) else { return nil }
    if unit == .weekend, !text.isPlural(at), text.isWord(.over, at - 2) {
      let isOver = text.tense(around: at..<(at + 1)) == .past
      return DateMatch(at..<(at + 1), .step(isOver ? .last : .this, .unit(.weekend)))
    }
    if text.isWord(.before, at + 1), text.isWord(.last, at + 2), !text.isPlural(at),
      unit.rawValue >= TimeUnit.night.rawValue, unit.rawValue <= TimeUnit.year.rawValue,
      !text.isLower(at + 3) || text.isFunction(at + 3)
    {
      return DateMatch(at..<(at + 3), .beforeLast(unit))
    }
    guard
      unit == .day || unit == .year || unit == .week || unit == .night || unit == .month,
      !text.isPlural(at), text.isTogether(at, at + 1)
    else { return nil }
    let isBefore = text.isWord(.before, at + 1)
    guard isBefore || text.isWord(.after, at + 1) else { return nil }
    if unit == .day || unit == .year || unit == .night || unit == .week,
      at + 2 >= text.count || text.tokens.kinds[at + 2] == .mark && !text.isDash(at + 2)
    {
      if unit == .week {
        return DateMatch(at..<(at + 2), .step(isBefore ? .previous : .following, .unit(.week)))
      }
      return DateMatch(
        at..<(at + 2),
        .offset(Quantity(value: 1, token: nil), unit, sign: isBefore ? -1 : 1, from: .anchor))
    }
    let next = text.isWord(.the, at + 2) ? at + 3 : at + 2
    guard text.tokens.classes(at: next).intersection(DateText.datelike).isEmpty == false else {
      return nil
    }
    return DateMatch(at..<(at + 2), .waiting(unit, sign: isBefore ? -1 : 1))
  }

  /// One of several within a longer time: "first Monday of May", "last week of 2031".
  static let nth = DateRule(
    "date.nth", "One of several within a longer time: first Monday of May; last week of 2031.",
    triggers: [.ordinalDigits, .ordinalWord, .numberWord, .timeWord]
  ) { at, text in
    let number: Int
    var next: Int
    if text.isWord(.last, at) {
      (number, next) = (-1, at + 1)
    } else if let (value, end) = text.ordinal(at) {
      (number, next) = (value, end)
      if text.isWord(.last, end) {
        return text.nth(at, -value, end + 1)
      }
    } else {
      return nil
    }
    return text.nth(at, number, next)
  }

  /// A time of which only a part is meant, waiting for what follows: "early", "mid-", "end of".
  static let part = DateRule(
    "date.part", "A part of a longer time: early March; mid-May; end of the year.",
    triggers: [.timeWord, .timeUnit]
  ) { at, text in
    // "by year’s end", "at month-end"
    if let unit = text.unit(at), unit == .year || unit == .month || unit == .quarter {
      guard text.fold(at + 1) == .possessive || text.fold(at + 1) == .hyphen,
        text.isGlued(at + 1), text.isWord(.end, at + 2),
        !text.tokens.isWord(at + 3)
          || text.isFunction(at + 3)
      else { return nil }
      return DateMatch(at..<(at + 3), .part(.end, .step(.this, .unit(unit))))
    }
    guard let (modifier, end) = text.modifier(at) else { return nil }
    // "the end of the year", "later that day"
    if text.isWord(.the, end), let unit = text.unit(end + 1), !unit.isClock, unit != .day,
      !text.isPlural(end + 1)
    {
      return DateMatch(at..<(end + 2), .part(modifier, .step(.same, .unit(unit))))
    }
    // "by end of year", "end of month"
    if modifier == .end || modifier == .start, let unit = text.unit(end), !text.isPlural(end),
      unit == .year || unit == .month || unit == .week || unit == .quarter
    {
      return DateMatch(at..<(end + 1), .part(modifier, .step(.this, .unit(unit))))
    }
    // "later in the week"
    if modifier == .later || modifier == .earlier || modifier == .early || modifier == .late,
      text.isWord(.the, end) && text.isWord(.in, end - 1)
        || text.isWord(.in, end) && text.isWord(.the, end + 1)
    {
      let unitAt = text.isWord(.the, end) ? end + 1 : end + 2
      if let unit = text.unit(unitAt), !unit.isClock, !text.isPlural(unitAt), unit != .night,
        text.time(unitAt).kind == .unit
      {
        return DateMatch(at..<(unitAt + 1), .part(modifier, .step(.same, .unit(unit))))
      }
    }
    return DateMatch(at..<end, .prefix(modifier))
  }

  /// The week around or from a day: "week of May 4", "week commencing 4 October".
  static let weekOf = DateRule(
    "date.week-of", "The week around a day: week of Oct. 4.", triggers: .timeUnit
  ) { at, text in
    guard text.isWord(.week, at),
      text.isWord(.of, at + 1) || text.isWord(.commencing, at + 1)
        || text.isWord(.beginning, at + 1) || text.isWord(.ending, at + 1)
        || text.isWord(.starting, at + 1)
    else { return nil }
    let next = text.isWord(.the, at + 2) ? at + 3 : at + 2
    var found: DateMatch?
    if text.tokens.has(.month, at: next) {
      found = DateRule.monthDay.match(next, text)
    } else if text.day(next) != nil {
      found = DateRule.dayMonth.match(next, text)
    }
    guard let found, case .calendar = found.meaning, found.others.isEmpty else { return nil }
    return DateMatch(at..<found.tokens.upperBound, .weekOf(found.meaning))
  }
}

extension DateText {
  private static let modals = WordSet(
    [
      Word.will, .would, .can, .could, .may, .might, .should, .shall, .must, .not, .they, .it,
      .which,
    ].map(\.fold))

  /// The classes of words with which a date may begin.
  static let datelike: WordClasses = [
    .month, .weekday, .holiday, .digits, .ordinalDigits, .ordinalWord,
  ]

  func direction(_ at: Int) -> DateMeaning.Direction? {
    switch fold(at) {
    case Word.last.fold, Word.past.fold: .last
    case Word.next.fold, Word.coming.fold, Word.upcoming.fold: .next
    case Word.this.fold, Word.current.fold: .this
    case Word.previous.fold: .previous
    case Word.following.fold: .following
    case Word.that.fold, Word.same.fold: .same
    default: nil
    }
  }

  /// What a direction counts: a unit, a month, a weekday.
  func target(_ at: Int) -> DateMeaning.Target? {
    guard at < count else { return nil }
    if tokens.has(.holiday, at: at),
      let phrase = lexicon.phrase(.holiday, at: at, in: tokens, anyCase: true),
      let row = phrase.rows.first
    {
      return .holiday(row)
    }
    if let unit = unit(at), !isWord(.second, at) { return .unit(unit) }
    if let weekday = weekday(at) { return .weekday(weekday) }
    if let month = month(at) { return .month(month) }
    if let season = season(at) { return .season(season) }
    if let part = part(at), time(at).kind == .part { return .part(part) }
    return nil
  }

  /// "past three weeks", "last 15 years", "next few days".
  func span(_ at: Int, count next: Int, _ direction: DateMeaning.Direction) -> DateMatch? {
    var end = next
    // "scheduled to last 45 minutes": a verb.
    if isWord(.last, at), isTogether(at - 1, at) {
      if isWord(.to, at - 1) || DateText.modals.contains(fold(at - 1)) { return nil }
      // "tours last 18 months"
      if tokens.isWord(at - 1), byte(at - 1, -1) == UInt8(ascii: "s"), !isFunction(at - 1) {
        return nil
      }
    }
    var duration = Duration(first: Quantity(value: 0, token: nil), unit: .day)
    if isWord(.few, next) || isWord(.several, next) || isWord(.couple, next) {
      duration.isVague = true
      end += isWord(.couple, next) && isWord(.of, next + 1) ? 2 : 1
    } else if let (quantity, stop) = quantity(next) {
      duration.first = quantity
      end = stop
      if let (second, stop) = alternative(end), second.value > quantity.value {
        duration.or = second
        end = stop
      }
    } else {
      return nil
    }
    guard let unit = unit(end), !isWord(.second, end), unit != .quarter else { return nil }
    duration.unit = unit
    return DateMatch(at..<(end + 1), .duration(duration))
  }

  func nth(_ at: Int, _ number: Int, _ next: Int) -> DateMatch? {
    guard number >= -5, number <= 366, number != 0, let target = target(next), !isPlural(next),
      isWord(.of, next + 1) || isWord(.in, next + 1)
    else { return nil }
    switch target {
    case .unit(.day), .unit(.week), .unit(.month), .unit(.weekend), .unit(.quarter), .weekday: break
    default: return nil
    }
    let container =
      isWord(.the, next + 2) || isWord(.each, next + 2) || isWord(.every, next + 2)
      ? next + 3 : next + 2
    if isWord(.each, next + 2) || isWord(.every, next + 2) {
      guard case .weekday(let weekday) = target, isWord(.month, container) else { return nil }
      return DateMatch(at..<(container + 1), .set(.nthWeekday(number, weekday, month: 0)))
    }
    // Only a time can hold it: "last day of the course" is no date.
    if let month = month(container, isSure: isCapital(container)) {
      let yearAt =
        isWord(.of, container + 1) || fold(container + 1) == .comma
        ? container + 2 : container + 1
      let year = year(yearAt)
      return DateMatch(
        at..<(year == nil ? container + 1 : yearAt + 1),
        .nth(number, target, within: .calendar(CalendarFields(year: year, month: month))))
    }
    if let year = year(container) {
      return DateMatch(
        at..<(container + 1), .nth(number, target, within: .calendar(CalendarFields(year: year))))
    }
    if let direction = direction(container), let inner = self.target(container + 1) {
      return DateMatch(
        at..<(container + 2), .nth(number, target, within: .step(direction, inner)))
    }
    if container > next + 2, let unit = unit(container), unit == .month || unit == .year,
      !isPlural(container)
    {
      return DateMatch(
        at..<(container + 1), .nth(number, target, within: .step(.this, .unit(unit))))
    }
    return nil
  }

  /// "early", "mid-", "late in", "end of", "later" …, and where what it modifies begins.
  func modifier(_ at: Int) -> (DateMeaning.Modifier, Int)? {
    let modifier: DateMeaning.Modifier
    switch fold(at) {
    case Word.early.fold: modifier = .early
    case Word.mid.fold, Word.middle.fold: modifier = .mid
    case Word.late.fold: modifier = .late
    case Word.later.fold: modifier = .later
    case Word.earlier.fold: modifier = .earlier
    case Word.end.fold: modifier = .end
    case Word.beginning.fold, Word.start.fold: modifier = .start
    case Word.rest.fold, Word.remainder.fold, Word.remaining.fold: modifier = .rest
    default: return nil
    }
    var end = at + 1
    switch modifier {
    case .end, .start, .rest:
      guard isWord(.of, end) else { return nil }
      end += 1
    case .mid where isWord(.middle, at):
      guard isWord(.of, end) else { return nil }
      end += 1
    case .early, .late:
      if isWord(.in, end) || isWord(.on, end) { end += 1 }
    default: break
    }
    if fold(end) == .hyphen || fold(end) == .enDash { end += 1 }
    return (modifier, end)
  }
}
