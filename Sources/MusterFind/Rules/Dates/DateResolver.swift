internal import MusterModel
internal import MusterText

/// Finds which day is meant: against the day of publication, the tense of the sentence, and the
/// dates mentioned before.
struct DateResolver {
  let text: DateText
  let published: CivilDate?
  /// Whether the text tells of times long past, so that "in August" is not near publication.
  let isNarrative: Bool
  /// The last date that was settled, from which "two days later" counts.
  var chain: DateValue?
  /// The block of the last date.
  var chainBlock: Int32 = -1
  /// The last date of a telling about the past: it gives the year to those that have none.
  var past: DateValue?
  var pastBlock: Int32 = -1
  /// The day that the opening of the release tells of.
  var occasion: CivilDate?

  init(_ text: DateText, published: CivilDate?, matches: [DateMatch]) {
    self.text = text
    self.published = published
    var years = 0
    var old = 0
    for match in matches {
      guard let year = DateResolver.explicitYear(match.meaning) else { continue }
      years += 1
      if let published, year < published.year - 1 { old += 1 }
    }
    // Six: a story with a few years in somebody's career still tells of this week.
    isNarrative = published == nil ? years > 0 : old >= 6 && old * 10 >= years * 7
  }

  private static func explicitYear(_ meaning: DateMeaning) -> Int? {
    switch meaning {
    case .calendar(let fields): fields.year
    case .season(_, let year), .holiday(_, let year): year
    case .range(let first, let last): explicitYear(first) ?? explicitYear(last)
    case .part(_, let inner), .time(_, .some(let inner)): explicitYear(inner)
    default: nil
    }
  }

  /// The reading of a match, or nil if it is no date after all ("today" in the sense of nowadays).
  mutating func reading(_ match: DateMatch) -> DateReading? {
    guard !isNowadays(match), let value = value(match.meaning, match.tokens) else { return nil }
    var reading = DateReading(
      type: value.type, timex: value.timex, edtf: value.edtf, from: value.from, to: value.to,
      granularity: value.granularity)
    switch value.anchor {
    case .itself: break
    case .publication: reading.anchor = "publication"
    case .mention(let date): reading.anchor = date.iso
    }
    if !match.parts.isEmpty, let timex = value.timex { reading.parts = parts(match, timex) }
    remember(value, match)
    return reading
  }

  /// Keeps a settled date for those that count from it.
  private mutating func remember(_ value: DateValue, _ match: DateMatch) {
    guard value.type == .date || value.type == .time, let from = value.from else { return }
    let block = text.tokens.blocks[match.tokens.lowerBound]
    chain = value
    chainBlock = block
    if let published {
      if isNarrative || from.year < published.year - 1 || pastBlock == block && from.year < published.year {
        past = value
        pastBlock = block
      } else if pastBlock == block {
        past = nil
      }
      if occasion == nil, value.granularity == .day,
        abs(from.dayNumber - published.dayNumber) <= 10
      {
        occasion = from
      }
    } else {
      past = value
      pastBlock = block
    }
  }

  /// The values of the parts of a range or list, whose ends know each other's year.
  private func parts(_ match: DateMatch, _ timex: String) -> [DateReading.Part] {
    let ends = timex.split(separator: "/").map(String.init)
    return match.parts.enumerated().map { index, part in
      var value: String?
      if ends.count == 2, match.parts.count == 2 {
        value = ends[index]
      } else if ends.count == 2, index == 0 {
        value = ends[0]
      } else if ends.count == 2, index == match.parts.count - 1 {
        value = ends[1]
      } else if case .calendar(let fields) = part.meaning, let day = fields.day, ends.count == 2 {
        value = String(ends[0].prefix(8)) + CivilDate.padded(day, 2)
      }
      return DateReading.Part(range: text.tokens.range(part.tokens), timex: value)
    }
  }

  /// Whether relative dates of this place count from the past that is told, not from publication.
  func tale(at tokens: Range<Int>) -> DateValue? {
    guard let past else { return nil }
    if isNarrative { return past }
    let block = text.tokens.blocks[tokens.lowerBound]
    guard block == pastBlock else { return nil }
    switch text.tense(around: tokens) {
    case .past, .unknown: return past
    case .present, .future: return nil
    }
  }

  /// The value of a meaning.
  func value(_ meaning: DateMeaning, _ tokens: Range<Int>) -> DateValue? {
    switch meaning {
    case .calendar(let fields): return calendar(fields, tokens)
    case .decade(let decade): return .decade(decade)
    case .century(let century): return .century(century)
    case .season(let season, let year): return self.season(season, year, tokens)
    case .quarter(let quarter, let year): return self.quarter(quarter, year, tokens)
    case .half(let half, let year): return year.map { .half($0, half) }
    case .fiscal(let year, let quarter, let last):
      return .fiscal(year, quarter: quarter, last: last)
    case .holiday(let row, let year): return holiday(row, year, tokens)
    case .dayWord(let days): return dayWord(days, tokens)
    case .step(let direction, let target): return step(direction, target, tokens)
    case .offset(let quantity, let unit, let sign, let reference):
      return offset(quantity, unit, sign, reference, tokens)
    case .nth(let number, let target, let container):
      return nth(number, target, container, tokens)
    case .within(let inner, let outer): return within(inner, outer, tokens)
    case .time(let time, let day): return self.time(time, day, tokens)
    case .duration(let duration):
      return DateValue(
        type: .duration, timex: timex(duration), granularity: duration.unit.granularity)
    case .set(let set):
      if case .row(let row) = set {
        let isLong = text.lexicon.lists["time.tsv"]?.column(2, ofRow: row).hasPrefix("long") ?? false
        return DateValue(type: isLong ? .duration : .set, timex: timex(set))
      }
      return DateValue(type: .set, timex: timex(set))
    case .range(let first, let last): return range(first, last, tokens)
    case .weekOf(let inner):
      guard let day = value(inner, tokens)?.from else { return DateValue(timex: "XXXX-WXX") }
      return .week(of: day)
    case .dDay(let days): return DateValue(timex: "D+\(days)", granularity: .day)
    case .part(_, let inner): return value(inner, tokens)
    case .prefix: return nil
    }
  }

  /// "today" in the sense of nowadays: "today’s Airmen", "the force today is …".
  private func isNowadays(_ match: DateMatch) -> Bool {
    guard case .dayWord(0) = match.meaning else { return false }
    let next = match.tokens.upperBound
    if text.fold(next) == .possessive {
      // "Today’s ceremony" is that of the day; "today’s Airmen" are not.
      return occasion == nil || !text.isLower(next + 1)
        || text.isPlural(next + 1) || isQuoted(next)
    }
    if text.fold(match.tokens.lowerBound - 1) == Word.of.fold { return true }
    if isQuoted(match.tokens.lowerBound) { return occasion == nil }
    return text.tense(around: match.tokens) == .present
  }

  /// Whether a token stands within quotation marks of its block.
  func isQuoted(_ token: Int) -> Bool {
    let block = text.tokens.blocks[token]
    var at = token - 1
    // 300 words back: a longer speech is none that a release quotes.
    while at >= 0, at > token - 300, text.tokens.blocks[at] == block {
      switch text.fold(at) {
      case .openQuote: return true
      case .closeQuote: return false
      case .straightQuote:
        return text.tokens.shapes[at].contains(.spaceBefore) && text.isGlued(at + 1)
      default: break
      }
      at -= 1
    }
    return false
  }
}
