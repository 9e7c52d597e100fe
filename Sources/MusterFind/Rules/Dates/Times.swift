internal import MusterModel
internal import MusterText

extension DateRule {
  /// A clock time: "1400 local", "at 0300", "noon", "four o’clock", "9:40 p.m.".
  ///
  /// Does not match ratios and scores ("a 3:1 ratio"), nor four digits that count something.
  static let clock = DateRule(
    "date.clock", "A clock time: 9:40 p.m.; 1400 local; noon; four o’clock.",
    triggers: [.digits, .numberWord, .alphanumeric, .timeWord]
  ) { at, text in
    let entry = text.time(at)
    if entry.kind == .point {
      if text.isCapital(at), text.isCapital(at - 1), text.isTogether(at - 1, at) { return nil }
      return DateMatch(
        at..<(at + 1), .time(TimeOfDay(hour: Int(entry.value) / 60, minute: 0), on: nil))
    }
    if text.isGlued(at), text.isNumericMark(at - 1) || text.fold(at - 1) == .enDash,
      text.isGlued(at - 1)
    {
      // The second of "9:30-11:00"; not the number behind "AC-130A" or "250506-0111".
      guard text.isDash(at - 1), text.digits(at).count <= 2, text.digits(at - 2).count > 0,
        text.digits(at - 2).count <= 2
      else { return nil }
    }
    if let range = text.clockRange(at) { return range }
    guard let (time, end) = text.clock(at) else { return nil }
    return DateMatch(at..<end, .time(time, on: nil))
  }

  /// A part of the day: "in the afternoon", "Monday evening", "overnight", "tonight".
  ///
  /// Does not match "good morning", nor what is of that kind ("the night shift").
  static let partOfDay = DateRule(
    "date.part-of-day", "A part of the day: in the afternoon; overnight; night of May 3.",
    triggers: [.timeWord, .timeUnit]
  ) { at, text in
    guard let part = text.part(at), !text.isPlural(at) || text.length(at) <= 7 else { return nil }
    if text.isWord(.nights, at) || text.isWord(.good, at - 1) { return nil }
    // "the early morning hours of May 3"
    let end = text.isWord(.hours, at + 1) && text.isWord(.of, at + 2) ? at + 2 : at + 1
    return DateMatch(at..<end, .time(TimeOfDay(part: part), on: nil))
  }

  /// A date-time group: "121430ZFEB31", "121430Z FEB 31", "12FEB31"; also "mar3", "14april".
  static let dateTimeGroup = DateRule(
    "date.date-time-group", "A date-time group: 121430ZFEB31; 121430Z FEB 31; 12FEB31.",
    triggers: .alphanumeric
  ) { at, text in text.dateTimeGroup(at) }
}

extension DateText {
  /// A clock time that begins at a token, and where it ends.
  func clock(_ at: Int) -> (time: TimeOfDay, end: Int)? {
    guard at < count else { return nil }
    var time = TimeOfDay()
    var next = at
    let (value, digits) = self.digits(at)
    if digits == 0 {
      // "four o’clock"
      guard let (hour, end) = numberWords(at), hour >= 1, hour <= 12,
        self.time(end).kind == .clock, tokens.isWord(end)
      else { return nil }
      time.hour = hour
      time.minute = 0
      next = end
    } else if tokens.kinds[at] == .number, digits == length(at) {
      next = at + 1
      if fold(next) == .colon, isGlued(next), isGlued(next + 1), digits <= 2, value <= 24 {
        let (minute, minuteDigits) = self.digits(next + 1)
        guard minuteDigits == 2, minute < 60 else { return nil }
        time.hour = value
        time.minute = minute
        let tail = length(next + 1) - 2
        next += 2
        if tail > 0 {
          guard let half = halfOfDay(next - 1, from: 2) else { return nil }
          return zoned(shifted(time, half), next)
        }
        if fold(next) == .colon, isGlued(next), let (second, count) = number(next + 1), count == 2,
          second < 60
        {
          time.second = second
          next += 2
        } else if fold(next) == .colon, isGlued(next), isGlued(next + 1) {
          return nil
        }
      } else if digits == 4 {
        return militaryClock(at, value)
      } else if digits <= 2, value >= 1, value <= 12, self.time(next).kind == .clock {
        time.hour = value
        time.minute = 0
      } else if digits == 3 || digits == 4, self.time(next).kind == .clock, value % 100 < 60 {
        time.hour = value / 100
        time.minute = value % 100
      } else {
        return nil
      }
    } else if tokens.kinds[at] == .alphanumeric {
      // "3pm", "330pm", "1400Z", "1400L"
      if digits == 4, length(at) == 5, value < 2400, value % 100 < 60 {
        let letter = byte(at, 4)
        guard
          letter == UInt8(ascii: "Z") || letter == UInt8(ascii: "L")
            || letter == UInt8(ascii: "z")
        else { return nil }
        time.hour = value / 100
        time.minute = value % 100
        time.isZulu = letter | 0x20 == UInt8(ascii: "z")
        return (time, at + 1)
      }
      guard let half = halfOfDay(at, from: digits) else { return nil }
      if digits <= 2, value >= 1, value <= 12 {
        time.hour = value
        time.minute = 0
      } else if digits <= 4, digits > 2, value / 100 <= 12, value % 100 < 60 {
        time.hour = value / 100
        time.minute = value % 100
      } else {
        return nil
      }
      return zoned(shifted(time, half), at + 1)
    } else {
      return nil
    }
    let entry = self.time(next)
    if entry.kind == .clock, tokens.isWord(next) {
      if entry.value < 2 {
        time = shifted(time, Int(entry.value))
        next += 1
      } else {
        next += 1
        // "four o’clock in the morning"
        if isWord(.in, next), isWord(.the, next + 1), let part = part(next + 2) {
          time = shifted(time, part == 0 ? 0 : 1)
          next += 3
        }
      }
    } else if isWord(.in, next), isWord(.the, next + 1), let part = part(next + 2), part < 3 {
      time = shifted(time, part == 0 ? 0 : 1)
      next += 3
    } else if self.time(next).kind != .zone, !isClockContext(at, next) {
      return nil
    }
    return zoned(time, next)
  }

