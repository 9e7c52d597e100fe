internal import MusterModel
internal import MusterText

/// The tokens of a release as the date rules look at them: months, weekdays, units, numbers.
///
/// Every question is answered from integers; nothing makes strings.
struct DateText {
  let tokens: Tokens
  let text: [UInt8]
  let lexicon: Lexicon
  let times: TimeWords
  let blocks: [Block]
  /// Whether "10/9" is October 9.
  let isMonthFirst: Bool
  /// Whether Thanksgiving is in October.
  let isCanadian: Bool

  init(_ scene: Scene) {
    tokens = scene.tokens
    text = scene.document.text
    lexicon = scene.lexicon
    blocks = scene.document.blocks
    times = scene.lexicon.timeWords
    isMonthFirst = DateText.isMonthFirst(scene.document)
    isCanadian = DateText.isCanadian(scene.document)
  }

  var count: Int { tokens.count }

  @inline(__always) func fold(_ at: Int) -> FoldID { tokens.fold(at) }
  @inline(__always) func isWord(_ word: Word, _ at: Int) -> Bool { tokens.fold(at) == word.fold }
  @inline(__always) func time(_ at: Int) -> TimeWords.Entry { times[tokens.fold(at)] }
  @inline(__always) func isGlued(_ at: Int) -> Bool { tokens.isGlued(at) }
  @inline(__always) func isCapital(_ at: Int) -> Bool { tokens.isCapitalized(at) }

  /// Whether two tokens stand in one block.
  func isTogether(_ left: Int, _ right: Int) -> Bool {
    right < count && left >= 0 && tokens.blocks[left] == tokens.blocks[right]
  }

  /// Whether a block is a heading: by its kind, or a short line that ends without a point.
  func isHeading(_ block: Int) -> Bool {
    switch blocks[block].kind {
    case .heading, .subheadline: return true
    case .paragraph: break
    default: return false
    }
    let range = tokens.tokens(ofBlock: block)
    guard let last = range.last, range.count <= 12 else { return false }
    return tokens.kinds[last] != .mark || tokens.fold(last) == .closeParenthesis
  }

  /// Whether a token is a plain word in lower case.
  func isLower(_ at: Int) -> Bool { tokens.isWord(at) && !tokens.isCapitalized(at) }

  /// Whether the last token of a date has taken the point of the sentence.
  ///
  /// So "15 MAR." and "1430 EST."; the point of "Feb." and "a.m." is their own.
  func endsInPoint(_ tokens: Range<Int>) -> Bool {
    let last = tokens.upperBound - 1
    guard self.tokens.shapes[last].contains(.point), byte(last, -1) == UInt8(ascii: ".") else {
      return false
    }
    switch time(last).kind {
    case .zone: return byte(last, 1) != UInt8(ascii: ".")
    case .month: return self.tokens.shapes[last].contains(.allCaps)
    case .unit: return true
    default: return isWord(.hr, last)
    }
  }

  /// The number of bytes of a token.
  func length(_ at: Int) -> Int {
    at >= 0 && at < count ? Int(tokens.ends[at] - tokens.starts[at]) : 0
  }

  /// A byte of a token, counted from its first; negative: from its end.
  func byte(_ at: Int, _ offset: Int) -> UInt8 {
    guard at >= 0, at < count else { return 0 }
    let index = offset >= 0 ? Int(tokens.starts[at]) + offset : Int(tokens.ends[at]) + offset
    return index >= Int(tokens.starts[at]) && index < Int(tokens.ends[at]) ? text[index] : 0
  }

  /// Digits from an offset of a token on: their value and how many.
  func digits(_ at: Int, from offset: Int = 0) -> (value: Int, count: Int) {
    var value = 0
    var length = 0
    while true {
      let byte = self.byte(at, offset + length)
      guard byte >= 0x30, byte <= 0x39, length < 9, offset + length >= 0 else { break }
      value = value * 10 + Int(byte & 15)
      length += 1
    }
    return (value, length)
  }

