internal import MusterModel
internal import MusterText

/// Relative dates: counted from publication, or from the date named before.
extension DateResolver {
  /// The day that "that day", "two days later" start from: the last date settled, else publication.
  private var reference: (date: CivilDate, anchor: DateAnchor)? {
    if let from = chain?.from { return (from, .mention(from)) }
    return published.map { ($0, .publication) }
  }

  func dayWord(_ days: Int, _ tokens: Range<Int>) -> DateValue? {
    let base: CivilDate
    var anchor = DateAnchor.publication
    if days == 0, let occasion, isQuoted(tokens.lowerBound) {
      // What somebody calls today is the day on which it was said.
      base = occasion
      if occasion != published { anchor = .mention(occasion) }
    } else if let published {
      base = published
    } else {
      return DateValue(timex: "XXXX-XX-XX", granularity: .day)
    }
    return anchored(.day(base.adding(days: days)), anchor)
  }

  // MARK: steps

  func step(
    _ direction: DateMeaning.Direction, _ target: DateMeaning.Target, _ tokens: Range<Int>
  ) -> DateValue? {
    // The next day, the same year, the previous month: of what was told before.
    var isChained = direction == .same || direction == .previous || direction == .following
    if case .unit(.day) = target { isChained = true }
    if case .unit = target, direction == .previous || direction == .following,
      tale(at: tokens) == nil,
      chain?.granularity != .day, published != nil
    {
      isChained = false
    }
    let base: CivilDate
    let anchor: DateAnchor
    var isOfDay = false
    if case .part = target { isOfDay = true }
    if case .unit(.night) = target { isOfDay = true }
    if case .unit(.day) = target { isOfDay = true }
    if isChained, isOfDay, let lastDay {
      (base, anchor) = (lastDay, .mention(lastDay))
    } else if isChained, let reference {
      (base, anchor) = reference
    } else if isNarrative, let from = past?.from {
      (base, anchor) = (from, .mention(from))
    } else if let published {
      (base, anchor) = (published, .publication)
    } else if let reference {
      (base, anchor) = reference
    } else {
      return unanchored(target)
    }
    let sign: Int
    switch direction {
    case .last, .previous: sign = -1
    case .next, .following: sign = 1
    case .this, .same: sign = 0
    }
    return stepped(base, sign, target, tokens).map { anchored($0, anchor) }
  }

  private func unanchored(_ target: DateMeaning.Target) -> DateValue? {
    switch target {
    case .unit(let unit):
      switch unit {
      case .day, .night: DateValue(timex: "XXXX-XX-XX", granularity: .day)
      case .week, .weekend, .fortnight: DateValue(timex: "XXXX-WXX", granularity: .week)
      case .month: DateValue(timex: "XXXX-XX", granularity: .month)
      default: DateValue(timex: "XXXX", granularity: unit.granularity)
      }
    case .month(let month):
      DateValue(timex: "XXXX-" + CivilDate.padded(month, 2), granularity: .month)
    case .weekday(let day): DateValue(timex: "XXXX-WXX-\(day)", granularity: .day)
    case .season(let season):
      DateValue(timex: "XXXX-" + TimeWords.seasons[season], granularity: .season)
    case .holiday(let row): holiday(row, in: nil)
    case .part(let part):
      DateValue(
        type: .time, timex: "XXXX-XX-XXT" + TimeWords.parts[part], granularity: .hour)
    }
  }