  /// "9 to 11 a.m.", "3:30-6 p.m.": the half of the day stands once.
  func clockRange(_ at: Int) -> DateMatch? {
    guard let (hour, digits) = number(at), digits <= 2, hour >= 1, hour <= 12 else { return nil }
    var first = TimeOfDay(hour: hour, minute: 0)
    var end = at + 1
    if fold(end) == .colon, isGlued(end), isGlued(end + 1), let (minute, count) = number(end + 1),
      count == 2, minute < 60
    {
      first.minute = minute
      end += 2
    }
    guard isDash(end) || isWord(.to, end) || isWord(.until, end) || isWord(.through, end),
      isTogether(at, end + 1), let (second, stop) = clock(end + 1), let last = second.hour
    else { return nil }
    let isHalfSaid = (end + 1..<stop).contains {
      time($0).kind == .clock || tokens.kinds[$0] == .alphanumeric || time($0).kind == .point
    }
    guard isHalfSaid else { return nil }
    let morning = hour % 12
    let isAfternoon = last >= 12 && morning + 12 <= last
    first.hour = isAfternoon ? morning + 12 : morning
    var match = DateMatch(at..<stop, .range(.time(first, on: nil), .time(second, on: nil)))
    match.parts = [
      DateMatch(at..<end, .time(first, on: nil)),
      DateMatch((end + 1)..<stop, .time(second, on: nil)),
    ]
    return match
  }

  /// Whether "9:30" without "a.m." stands where a time would stand.
  private func isClockContext(_ at: Int, _ end: Int) -> Bool {
    if isLower(end), isWord(.hr, end) || isWord(.hours, end) { return true }
    if digits(at).count != 2, !isWord(.at, at - 1), isTogether(at - 1, at), !isDash(at - 1),
      !isWord(.to, at - 1), !isWord(.until, at - 1), !isWord(.from, at - 1), !isDash(end)
    {
      return false
    }
    return !(isLower(end) && !isFunction(end)) && fold(at - 1) != .openParenthesis
  }

  /// "1400 local", "0300", "at 1430", "1430 hours".
  private func militaryClock(_ at: Int, _ value: Int) -> (time: TimeOfDay, end: Int)? {
    guard value < 2400, value % 100 < 60 else { return nil }
    let time = TimeOfDay(hour: value / 100, minute: value % 100)
    let next = at + 1
    if self.time(next).kind == .zone, tokens.isWord(next), isCapital(next) || isWord(.zulu, next) {
      return zoned(time, next)
    }
    if self.time(next).kind == .clock {
      return zoned(shifted(time, Int(self.time(next).value)), next + 1)
    }
    if isWord(.local, next) || isWord(.zulu, next) {
      return (time, isWord(.time, next + 1) ? next + 2 : next + 1)
    }
    let previous = at - 1
    let isOpened =
      isTogether(previous, at)
      && (isWord(.at, previous) || isWord(.by, previous) || isWord(.until, previous)
        || isWord(.from, previous) || isWord(.to, previous) || isWord(.around, previous)
        || isWord(.about, previous) || isWord(.before, previous) || isWord(.after, previous)
        || isWord(.since, previous))
    if isWord(.hours, next) || isWord(.hrs, next) {
      let isBehindDate = isDash(previous) || fold(previous) == .comma || year(previous) != nil
      return byte(at, 0) == UInt8(ascii: "0") || isOpened || isBehindDate && value % 10 == 0
        ? (time, next + 1) : nil
    }
    if byte(at, 0) == UInt8(ascii: "0") {
      return isOpened && !isCounting(next) && !isDash(next) ? (time, next) : nil
    }
    guard isWord(.at, previous), isTogether(previous, at) else { return nil }
    return next >= count || tokens.kinds[next] == .mark && !isDash(next)
      || isFunction(next) && !isWord(.of, next) || weekday(next) != nil ? (time, next) : nil
  }

