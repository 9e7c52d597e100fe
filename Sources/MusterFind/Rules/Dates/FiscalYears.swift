internal import MusterModel
internal import MusterText

extension DateRule {
  /// A fiscal year or several: "fiscal year 2031", "fiscal 2031", "FY31", "FY24-28".
  static let fiscalYear = DateRule(
    "date.fiscal-year", "A fiscal year: fiscal year 2031; FY31; FY24-28.",
    triggers: [.timeWord, .alphanumeric]
  ) { at, text in
    guard let (year, last, end) = text.fiscalYears(at) else { return nil }
    // "the Readiness Act for Fiscal Year 2031": part of its name.
    if text.isCapital(at), text.isWord(.for, at - 1) || text.isWord(.of, at - 1),
      text.isWord(.act, at - 2), text.isCapital(at - 2)
    {
      return nil
    }
    return DateMatch(at..<end, .fiscal(year, quarter: nil, last: last))
  }

  /// A quarter or half of a year or fiscal year: "third quarter of fiscal year 2031", "Q3 2031".
  ///
  /// Does not match "three quarters" nor "living quarters".
  static let quarter = DateRule(
    "date.quarter", "A quarter or half of a year: third quarter of fiscal year 2031; Q3 2031.",
    triggers: [.ordinalDigits, .ordinalWord, .alphanumeric, .digits, .timeWord]
  ) { at, text in
    // "the latter half of 1931"
    if text.isWord(.half, at), text.isWord(.of, at + 1), text.year(at + 2) != nil,
      text.isWord(.latter, at - 1) || text.isWord(.former, at - 1)
    {
      guard
        var match = text.quarter(
          at, text.isWord(.latter, at - 1) ? 2 : 1, behind: at + 1, isHalf: true)
      else { return nil }
      match.tokens = (at - 1)..<match.tokens.upperBound
      return match
    }
    if let (number, end) = text.ordinal(at), number <= 4 {
      let isHalf = text.isWord(.half, end)
      guard isHalf && number <= 2 || text.unit(end) == .quarter && !text.isPlural(end + 0) else {
        return nil
      }
      return text.quarter(at, number, behind: end + 1, isHalf: isHalf)
    }
    // "Q3", "3Q", "H2", alone before or behind a year.
    if let (number, isHalf) = text.quarterCode(at) {
      return text.quarter(at, number, behind: at + 1, isHalf: isHalf)
    }
    let (year, digits) = text.digits(at)
    guard digits == 4, year >= 1900, year <= 2199 else { return nil }
    if text.length(at) == 6, text.byte(at, 4) | 0x20 == UInt8(ascii: "q") {
      let number = Int(text.byte(at, 5)) - 48
      guard number >= 1, number <= 4 else { return nil }
      return DateMatch(at..<(at + 1), .quarter(number, year: year))
    }
    let next = text.fold(at + 1) == .hyphen ? at + 2 : at + 1
    guard text.length(at) == 4, let (number, isHalf) = text.quarterCode(next) else { return nil }
    return DateMatch(
      at..<(next + 1), isHalf ? .half(number, year: year) : .quarter(number, year: year))
  }

  /// A season with a year, or the season meant: "summer of 1916", "spring 2031", "in the fall".
  ///
  /// Does not match the verbs "fall" and "spring", nor a season that is no time ("winter coats").
  static let season = DateRule(
    "date.season", "A season: summer of 1916; spring 2031; in the fall.", triggers: .timeWord
  ) { at, text in
    guard let season = text.season(at) else { return nil }
    var next = at + 1
    // "summer and fall of 1990"
    if text.isWord(.and, next), let second = text.season(next + 1) {
      let yearAt = text.isWord(.of, next + 2) ? next + 3 : next + 2
      if let year = text.year(yearAt) {
        var match = DateMatch(
          at..<(yearAt + 1), .range(.season(season, year: year), .season(second, year: year)))
        match.parts = [
          DateMatch(at..<next, .season(season, year: year)),
          DateMatch((next + 1)..<(yearAt + 1), .season(second, year: year)),
        ]
        return match
      }
    }
    if text.isWord(.of, next) || text.fold(next) == .comma || text.isWord(.in, next) { next += 1 }
    if let year = text.year(next), !text.isCounting(next + 1) {
      // "winter 2030-31" is one winter.
      let isSplit =
        season == 3 && (text.isDash(next + 1) || text.fold(next + 1) == .slash)
        && text.isGlued(next + 1) && text.isGlued(next + 2)
        && text.number(next + 2).map { $0.value % 100 == (year + 1) % 100 } ?? false
      return DateMatch(at..<(isSplit ? next + 3 : next + 1), .season(season, year: year))
    }
    // "the spring of last year": the year is told behind it.
    if text.isWord(.of, at + 1), text.direction(at + 2) != nil, text.unit(at + 3) == .year {
      return DateMatch(at..<(at + 1), .season(season, year: nil))
    }
    let previous = at - 1
    let isOpened =
      text.isWord(.the, previous)
      ? !text.isWord(.that, at + 1)
      : text.isOpener(previous) && !text.isWord(.to, previous) && !text.isWord(.and, previous)
        || (text.isWord(.and, previous) || text.isWord(.to, previous) || text.isWord(.or, previous))
          && text.season(previous - 1) != nil
    let isFree =
      at + 1 >= text.count || text.tokens.kinds[at + 1] == .mark && text.fold(at + 1) != .hyphen
      || text.isFunction(at + 1) && !text.isWord(.of, at + 1) && !text.isWord(.into, at + 1)
      || !text.isTogether(at, at + 1)
    guard isOpened, isFree, !text.isCapital(at) || text.isWord(.the, previous) else { return nil }
    // "during winter": no year is meant.
    if text.isWord(.during, previous) || text.isWord(.in, previous), !text.isCapital(at) {
      return DateMatch(at..<(at + 1), .part(.rest, .set(.season(season))))
    }
    return DateMatch(at..<(at + 1), .season(season, year: nil))
  }
}

