internal import MusterModel
internal import MusterText

/// What the words of a date say, before anybody asks which year or day is meant.
indirect enum DateMeaning {
  /// A place in the calendar; what the words leave out is nil. Years before Christ are negative.
  case calendar(CalendarFields)
  /// "the 1980s": 198.
  case decade(Int)
  /// "the 19th century": 19.
  case century(Int)
  /// A season, 0 to 3, and its year.
  case season(Int, year: Int?)
  /// A quarter of a year.
  case quarter(Int, year: Int?)
  /// A half of a year.
  case half(Int, year: Int?)
  /// "fiscal year 2026", "third quarter of fiscal year 2026", "FY24-28".
  case fiscal(Int, quarter: Int?, last: Int?)
  /// A row of the list of time words.
  case holiday(Int, year: Int?)
  /// "today", "yesterday": days from publication.
  case dayWord(Int)
  /// "last week", "this March", "the following Friday".
  case step(Direction, Target)
  /// "two weeks ago", "three days later".
  case offset(Quantity, TimeUnit, sign: Int, from: Reference)
  /// "first Monday", "last week", "third day" within something that follows.
  case nth(Int, Target, within: DateMeaning?)
  /// A time of the day, on a day if one is said.
  case time(TimeOfDay, on: DateMeaning?)
  /// "two days after Christmas", "the day before Thanksgiving": a distance from a date that is said.
  ///
  /// Whole: "the week after Easter" is that week, "one week after Easter" a day.
  case beside(Quantity, TimeUnit, sign: Int, DateMeaning, isWhole: Bool)
  /// "a few weeks ago".
  case someTimeAgo(TimeUnit)
  /// "the Monday after Thanksgiving".
  case weekdayBeside(Int, sign: Int, DateMeaning)
  /// "the week before last".
  case beforeLast(TimeUnit)
  /// "the day" before "after Thanksgiving": no date unless one follows.
  case waiting(TimeUnit, sign: Int)
  /// "12-hour", "three weeks", "past ten years".
  case duration(Duration)
  /// How often: its TIMEX3 value.
  case set(SetValue)
  /// From one to the other.
  case range(DateMeaning, DateMeaning)
  /// "the week of Aug. 3".
  case weekOf(DateMeaning)
  /// A date with the longer time it lies in behind it: "Monday of next week", "May of that year".
  case within(DateMeaning, DateMeaning)
  /// "D-Day plus 3".
  case dDay(Int)
  /// Something with "early", "mid", "late", "end of" before it: the value stays.
  case part(Modifier, DateMeaning)
  /// A modifier or a part of the day that waits for what follows.
  case prefix(Modifier)

  /// Which one of its kind.
  enum Direction { case last, this, next, previous, following, same }

  /// What a direction or an ordinal counts.
  enum Target: Hashable {
    case unit(TimeUnit)
    case month(Int)
    case weekday(Int)
    case season(Int)
    case holiday(Int)
    case part(Int)
  }

  /// What a count of units starts from.
  enum Reference { case publication, anchor }

  /// Which part of a longer time.
  enum Modifier { case early, mid, late, start, end, earlier, later, rest }
}

/// What a calendar expression says.
struct CalendarFields: Hashable {
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
}

/// A time of the day: a clock time, or a part of the day.
struct TimeOfDay: Hashable {
  var hour: Int?
  var minute: Int?
  var second: Int?
  /// 0 to 5, as `TimeWords.parts`.
  var part: Int?
  /// Minutes ahead of universal time, where a zone is said that has always the same.
  var offset: Int?
  /// Whether the zone is a letter, as in a date-time group: TIMEX3 then says it, too.
  var isLettered = false
  /// Whether a zone was said, known or not: another one behind it belongs to something else.
  var isZoned = false

  /// Whether it is given in universal time.
  var isZulu: Bool { offset == 0 && isLettered }
}

/// A length of time.
struct Duration: Hashable {
  var first: Quantity
  var unit: TimeUnit
  /// The second count of "three hours and 10 minutes".
  var and: Quantity?
  var andUnit: TimeUnit?
  /// The second count of "30 or 40 hours".
  var or: Quantity?
  /// "half an hour", "six and a half years": halves to add.
  var isHalfMore = false
  /// "several days": the number is not said.
  var isVague = false

  /// Whether it is one count of one unit.
  var isPlain: Bool { and == nil && or == nil && !isHalfMore && !isVague }
}

/// How often something happens.
enum SetValue: Hashable {
  case every(Quantity, TimeUnit)
  /// "every few years"
  case everyFew(TimeUnit)
  case weekday(Int)
  case weekend
  case month(Int)
  case season(Int)
  case part(Int)
  case holiday(Int)
  /// A row of the list of time words with a value of its own.
  case row(Int)
  /// "every other week"
  case everyOther(SetTarget)
  /// "last Monday of May"
  case nthWeekday(Int, Int, month: Int)

  /// What "every other" counts.
  enum SetTarget: Hashable {
    case unit(TimeUnit)
    case weekday(Int)
  }
}
