internal import MusterModel
internal import MusterText

/// What a date means, once it is settled: its days, and its values for the record.
struct DateValue {
  var type = TimexType.date
  var timex: String?
  var edtf: String?
  var from: CivilDate?
  var to: CivilDate?
  var granularity: Granularity?
  /// What it was counted from.
  var anchor: DateAnchor = .itself

  /// A day.
  static func day(_ date: CivilDate) -> DateValue {
    DateValue(
      timex: date.iso, edtf: date.iso, from: date, to: date, granularity: .day)
  }

  /// A month.
  static func month(_ year: Int, _ month: Int) -> DateValue {
    let text = yearText(year) + "-" + CivilDate.padded(month, 2)
    var value = DateValue(timex: text, edtf: text, granularity: .month)
    value.from = CivilDate(year: year, month: month, day: 1)
    value.to = CivilDate(year: year, month: month, day: CivilDate.days(in: month, of: year))
    return value
  }

  /// A year; before Christ it is negative.
  static func year(_ year: Int) -> DateValue {
    if year < 0 {
      // EDTF counts astronomically: 1 B.C. is the year 0.
      let edtf = year == -1 ? "0000" : "-" + CivilDate.padded(-year - 1, 4)
      return DateValue(timex: "BC" + CivilDate.padded(-year, 4), edtf: edtf, granularity: .year)
    }
    let text = yearText(year)
    var value = DateValue(timex: text, edtf: text, granularity: .year)
    value.from = CivilDate(year: year, month: 1, day: 1)
    value.to = CivilDate(year: year, month: 12, day: 31)
    return value
  }

  /// A decade: 198 for the 1980s.
  static func decade(_ decade: Int) -> DateValue {
    let text = CivilDate.padded(decade, 3)
    var value = DateValue(timex: text, edtf: text + "X", granularity: .decade)
    value.from = CivilDate(year: decade * 10, month: 1, day: 1)
    value.to = CivilDate(year: decade * 10 + 9, month: 12, day: 31)
    return value
  }

  /// A century: 19 for the 19th, negative before Christ.
  static func century(_ century: Int) -> DateValue {
    if century < 0 {
      return DateValue(timex: "BC" + CivilDate.padded(-century - 1, 2), granularity: .century)
    }
    let text = CivilDate.padded(century - 1, 2)
    var value = DateValue(timex: text, edtf: text + "XX", granularity: .century)
    value.from = CivilDate(year: max(1, (century - 1) * 100), month: 1, day: 1)
    value.to = CivilDate(year: (century - 1) * 100 + 99, month: 12, day: 31)
    return value
  }

  /// A season, 0 to 3, of the meteorologists: winter runs from December of its year.
  static func season(_ year: Int, _ season: Int) -> DateValue {
    var value = DateValue(
      timex: yearText(year) + "-" + TimeWords.seasons[season],
      edtf: yearText(year) + "-" + String(21 + season), granularity: .season)
    let first = 3 + season * 3
    value.from = CivilDate(year: year, month: first, day: 1)
    let last = first + 2 > 12 ? (year + 1, first - 10) : (year, first + 2)
    value.to = CivilDate(
      year: last.0, month: last.1, day: CivilDate.days(in: last.1, of: last.0))
    return value
  }

  /// A quarter, 1 to 4.
  static func quarter(_ year: Int, _ quarter: Int) -> DateValue {
    var value = DateValue(
      timex: yearText(year) + "-Q" + String(quarter),
      edtf: yearText(year) + "-" + String(32 + quarter),
      granularity: .quarter)
    // Quarters are 33 to 36 in EDTF level 2; level 1 says them by their months.
    let last = quarter * 3
    value.edtf =
      yearText(year) + "-" + CivilDate.padded(last - 2, 2) + "/" + yearText(year) + "-"
      + CivilDate.padded(last, 2)
    value.from = CivilDate(year: year, month: last - 2, day: 1)
    value.to = CivilDate(year: year, month: last, day: CivilDate.days(in: last, of: year))
    return value
  }

  /// A half year, 1 or 2.
  static func half(_ year: Int, _ half: Int) -> DateValue {
    let months = half == 1 ? ("01", "06") : ("07", "12")
    var value = DateValue(
      timex: yearText(year) + "-H" + String(half),
      edtf: "\(yearText(year))-\(months.0)/\(yearText(year))-\(months.1)", granularity: .quarter)
    value.from = CivilDate(year: year, month: half == 1 ? 1 : 7, day: 1)
    value.to = CivilDate(year: year, month: half == 1 ? 6 : 12, day: half == 1 ? 30 : 31)
    return value
  }

  /// The fiscal year of the federal government of the United States, which begins on October 1 of the year before.
  static func fiscal(_ year: Int, quarter: Int?, last: Int?) -> DateValue {
    var value = DateValue(timex: "FY" + String(year), granularity: .year)
    value.from = CivilDate(year: year - 1, month: 10, day: 1)
    value.to = CivilDate(year: last ?? year, month: 9, day: 30)
    if let last { value.timex = "FY\(year)/FY\(last)" }
    if let quarter {
      value.timex = "FY\(year)-Q\(quarter)"
      value.granularity = .quarter
      let first = (quarter * 3 + 6) % 12 + 1
      let calendarYear = quarter == 1 ? year - 1 : year
      value.from = CivilDate(year: calendarYear, month: first, day: 1)
      value.to = CivilDate(
        year: calendarYear, month: first + 2,
        day: CivilDate.days(in: first + 2, of: calendarYear))
    }
    return value
  }

