internal import MusterModel
internal import MusterText

extension DateRule {
  /// A length of time: "three weeks", "12-hour", "three hours and 10 minutes", "30 or 40 hours".
  ///
  /// Does not match ages ("a 22-year-old", "22 years old"), nor work counted in flight hours.
  static let duration = DateRule(
    "date.duration", "A length of time: three weeks; 12-hour; three hours and 10 minutes.",
    triggers: [.digits, .numberWord]
  ) { at, text in
    guard !text.isPartOfNumber(at), !text.isPartOfDigits(at),
      let (quantity, stop) = text.quantity(at)
    else { return nil }
    var duration = Duration(first: quantity, unit: .day)
    var next = stop
    // "30 or 40 hour", "12 to 18 months", "six-to-nine-month"
    if let (second, end) = text.alternative(next), second.value > quantity.value {
      duration.or = second
      next = end
    }
    // "two and a half years"
    if text.isWord(.and, next), text.isWord(.a, next + 1), text.isWord(.half, next + 2) {
      duration.isHalfMore = true
      next += 3
    }
    if text.fold(next) == .hyphen {
      guard text.isGlued(next), text.isGlued(next + 1) else { return nil }
      next += 1
    }
    // "three more days", "10 full years"
    if text.isWord(.more, next) || text.isWord(.full, next) || text.isWord(.whole, next) {
      next += 1
    }
    guard let unit = text.unit(next), text.isDuration(unit, at: next, quantity) else { return nil }
    // "zero days"; "one day he …"
    if quantity.value == 0, quantity.token == nil { return nil }
    if unit == .day, text.isWord(.one, at), text.fold(next - 1) != .hyphen { return nil }
    if text.isAge(at, next) || unit == .hour && text.isFlown(at, next) { return nil }
    duration.unit = unit
    next += 1
    // "three hours and 10 minutes"
    let joint = text.isWord(.and, next) || text.fold(next) == .comma ? next + 1 : next
    if let (second, end) = text.quantity(joint), joint > next || text.isTogether(next - 1, next),
      let lesser = text.unit(end), lesser.rawValue < unit.rawValue, text.isTogether(at, end),
      text.isDuration(lesser, at: end, second)
    {
      duration.and = second
      duration.andUnit = lesser
      next = end + 1
    }
    // "three-day weekend"
    if unit == .day, text.isWord(.weekend, next), text.fold(next - 2) == .hyphen { next += 1 }
    return DateMatch(at..<next, .duration(duration))
  }

  /// A length of time without a number: "half a year", "several days", "a fortnight", "all week",
  /// "yearlong", "month-long".
  static let vagueDuration = DateRule(
    "date.vague-duration",
    "A length of time without a number: half a year; several days; yearlong.",
    triggers: [.timeWord, .timeUnit]
  ) { at, text in
    let entry = text.time(at)
    if entry.kind == .long {
      return text.isCapital(at) && text.isCapital(at + 1)
        ? nil : DateMatch(at..<(at + 1), .set(.row(Int(entry.value))))
    }
    if text.isWord(.half, at) {
      guard text.isWord(.a, at + 1) || text.isWord(.an, at + 1) || text.fold(at + 1) == .hyphen,
        let unit = text.unit(at + 2), !text.isWord(.second, at + 2), text.fold(at - 1) != .hyphen
      else { return nil }
      var duration = Duration(first: Quantity(value: 0, token: nil), unit: unit)
      duration.isHalfMore = true
      return DateMatch(at..<(at + 3), .duration(duration))
    }
    if text.isWord(.several, at) || text.isWord(.few, at) {
      guard let unit = text.unit(at + 1), !text.isWord(.second, at + 1), unit != .quarter,
        text.isPlural(at + 1)
      else { return nil }
      // "a few weeks ago": some day that is past.
      if text.isWord(.ago, at + 2) {
        return DateMatch((text.isWord(.a, at - 1) ? at - 1 : at)..<(at + 3), .someTimeAgo(unit))
      }
      var duration = Duration(first: Quantity(value: 0, token: nil), unit: unit)
      duration.isVague = true
      return DateMatch(at..<(at + 2), .duration(duration))
    }
    if text.isWord(.all, at) {
      guard let unit = text.unit(at + 1), !unit.isClock, unit.rawValue <= TimeUnit.year.rawValue,
        !text.isPlural(at + 1)
      else { return nil }
      return DateMatch(
        at..<(at + 2), .duration(Duration(first: Quantity(value: 1, token: nil), unit: unit)))
    }
    guard let unit = text.unit(at) else { return nil }
    // "year-long", "week-long"
    if text.fold(at + 1) == .hyphen, text.isGlued(at + 1), text.isWord(.long, at + 2) {
      return DateMatch(
        at..<(at + 3), .duration(Duration(first: Quantity(value: 1, token: nil), unit: unit)))
    }
    // "a year and a half"
    if text.isWord(.a, at - 1) || text.isWord(.an, at - 1) || text.isWord(.one, at - 1),
      !text.isPlural(at), !text.isWord(.second, at)
    {
      var duration = Duration(first: Quantity(value: 1, token: nil), unit: unit)
      if text.isWord(.and, at + 1), text.isWord(.a, at + 2), text.isWord(.half, at + 3) {
        duration.isHalfMore = true
        return DateMatch((at - 1)..<(at + 4), .duration(duration))
      }
      // "for a week", "within an hour", but not "for a day at the sea" of another kind.
      if text.isWord(.for, at - 2) || text.isWord(.within, at - 2), unit != .night, unit != .day,
        unit != .minute, unit != .second, !text.isWord(.or, at + 1)
      {
        return DateMatch((at - 1)..<(at + 1), .duration(duration))
      }
    }
    if unit == .fortnight || text.isWord(.extra, at - 1) || text.isWord(.entire, at - 1)
      || text.isWord(.full, at - 1)
    {
      guard !text.isPlural(at) else { return nil }
      let start = unit == .fortnight ? at : at - 1
      return DateMatch(
        start..<(at + 1), .duration(Duration(first: Quantity(value: 1, token: nil), unit: unit)))
    }
    return nil
  }

