internal import MusterModel
internal import MusterText

/// Joins what stands side by side to one date.
///
/// "6 p.m." and "Aug. 22", "end of" and "March", "Tuesday" and "Feb. 11", "Nov. 1" through
/// "March 2031".
///
/// Each match looks only at the one before it, so that the work grows with the text and no faster.
struct DateJoining {
  let text: DateText

  /// What stands between two matches.
  enum Gap { case none, comma, of, `in`, on, at, to, dash, and, after, before }

  func joined(_ matches: [DateMatch]) -> [DateMatch] {
    var out: [DateMatch] = []
    out.reserveCapacity(matches.count)
    for var match in matches {
      if let previous = out.last { shareSet(previous, &match) }
      if let previous = out.last, let joined = join(previous, match) {
        out[out.count - 1] = joined
      } else if let previous = out.last, let shared = sharingYear(previous, match) {
        out[out.count - 1] = shared
        out.append(match)
      } else {
        out.append(match)
      }
      if !match.others.isEmpty {
        let others = match.others
        out[out.count - 1].others = []
        for var other in others {
          other.rule = match.rule
          out.append(other)
        }
      }
    }
    return out.filter(standsAlone)
  }

  /// What stands between two matches; nil where they do not belong together.
  private func gap(_ left: Int, _ right: Int) -> Gap? {
    guard right - left <= 3, text.isTogether(left - 1, right) else { return nil }
    if left == right { return Gap.none }
    var at = left
    var gap = Gap.none
    switch text.fold(at) {
    case .comma: gap = .comma
    case Word.of.fold: gap = .of
    case Word.in.fold: gap = .in
    case Word.on.fold: gap = .on
    case Word.at.fold, Word.from.fold: gap = .at
    case Word.to.fold, Word.through.fold, Word.thru.fold, Word.until.fold, Word.till.fold: gap = .to
    case Word.and.fold: gap = .and
    case .hyphen, .enDash: gap = .dash
    case Word.after.fold, Word.following.fold: gap = .after
    case Word.before.fold: gap = .before
    case Word.the.fold: at -= 1
    default: return nil
    }
    at += 1
    if gap == .comma, at < right {
      if text.isWord(.at, at) || text.isWord(.from, at) {
        gap = .at
        at += 1
      } else if text.isWord(.on, at) {
        gap = .on
        at += 1
      } else if text.isWord(.to, at) || text.isWord(.through, at) {
        gap = .to
        at += 1
      }
    }
    if at < right, text.isWord(.the, at) { at += 1 }
    return at == right ? gap : nil
  }

  /// "April" of "in April and June 1931": the year stands once.
  private func sharingYear(_ left: DateMatch, _ right: DateMatch) -> DateMatch? {
    guard case .calendar(var fields) = left.meaning, case .calendar(let later) = right.meaning,
      fields.year == nil, let month = fields.month, let year = later.year, let end = later.month,
      month <= end, fields.day == nil || later.day != nil,
      let gap = gap(left.tokens.upperBound, right.tokens.lowerBound), gap == .and || gap == .comma
    else { return nil }
    fields.year = year
    var shared = left
    shared.meaning = .calendar(fields)
    return shared
  }

  /// "Thursday" of "every Tuesday and Thursday".
  private func shareSet(_ left: DateMatch, _ right: inout DateMatch) {
    guard case .set(.weekday) = left.meaning, case .calendar(let fields) = right.meaning,
      let weekday = fields.weekday, fields.day == nil, fields.month == nil,
      let gap = gap(left.tokens.upperBound, right.tokens.lowerBound), gap == .and || gap == .comma
    else { return }
    right.meaning = .set(.weekday(weekday))
  }

  private func join(_ left: DateMatch, _ right: DateMatch) -> DateMatch? {
    guard let gap = gap(left.tokens.upperBound, right.tokens.lowerBound),
      let meaning = join(left, gap, right)
    else { return nil }
    var match = DateMatch(left.tokens.lowerBound..<right.tokens.upperBound, meaning)
    // "9:34 p.m., March 19 EST"
    if case .time(var time, .some(let day)) = meaning, time.hour != nil, !time.isZoned,
      let (offset, end) = text.zone(match.tokens.upperBound)
    {
      (time.offset, time.isZoned) = (offset, true)
      match = DateMatch(match.tokens.lowerBound..<end, .time(time, on: day))
    }
    match.rule = left.rule
    match.others = right.others
    if case .range = meaning {
      if case .range = right.meaning {
        match.parts = right.parts
        match.rule = right.rule
      } else if case .range = left.meaning {
        match.parts = left.parts
      } else {
        match.parts = [left, right]
        match.rule = "date.range"
      }
    }
    return match
  }

