internal import MusterModel
internal import MusterText

extension DateRule {
  /// A clock time: "1400 local", "at 0300", "noon", "four o’clock", "9:40 p.m.".
  ///
  /// Does not match ratios and scores ("a 3:1 ratio"), nor four digits that count something.
  static let clock = DateRule(
    "date.clock", "A clock time: 9:40 p.m.; 1400 local; noon; four o’clock.",
    triggers: [.digits, .numberWord, .alphanumeric, .timeWord, .timeUnit]
  ) { at, text in
    let entry = text.time(at)
    if entry.kind == .point {
      if text.isCapital(at), text.isCapital(at - 1), text.isTogether(at - 1, at) { return nil }
      let (time, end) = text.zoned(TimeOfDay(hour: Int(entry.value) / 60, minute: 0), at + 1)
      return DateMatch(at..<end, .time(time, on: nil))
    }
    if let (time, end) = text.spokenClock(at) { return DateMatch(at..<end, .time(time, on: nil)) }
    if let range = text.militaryRange(at) { return range }
    if text.isGlued(at), text.isNumericMark(at - 1) || text.fold(at - 1) == .enDash,
      text.isGlued(at - 1)
    {
      // The second of "9:30-11:00"; not the number behind "AC-130A" or "250506-0111".
      let isBehindClock = text.time(at - 2).kind == .clock || text.time(at - 2).kind == .point
      guard text.isDash(at - 1), text.digits(at).count <= 2,
        isBehindClock || text.digits(at - 2).count > 0 && text.digits(at - 2).count <= 2
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
      } else if digits <= 2, value >= 1, value <= 12,
        self.time(next).kind == .clock || isHourOfDay(at)
      {
        time.hour = value
        time.minute = 0
        if self.time(next).kind != .clock { return (time, next) }
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
        // "L" for local time, as the services write it beside the letters of the zones.
        guard
          letter == UInt8(ascii: "Z") || letter == UInt8(ascii: "L")
            || letter == UInt8(ascii: "z") || letter == UInt8(ascii: "J")
        else { return nil }
        time.hour = value / 100
        time.minute = value % 100
        if letter | 0x20 == UInt8(ascii: "z") { time.offset = 0 }
        (time.isLettered, time.isZoned) = (true, true)
        return (time, at + 1)
      }
      // "15h30", "15h"
      if digits >= 1, digits <= 2, value < 24, byte(at, digits) | 0x20 == UInt8(ascii: "h") {
        let (minute, count) = self.digits(at, from: digits + 1)
        guard digits + 1 + count == length(at), count == 2 || count == 0 && isWord(.at, at - 1),
          minute < 60
        else { return nil }
        time.hour = value
        time.minute = minute
        return zoned(time, at + 1)
      }
      // "Section 6a" is no time.
      guard let half = halfOfDay(at, from: digits),
        length(at) > digits + 1 || isWord(.at, at - 1) || fold(at - 1) == FoldID.mark("@")
      else { return nil }
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
        let half = self.time(next)
        if half.kind == .clock, half.value < 2 {
          time = shifted(time, Int(half.value))
          next += 1
        }
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

  /// Whether a bare number is an hour: "at 8 tonight", "at 9 on Monday", "Saturday morning at 9".
  private func isHourOfDay(_ at: Int) -> Bool {
    guard isWord(.at, at - 1), isTogether(at - 1, at) else { return false }
    let next = isWord(.on, at + 1) ? at + 2 : at + 1
    let isDayBehind =
      isTogether(at, next)
      && (time(next).kind == .day || weekday(next) != nil || isWord(.tonight, next)
        || isWord(.this, next) && part(next + 1) != nil)
    let isEnd =
      at + 1 >= count || !isTogether(at, at + 1)
      || tokens.kinds[at + 1] == .mark && !isGlued(at + 2) && !isDecimalOrClock(at + 1)
    let isPartBefore = part(at - 2) != nil && isTogether(at - 2, at)
    return isDayBehind || isPartBefore && isEnd
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
    let isBetween = isWord(.and, end) && isWord(.between, at - 1)
    guard
      isBetween || isDash(end) || isWord(.to, end) || isWord(.until, end) || isWord(.through, end),
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
    if isLower(end), isWord(.hr, end) || isWord(.hrs, end) || isWord(.hours, end) { return true }
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
      var zoned = time
      zoned.isZoned = true
      if isWord(.zulu, next) { (zoned.offset, zoned.isLettered) = (0, true) }
      return (zoned, isWord(.time, next + 1) ? next + 2 : next + 1)
    }
    let previous = at - 1
    let isOpened =
      isTogether(previous, at)
      && (isWord(.at, previous) || isWord(.by, previous) || isWord(.until, previous)
        || isWord(.from, previous) || isWord(.to, previous) || isWord(.around, previous)
        || isWord(.about, previous) || isWord(.before, previous) || isWord(.after, previous)
        || isWord(.since, previous) || isWord(.nlt, previous))
    if isWord(.hours, next) || isWord(.hrs, next) {
      let isBehindDate = isDash(previous) || fold(previous) == .comma || year(previous) != nil
      return byte(at, 0) == UInt8(ascii: "0") || isOpened || isBehindDate && value % 10 == 0
        ? (time, next + 1) : nil
    }
    if byte(at, 0) == UInt8(ascii: "0") {
      return isOpened && !isCounting(next) && !isDash(next) ? (time, next) : nil
    }
    if isWord(.nlt, previous), isTogether(previous, at) {
      return isCounting(next) || isDash(next) ? nil : (time, next)
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

  func shifted(_ time: TimeOfDay, _ half: Int) -> TimeOfDay {
    guard half < 2, let hour = time.hour, hour <= 12 else { return time }
    var shifted = time
    shifted.hour = hour % 12 + half * 12
    return shifted
  }

  /// A clock time in words: "half past three", "a quarter to five p.m.", "20 minutes past noon".
  ///
  /// Does not match a score or a range ("ten to one", "five to seven"): a small number before "to"
  /// needs "minutes" before it or a half of the day behind the hour.
  func spokenClock(_ at: Int) -> (time: TimeOfDay, end: Int)? {
    var next: Int
    let minutes: Int
    var isSure = true
    if isWord(.half, at) {
      (minutes, next) = (30, at + 1)
    } else if isWord(.quarter, at) {
      (minutes, next) = (15, at + 1)
    } else {
      guard let (value, end) = number(at).map({ ($0.value, at + 1) }) ?? numberWords(at),
        value > 0, value < 60
      else { return nil }
      (minutes, next) = (value, end)
      if isWord(.minutes, next) || isWord(.minute, next) {
        next += 1
      } else {
        isSure = false
        // "ten thirty a.m."
        if value <= 12, tokens.kinds[at] == .word, let (rest, stop) = numberWords(next), rest < 60,
          time(stop).kind == .clock, time(stop).value < 2
        {
          let morning = TimeOfDay(hour: value, minute: rest)
          return zoned(shifted(morning, Int(time(stop).value)), stop + 1)
        }
      }
    }
    let isPast = isWord(.past, next) || isWord(.after, next) && minutes != 30
    let isTo = (isWord(.to, next) || isWord(.before, next) || isWord(.till, next)) && minutes != 30
    guard isPast || isTo && isSure, isTogether(at, next + 1) else { return nil }
    let hourAt = next + 1
    var hour: Int
    var time = TimeOfDay()
    var end: Int
    if self.time(hourAt).kind == .point {
      hour = Int(self.time(hourAt).value) / 60
      end = hourAt + 1
    } else if let (said, stop) = clock(hourAt), said.minute == 0, let saidHour = said.hour {
      (time, hour, end) = (said, saidHour, stop)
    } else {
      guard isSure, minutes == 30 || minutes == 15 && !isWord(.after, next),
        let (value, stop) = number(hourAt).map({ ($0.value, hourAt + 1) }) ?? numberWords(hourAt),
        value >= 1, value <= 12, !isCounting(stop), !(isLower(stop) && !isFunction(stop)),
        !isWord(.of, stop)
      else { return nil }
      (hour, end) = (value, stop)
    }
    if isTo { hour = (hour + 23) % 24 }
    time.hour = hour
    time.minute = isTo ? 60 - minutes : minutes
    return zoned(time, end)
  }

  /// "0800-1600", "0730 to 1530 hours": hours of service.
  ///
  /// Does not match years and numbers of four digits that are no times of a clock, nor what is
  /// neither on the quarter of an hour nor called hours.
  func militaryRange(_ at: Int) -> DateMatch? {
    guard let (first, digits) = number(at), digits == 4, first < 2400, first % 100 < 60,
      isDash(at + 1) || isWord(.to, at + 1) || isWord(.until, at + 1),
      let (last, lastDigits) = number(at + 2), lastDigits == 4, last < 2400, last % 100 < 60,
      isTogether(at, at + 2), !isPartOfDigits(at), !isDecimalOrClock(at + 3), !isDash(at + 3)
    else { return nil }
    let start = TimeOfDay(hour: first / 100, minute: first % 100)
    var stop = TimeOfDay(hour: last / 100, minute: last % 100)
    var end = at + 3
    var isSaid = false
    if isWord(.hours, end) || isWord(.hrs, end) || isWord(.local, end) {
      isSaid = true
      end += isWord(.time, end + 1) ? 2 : 1
    } else {
      let (zoned, behind) = zoned(stop, end)
      isSaid = zoned.isZoned
      (stop, end) = (zoned, behind)
    }
    let isEven = first % 5 == 0 && last % 5 == 0 && first < last && byte(at, 0) == 0x30
    guard isSaid || isEven && !isCounting(at + 3) else { return nil }
    var match = DateMatch(at..<end, .range(.time(start, on: nil), .time(stop, on: nil)))
    match.parts = [
      DateMatch(at..<(at + 1), .time(start, on: nil)),
      DateMatch((at + 2)..<end, .time(stop, on: nil)),
    ]
    return match
  }
}