  /// How often: "every other Thursday", "each spring", "every four hours", "daily", "Fridays".
  static let set = DateRule(
    "date.set", "How often: every other Thursday; each spring; every four hours; daily.",
    triggers: .timeWord
  ) { at, text in
    let entry = text.time(at)
    if entry.kind == .set {
      let isTitle =
        text.isCapital(at)
        && !(text.tokens.shapes[at].contains(.sentenceStart) && text.isLower(at + 1))
      return isTitle ? nil : DateMatch(at..<(at + 1), .set(.row(Int(entry.value))))
    }
    // "on alternate Fridays"
    if text.isWord(.alternate, at), let weekday = text.weekday(at + 1), text.isPlural(at + 1) {
      return DateMatch(at..<(at + 2), .set(.everyOther(.weekday(weekday))))
    }
    guard text.isWord(.every, at) || text.isWord(.each, at) else { return nil }
    var next = at + 1
    if text.isWord(.and, next), text.isWord(.every, next + 1) { next += 2 }
    if text.isWord(.single, next) { next += 1 }
    let isOther = text.isWord(.other, next)
    if isOther { next += 1 }
    if text.isWord(.few, next), let unit = text.unit(next + 1) {
      return DateMatch(at..<(next + 2), .set(.everyFew(unit)))
    }
    if let (quantity, end) = text.quantity(next), let unit = text.unit(end) {
      let start = text.isWord(.once, at - 1) || text.isWord(.twice, at - 1) ? at - 1 : at
      return DateMatch(start..<(end + 1), .set(.every(quantity, unit)))
    }
    if let (value, end) = text.ordinalWord(next), let target = text.target(end) {
      guard case .weekday(let weekday) = target else {
        guard case .unit(let unit) = target else { return nil }
        return DateMatch(
          at..<(end + 1), .set(.every(Quantity(value: value, token: nil), unit)))
      }
      return DateMatch(at..<(end + 1), .set(.nthWeekday(value, weekday, month: 0)))
    }
    guard let target = text.target(next) else {
      return text.isWord(.night, next)
        ? DateMatch(at..<(next + 1), .set(.part(3))) : nil
    }
    var end = next + 1
    let value: SetValue
    switch target {
    case .unit(let unit):
      if text.isPlural(next) { return nil }
      value =
        isOther
        ? .everyOther(.unit(unit)) : .every(Quantity(value: 1, token: nil), unit)
    case .weekday(let day):
      value = isOther ? .everyOther(.weekday(day)) : .weekday(day)
      if text.part(end) != nil { end += 1 }
    case .month(let month): value = .month(month)
    case .season(let season): value = .season(season)
    case .part(let part): value = .part(part)
    case .holiday(let row):
      value = .holiday(row)
      end = text.lexicon.phrase(.holiday, at: next, in: text.tokens)?.end ?? end
    }
    return DateMatch(at..<end, .set(value))
  }