  private func join(_ left: DateMatch, _ gap: Gap, _ right: DateMatch) -> DateMeaning? {
    // "8 a.m. to 5 p.m. Monday through Friday": the hours are those of every one of the days.
    let behind = right.tokens.upperBound
    if text.tokens.has(.weekday, at: behind - 1), text.tokens.has(.weekday, at: behind + 1),
      text.isWord(.through, behind) || text.isWord(.to, behind) || text.isDash(behind)
    {
      return nil
    }
    switch (left.meaning, right.meaning) {
    case (.range(.time(let first, .some(let day)), .time(let last, nil)), let end)
    where isDay(end) && (gap == .none || gap == .on):
      // "0600Z 12 Feb to 1800Z 14 Feb"
      return .range(.time(first, on: day), .time(last, on: end))
    case (.range(.time(let first, nil), .time(let last, nil)), let day)
    where isDay(day) && (gap == .none || gap == .on || gap == .comma):
      // "9 to 11 a.m. Friday"
      return .range(.time(first, on: day), .time(last, on: day))
    case (let day, .range(.time(let first, nil), .time(let last, nil)))
    where isDay(day) && (gap == .none || gap == .at || gap == .comma):
      return .range(.time(first, on: day), .time(last, on: day))
    case (.duration(let duration), let day) where gap == .after || gap == .before:
      // "two days after Christmas"
      guard isDay(day) || isMonth(day), duration.isPlain, !duration.unit.isClock else { return nil }
      return .beside(
        duration.first, duration.unit, sign: gap == .after ? 1 : -1, day, isWhole: false)
    case (.calendar(let fields), let day)
    where (gap == .after || gap == .before) && fields.weekday != nil && fields.day == nil
      && fields.month == nil:
      // "the Monday after Thanksgiving"
      guard isDay(day) else { return nil }
      if case .calendar(let other) = day, other.day == nil { return nil }
      return .weekdayBeside(fields.weekday ?? 1, sign: gap == .after ? 1 : -1, day)
    case (.waiting(let unit, let sign), let day):
      guard gap == .none, isDay(day) || unit != .day && isMonth(day) else { return nil }
      return .beside(Quantity(value: 1, token: nil), unit, sign: sign, day, isWhole: true)
    case (.step(let direction, .unit(.week)), .calendar(let fields))
    where gap == .none || gap == .dash || gap == .on:
      // "this week Monday", "last week on Friday"
      guard fields.weekday != nil, fields.day == nil, fields.month == nil else { return nil }
      return .within(right.meaning, .step(direction, .unit(.week)))
    case (.prefix(let modifier), let meaning):
      return gap == .none || gap == .in ? modified(modifier, meaning) : nil
    case (.part(let modifier, let inner), _):
      guard case .time = inner, let joined = timed(inner, gap, right.meaning) else {
        return range(left, gap, right)
      }
      return .part(modifier, joined)
    case (.time(let part, nil), .time(let clock, nil))
    where part.part != nil && clock.hour != nil && (gap == .none || gap == .at)
      && text.fold(left.tokens.upperBound) != .comma:
      // "tonight at 8 o’clock"
      let isTonight = text.isWord(.tonight, left.tokens.lowerBound)
      return .time(shifted(clock, part.part), on: isTonight ? .dayWord(0) : nil)
    case (.time(let clock, nil), .time(let part, nil))
    where clock.hour != nil && part.part != nil && gap == .none
      && text.isWord(.tonight, right.tokens.lowerBound):
      // "at 8 tonight"
      return .time(shifted(clock, part.part), on: .dayWord(0))
    case (.time(let clock, nil), .step(.this, .part(let part)))
    where clock.hour != nil && gap == .none:
      // "at 8 this evening"
      return .time(shifted(clock, part), on: .dayWord(0))
    case (.time(let clock, nil), .time(let part, .some(let day)))
    where clock.hour != nil && part.part != nil && gap == .none:
      // "at 9 tomorrow morning", where the rest was joined before
      return .time(shifted(clock, part.part), on: day)
    case (.time, _):
      return timed(left.meaning, gap, right.meaning) ?? range(left, gap, right)
    default:
      return dated(left.meaning, gap, right.meaning) ?? contained(left.meaning, gap, right.meaning)
        ?? range(left, gap, right)
    }
  }

