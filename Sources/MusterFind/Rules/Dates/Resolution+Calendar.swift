internal import MusterModel
internal import MusterText

/// Calendar dates: which year, which month, which week.
extension DateResolver {
  func calendar(_ fields: CalendarFields, _ tokens: Range<Int>) -> DateValue? {
    if let year = fields.year {
      guard year > 0, let month = fields.month else { return .year(year) }
      guard let day = fields.day else { return .month(year, month) }
      // Feb. 30: a date without a value.
      return CivilDate(year: year, month: month, day: day).map { .day($0) } ?? DateValue()
    }
    if let month = fields.month {
      return monthDay(month, fields.day, fields.weekday, tokens)
    }
    guard let weekday = fields.weekday else {
      let told = isNarrative ? past?.from : nil
      guard let day = fields.day, let reference = told ?? published ?? past?.from,
        let date = CivilDate(year: reference.year, month: reference.month, day: day)
      else { return DateValue(timex: "XXXX-XX-" + CivilDate.padded(fields.day ?? 0, 2)) }
      return anchored(.day(date), .publication)
    }
    if let day = fields.day { return weekdayWithDay(weekday, day) }
    return self.weekday(weekday, tokens)
  }

  func anchored(_ value: DateValue, _ anchor: DateAnchor) -> DateValue {
    var value = value
    value.anchor = anchor
    return value
  }

  /// A month, or a day of a month, without its year.
  private func monthDay(
    _ month: Int, _ day: Int?, _ weekday: Int?, _ tokens: Range<Int>
  ) -> DateValue? {
    func make(_ year: Int) -> DateValue? {
      guard let day else { return .month(year, month) }
      return CivilDate(year: year, month: month, day: day).map { .day($0) }
    }
    // Feb. 30 is a date in no year.
    if let day, CivilDate(year: 2000, month: month, day: day) == nil { return DateValue() }
    if let tale = tale(at: tokens), let from = tale.from {
      let year = sectionYear(at: tokens.lowerBound) ?? taleYear(tale, month)
      return make(year).map { anchored($0, .mention(from)) } ?? DateValue()
    }
    guard let published else {
      let text = "XXXX-" + CivilDate.padded(month, 2)
      guard let day else { return DateValue(timex: text, granularity: .month) }
      return DateValue(timex: text + "-" + CivilDate.padded(day, 2), granularity: .day)
    }
    let years = [published.year, published.year - 1, published.year + 1]
    if let weekday, let day {
      // A weekday that fits no year nearby is a slip, which a check may tell.
      for year in years {
        if let date = CivilDate(year: year, month: month, day: day), date.weekday == weekday,
          abs(date.dayNumber - published.dayNumber) < 330 || year > published.year
        {
          return anchored(.day(date), .publication)
        }
      }
    }
    let year = nearest(years, tokens) { year in
      if let day {
        return CivilDate(year: year, month: month, day: day).map {
          $0.dayNumber - published.dayNumber
        }
      }
      let months = (year - published.year) * 12 + month - published.month
      return months * 30
    }
    guard let year else {
      // Feb. 29: the last leap year.
      return (1...8).lazy.compactMap { make(published.year - $0) }.first.map {
        anchored($0, .publication)
      } ?? DateValue()
    }
    return make(year).map { anchored($0, .publication) }
  }

  /// The choice that lies nearest to publication.
  ///
  /// A tense of the past weighs as much as three months: "returned Dec. 20" in February was last
  /// December, but a slip of tense does not move next week's date by a year.
  func nearest(_ choices: [Int], _ tokens: Range<Int>, _ distance: (Int) -> Int?) -> Int? {
    var best: Int?
    var least = Int.max
    var tense: Tense?
    for choice in choices {
      guard let days = distance(choice) else { continue }
      var weight = abs(days)
      if days != 0 {
        if tense == nil { tense = text.tense(around: tokens) }
        if tense == .past, days > 0 { weight += 100 }
        if tense == .future, days < 0 { weight += 330 }
        if days > 0, tense != .future { weight += 75 }
      }
      if weight < least {
        least = weight
        best = choice
      }
    }
    return best
  }

  /// The year of a month in a telling of the past: that of the date before it, unless the month
  /// lies nearer across the new year.
  private func taleYear(_ tale: DateValue, _ month: Int) -> Int {
    guard let from = tale.from else { return 0 }
    // A year that was only derived does not lead on to another.
    if isNarrative, toldYear > 0, from.year != toldYear {
      return abs(from.year - toldYear) > 1 ? toldYear : from.year
    }
    guard tale.granularity == .day || tale.granularity == .month || tale.granularity == .week else {
      return from.year
    }
    let distance = month - from.month
    // Tellings go forward: a month before the last date by more than half a year is the next
    // year's, one behind it by more than nine months the last year's.
    if distance < -6 { return from.year + 1 }
    return distance > 9 ? from.year - 1 : from.year
  }

