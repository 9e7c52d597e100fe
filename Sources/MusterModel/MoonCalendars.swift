/// Feasts that follow the moon, as days of the Gregorian calendar.
///
/// The Hebrew calendar and the Julian Easter are exact. The Islamic calendar is the arithmetical
/// one: what is observed may differ by a day, as the moon is seen. The Chinese calendar is a table.
public enum MoonCalendars {
  /// The first day of Rosh Hashanah in a year.
  public static func roshHashanah(_ year: Int) -> CivilDate {
    CivilDate(dayNumber: hebrewNewYear(year + 3761))
  }

  /// The first day of Passover in a year: 163 days before the next Rosh Hashanah.
  public static func passover(_ year: Int) -> CivilDate {
    CivilDate(dayNumber: hebrewNewYear(year + 3761) - 163)
  }

  /// The first day of Hanukkah in a year: 25 Kislev, whose distance hangs on the month before it.
  public static func hanukkah(_ year: Int) -> CivilDate {
    let start = hebrewNewYear(year + 3761)
    let isLong = (hebrewNewYear(year + 3762) - start) % 10 == 5
    return CivilDate(dayNumber: start + (isLong ? 84 : 83))
  }

  /// The first day of a year of the Hebrew calendar, in days since 1970-01-01.
  private static func hebrewNewYear(_ year: Int) -> Int {
    let (last, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1))
    var delay = 0
    if next - this == 356 {
      delay = 2
    } else if this - last == 382 {
      delay = 1
    }
    // The epoch is 3761 B.C., Oct. 7 of the Julian calendar.
    return this + delay - 1_373_427 - 719_163
  }

  /// The days from the epoch of the Hebrew calendar to the new moon of a year, with the first of
  /// its delays: not on Sunday, Wednesday or Friday.
  private static func elapsed(_ year: Int) -> Int {
    let months = (235 * year - 234) / 19
    let parts = 12_084 + 13_753 * months
    let day = 29 * months + parts / 25_920
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day
  }

  /// The first day in a year that has this month and day in the Islamic calendar.
  public static func islamic(month: Int, day: Int, in year: Int) -> CivilDate? {
    guard (1...12).contains(month), (1...30).contains(day), year > 622 else { return nil }
    let first = (year - 622) * 33 / 32
    for candidate in first - 1...first + 2 {
      let date = islamic(candidate, month, day)
      if date.year == year { return date }
    }
    return nil
  }

  private static func islamic(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    // The epoch is July 16, 622 of the Julian calendar.
    CivilDate(
      dayNumber: 227_014 - 719_163 + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1)
        + month / 2 + day)
  }

  /// Easter Sunday of the churches that keep the Julian calendar.
  public static func orthodoxEaster(_ year: Int) -> CivilDate? {
    let d = (19 * (year % 19) + 15) % 30
    let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    let month = (d + e + 114) / 31
    let day = (d + e + 114) % 31 + 1
    // How far the Julian calendar lags behind.
    let lag = year / 100 - year / 400 - 2
    return CivilDate(year: year, month: month, day: day)?.adding(days: lag)
  }

  /// The first day of the Chinese year, from 1900 to 2099.
  public static func lunarNewYear(_ year: Int) -> CivilDate? {
    guard year >= 1900, year - 1900 < lunarDays.count else { return nil }
    return CivilDate(year: year, month: 1, day: 20)?.adding(days: Int(lunarDays[year - 1900]))
  }

  /// The days behind the 20th of January, from 1900 on.
  private static let lunarDays: [UInt8] = [
    11, 30, 19, 9, 27, 15, 5, 24, 13, 2, 21, 10, 29, 17, 6, 25, 14, 3, 22, 12,
    31, 19, 8, 27, 16, 4, 24, 13, 3, 21, 10, 28, 17, 6, 25, 15, 4, 22, 11, 30,
    19, 7, 26, 16, 5, 24, 13, 2, 21, 9, 28, 17, 7, 25, 14, 4, 23, 11, 29, 19,
    8, 26, 16, 5, 24, 13, 1, 20, 10, 28, 17, 7, 26, 14, 3, 22, 11, 29, 18, 8,
    27, 16, 5, 24, 13, 31, 20, 9, 28, 17, 7, 26, 15, 3, 21, 11, 30, 18, 8, 27,
    16, 4, 23, 12, 2, 20, 9, 29, 18, 6, 25, 14, 3, 21, 11, 30, 19, 8, 27, 16,
    5, 23, 12, 2, 21, 9, 28, 17, 6, 24, 14, 3, 22, 11, 30, 19, 8, 26, 15, 4,
    23, 12, 2, 21, 10, 28, 17, 6, 25, 13, 3, 22, 12, 30, 19, 8, 26, 15, 4, 23,
    13, 1, 20, 9, 28, 16, 6, 25, 14, 3, 22, 11, 30, 18, 7, 26, 16, 4, 23, 13,
    2, 20, 9, 28, 17, 6, 25, 14, 4, 21, 10, 29, 18, 7, 26, 16, 5, 23, 12, 1,
  ]
}
