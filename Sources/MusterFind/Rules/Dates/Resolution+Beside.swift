internal import MusterModel
internal import MusterText

/// Dates counted from another that is said with them.
extension DateResolver {
  /// "will return in three weeks": a distance ahead, where the sentence speaks of what is to come.
  ///
  /// "was built in three weeks" and "within three weeks" are lengths of time.
  func ahead(_ duration: Duration, _ tokens: Range<Int>) -> DateValue? {
    guard duration.isPlain, !duration.unit.isClock, text.isWord(.in, tokens.lowerBound - 1),
      tokens.count <= 3, !isNarrative, published != nil, !text.isWord(.of, tokens.upperBound),
      text.fold(tokens.lowerBound + 1) != .hyphen, text.tense(around: tokens) == .future
    else { return nil }
    return offset(duration.first, duration.unit, 1, .publication, tokens)
  }

  /// "two days after Christmas": counted from a date that is said with it.
  func beside(
    _ quantity: Quantity, _ unit: TimeUnit, _ sign: Int, _ day: DateMeaning, _ isWhole: Bool,
    _ tokens: Range<Int>
  ) -> DateValue? {
    guard let base = value(day, tokens), let from = base.from, let to = base.to,
      quantity.value < 5000
    else { return DateValue(timex: "XXXX", granularity: unit.granularity) }
    let count = sign * quantity.value * DateMeaning.code(unit).factor
    let start = sign > 0 ? to : from
    var counted: DateValue
    switch unit {
    case .day: counted = .day(start.adding(days: count))
    case .night: counted = onDay(TimeOfDay(part: 3), start.adding(days: count))
    case .week, .fortnight, .weekend:
      let day = start.adding(days: 7 * count)
      counted = isWhole ? .week(of: day) : .day(day)
    case .month, .quarter:
      let month = start.adding(months: unit == .quarter ? 3 * quantity.value * sign : count)
      counted =
        base.granularity == .day && !isWhole ? .day(month) : .month(month.year, month.month)
    default:
      let year = start.adding(months: 12 * count)
      counted =
        isWhole
        ? .year(year.year) : base.granularity == .day ? .day(year) : .month(year.year, year.month)
      if !isWhole, case .holiday(let row, _) = day, let feast = holiday(row, in: start.year + count)
      {
        counted = feast
      }
    }
    return anchored(counted, base.anchor == .itself ? .mention(start) : base.anchor)
  }

  /// "the Monday after Thanksgiving": the first such day on that side.
  func weekdayBeside(
    _ weekday: Int, _ sign: Int, _ day: DateMeaning, _ tokens: Range<Int>
  ) -> DateValue? {
    guard let base = value(day, tokens), let from = base.from, let to = base.to else {
      return DateValue(timex: "XXXX-WXX-\(weekday)", granularity: .day)
    }
    let start = sign > 0 ? to : from
    let distance = ((sign * (weekday - start.weekday)) % 7 + 7) % 7
    let date = start.adding(days: sign * (distance == 0 ? 7 : distance))
    return anchored(.day(date), base.anchor == .itself ? .mention(start) : base.anchor)
  }

  /// "the week before last".
  func beforeLast(_ unit: TimeUnit) -> DateValue? {
    guard let published else { return DateValue(timex: "XXXX", granularity: unit.granularity) }
    let value: DateValue
    switch unit {
    case .night: value = onDay(TimeOfDay(part: 3), published.adding(days: -2))
    case .week, .fortnight: value = .week(of: published.adding(days: -14))
    case .weekend: value = .weekend(of: published.adding(days: -14))
    case .month, .quarter:
      let month = published.adding(months: unit == .month ? -2 : -6)
      value =
        unit == .month
        ? .month(month.year, month.month) : .quarter(month.year, (month.month - 1) / 3 + 1)
    default: value = .year(published.year - 2)
    }
    return anchored(value, .publication)
  }
}