  /// A day of the week alone.
  private func weekday(_ weekday: Int, _ tokens: Range<Int>) -> DateValue? {
    if isNarrative, let past = past?.from, past != published {
      let back = ((past.weekday - weekday) % 7 + 7) % 7
      return anchored(.day(past.adding(days: -back)), .mention(past))
    }
    guard let published else {
      return DateValue(timex: "XXXX-WXX-\(weekday)", granularity: .day)
    }
    let back = ((published.weekday - weekday) % 7 + 7) % 7
    let isFuture = text.tense(around: tokens) == .future
    let date = published.adding(days: isFuture ? 7 - back : -back)
    return anchored(.day(date), .publication)
  }

  /// "Tuesday the 19th": the nearest month in which that day is a Tuesday, this one first.
  private func weekdayWithDay(_ weekday: Int, _ day: Int) -> DateValue? {
    guard let published else {
      return DateValue(timex: "XXXX-XX-" + CivilDate.padded(day, 2), granularity: .day)
    }
    for distance in 0...14 {
      for sign in [1, -1] {
        let month = published.adding(months: distance * sign)
        if let date = CivilDate(year: month.year, month: month.month, day: day),
          date.weekday == weekday
        {
          return anchored(.day(date), .publication)
        }
      }
    }
    return DateValue()
  }

  /// A season, with the year said or meant.
  func season(_ season: Int, _ year: Int?, _ tokens: Range<Int>) -> DateValue? {
    if let year { return .season(year, season) }
    if let tale = tale(at: tokens), let from = tale.from {
      let year = sectionYear(at: tokens.lowerBound) ?? from.year
      return anchored(.season(year, season), .mention(from))
    }
    guard let published else {
      return DateValue(timex: "XXXX-" + TimeWords.seasons[season], granularity: .season)
    }
    let years = [published.year, published.year + 1, published.year - 1]
    let best = nearest(years, tokens) { year in
      guard let from = DateValue.season(year, season).from,
        let to = DateValue.season(year, season).to
      else { return nil }
      if published >= from, published <= to { return 0 }
      return published < from
        ? from.dayNumber - published.dayNumber : to.dayNumber - published.dayNumber
    }
    return best.map { anchored(.season($0, season), .publication) }
  }

  func quarter(_ quarter: Int, _ year: Int?, _ tokens: Range<Int>) -> DateValue? {
    if let year { return .quarter(year, quarter) }
    guard let published else { return DateValue(timex: "XXXX-Q\(quarter)", granularity: .quarter) }
    return anchored(.quarter(published.year, quarter), .publication)
  }

  // MARK: holidays

  func holiday(_ row: Int, _ year: Int?, _ tokens: Range<Int>) -> DateValue? {
    if let year { return holiday(row, in: year) }
    // "9/11": a day of one year.
    if let fixed = holiday(row, in: nil), fixed.from != nil { return fixed }
    if let tale = tale(at: tokens), let from = tale.from {
      return holiday(row, in: from.year).map { anchored($0, .mention(from)) }
    }
    guard let published else { return holiday(row, in: nil) }
    let years = [published.year, published.year - 1, published.year + 1]
    let best = nearest(years, tokens) { year in
      holiday(row, in: year)?.from.map { $0.dayNumber - published.dayNumber }
    }
    return best.flatMap { holiday(row, in: $0) }.map {
      $0.from?.year == best ? anchored($0, .publication) : $0
    }
  }

  /// The day of a holiday in a year, by the rule that its row gives.
  func holiday(_ row: Int, in year: Int?) -> DateValue? {
    HolidayRule(text.lexicon.lists["time.tsv"]?.column(2, ofRow: row) ?? "")
      .value(in: year, isCanadian: text.isCanadian)
  }

  /// The nth weekday of a month; negative numbers count from its end.
  static func nthWeekday(_ number: Int, _ weekday: Int, month: Int, year: Int) -> CivilDate? {
    if number > 0 {
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      let date = first.adding(days: ((weekday - first.weekday) % 7 + 7) % 7 + (number - 1) * 7)
      return date.month == month ? date : nil
    }
    guard
      let last = CivilDate(year: year, month: month, day: CivilDate.days(in: month, of: year))
    else { return nil }
    let date = last.adding(days: -(((last.weekday - weekday) % 7 + 7) % 7) + (number + 1) * 7)
    return date.month == month ? date : nil
  }

  /// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
  static func easter(_ year: Int) -> CivilDate {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 19 * l) / 433
    let month = (h + l - 7 * m + 90) / 25
    let day = (h + l - 7 * m + 33 * month + 19) % 32
    return CivilDate(year: year, month: month, day: day) ?? CivilDate(dayNumber: 0)
  }
}