  /// How often within a time: "once a week", "twice a year".
  static let frequency = DateRule(
    "date.frequency", "How often within a time: once a week; per day.", triggers: .timeUnit
  ) { at, text in
    guard let unit = text.unit(at) else { return nil }
    // "on weekends"
    if unit == .weekend, text.isPlural(at) {
      return text.isLower(at) && !text.isWord(.few, at - 1) && text.time(at - 1).kind != .number
        ? DateMatch(at..<(at + 1), .set(.weekend)) : nil
    }
    guard !text.isPlural(at), !text.isWord(.second, at) else { return nil }
    guard
      text.isWord(.a, at - 1) || text.isWord(.an, at - 1) || text.isWord(.every, at - 1)
        || text.isWord(.each, at - 1) || text.isWord(.per, at - 1)
    else { return nil }
    let every = DateMeaning.set(.every(Quantity(value: 1, token: nil), unit))
    if text.isWord(.once, at - 2) || text.isWord(.twice, at - 2) {
      return DateMatch((at - 2)..<(at + 1), every)
    }
    // "three times a year"
    guard text.isWord(.times, at - 2), text.isTogether(at - 3, at) else { return nil }
    if text.tokens.kinds[at - 3] == .number || text.time(at - 3).kind == .number
      || text.isWord(.several, at - 3)
    {
      return DateMatch((at - 3)..<(at + 1), every)
    }
    if text.isWord(.per, at - 1), !unit.isClock { return DateMatch((at - 1)..<(at + 1), every) }
    return nil
  }
}

extension DateText {
  /// The second count of "30 or 40", "12 to 18", "18-24", "six-to-nine", before a unit.
  func alternative(_ at: Int) -> (quantity: Quantity, end: Int)? {
    var next = at
    let isHyphened = isDash(next) && isGlued(next) && isGlued(next + 1)
    if isHyphened { next += 1 }
    if isWord(.or, next) || isWord(.to, next) {
      next += 1
      if isHyphened, fold(next) == .hyphen { next += 1 }
    } else if !isHyphened {
      return nil
    }
    guard let (second, end) = quantity(next) else { return nil }
    let unitAt = fold(end) == .hyphen ? end + 1 : end
    return unit(unitAt) == nil || isWord(.second, unitAt) ? nil : (second, end)
  }

  /// Whether a unit behind a number makes a length of time.
  func isDuration(_ unit: TimeUnit, at: Int, _ quantity: Quantity) -> Bool {
    switch unit {
    // "two second lieutenants", "three quarters of them"
    case .second: return isWord(.seconds, at) || fold(at - 1) == .hyphen
    case .quarter, .weekend: return false
    case .week, .month, .year, .day, .hour:
      // "four day passes" is a length, "24 Hour Fitness" a name.
      if isCapital(at), !isCapital(at - 1), !tokens.shapes[at].contains(.allCaps),
        isCapital(at + 1), isTogether(at, at + 1)
      {
        return false
      }
      return true
    default: return true
    }
  }

  /// Whether hours are those of a pilot's log: "1,900 flight hours", "Flight hours: 1,900 hours".
  func isFlown(_ at: Int, _ unit: Int) -> Bool {
    let (value, digits) = self.digits(at)
    guard digits > 0, value > 99 || length(at) > digits else { return false }
    for near in max(0, at - 12)..<min(count, unit + 12)
    where tokens.sentences[near] == tokens.sentences[at] {
      switch fold(near) {
      case Word.flight.fold, Word.flying.fold, Word.flown.fold, Word.flew.fold, Word.pilot.fold:
        return true
      default: break
      }
    }
    return false
  }

  /// Whether a number of years says how old somebody is.
  func isAge(_ at: Int, _ unit: Int) -> Bool {
    if isWord(.old, unit + 1) { return true }
    if fold(unit + 1) == .hyphen, isWord(.old, unit + 2) || isWord(.olds, unit + 2) { return true }
    if isWord(.of, unit + 1), isWord(.age, unit + 2) { return true }
    return isWord(.aged, at - 1) || isWord(.age, at - 1)
  }
}