  /// "am", "pm", "a", "p" glued behind the digits of a token: 0 or 1.
  private func halfOfDay(_ at: Int, from offset: Int) -> Int? {
    let first = byte(at, offset) | 0x20
    let rest = length(at) - offset
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "p"),
      rest == 1 || rest == 2 && byte(at, offset + 1) | 0x20 == UInt8(ascii: "m")
    else { return nil }
    return first == UInt8(ascii: "a") ? 0 : 1
  }

  private func shifted(_ time: TimeOfDay, _ half: Int) -> TimeOfDay {
    guard half < 2, let hour = time.hour, hour <= 12 else { return time }
    var shifted = time
    shifted.hour = hour % 12 + half * 12
    return shifted
  }

  /// Takes the zone behind a time: "EST", "Eastern", "local time".
  private func zoned(_ time: TimeOfDay, _ at: Int) -> (time: TimeOfDay, end: Int) {
    var end = at
    var zoned = time
    if self.time(at).kind == .zone, isTogether(at - 1, at),
      tokens.shapes[at].contains(.allCaps) || isWord(.time, at + 1)
    {
      zoned.isZulu = isWord(.zulu, at)
      end = isWord(.time, at + 1) ? at + 2 : at + 1
    } else if isWord(.local, at), isWord(.time, at + 1) {
      end = at + 2
    }
    return (zoned, end)
  }

  /// A month of three letters at an offset of a token; longer names where nothing else follows.
  private func monthLetters(_ at: Int, from offset: Int) -> (month: Int, count: Int)? {
    let key =
      UInt32(byte(at, offset) | 0x20) << 16 | UInt32(byte(at, offset + 1) | 0x20) << 8
      | UInt32(byte(at, offset + 2) | 0x20)
    guard let month = DateText.monthKeys.firstIndex(of: key) else { return nil }
    return (month + 1, 3)
  }

  private static let monthKeys: [UInt32] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  /// "121430ZFEB25", "121430Z FEB 25", "12FEB25", "mar3", "14april 2015".
  func dateTimeGroup(_ at: Int) -> DateMatch? {
    let (value, digits) = self.digits(at)
    let length = length(at)
    if digits == 6, value / 10_000 >= 1, value / 10_000 <= 31, value / 100 % 100 < 24,
      value % 100 < 60
    {
      let zone = byte(at, 6) & 0xDF
      guard zone >= UInt8(ascii: "A"), zone <= UInt8(ascii: "Z"), byte(at, 6) < 0x60 else {
        return nil
      }
      let time = TimeOfDay(
        hour: value / 100 % 100, minute: value % 100, isZulu: zone == UInt8(ascii: "Z"))
      var fields = CalendarFields(day: value / 10_000)
      if length == 7 {
        guard let month = month(at + 1, isSure: true) else {
          return DateMatch(at..<(at + 1), .time(time, on: .calendar(fields)))
        }
        fields.month = month
        var end = at + 2
        if let (year, count) = number(at + 2), count == 2 || count == 4, !isCounting(at + 3) {
          fields.year = count == 2 ? 2000 + year : year
          end = at + 3
        }
        return DateMatch(at..<end, .time(time, on: .calendar(fields)))
      }
      guard let (month, _) = monthLetters(at, from: 7) else { return nil }
      fields.month = month
      let (year, yearDigits) = self.digits(at, from: 10)
      guard 10 + yearDigits == length, yearDigits != 1, yearDigits != 3 else { return nil }
      if yearDigits == 2 { fields.year = 2000 + year }
      if yearDigits == 4 { fields.year = year }
      return DateMatch(at..<(at + 1), .time(time, on: .calendar(fields)))
    }
    if digits == 1 || digits == 2, value >= 1, value <= 31, length >= digits + 3,
      let (month, _) = monthLetters(at, from: digits)
    {
      var fields = CalendarFields(month: month, day: value)
      let (year, yearDigits) = self.digits(at, from: digits + 3)
      if digits + 3 + yearDigits == length, yearDigits == 0 || yearDigits == 2 || yearDigits == 4 {
        var end = at + 1
        if yearDigits == 2 { fields.year = fullYear(year) }
        if yearDigits == 4 { fields.year = year }
        if yearDigits == 0, let (tail, stop) = yearTail(at + 1) {
          fields.year = tail
          end = stop
        }
        return DateMatch(at..<end, .calendar(fields))
      }
      return nil
    }
    // "mar3", "Dec31 , 1994"
    guard digits == 0, let (month, _) = monthLetters(at, from: 0) else { return nil }
    let (day, dayDigits) = self.digits(at, from: 3)
    guard dayDigits > 0, dayDigits <= 2, 3 + dayDigits == length, day >= 1, day <= 31 else {
      return nil
    }
    var fields = CalendarFields(month: month, day: day)
    var end = at + 1
    if let (year, stop) = yearTail(at + 1) {
      fields.year = year
      end = stop
    }
    return DateMatch(at..<end, .calendar(fields))
  }
}