  /// The week of ISO 8601 in which a day lies.
  static func week(of date: CivilDate) -> DateValue {
    let week = date.week
    let monday = date.adding(days: 1 - date.weekday)
    return DateValue(
      timex: yearText(week.year) + "-W" + CivilDate.padded(week.week, 2), from: monday,
      to: monday.adding(days: 6), granularity: .week)
  }

  /// The weekend of the week in which a day lies.
  static func weekend(of date: CivilDate) -> DateValue {
    var value = week(of: date)
    value.timex = value.timex.map { $0 + "-WE" }
    value.from = value.to.map { $0.adding(days: -1) }
    return value
  }

  static func yearText(_ year: Int) -> String { CivilDate.padded(year, 4) }
}

/// What a relative date was counted from.
enum DateAnchor: Hashable {
  case itself, publication
  case mention(CivilDate)
}

extension DateMeaning {
  /// The TIMEX3 code of a unit behind a number: "W", "TH" for hours.
  static func code(_ unit: TimeUnit) -> (prefix: String, letter: String, factor: Int) {
    switch unit {
    case .second: ("PT", "S", 1)
    case .minute: ("PT", "M", 1)
    case .hour: ("PT", "H", 1)
    case .day, .night: ("P", "D", 1)
    case .week, .weekend: ("P", "W", 1)
    case .fortnight: ("P", "W", 2)
    case .month: ("P", "M", 1)
    case .quarter: ("P", "M", 3)
    case .year: ("P", "Y", 1)
    case .decade: ("P", "Y", 10)
    case .century: ("P", "Y", 100)
    }
  }
}

extension DateResolver {
  /// A number as TIMEX3 writes it: digits without thousands' commas.
  func number(_ quantity: Quantity, times factor: Int) -> String {
    guard let token = quantity.token, factor == 1 else { return String(quantity.value * factor) }
    var digits: [UInt8] = []
    for offset in 0..<text.length(token) {
      let byte = text.byte(token, offset)
      if byte != UInt8(ascii: ",") { digits.append(byte) }
    }
    while digits.count > 1, digits[0] == 0x30, digits[1] != UInt8(ascii: ".") {
      digits.removeFirst()
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The TIMEX3 value of a length of time.
  func timex(_ duration: Duration) -> String {
    let (prefix, letter, factor) = DateMeaning.code(duration.unit)
    if duration.isVague { return prefix + "X" + letter }
    if duration.isHalfMore { return half(duration) }
    var value = prefix + number(duration.first, times: factor) + letter
    if let or = duration.or { value += "/" + prefix + number(or, times: factor) + letter }
    if let and = duration.and, let unit = duration.andUnit {
      let second = DateMeaning.code(unit)
      value += prefix == "P" && second.prefix == "PT" ? "T" : ""
      value += number(and, times: second.factor) + second.letter
    }
    return value
  }

  private func half(_ duration: Duration) -> String {
    let (prefix, letter, factor) = DateMeaning.code(duration.unit)
    let whole = duration.first.value
    if factor > 1 { return prefix + String(whole * factor + factor / 2) + letter }
    switch (duration.unit, whole) {
    case (.year, 0): return "P6M"
    case (.day, 0): return "PT12H"
    case (.hour, 0): return "PT30M"
    case (.minute, 0): return "PT30S"
    default: return prefix + String(whole) + ".5" + letter
    }
  }

  /// The TIMEX3 value of how often something happens.
  func timex(_ set: SetValue) -> String {
    switch set {
    case .every(let quantity, let unit):
      let (prefix, letter, factor) = DateMeaning.code(unit)
      return prefix + number(quantity, times: factor) + letter
    case .weekday(let day), .everyOther(.weekday(let day)): return "XXXX-WXX-\(day)"
    case .everyFew(let unit):
      let (prefix, letter, _) = DateMeaning.code(unit)
      return prefix + "X" + letter
    case .weekend: return "XXXX-WXX-WE"
    case .month(let month): return "XXXX-" + CivilDate.padded(month, 2)
    case .season(let season): return "XXXX-" + TimeWords.seasons[season]
    case .part(let part): return "XXXX-XX-XXT" + TimeWords.parts[part]
    case .holiday(let row): return holiday(row, in: nil)?.timex ?? "XXXX"
    case .row(let row):
      let value = text.lexicon.lists["time.tsv"]?.column(2, ofRow: row) ?? ""
      return String(value.split(separator: ":").last ?? "")
    case .everyOther(.unit(let unit)):
      let (prefix, letter, factor) = DateMeaning.code(unit)
      return prefix + String(2 * factor) + letter
    case .nthWeekday(let number, let weekday, let month):
      let months = month == 0 ? "XX" : CivilDate.padded(month, 2)
      return "XXXX-\(months)-WXX-\(weekday)" + (number > 0 && month == 0 ? "-\(number)" : "")
    }
  }
}