  private func stepped(
    _ base: CivilDate, _ sign: Int, _ target: DateMeaning.Target, _ tokens: Range<Int>
  ) -> DateValue? {
    switch target {
    case .unit(let unit):
      switch unit {
      case .day: return .day(base.adding(days: sign))
      case .night: return onDay(TimeOfDay(part: 3), base.adding(days: sign))
      case .week: return .week(of: base.adding(days: 7 * sign))
      case .fortnight: return .week(of: base.adding(days: 14 * sign))
      case .weekend:
        // "Last weekend" on a Sunday is still the one before.
        return .weekend(of: base.adding(days: 7 * sign))
      case .month:
        let month = base.adding(months: sign)
        return .month(month.year, month.month)
      case .quarter:
        let quarter = base.year * 4 + (base.month - 1) / 3 + sign
        return .quarter(quarter / 4, quarter % 4 + 1)
      case .year: return .year(base.year + sign)
      case .decade: return .decade(base.year / 10 + sign)
      case .century: return .century(base.year / 100 + 1 + sign)
      default: return nil
      }
    case .weekday(let weekday):
      let back = ((base.weekday - weekday) % 7 + 7) % 7
      if sign < 0 { return .day(base.adding(days: back == 0 ? -7 : -back)) }
      if sign > 0 { return .day(base.adding(days: 7 - back)) }
      if text.tense(around: tokens) == .past { return .day(base.adding(days: -back)) }
      return .day(base.adding(days: back == 0 ? 0 : 7 - back))
    case .month(let month):
      if sign < 0 { return .month(month < base.month ? base.year : base.year - 1, month) }
      if sign > 0 { return .month(month > base.month ? base.year : base.year + 1, month) }
      return .month(base.year, month)
    case .season(let season):
      let first = 3 + season * 3
      if sign > 0 { return .season(first > base.month ? base.year : base.year + 1, season) }
      if sign < 0 {
        let isOver = first + 2 < base.month || season == 3 && base.month > 2
        if season == 3 { return .season(base.year - 1, season) }
        return .season(isOver ? base.year : base.year - 1, season)
      }
      // "This winter" in January or February began last year.
      return .season(season == 3 && base.month < 3 ? base.year - 1 : base.year, season)
    case .holiday(let row):
      for year in sign < 0 ? [base.year, base.year - 1] : [base.year, base.year + 1] {
        guard let value = holiday(row, in: year), let day = value.from else { return nil }
        if sign == 0 || sign < 0 && day < base || sign > 0 && day > base { return value }
      }
      return nil
    case .part(let part): return onDay(TimeOfDay(part: part), base.adding(days: sign))
    }
  }

  // MARK: distances

  func offset(
    _ quantity: Quantity, _ unit: TimeUnit, _ sign: Int, _ from: DateMeaning.Reference,
    _ tokens: Range<Int>
  ) -> DateValue? {
    let (prefix, letter, factor) = DateMeaning.code(unit)
    if unit.isClock {
      return DateValue(
        type: .time, timex: prefix + number(quantity, times: factor) + letter,
        granularity: unit.granularity)
    }
    var base: (date: CivilDate, anchor: DateAnchor)?
    switch from {
    case .publication:
      // In a history "two years ago" is said by those it tells of.
      let told = isNarrative ? past?.from.map { ($0, DateAnchor.mention($0)) } : nil
      base = told ?? published.map { ($0, .publication) } ?? reference
    case .anchor:
      base = reference
      // "25 years later" in a headline: now.
      if chain == nil, sign > 0, unit.rawValue >= TimeUnit.month.rawValue, let published {
        return anchored(
          unit == .month ? .month(published.year, published.month) : .year(published.year),
          .publication)
      }
    }
    guard let base, quantity.value < 5000 else {
      return DateValue(timex: "XXXX", granularity: unit.granularity)
    }
    let count = sign * quantity.value * factor
    switch unit {
    case .day, .night: return anchored(.day(base.date.adding(days: count)), base.anchor)
    case .week, .fortnight, .weekend:
      return anchored(.day(base.date.adding(days: 7 * count)), base.anchor)
    case .month, .quarter:
      let month = base.date.adding(months: unit == .quarter ? 3 * quantity.value * sign : count)
      return anchored(.month(month.year, month.month), base.anchor)
    default:
      let year = base.date.year + count
      return year > 0 ? anchored(.year(year), base.anchor) : DateValue()
    }
  }

  // MARK: one within another

