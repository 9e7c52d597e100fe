internal import MusterModel

/// The rule by which a holiday falls on a day, as its row of the list of time words has it.
///
/// "05-25", "11/4/4+1", "easter-47", "passover+50", "islamic 9/1", "2001-09-11".
struct HolidayRule {
  private let rule: [UInt8]
  private let numbers: [Int]

  init(_ text: String) {
    rule = Array(text.utf8)
    numbers = HolidayRule.numbers(rule)
  }

  /// The day in a year; without a year, what TIMEX3 says of any.
  func value(in year: Int?, isCanadian: Bool) -> DateValue? {
    guard let first = rule.first else { return nil }
    if first < 0x30 || first > 0x39 { return named(year, isCanadian) }
    if rule.contains(UInt8(ascii: "/")) { return weekday(numbers, year) }
    let parts = numbers.map(abs)
    if parts.count == 3 {
      return CivilDate(year: parts[0], month: parts[1], day: parts[2]).map { .day($0) }
    }
    guard parts.count == 2 else { return nil }
    guard let year else {
      return DateValue(
        timex: "XXXX-" + CivilDate.padded(parts[0], 2) + "-" + CivilDate.padded(parts[1], 2),
        granularity: .day)
    }
    return CivilDate(year: year, month: parts[0], day: parts[1]).map { .day($0) }
  }

  /// "11/4/4+1": month, which one, day of the week, days behind.
  private func weekday(_ parts: [Int], _ year: Int?) -> DateValue? {
    guard parts.count >= 3 else { return nil }
    guard let year else {
      return DateValue(
        timex: "XXXX-" + CivilDate.padded(parts[0], 2) + "-WXX-\(parts[2])", granularity: .day)
    }
    return DateResolver.nthWeekday(parts[1], parts[2], month: parts[0], year: year).map {
      .day($0.adding(days: parts.count > 3 ? parts[3] : 0))
    }
  }

  private func isNamed(_ name: StaticString) -> Bool {
    rule.count >= name.utf8CodeUnitCount
      && rule.prefix(name.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
  }

  /// Feasts counted from another, and those of other calendars.
  private func named(_ year: Int?, _ isCanadian: Bool) -> DateValue? {
    if isNamed("thanksgiving") {
      let parts = isCanadian ? [10, 2, 1] : [11, 4, 4]
      return weekday(parts + [numbers.first ?? 0], year)
    }
    guard let year else {
      return DateValue(
        timex: isNamed("victoria") ? "XXXX-05" : "XXXX", granularity: .day)
    }
    let days = numbers.first ?? 0
    if isNamed("islamic") || isNamed("ramadan") {
      guard numbers.count >= 2,
        let start = MoonCalendars.islamic(month: numbers[0], day: numbers[1], in: year)
      else { return DateValue() }
      guard isNamed("ramadan") else {
        // As the moon is seen: about that day.
        var value = DateValue.day(start)
        value.edtf = start.iso + "~"
        return value
      }
      let end = start.adding(days: 29)
      return DateValue(
        timex: start.iso + "/" + end.iso, edtf: start.iso + "~/" + end.iso + "~", from: start,
        to: end, granularity: .month)
    }
    let base: CivilDate?
    if isNamed("easter") {
      base = DateResolver.easter(year)
    } else if isNamed("orthodox") {
      base = MoonCalendars.orthodoxEaster(year)
    } else if isNamed("passover") {
      base = MoonCalendars.passover(year)
    } else if isNamed("rosh") {
      base = MoonCalendars.roshHashanah(year)
    } else if isNamed("hanukkah") {
      base = MoonCalendars.hanukkah(year)
    } else if isNamed("lunar") {
      base = MoonCalendars.lunarNewYear(year)
    } else {
      // Victoria Day: the Monday before May 25.
      base = CivilDate(year: year, month: 5, day: 24).map { $0.adding(days: 1 - $0.weekday) }
    }
    return base.map { .day($0.adding(days: days)) } ?? DateValue()
  }

  /// The numbers of a rule, with the signs before them.
  private static func numbers(_ bytes: [UInt8]) -> [Int] {
    var found: [Int] = []
    var sign = 1
    var inNumber = false
    for byte in bytes {
      if byte >= 0x30, byte <= 0x39 {
        if inNumber {
          found[found.count - 1] = found[found.count - 1] * 10 + Int(byte & 15)
        } else {
          found.append(Int(byte & 15))
        }
        inNumber = true
      } else {
        if inNumber, sign < 0 { found[found.count - 1] *= -1 }
        inNumber = false
        sign = byte == UInt8(ascii: "-") ? -1 : 1
      }
    }
    if inNumber, sign < 0 { found[found.count - 1] *= -1 }
    return found
  }
}
