internal import MusterModel
internal import MusterText

extension DateRule {
  /// A day all in digits with marks between: "2031-10-04", "10/4/2031", "4.10.31".
  ///
  /// Does not match telephone numbers, fractions and designations ("555-0199", "2/7 Marines").
  static let numeric = DateRule(
    "date.numeric", "A day in digits: 2031-10-04; 10/4/2031; 4.10.31.", triggers: .digits
  ) { at, text in
    guard !text.isPartOfDigits(at), let (first, digits) = text.number(at) else {
      return text.dottedDate(at)
    }
    if digits == 4, let match = text.timestamp(at) { return match }
    let mark = at + 1
    let isSpaced = !text.isGlued(mark)
    guard text.isNumericMark(mark), isSpaced || text.isGlued(mark + 1),
      let (second, secondDigits) = text.number(mark + 1), secondDigits <= 2 || digits <= 2
    else { return text.dottedDate(at) }
    if isSpaced {
      // "2 / 15" stands alone, or it is arithmetic.
      guard text.fold(mark) == .slash, !text.isTogether(at - 1, at),
        !text.isTogether(mark + 1, mark + 2), let fields = text.monthAndDay(first, second)
      else { return nil }
      return DateMatch(at..<(mark + 2), .calendar(fields))
    }
    if text.fold(mark + 2) == text.fold(mark), text.isGlued(mark + 2),
      let (third, thirdDigits) = text.number(mark + 3), text.isGlued(mark + 3)
    {
      guard !text.isDigitsBehind(mark + 4) || text.fold(mark) == .hyphen else { return nil }
      // "31-10-24 N" is a place on the map.
      if digits < 3, text.length(mark + 4) == 1, text.tokens.isWord(mark + 4),
        text.isCapital(mark + 4)
      {
        return nil
      }
      guard
        let fields = text.fields(
          (first, digits), (second, secondDigits), (third, thirdDigits))
      else { return nil }
      return DateMatch(at..<(mark + 4), .calendar(fields))
    }
    // "5/1-5/7/2031": the first end of a range.
    let isEnd =
      text.fold(mark) == .slash && text.isDash(mark + 2) && text.isGlued(mark + 3)
      && text.fold(mark + 4) == .slash
    if text.isDigitsBehind(mark + 2), !isEnd { return nil }
    if digits == 4, first >= 1900, first <= 2199, secondDigits == 2, second >= 1, second <= 12,
      text.fold(mark) != .slash || second != (first + 1) % 100
    {
      guard second != (first + 1) % 100 || text.fold(mark) == .period else { return nil }
      return DateMatch(
        at..<(mark + 2), .calendar(CalendarFields(year: first, month: second)))
    }
    if secondDigits == 4, second >= 1900, second <= 2199, digits <= 2, first >= 1, first <= 12 {
      return DateMatch(
        at..<(mark + 2), .calendar(CalendarFields(year: second, month: first)))
    }
    guard text.fold(mark) == .slash, digits <= 2, secondDigits <= 2,
      isEnd || text.isDateContext(at, mark + 2), let fields = text.monthAndDay(first, second)
    else { return nil }
    return DateMatch(at..<(mark + 2), .calendar(fields))
  }

  /// A day in eight digits: "20311004".
  static let compact = DateRule(
    "date.compact", "A day in eight digits: 20311004.", triggers: .digits
  ) { at, text in
    guard let (value, digits) = text.number(at), digits == 8, !text.isPartOfDigits(at),
      value >= 1900_0101, value <= 2199_1231, !text.isDigitsBehind(at + 1)
    else { return nil }
    let (month, day) = (value / 100 % 100, value % 100)
    guard month >= 1, month <= 12, day >= 1, day <= 31 else { return nil }
    return DateMatch(
      at..<(at + 1), .calendar(CalendarFields(year: value / 10_000, month: month, day: day)))
  }
}

extension DateText {
  /// "2031-10-04T08:30", "2031-10-04T08:30:15Z".
  func timestamp(_ at: Int) -> DateMatch? {
    guard fold(at + 1) == .hyphen, fold(at + 3) == .hyphen, isGlued(at + 4), at + 4 < count,
      tokens.kinds[at + 4] == .alphanumeric, let (month, _) = number(at + 2), let year = year(at)
    else { return nil }
    let (day, dayDigits) = self.digits(at + 4)
    let (hour, hourDigits) = self.digits(at + 4, from: 3)
    guard dayDigits == 2, byte(at + 4, 2) == UInt8(ascii: "T"), hourDigits == 2, hour < 24,
      fold(at + 5) == .colon, isGlued(at + 6), month >= 1, month <= 12, day >= 1, day <= 31
    else { return nil }
    let (minute, minuteDigits) = self.digits(at + 6)
    guard minuteDigits == 2, minute < 60 else { return nil }
    var time = TimeOfDay(hour: hour, minute: minute)
    var end = at + 7
    if fold(end) == .colon, isGlued(end), isGlued(end + 1) {
      let (second, digits) = self.digits(end + 1)
      guard digits == 2, second < 60 else { return nil }
      time.second = second
      end += 2
    }
    if byte(end - 1, -1) == UInt8(ascii: "Z") {
      (time.offset, time.isLettered, time.isZoned) = (0, true, true)
    } else if fold(end) == FoldID.mark("+") || fold(end) == .hyphen, isGlued(end), isGlued(end + 1),
      let (hours, digits) = number(end + 1), digits == 2 || digits == 4
    {
      // "2031-10-04T08:30+02:00"
      var minutes = digits == 4 ? hours / 100 * 60 + hours % 100 : hours * 60
      let sign = fold(end) == .hyphen ? -1 : 1
      end += 2
      if digits == 2, fold(end) == .colon, isGlued(end), isGlued(end + 1),
        let (rest, count) = number(end + 1), count == 2
      {
        minutes += rest
        end += 2
      }
      guard minutes <= 14 * 60 else { return nil }
      (time.offset, time.isLettered, time.isZoned) = (sign * minutes, true, true)
    }
    return DateMatch(
      at..<end, .time(time, on: .calendar(CalendarFields(year: year, month: month, day: day))))
  }