  func nth(
    _ number: Int, _ target: DateMeaning.Target, _ container: DateMeaning?, _ tokens: Range<Int>
  ) -> DateValue? {
    if case .weekday(let weekday) = target, case .calendar(let fields)? = container,
      fields.year == nil, let month = fields.month
    {
      // "is observed on the last Monday of May": every year.
      let tense = text.tense(around: tokens)
      if tense == .present || published == nil {
        return DateValue(
          type: .set, timex: timex(.nthWeekday(number, weekday, month: month)))
      }
    }
    guard let container, let outer = value(container, tokens), let from = outer.from,
      let to = outer.to
    else { return DateValue(timex: "XXXX") }
    let day: CivilDate?
    switch target {
    case .weekday(let weekday):
      if outer.granularity == .month {
        day = DateResolver.nthWeekday(number, weekday, month: from.month, year: from.year)
      } else {
        let first = from.adding(days: ((weekday - from.weekday) % 7 + 7) % 7)
        let last = to.adding(days: -(((to.weekday - weekday) % 7 + 7) % 7))
        day =
          number > 0
          ? first.adding(days: 7 * (number - 1)) : last.adding(days: 7 * (number + 1))
      }
    case .unit(.day):
      day = number > 0 ? from.adding(days: number - 1) : to.adding(days: number + 1)
    case .unit(.week), .unit(.weekend):
      // The first week of a time is the first that has its Thursday in it (ISO 8601).
      let thursday = from.adding(days: ((4 - from.weekday) % 7 + 7) % 7)
      let lastThursday = to.adding(days: -(((to.weekday - 4) % 7 + 7) % 7))
      let inWeek =
        number > 0
        ? thursday.adding(days: 7 * (number - 1)) : lastThursday.adding(days: 7 * (number + 1))
      if case .unit(.weekend) = target { return anchored(.weekend(of: inWeek), outer.anchor) }
      return anchored(.week(of: inWeek), outer.anchor)
    case .unit(.quarter):
      let month =
        number > 0 ? from.adding(months: 3 * (number - 1)) : to.adding(months: 3 * (number + 1))
      return anchored(.quarter(month.year, (month.month - 1) / 3 + 1), outer.anchor)
    case .unit(.month):
      let month = number > 0 ? from.adding(months: number - 1) : to.adding(months: number + 1)
      return anchored(.month(month.year, month.month), outer.anchor)
    default: day = nil
    }
    guard let day, day >= from, day <= to else { return DateValue() }
    return anchored(.day(day), outer.anchor)
  }

  func within(_ inner: DateMeaning, _ outer: DateMeaning, _ tokens: Range<Int>) -> DateValue? {
    guard let container = value(outer, tokens), let from = container.from else {
      return value(inner, tokens)
    }
    switch inner {
    case .calendar(var fields):
      if let weekday = fields.weekday, container.granularity == .week {
        return anchored(.day(from.adding(days: weekday - 1)), container.anchor)
      }
      fields.year = from.year
      return calendar(fields, tokens).map { anchored($0, container.anchor) }
    case .season(let season, _): return anchored(.season(from.year, season), container.anchor)
    case .holiday(let row, _):
      return holiday(row, in: from.year).map { anchored($0, container.anchor) }
    default: return value(inner, tokens)
    }
  }

  // MARK: times

  /// "Z", "-05:00", "+05:30"; short: "-05".
  static func zone(_ offset: Int?, isShort: Bool = false) -> String {
    guard let offset else { return "" }
    if offset == 0 { return "Z" }
    let hours = CivilDate.padded(abs(offset) / 60, 2)
    let minutes = CivilDate.padded(abs(offset) % 60, 2)
    return (offset < 0 ? "-" : "+") + hours + (isShort && minutes == "00" ? "" : ":" + minutes)
  }

  /// A time on a settled day.
  func onDay(_ time: TimeOfDay, _ day: CivilDate?, _ dayText: String? = nil) -> DateValue {
    var value = DateValue(type: .time, from: day, to: day, granularity: .hour)
    let prefix = day?.iso ?? dayText ?? ""
    if let hour = time.hour {
      var text =
        prefix + "T" + CivilDate.padded(hour, 2) + ":"
        + CivilDate.padded(time.minute ?? 0, 2)
      value.granularity = .minute
      if let second = time.second {
        text += ":" + CivilDate.padded(second, 2)
        value.granularity = .second
      }
      if let day {
        // EDTF has no time without seconds.
        value.edtf =
          day.iso + "T" + CivilDate.padded(hour % 24, 2) + ":"
          + CivilDate.padded(time.minute ?? 0, 2) + ":" + CivilDate.padded(time.second ?? 0, 2)
          + DateResolver.zone(time.offset)
        if hour > 23 { value.edtf = nil }
      }
      if time.isLettered, let offset = time.offset {
        text += DateResolver.zone(offset, isShort: true)
      }
      value.timex = text
    } else if let part = time.part {
      value.timex = (prefix.isEmpty ? "XXXX-XX-XX" : prefix) + "T" + TimeWords.parts[part]
    }
    return value
  }