extension DateText {
  /// "Q3", "3Q", "H2".
  func quarterCode(_ at: Int) -> (number: Int, isHalf: Bool)? {
    guard at < count, tokens.kinds[at] == .alphanumeric, length(at) == 2 else { return nil }
    let (first, second) = (byte(at, 0) | 0x20, byte(at, 1))
    if first == UInt8(ascii: "q"), second >= 0x31, second <= 0x34 {
      return (Int(second) - 48, false)
    }
    if first == UInt8(ascii: "h"), second == 0x31 || second == 0x32 {
      return (Int(second) - 48, true)
    }
    if second | 0x20 == UInt8(ascii: "q"), byte(at, 0) >= 0x31, byte(at, 0) <= 0x34 {
      return (Int(byte(at, 0)) - 48, false)
    }
    return nil
  }

  /// A quarter with what follows it: a year, a fiscal year, or nothing.
  func quarter(_ at: Int, _ number: Int, behind end: Int, isHalf: Bool) -> DateMatch? {
    var next = end
    if isWord(.of, next) || isWord(.in, next) || fold(next) == .comma || fold(next) == .hyphen {
      next += 1
    }
    if isWord(.the, next) { next += 1 }
    if let (year, last, stop) = fiscalYears(next), last == nil, !isHalf {
      return DateMatch(at..<stop, .fiscal(year, quarter: number, last: nil))
    }
    if let year = year(next) {
      return DateMatch(
        at..<(next + 1), isHalf ? .half(number, year: year) : .quarter(number, year: year))
    }
    if isHalf { return nil }
    // "the third quarter": of a game, of a year? Only where it is the whole expression.
    guard !isWord(.of, end) else { return nil }
    return DateMatch(at..<end, .quarter(number, year: nil))
  }

  /// "fiscal year 2031", "fiscal years 2030 and 2031", "fiscal 2031", "FY31", "FY 2024-28".
  func fiscalYears(_ at: Int) -> (year: Int, last: Int?, end: Int)? {
    guard at < count else { return nil }
    var next = at
    var first: Int
    if isWord(.fiscal, at) {
      next += 1
      if isWord(.year, next) || isWord(.years, next) { next += 1 }
      guard let year = anyYear(next) else { return nil }
      first = year
    } else if isWord(.fy, at) || isWord(.fys, at) {
      if fold(at + 1) == .hyphen || fold(at + 1) == .closeSingle || fold(at + 1) == .straightSingle
      {
        next += 1
      }
      next += 1
      guard let year = anyYear(next) else { return nil }
      first = year
    } else if tokens.kinds[at] == .alphanumeric, byte(at, 0) | 0x20 == UInt8(ascii: "f"),
      byte(at, 1) | 0x20 == UInt8(ascii: "y")
    {
      let (value, digits) = self.digits(at, from: 2)
      guard digits + 2 == length(at), digits == 2 || digits == 4 else { return nil }
      first = digits == 2 ? 2000 + value : value
    } else {
      return nil
    }
    guard first >= 1900, first <= 2199 else { return nil }
    next += 1
    let joint = next
    if isDash(joint) || fold(joint) == .slash || isWord(.and, joint) || isWord(.through, joint)
      || isWord(.to, joint)
    {
      var last = anyYear(joint + 1)
      if last == nil,
        let (year, _, _) = joint + 1 < count && tokens.kinds[joint + 1] == .alphanumeric
          ? fiscalYearCode(joint + 1) : nil
      {
        last = year
      }
      if let last, last > first, last < first + 60, !isCounting(joint + 2) {
        return (first, last, joint + 2)
      }
    }
    return (first, nil, next)
  }

  private func fiscalYearCode(_ at: Int) -> (year: Int, last: Int?, end: Int)? {
    guard byte(at, 0) | 0x20 == UInt8(ascii: "f"), byte(at, 1) | 0x20 == UInt8(ascii: "y") else {
      return nil
    }
    let (value, digits) = self.digits(at, from: 2)
    guard digits + 2 == length(at), digits == 2 || digits == 4 else { return nil }
    return (digits == 2 ? 2000 + value : value, nil, at + 1)
  }

  /// A year of four digits, or of two within this century.
  private func anyYear(_ at: Int) -> Int? {
    if let year = year(at) { return year }
    guard let (value, digits) = number(at), digits == 2 else { return nil }
    return 2000 + value
  }
}