  /// A number of digits only.
  func number(_ at: Int) -> (value: Int, digits: Int)? {
    guard at >= 0, at < count, tokens.kinds[at] == .number else { return nil }
    let (value, digits) = self.digits(at)
    return digits == length(at) ? (value, digits) : nil
  }

  /// The month that a token names.
  ///
  /// "May", "March" and the short forms need their capital, unless `isSure`: a number beside them.
  func month(_ at: Int, isSure: Bool = false) -> Int? {
    guard tokens.has(.month, at: at), tokens.kinds[at] == .word else { return nil }
    let entry = time(at)
    guard entry.kind == .month else { return nil }
    if isCapital(at) || isSure { return Int(entry.value) }
    return length(at) > 4 && entry.value != 3 && entry.value != 8 ? Int(entry.value) : nil
  }

  /// The day of the week that a token names, 1 to 7.
  func weekday(_ at: Int) -> Int? {
    guard tokens.has(.weekday, at: at), tokens.kinds[at] == .word else { return nil }
    let entry = time(at)
    guard entry.kind == .weekday, isCapital(at) || length(at) > 5 else { return nil }
    // "Sat", "Sun", "Wed" without a point are words and acronyms.
    if length(at) <= 4, !tokens.shapes[at].contains(.point), tokens.shapes[at].contains(.allCaps) {
      return nil
    }
    return Int(entry.value)
  }

  /// Whether a weekday or a unit is written in the plural; "Tues." and "Thurs." are not.
  func isPlural(_ at: Int) -> Bool {
    byte(at, -1) | 0x20 == 0x73 && (length(at) > 5 || tokens.has(.timeUnit, at: at))
  }

  /// The unit of time that a token names.
  func unit(_ at: Int) -> TimeUnit? {
    guard at >= 0, at < count, tokens.kinds[at] == .word else { return nil }
    if tokens.folds[at] == Word.second.fold { return .second }
    guard tokens.has(.timeUnit, at: at) else { return nil }
    let entry = time(at)
    return entry.kind == .unit ? TimeUnit(rawValue: Int(entry.value)) : nil
  }

  /// The season that a token names, 0 to 3.
  func season(_ at: Int) -> Int? {
    let entry = time(at)
    return entry.kind == .season ? Int(entry.value) : nil
  }

  /// The part of the day that a token names, 0 to 5.
  func part(_ at: Int) -> Int? {
    let entry = time(at)
    if entry.kind == .part { return Int(entry.value) }
    return isWord(.night, at) || isWord(.nights, at) ? 3 : nil
  }

  /// A day of the month in digits, with or without ordinal ending: "9", "09", "9th", "2d".
  func day(_ at: Int) -> Int? {
    guard at >= 0, at < count, tokens.kinds[at] == .number || tokens.kinds[at] == .ordinal else {
      return nil
    }
    let (value, digits) = self.digits(at)
    if tokens.kinds[at] == .number, digits != length(at) { return nil }
    return digits <= 2 && value >= 1 && value <= 31 ? value : nil
  }

  /// A day of the month in digits or words ("the eleventh", "twenty-first"), and where it ends.
  func anyDay(_ at: Int) -> (day: Int, end: Int)? {
    if let day = day(at) { return (day, at + 1) }
    return ordinalWord(at).flatMap { $0.value <= 31 ? (Int($0.value), $0.end) : nil }
  }

  /// A four-digit year.
  func year(_ at: Int) -> Int? {
    guard let (value, digits) = number(at), digits == 4, value >= 1000, value <= 2199 else {
      return nil
    }
    return value
  }

  /// An ordinal in words: "third", "twenty-first".
  func ordinalWord(_ at: Int) -> (value: Int, end: Int)? {
    let entry = time(at)
    if entry.kind == .ordinal { return (Int(entry.value), at + 1) }
    guard entry.kind == .number, entry.value >= 20, entry.value < 100 else { return nil }
    let next = fold(at + 1) == .hyphen ? at + 2 : at + 1
    let units = time(next)
    guard units.kind == .ordinal, units.value < 10 else { return nil }
    return (Int(entry.value + units.value), next + 1)
  }

