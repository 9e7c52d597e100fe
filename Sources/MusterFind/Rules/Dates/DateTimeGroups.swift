internal import MusterModel
internal import MusterText

extension DateRule {
  /// A date-time group: "121430ZFEB31", "121430Z FEB 31", "12FEB31"; also "mar3", "14april".
  static let dateTimeGroup = DateRule(
    "date.date-time-group", "A date-time group: 121430ZFEB31; 121430Z FEB 31; 12FEB31.",
    triggers: [.alphanumeric, .digits]
  ) { at, text in text.dateTimeGroup(at) }
}

extension DateText {
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

  /// The minutes that the zone of a letter is ahead of universal time; J is local time.
  static func offset(ofZone letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "A")...UInt8(ascii: "I"): Int(letter - UInt8(ascii: "A") + 1) * 60
    case UInt8(ascii: "K")...UInt8(ascii: "M"): Int(letter - UInt8(ascii: "K") + 10) * 60
    case UInt8(ascii: "N")...UInt8(ascii: "Y"): -Int(letter - UInt8(ascii: "N") + 1) * 60
    case UInt8(ascii: "Z"): 0
    default: nil
    }
  }

  /// "121430ZFEB25", "121430Z FEB 25", "12FEB25", "mar3", "14april 2015".
  func dateTimeGroup(_ at: Int) -> DateMatch? {
    let (value, digits) = self.digits(at)
    let length = length(at)
    if digits == 6, value / 10_000 >= 1, value / 10_000 <= 31, value / 100 % 100 < 24,
      value % 100 < 60
    {
      var letterAt = (token: at, offset: 6)
      // "121430 Z FEB 31"
      if length == 6 {
        guard self.length(at + 1) == 1, isTogether(at, at + 2), month(at + 2, isSure: true) != nil
        else { return nil }
        letterAt = (at + 1, 0)
      }
      let letter = byte(letterAt.token, letterAt.offset)
      let zone = letter & 0xDF
      guard zone >= UInt8(ascii: "A"), zone <= UInt8(ascii: "Z"),
        letter < 0x60 || zone == UInt8(ascii: "Z")
      else { return nil }
      let time = TimeOfDay(
        hour: value / 100 % 100, minute: value % 100, offset: DateText.offset(ofZone: zone),
        isLettered: true, isZoned: true)
      var fields = CalendarFields(day: value / 10_000)
      let monthAt = letterAt.token + 1
      if length <= 7 {
        guard let month = month(monthAt, isSure: true) else {
          return DateMatch(at..<(at + 1), .time(time, on: .calendar(fields)))
        }
        fields.month = month
        var end = monthAt + 1
        if let (year, count) = number(monthAt + 1), count == 2 || count == 4,
          !isCounting(monthAt + 2)
        {
          fields.year = count == 2 ? 2000 + year : year
          end = monthAt + 2
        }
        return DateMatch(at..<end, .time(time, on: .calendar(fields)))
      }
      guard let (month, _) = monthLetters(at, from: 7) else { return nil }
      fields.month = month
      let (year, yearDigits) = self.digits(at, from: 10)
      guard 10 + yearDigits == length, yearDigits != 1, yearDigits != 3 else { return nil }
      if yearDigits == 2 { fields.year = 2000 + year }
      if yearDigits == 4 { fields.year = year }
      var end = at + 1
      // "121430ZFEB 31"
      if yearDigits == 0, let (year, count) = number(end), count == 2 || count == 4,
        isTogether(at, end), !isCounting(end + 1)
      {
        fields.year = count == 2 ? 2000 + year : year
        end += 1
      }
      return DateMatch(at..<end, .time(time, on: .calendar(fields)))
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