  /// "early" + "March", "end of" + "1914", "early" + "Monday".
  private func modified(_ modifier: DateMeaning.Modifier, _ meaning: DateMeaning) -> DateMeaning? {
    switch meaning {
    case .calendar(let fields):
      if fields.day == nil, fields.month == nil, fields.weekday != nil {
        switch modifier {
        case .early: return .time(TimeOfDay(part: 0), on: meaning)
        case .late: return .time(TimeOfDay(part: 3), on: meaning)
        default: return nil
        }
      }
      return .part(modifier, meaning)
    case .dayWord:
      switch modifier {
      case .early: return .time(TimeOfDay(part: 0), on: meaning)
      case .late: return .time(TimeOfDay(part: 3), on: meaning)
      case .later, .earlier: return .part(modifier, meaning)
      default: return nil
      }
    case .holiday: return modifier == .early || modifier == .late ? .part(modifier, meaning) : nil
    case .decade, .century, .season, .fiscal, .quarter, .half, .step, .nth, .within:
      return .part(modifier, meaning)
    case .time(let time, _): return time.part == nil ? nil : .part(modifier, meaning)
    default: return nil
    }
  }

  private func isDay(_ meaning: DateMeaning) -> Bool {
    switch meaning {
    case .calendar(let fields): fields.day != nil || fields.weekday != nil
    case .dayWord, .holiday: true
    case .step(_, .weekday), .step(_, .unit(.day)), .step(_, .holiday): true
    case .nth(_, .weekday, _), .nth(_, .unit(.day), _), .within: true
    default: false
    }
  }

  private func isMonth(_ meaning: DateMeaning) -> Bool {
    switch meaning {
    case .calendar(let fields): fields.day == nil && fields.month != nil
    case .season(_, let year): year != nil
    default: false
    }
  }

  /// A time and what follows it: its day, or an end of a range of times.
  private func timed(_ left: DateMeaning, _ gap: Gap, _ right: DateMeaning) -> DateMeaning? {
    guard case .time(let time, let day) = left else { return nil }
    if let day {
      // "9:40 p.m. Saturday" + "March 10"; "Saturday morning" + "at 9"
      if case .calendar = right, let whole = merged(day, gap, right) {
        return .time(time, on: whole)
      }
      // "at 9 tomorrow" + "morning"
      if time.hour != nil, case .time(let part, nil) = right, part.part != nil, gap == .none {
        return .time(shifted(time, part.part), on: day)
      }
      // "early Friday" + "morning"
      if time.part != nil, case .time(let part, nil) = right, part.part != nil, gap == .none {
        return .time(part, on: day)
      }
      if time.part != nil, case .time(let clock, nil) = right, clock.hour != nil,
        gap == .none || gap == .at
      {
        return .time(shifted(clock, time.part), on: day)
      }
      return nil
    }
    guard isDay(right) else { return nil }
    switch gap {
    case .on: return .time(time, on: right)
    case .of: return time.part == nil ? nil : .time(time, on: right)
    case .none, .comma:
      if time.part != nil, gap == .comma { return nil }
      return .time(time, on: right)
    default: return nil
    }
  }

  /// "9" in the evening is 21.
  private func shifted(_ time: TimeOfDay, _ part: Int?) -> TimeOfDay {
    var shifted = time
    if let part, part > 0, part < 4, let hour = time.hour, hour < 12 { shifted.hour = hour + 12 }
    return shifted
  }

  /// A day and what follows it: a time, or the rest of the date.
  private func dated(_ left: DateMeaning, _ gap: Gap, _ right: DateMeaning) -> DateMeaning? {
    if case .time(let time, nil) = right {
      if case .step(let direction, .part(let part)) = left, time.hour != nil,
        gap == .none || gap == .at
      {
        let day: DateMeaning =
          direction == .last
          ? .dayWord(-1)
          : direction == .next
            ? .dayWord(1) : .dayWord(0)
        return .time(shifted(time, part), on: day)
      }
      guard isDay(left) else { return nil }
      switch gap {
      case .none, .at: return .time(time, on: left)
      case .in: return time.part == nil ? nil : .time(time, on: left)
      case .comma, .on: return time.hour == nil || gap == .on ? nil : .time(time, on: left)
      default: return nil
      }
    }
    if case .part(_, .time(let time, nil)) = right, isDay(left), gap == .none || gap == .in {
      return .time(time, on: left)
    }
    return merged(left, gap, right)
  }