  func isNumericMark(_ at: Int) -> Bool {
    fold(at) == .slash || fold(at) == .hyphen || fold(at) == .period
  }

  /// Whether digits or letters are glued before a number by a mark: part of something longer.
  func isPartOfDigits(_ at: Int) -> Bool {
    guard isGlued(at), at > 0 else { return false }
    let mark = fold(at - 1)
    guard
      isNumericMark(at - 1) || mark == .closeParenthesis || mark == FoldID.mark("+")
        || mark == .colon || mark == FoldID.mark("_") || mark == .enDash
    else { return mark == FoldID.mark("$") || mark == FoldID.mark("#") }
    // "-20310704-" and the second end of "10/1-11/2" stand free; "555-0199" does not.
    if mark == .closeParenthesis || mark == FoldID.mark("+") { return true }
    guard isGlued(at - 1), at > 1 else { return false }
    if (mark == .hyphen || mark == .enDash), fold(at + 1) == .slash { return false }
    return tokens.kinds[at - 2] != .mark
  }

  /// Whether digits go on behind a glued mark.
  func isDigitsBehind(_ at: Int) -> Bool {
    isGlued(at) && isNumericMark(at) && isGlued(at + 1) && at + 1 < count
      && tokens.kinds[at + 1] != .word && tokens.kinds[at + 1] != .mark
  }

  /// Month and day of two numbers, in the order of the source's country unless impossible.
  func monthAndDay(_ first: Int, _ second: Int) -> CalendarFields? {
    guard first >= 1, second >= 1, first <= 31, second <= 31 else { return nil }
    if isMonthFirst ? first <= 12 : second > 12 && first <= 12 {
      return CalendarFields(month: first, day: second)
    }
    return second <= 12 ? CalendarFields(month: second, day: first) : nil
  }

  /// A full date of three numbers.
  func fields(
    _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int),
    _ third: (value: Int, digits: Int)
  ) -> CalendarFields? {
    if first.digits == 4 {
      guard second.digits <= 2, third.digits <= 2, second.value >= 1, second.value <= 12,
        third.value >= 1, third.value <= 31, first.value >= 1000, first.value <= 2199
      else { return nil }
      return CalendarFields(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, second.digits <= 2, third.digits == 4 || third.digits == 2,
      var fields = monthAndDay(first.value, second.value)
    else { return nil }
    if third.digits == 4, third.value < 1000 || third.value > 2199 { return nil }
    fields.year = third.digits == 4 ? third.value : fullYear(third.value)
    return fields
  }

  /// "31.10.2031": the scanner reads its end as a decimal, "10.2031".
  func dottedDate(_ at: Int) -> DateMatch? {
    guard !isPartOfDigits(at), at < count, tokens.kinds[at] == .number else { return nil }
    let (first, digits) = self.digits(at)
    guard digits == length(at), digits <= 2, fold(at + 1) == .period, isGlued(at + 1),
      isGlued(at + 2), at + 2 < count, tokens.kinds[at + 2] == .number
    else {
      // "Friday 7.6"
      guard tokens.has(.weekday, at: at - 1), digits <= 2, byte(at, digits) == UInt8(ascii: "."),
        isTogether(at - 1, at)
      else { return nil }
      let second = self.digits(at, from: digits + 1)
      guard second.count <= 2, digits + 1 + second.count == length(at),
        let fields = monthAndDay(first, second.value)
      else { return nil }
      return DateMatch(at..<(at + 1), .calendar(fields))
    }
    let second = self.digits(at + 2)
    guard second.count <= 2, byte(at + 2, second.count) == UInt8(ascii: ".") else { return nil }
    let third = self.digits(at + 2, from: second.count + 1)
    // "Release 3.9.12" is a version: a short date has two digits throughout, or is said to be one.
    if third.count < 4, digits < 2 || second.count < 2, !isWord(.on, at - 1),
      !tokens.has(.weekday, at: at - 1)
    {
      return nil
    }
    guard second.count + 1 + third.count == length(at + 2),
      let fields = fields((first, digits), (second.value, second.count), (third.value, third.count))
    else { return nil }
    return DateMatch(at..<(at + 3), .calendar(fields))
  }

  /// Whether "10/4" stands where a date would stand, and not a fraction or a designation.
  func isDateContext(_ at: Int, _ end: Int) -> Bool {
    // "7/8 of it" is a fraction.
    if isCounting(end) || isWord(.of, end) { return false }
    if isTogether(at, end), tokens.isWord(end), !isFunction(end), part(end) == nil { return false }
    guard isTogether(at - 1, at) else { return true }
    let previous = at - 1
    if tokens.has(.weekday, at: previous) { return true }
    if fold(previous) == .comma, tokens.has(.weekday, at: previous - 1) { return true }
    if isDash(previous), isGlued(previous) { return true }
    return isWord(.on, previous) || isWord(.by, previous) || isWord(.from, previous)
      || isWord(.since, previous) || isWord(.until, previous) || isWord(.before, previous)
      || isWord(.after, previous) || isWord(.to, previous) || isWord(.through, previous)
  }
}