  func time(_ time: TimeOfDay, _ day: DateMeaning?, _ tokens: Range<Int>) -> DateValue? {
    if let day {
      guard let settled = value(day, tokens) else { return onDay(time, nil) }
      return anchored(onDay(time, settled.from, settled.timex), settled.anchor)
    }
    // "12:15 a.m.": on the day of which the paragraph, or the one before it, tells.
    if let part = time.part {
      if text.fold(tokens.lowerBound) == Word.tonight.fold, let published {
        return anchored(onDay(time, published), .publication)
      }
      let isSure =
        text.isWord(.the, tokens.lowerBound)
        || text.time(tokens.lowerBound).kind == .part && part == 3
      guard isSure else { return onDay(time, nil) }
    }
    let block = text.tokens.blocks[tokens.lowerBound]
    if time.part != nil {
      if block == chainBlock, let lastDay {
        return anchored(onDay(time, lastDay), .mention(lastDay))
      }
      let isNight = time.part == 3
      if let day = isNight ? lastClockDay ?? occasion : occasion {
        return anchored(onDay(time, day), .mention(day))
      }
      return published.map { anchored(onDay(time, $0), .publication) } ?? onDay(time, nil)
    }
    if isQuoted(tokens.lowerBound) { return onDay(time, nil) }
    if let lastClockDay, text.tense(around: tokens) == .past {
      return anchored(onDay(time, lastClockDay), .mention(lastClockDay))
    }
    if block == chainBlock || isNarrative && block - chainBlock <= 1, let lastDay {
      return anchored(onDay(time, lastDay), .mention(lastDay))
    }
    return onDay(time, nil)
  }

  // MARK: ranges

  func range(_ first: DateMeaning, _ last: DateMeaning, _ tokens: Range<Int>) -> DateValue? {
    let (first, last) = shareYear(first, last)
    guard var start = value(first, tokens), var end = value(last, tokens) else { return nil }
    if start.type == .time, case .time(let time, nil) = last, let day = start.from {
      end = onDay(time, day)
    } else if end.type == .time, case .time(let time, nil) = first, let day = end.from {
      start = onDay(time, day)
    }
    // "Thursday through Saturday": the Saturday behind that Thursday; "Dec. 30 to Jan. 4".
    if let from = start.from, let to = end.to, to < from {
      if case .calendar(let fields) = last, fields.month == nil, fields.weekday != nil,
        let day = end.from
      {
        end = .day(day.adding(days: 7))
      } else if case .calendar(let fields) = last, fields.year == nil, fields.month != nil {
        var later = fields
        let month = (fields.month ?? 0, fields.day ?? 31)
        later.year = month < (from.month, from.day) ? from.year + 1 : from.year
        end = calendar(later, tokens) ?? end
      } else if case .calendar(let fields) = first, fields.year == nil, fields.month != nil {
        var earlier = fields
        let month = (fields.month ?? 0, fields.day ?? 1)
        earlier.year = month > (to.month, to.day) ? to.year - 1 : to.year
        start = calendar(earlier, tokens) ?? start
      }
    }
    guard let startText = start.timex, let endText = end.timex else { return DateValue() }
    var value = DateValue(
      type: start.type == .time || end.type == .time ? .time : .date,
      timex: startText + "/" + endText, from: start.from, to: end.to,
      granularity: end.granularity, anchor: start.anchor == .itself ? end.anchor : start.anchor)
    if let startEDTF = start.edtf, let endEDTF = end.edtf, value.type == .date,
      !startEDTF.contains("/"), !endEDTF.contains("/")
    {
      value.edtf = startEDTF + "/" + endEDTF
    }
    return value
  }

  /// Gives the year of the end to the start that has none, and the other way round.
  private func shareYear(_ first: DateMeaning, _ last: DateMeaning) -> (DateMeaning, DateMeaning) {
    switch (first, last) {
    case (.calendar(var start), .calendar(let end)):
      if start.year == nil, let year = end.year, let month = start.month, let endMonth = end.month {
        start.year = month > endMonth ? year - 1 : year
        return (.calendar(start), last)
      }
    case (.season(let season, nil), .season(_, let year?)):
      return (.season(season, year: year), last)
    case (.part(let modifier, let inner), _):
      let (start, end) = shareYear(inner, last)
      return (.part(modifier, start), end)
    case (_, .part(let modifier, let inner)):
      let (start, end) = shareYear(first, inner)
      return (start, .part(modifier, end))
    default: break
    }
    return (first, last)
  }
}