  /// A weekday and the date behind it.
  private func merged(_ left: DateMeaning, _ gap: Gap, _ right: DateMeaning) -> DateMeaning? {
    guard gap == .none || gap == .comma || gap == .on else { return nil }
    let weekday: Int
    switch left {
    case .calendar(let fields):
      guard fields.month == nil, fields.day == nil, let day = fields.weekday else { return nil }
      weekday = day
    case .step(_, .weekday(let day)): weekday = day
    default: return nil
    }
    switch right {
    case .calendar(var fields):
      guard fields.day != nil, fields.month != nil, fields.weekday == nil else { return nil }
      fields.weekday = weekday
      return .calendar(fields)
    case .range(.calendar(let first), let last):
      guard first.day != nil, first.month != nil else { return nil }
      return .range(.calendar(first), last)
    default: return nil
    }
  }

  /// "Monday" of "next week", "May" of "that year", "July 2," "ten years ago".
  private func contained(_ left: DateMeaning, _ gap: Gap, _ right: DateMeaning) -> DateMeaning? {
    let isYears: Bool
    let isWeeks: Bool
    switch right {
    case .step(_, .unit(.year)): (isYears, isWeeks) = (gap == .of || gap == .in, false)
    case .step(_, .unit(.week)):
      (isYears, isWeeks) = (false, gap == .of || gap == .at || gap == .none)
    case .offset(_, .year, _, .publication):
      (isYears, isWeeks) = (gap == .comma || gap == .none, false)
    case .calendar(let fields):
      // "October," behind it "1931" was read as one; here "summer" of "early 1931".
      (isYears, isWeeks) = (fields.month == nil && fields.year != nil && gap == .of, false)
    default: return nil
    }
    switch left {
    case .calendar(let fields):
      if isWeeks { return fields.weekday != nil && fields.day == nil ? .within(left, right) : nil }
      return isYears && fields.year == nil && fields.month != nil ? .within(left, right) : nil
    case .holiday(_, nil), .season(_, nil): return isYears ? .within(left, right) : nil
    case .range(.calendar(let fields), .calendar):
      return isYears && fields.year == nil ? nil : nil
    default: return nil
    }
  }

  /// Two dates with "through", "to" or a dash between them.
  private func range(_ left: DateMatch, _ gap: Gap, _ right: DateMatch) -> DateMeaning? {
    switch gap {
    case .to, .dash: break
    case .and:
      let opener = left.tokens.lowerBound - 1
      guard
        text.isWord(.between, opener)
          || text.isWord(.the, opener)
            && text.isWord(.between, opener - 1)
      else { return nil }
    default: return nil
    }
    guard let first = rank(left.meaning), let last = rank(right.meaning) else { return nil }
    guard first == last || first < 10 && last < 10 else { return nil }
    if gap == .dash, text.isGlued(left.tokens.upperBound) != text.isGlued(right.tokens.lowerBound) {
      return nil
    }
    return .range(left.meaning, right.meaning)
  }

  /// What may be an end of a range: dates below 10, times from 10.
  private func rank(_ meaning: DateMeaning) -> Int? {
    switch meaning {
    case .calendar, .dayWord, .holiday, .within: 1
    case .season, .quarter, .fiscal, .decade, .century, .half: 2
    case .step(_, let target):
      if case .part = target { 10 } else { 3 }
    case .part(_, let inner): rank(inner)
    case .time(let time, _): time.part == nil ? 10 : 11
    default: nil
    }
  }

  /// Whether a match is a date without anything beside it.
  private func standsAlone(_ match: DateMatch) -> Bool {
    let at = match.tokens.lowerBound
    switch match.meaning {
    case .prefix, .waiting: return false
    case .part(_, .time(let time, nil)): return time.part.map { $0 < 4 } ?? true
    case .part(.later, let inner), .part(.earlier, let inner):
      switch inner {
      case .step, .dayWord: return true
      case .calendar(let fields): return fields.weekday == nil && text.isWord(.in, at + 1)
      default: return false
      }
    case .time(let time, nil):
      guard time.part != nil else { return true }
      if text.time(at).kind == .part, text.time(at).value == 3 {
        let next = match.tokens.upperBound
        return !(text.isLower(next) && !text.isFunction(next))
          && !text.isWord(.a, at - 1) && !text.isWord(.an, at - 1)
      }
      return text.isWord(.the, at - 1) && text.isWord(.in, at - 2)
        && !(text.isLower(match.tokens.upperBound) && !text.isFunction(match.tokens.upperBound))
    default: return true
    }
  }
}