  /// An ordinal in words or digits.
  func ordinal(_ at: Int) -> (value: Int, end: Int)? {
    if at < count, at >= 0, tokens.kinds[at] == .ordinal { return (digits(at).value, at + 1) }
    return ordinalWord(at)
  }

  /// A number in words: "three", "twenty-five", "two thousand nineteen".
  func numberWords(_ at: Int) -> (value: Int, end: Int)? {
    var total = 0
    var group = 0
    var end = at
    while end < count, end < at + 9 {
      let entry = time(end)
      guard entry.kind == .number else {
        if fold(end) == .hyphen, end > at, isGlued(end), isGlued(end + 1), group >= 20,
          time(end + 1).kind == .number
        {
          end += 1
          continue
        }
        break
      }
      let value = Int(entry.value)
      if value == 100 {
        group = max(1, group) * 100
      } else if value == 1000 {
        total += max(1, group) * 1000
        group = 0
      } else if group == 0 || group % 100 == 0 {
        group += value
      } else if group % 10 == 0, value < 10 {
        group += value
      } else {
        break
      }
      end += 1
    }
    return end > at ? (total + group, end) : nil
  }

  /// How many of something: digits ("1,900", "2.5") or words; the digits themselves are kept.
  func quantity(_ at: Int) -> (quantity: Quantity, end: Int)? {
    guard at >= 0, at < count else { return nil }
    if tokens.kinds[at] == .number {
      return (Quantity(value: digits(at).value, token: at), at + 1)
    }
    guard tokens.has(.numberWord, at: at), let (value, end) = numberWords(at) else { return nil }
    return (Quantity(value: value, token: nil), end)
  }
}

/// A count of units: its whole part, and the token of digits that says it exactly.
struct Quantity: Hashable {
  var value: Int
  var token: Int?
}

/// Units of time, in the order of `TimeWords.units`.
enum TimeUnit: Int {
  case second, minute, hour, day, night, week, weekend, fortnight, month, quarter, year, decade
  case century

  /// Whether it is shorter than a day.
  var isClock: Bool { rawValue < TimeUnit.day.rawValue }

  /// How finely it is.
  var granularity: Granularity {
    switch self {
    case .second: .second
    case .minute: .minute
    case .hour: .hour
    case .day, .night: .day
    case .week, .weekend, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }
}

extension DateText {
  /// Whether a release comes from Canada, by its template, address or language.
  static func isCanadian(_ document: Document) -> Bool {
    let release = document.release
    if release.template.hasPrefix("canada") || release.language?.lowercased() == "en-ca" {
      return true
    }
    return [release.canonicalURL, document.source.url].contains { address in
      let host = address?.split(separator: "/").first { $0.contains(".") } ?? ""
      return host.hasSuffix(".ca")
    }
  }

  /// Where a release comes from a country that writes the month first.
  ///
  /// The address tells it better than the language: an English page of a British ministry is
  /// "en" more often than "en-GB".
  static func isMonthFirst(_ document: Document) -> Bool {
    let release = document.release
    if release.template.hasPrefix("gov") || release.template.hasPrefix("canada")
      || release.template.hasPrefix("adf") || release.template.hasPrefix("defence")
    {
      return false
    }
    for address in [release.canonicalURL, document.source.url] {
      guard let address else { continue }
      let host = address.split(separator: "/").first { $0.contains(".") } ?? ""
      guard let ending = host.split(separator: ".").last else { continue }
      if ending == "mil" || ending == "gov" { return true }
      if ending == "int" { return false }
      if ending.utf8.count == 2, ending != "us", ending != "jp", ending != "kr" { return false }
    }
    guard let language = release.language?.split(separator: "-").map({ $0.lowercased() }) else {
      return true
    }
    if language.count > 1 { return language.last == "us" }
    return language.first == "en"
  }
}
