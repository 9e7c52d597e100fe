internal import MusterModel

/// Reads the dates that pages give for themselves.
///
/// "Sept. 16, 2015", "16 October 2025", "2025-05-06T09:30:02+01:00", "10/13/2015", "05.08.2025".
///
/// Does not read dates without a year, and knows the months in five languages only: a page in another
/// one says its date in markup.
enum PublicationDate {
  /// A date and where its words end.
  struct Reading {
    var date: CivilDate
    var range: Range<Int>
  }

  /// How "05.08.2025" is meant, where both numbers could be a month.
  enum Order { case monthFirst, dayFirst }

  private static let months: [(name: StaticString, number: Int)] = [
    ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6),
    ("july", 7), ("august", 8), ("september", 9), ("october", 10), ("november", 11),
    ("december", 12), ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7),
    ("aug", 8), ("sept", 9), ("sep", 9), ("oct", 10), ("nov", 11), ("dec", 12),
    // German, French, Spanish, Italian
    ("januar", 1), ("februar", 2), ("m\u{E4}rz", 3), ("mai", 5), ("juni", 6), ("juli", 7),
    ("oktober", 10), ("dezember", 12), ("janvier", 1), ("f\u{E9}vrier", 2), ("mars", 3),
    ("avril", 4), ("juin", 6), ("juillet", 7), ("ao\u{FB}t", 8), ("septembre", 9),
    ("octobre", 10), ("novembre", 11), ("d\u{E9}cembre", 12), ("enero", 1), ("febrero", 2),
    ("marzo", 3), ("abril", 4), ("mayo", 5), ("junio", 6), ("julio", 7), ("agosto", 8),
    ("septiembre", 9), ("octubre", 10), ("noviembre", 11), ("diciembre", 12), ("gennaio", 1),
    ("febbraio", 2), ("aprile", 4), ("maggio", 5), ("giugno", 6), ("luglio", 7),
    ("settembre", 9), ("ottobre", 10), ("dicembre", 12),
  ]

  /// The date that begins at an offset.
  static func date(
    in words: [UInt8], at start: Int, limit: Int, order: Order = .monthFirst
  ) -> Reading? {
    guard start < limit else { return nil }
    if words[start].isASCIILetter {
      guard let (month, after) = self.month(in: words, at: start, limit: limit) else { return nil }
      var at = after
      skip(words, &at, limit, " .,")
      guard let day = number(words, &at, limit, digits: 1...2) else { return nil }
      skipOrdinal(words, &at, limit)
      skip(words, &at, limit, " ,")
      guard let year = number(words, &at, limit, digits: 4...4) else { return nil }
      return made(year, month, day, start..<at)
    }
    guard words[start].isASCIIDigit else { return nil }
    var at = start
    guard let first = number(words, &at, limit, digits: 1...4) else { return nil }
    let width = at - start
    if width == 4 {
      guard at < limit, [0x2D, 0x2F, 0x2E].contains(words[at]) else { return nil }
      at += 1
      guard let month = number(words, &at, limit, digits: 1...2), at < limit,
        [0x2D, 0x2F, 0x2E].contains(words[at])
      else { return nil }
      at += 1
      guard let day = number(words, &at, limit, digits: 1...2) else { return nil }
      return made(first, month, day, start..<at)
    }
    guard width <= 2 else { return nil }
    if at < limit, words[at] == 0x2F || words[at] == 0x2E || words[at] == 0x2D,
      at + 1 < limit, words[at + 1].isASCIIDigit
    {
      let mark = words[at]
      at += 1
      guard let second = number(words, &at, limit, digits: 1...2), at < limit, words[at] == mark
      else { return nil }
      at += 1
      guard let year = number(words, &at, limit, digits: 4...4) else { return nil }
      let dayFirst = first > 12 || (order == .dayFirst && second <= 12)
      return dayFirst
        ? made(year, second, first, start..<at) : made(year, first, second, start..<at)
    }
    skipOrdinal(words, &at, limit)
    // "6. Mai 2025"
    skip(words, &at, limit, " -.")
    if words.matchesWord("of", at: at, limit: limit)
      || words.matchesWord("de", at: at, limit: limit)
    {
      at += 2
      skip(words, &at, limit, " ")
    }
    guard let (month, after) = self.month(in: words, at: at, limit: limit) else { return nil }
    at = after
    skip(words, &at, limit, " .,-")
    if words.matchesWord("de", at: at, limit: limit) {
      at += 2
      skip(words, &at, limit, " ")
    }
    guard let year = number(words, &at, limit, digits: 4...4) else { return nil }
    return made(year, month, first, start..<at)
  }

  /// The first date in a range.
  static func first(
    in words: [UInt8], _ range: Range<Int>, order: Order = .monthFirst
  ) -> Reading? {
    var at = range.lowerBound
    while at < range.upperBound {
      if at == range.lowerBound || !words[at - 1].isWordByte, words[at].isASCIIAlphanumeric,
        let reading = date(in: words, at: at, limit: range.upperBound, order: order)
      {
        return reading
      }
      at += 1
    }
    return nil
  }

  /// The date of a line that holds nothing else than a date, with a label and a time perhaps.
  ///
  /// "Published Sept. 16, 2015", "Release Date: 10/13/2015 11:42:00 AM".
  static func dateLine(
    _ words: [UInt8], _ range: Range<Int>, order: Order = .monthFirst
  ) -> Reading? {
    guard range.count <= 120, let reading = first(in: words, range, order: order) else {
      return nil
    }
    let before = range.lowerBound..<reading.range.lowerBound
    let after = reading.range.upperBound..<range.upperBound
    guard onlyLabels(words, before), onlyTime(words, after) else { return nil }
    return reading
  }

  /// The date behind a label somewhere in a short line: "Release Date: 10/13/2015".
  static func labelled(
    _ words: [UInt8], _ range: Range<Int>, order: Order = .monthFirst
  ) -> Reading? {
    for label: StaticString in [
      "release date:", "date posted:", "published:", "date published:", "posted:", "published on",
      "posted on", "publication date:", "date of release:", "released:", "date issued:",
    ] {
      guard let found = words.firstIndex(of: label, from: range.lowerBound, limit: range.upperBound)
      else { continue }
      let after = words.trimmed(found + label.utf8CodeUnitCount..<range.upperBound)
      if let date = first(in: words, after, order: order),
        date.range.lowerBound <= after.lowerBound + 12
      {
        return date
      }
    }
    return nil
  }

  /// The date in a value of markup: ISO first, the day as written whatever the zone.
  static func value(_ text: String) -> CivilDate? {
    let bytes = Array(text.utf8)
    let range = bytes.trimmed(0..<bytes.count)
    if range.count >= 8, bytes[range.lowerBound..<range.lowerBound + 8].allSatisfy(\.isASCIIDigit),
      range.count == 8 || !bytes[range.lowerBound + 8].isASCIIDigit
    {
      let digits = Int(bytes.string(range.lowerBound..<range.lowerBound + 8)) ?? 0
      return CivilDate(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
    }
    return first(in: bytes, range)?.date
  }

  /// The date in the path of an address: /2015/09/16/, /2015-09-16/, /20150916/.
  static func address(_ text: String) -> CivilDate? {
    let bytes = Array(text.utf8)
    var at = 0
    while at + 8 <= bytes.count {
      defer { at += 1 }
      guard bytes[at] == 0x31 || bytes[at] == 0x32, at > 0, !bytes[at - 1].isASCIIAlphanumeric
      else { continue }
      if let reading = date(in: bytes, at: at, limit: bytes.count),
        (1990...2100).contains(reading.date.year), reading.range.count >= 8
      {
        return reading.date
      }
    }
    return nil
  }

  /// Labels that stand before a date.
  private static let labels: [StaticString] = [
    "published", "posted", "release date", "released", "date posted", "date", "on", "by", "news",
    "first", "created", "issued", "press release", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat",
    "sun", "story", "time", "for immediate release", "immediate release", "at", "print", "last",
    "datum", "stand", "online", "article", "news release", "release",
  ]

  private static func onlyLabels(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    only(words, range, labels)
  }

  private static let times: [StaticString] = [
    "am", "pm", "a.m.", "p.m.", "at", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt",
    "pst", "pdt", "pt", "gmt", "utc", "bst", "cet", "cest", "kst", "jst", "local", "z", "t", "h",
    "eastern", "time", "hrs", "noon",
  ]

  private static func onlyTime(_ words: [UInt8], _ range: Range<Int>) -> Bool {
    only(words, range, times)
  }

  /// Whether a range holds nothing but words of a list, numbers of times, and marks.
  private static func only(
    _ words: [UInt8], _ range: Range<Int>, _ list: [StaticString]
  ) -> Bool {
    var at = range.lowerBound
    let isTime = list.count == times.count
    outer: while at < range.upperBound {
      let byte = words[at]
      if !byte.isWordByte {
        at += 1
        continue
      }
      if byte >= 0x80 {
        // Dashes, dots and bars between the parts.
        if words.isLetterByte(at: at) {
          guard byte == 0xC2 else { return false }
          at += 2
          continue
        }
        at += 3
        continue
      }
      if isTime, byte.isASCIIDigit {
        while at < range.upperBound, words[at].isASCIIDigit || words[at] == 0x3A { at += 1 }
        continue
      }
      for word in list where words.matchesWord(word, at: at, limit: range.upperBound) {
        at += word.utf8CodeUnitCount
        continue outer
      }
      return false
    }
    return true
  }

  private static func month(
    in words: [UInt8], at start: Int, limit: Int
  ) -> (number: Int, after: Int)? {
    guard start + 3 <= limit else { return nil }
    let letter = Int(words[start] | 0x20) - 0x61
    guard letter >= 0, letter < 26 else { return nil }
    for month in monthsByLetter[letter]
    where month.name.utf8Start[1] == words[start + 1].lowered
      && words.matchesWord(month.name, at: start, limit: limit)
    {
      return (month.number, start + month.name.utf8CodeUnitCount)
    }
    return nil
  }

  /// The months by the letter they begin with: most words that are asked for are none.
  private static let monthsByLetter: [[(name: StaticString, number: Int)]] = (0..<26).map {
    letter in months.filter { Int($0.name.utf8Start[0]) - 0x61 == letter }
  }

  private static func number(
    _ words: [UInt8], _ at: inout Int, _ limit: Int, digits: ClosedRange<Int>
  ) -> Int? {
    var value = 0
    let start = at
    while at < limit, words[at].isASCIIDigit, at - start < 5 {
      value = value * 10 + Int(words[at] - 0x30)
      at += 1
    }
    return digits.contains(at - start) ? value : nil
  }

  private static func skip(
    _ words: [UInt8], _ at: inout Int, _ limit: Int, _ marks: StaticString
  ) {
    let end = marks.utf8CodeUnitCount
    scan: while at < limit {
      for index in 0..<end where marks.utf8Start[index] == words[at] {
        at += 1
        continue scan
      }
      return
    }
  }

  private static func skipOrdinal(_ words: [UInt8], _ at: inout Int, _ limit: Int) {
    for ending: StaticString in ["st", "nd", "rd", "th"]
    where words.matchesWord(ending, at: at, limit: limit) {
      at += 2
      return
    }
  }

  private static func made(_ year: Int, _ month: Int, _ day: Int, _ range: Range<Int>) -> Reading? {
    guard (1900...2100).contains(year) else { return nil }
    return CivilDate(year: year, month: month, day: day).map { Reading(date: $0, range: range) }
  }
}
