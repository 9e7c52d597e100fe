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
  /// The year that the telling named last, which the years derived from it may not leave behind.
  var toldYear = 0
  /// The years that headings name, by block: "2031: The move".
  private var sections: [(block: Int32, year: Int)] = []
  private var section: (block: Int32, year: Int)?
  private var sectionsSeen = 0
  /// The last day that was settled, and the day of the last clock time.
  var lastDay: CivilDate?
  var lastClockDay: CivilDate?
  /// The day that the opening of the release tells of.
  var occasion: CivilDate?
  /// The token behind the last "today" that was none.
  var behindNowadays = -10

  init(_ text: DateText, published: CivilDate?, matches: [DateMatch]) {
    self.text = text
    self.published = published
    var years = 0
    var old = 0
    var near = 0
    for match in matches {
      switch match.meaning {
      case .dayWord, .step(.last, _), .step(.next, _), .step(.this, _): near += 1
      default: break
      }
      guard let year = DateResolver.explicitYear(match.meaning) else { continue }
      years += 1
      if let published, year < published.year - 1 { old += 1 }
    }
    // Six: a story with a few years in somebody's career still tells of this week.
    // Twelve: a history may go on to the year of publication.
    for match in matches {
      let block = text.tokens.blocks[match.tokens.lowerBound]
      guard sections.last?.block != block, text.isHeading(Int(block)) else { continue }
      switch match.meaning {
      case .calendar(let fields):
        guard let year = fields.year, year > 0 else { continue }
        // "1931 election": the heading tells of an event, not of its year.
        let isTitle = text.isLower(match.tokens.upperBound) && fields.month == nil
        sections.append((block, isTitle ? 0 : year))
      case .range: sections.append((block, 0))
      default: continue
      }
    }
    isNarrative =
      published == nil
      ? years > 0
      : near < old && (old >= 6 && old * 10 >= years * 7 || old >= 12 && old * 10 >= years * 4)
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
    if isNowadays(match) {
      behindNowadays = match.tokens.upperBound
      return nil
    }
    let block = text.tokens.blocks[match.tokens.lowerBound]
    while sectionsSeen < sections.count, sections[sectionsSeen].block < block {
      section = sections[sectionsSeen]
      sectionsSeen += 1
    }
    guard let value = value(match.meaning, match.tokens) else { return nil }
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
    if value.granularity == .day || value.type == .time {
      lastDay = from
      if value.type == .time, value.granularity != .hour { lastClockDay = from }
    }
    if let published {
      if isNarrative {
        tell(value, from, block, match)
      } else if from.year < published.year - 1
        || pastBlock == block && from.year < published.year
      {
        past = value
        pastBlock = block
      } else if value.anchor == .itself {
        past = nil
      }
      var isNamedDay = false
      if case .holiday = match.meaning { isNamedDay = true }
      if occasion == nil, value.granularity == .day, !isNamedDay,
        abs(from.dayNumber - published.dayNumber) <= 10
      {
        occasion = from
      }
    } else {
      past = value
      pastBlock = block
    }
  }

  /// Goes on in a telling of the past.
  ///
  /// A year that stands alone and jumps far ahead is an aside ("documents released in 2031").
  private mutating func tell(
    _ value: DateValue, _ from: CivilDate, _ block: Int32, _ match: DateMatch
  ) {
    if value.anchor == .itself {
      let at = match.tokens.lowerBound
      let isOpening = at - text.tokens.sentence(around: at).lowerBound <= 2
      let isAside =
        value.granularity == .year && toldYear > 0 && !isOpening
        && (abs(from.year - toldYear) > 6
          || block == pastBlock && (past?.granularity == .day || past?.granularity == .month))
      if isAside || value.granularity == .year && isAttribute(match) { return }
      toldYear = from.year
    } else if value.granularity == .year, let sofar = past?.from, from.year < sofar.year {
      // "over a year earlier" looks back; the telling stays where it is.
      return
    }
    past = value
    pastBlock = block
  }

  /// Whether a year only tells which one is meant: "the 1931 treaty", "the Treaty of 1931".
  private func isAttribute(_ match: DateMatch) -> Bool {
    let at = match.tokens.lowerBound
    let end = match.tokens.upperBound
    guard match.tokens.count == 1 else { return false }
    if text.isWord(.of, at - 1) { return text.isCapital(at - 2) && text.season(at - 2) == nil }
    return (text.isWord(.the, at - 1) || text.isWord(.its, at - 1))
      && text.isTogether(at, end)
      && (text.tokens.isWord(end) && !text.isFunction(end)
        || text.fold(end) == .openQuote || text.fold(end) == .straightQuote)
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

  /// The year that the heading above a block names, unless a day of another year was just told of.
  func sectionYear(at token: Int) -> Int? {
    guard isNarrative else { return nil }
    let block = text.tokens.blocks[token]
    guard let section, section.year > 0 else { return nil }
    if pastBlock == block, let past, past.granularity == .day, past.anchor == .itself,
      let from = past.from, from.year != section.year
    {
      return nil
    }
    return section.year
  }

  /// Whether relative dates of this place count from the past that is told, not from publication.
  func tale(at tokens: Range<Int>) -> DateValue? {
    guard let past else { return nil }
    if isNarrative { return past }
    let block = text.tokens.blocks[tokens.lowerBound]
    guard block - pastBlock <= 2,
      past.granularity == .day || past.granularity == .month || past.type == .time
        || past.granularity == .season && past.anchor != .itself && block == pastBlock
    else { return nil }
    switch text.tense(around: tokens) {
    case .past: return past
    case .unknown: return block == pastBlock ? past : nil
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
    case .beside(let quantity, let unit, let sign, let day, let isWhole):
      return beside(quantity, unit, sign, day, isWhole, tokens)
    case .weekdayBeside(let weekday, let sign, let day):
      return weekdayBeside(weekday, sign, day, tokens)
    case .someTimeAgo(let unit):
      return DateValue(timex: "PAST_REF", granularity: unit.granularity)
    case .beforeLast(let unit): return beforeLast(unit)
    case .waiting: return nil
    case .nth(let number, let target, let container):
      return nth(number, target, container, tokens)
    case .within(let inner, let outer): return within(inner, outer, tokens)
    case .time(let time, let day): return self.time(time, day, tokens)
    case .duration(let duration):
      if let ahead = ahead(duration, tokens) { return ahead }
      return DateValue(
        type: .duration, timex: timex(duration), granularity: duration.unit.granularity)
    case .set(let set):
      if case .row(let row) = set {
        let isLong =
          text.lexicon.lists["time.tsv"]?.column(2, ofRow: row).hasPrefix("long") ?? false
        return DateValue(type: isLong ? .duration : .set, timex: timex(set))
      }
      return DateValue(type: .set, timex: timex(set))
    case .range(let first, let last): return range(first, last, tokens)
    case .weekOf(let inner):
      guard let day = value(inner, tokens)?.from else { return DateValue(timex: "XXXX-WXX") }
      return .week(of: day)
    case .dDay(let days): return DateValue(timex: "D+\(days)", granularity: .day)
    case .part(.rest, .set(let set)): return DateValue(timex: timex(set), granularity: .season)
    case .part(_, let inner): return value(inner, tokens)
    case .prefix: return nil
    }
  }

  /// "today" in the sense of nowadays: "today’s Airmen", "the force today is …"; likewise
  /// "yesterday" and "tomorrow" ("the Airmen of tomorrow"), and vague distances in speech.
  private func isNowadays(_ match: DateMatch) -> Bool {
    let at = match.tokens.lowerBound
    if case .offset(_, .year, 1, .publication) = match.meaning { return isQuoted(at) }
    guard case .dayWord(let days) = match.meaning, match.tokens.count == 1 else { return false }
    let next = match.tokens.upperBound
    if at - behindNowadays <= 2 { return true }
    // "for tomorrow’s meeting"
    if text.fold(next) == .possessive,
      (next + 1...next + 4).contains(where: { DateResolver.occasions.contains(text.fold($0)) })
    {
      return false
    }
    switch text.fold(at - 1) {
    case Word.of.fold, Word.no.fold, Word.like.fold: return true
    case Word.for.fold, Word.to.fold: if text.tense(around: match.tokens) != .past { return true }
    default: break
    }
    if text.fold(next) == .possessive { return true }
    if isQuoted(at) {
      if days > 0 { return text.tense(around: match.tokens) != .future }
      return days == 0 && (occasion == nil || !isCeremonial(at))
    }
    guard days == 0 else { return false }
    return text.tense(around: match.tokens) == .present || isDrifting(at)
  }

  /// What "today’s" is said of when it means the day.
  private static let occasions = WordSet(
    [
      Word.ceremony, .event, .announcement, .award, .meeting, .visit, .briefing, .action, .decision,
      .hearing, .launch, .release, .game, .news, .vote, .signing,
    ])

  /// Whether a sentence in speech is of the kind said at the event: "Today, we honor …".
  private func isCeremonial(_ at: Int) -> Bool {
    if text.isWord(.here, at - 1) { return true }
    let sentence = text.tokens.sentence(around: at)
    for token in max(sentence.lowerBound, at - 20)..<min(sentence.upperBound, at + 20) {
      switch text.fold(token) {
      case Word.honor.fold, Word.honour.fold, Word.gather.fold, Word.gathered.fold,
        Word.celebrate.fold, Word.commemorate.fold, Word.remember.fold, Word.dedicate.fold,
        Word.welcome.fold:
        return true
      default: break
      }
    }
    return false
  }

  /// Whether "today" hangs on a word like "facing" rather than on the verb of the sentence.
  private func isDrifting(_ at: Int) -> Bool {
    var before = at - 1
    let sentence = text.tokens.sentence(around: at)
    while before >= sentence.lowerBound, before > at - 12 {
      if text.isLower(before), text.length(before) > 4, text.byte(before, -1) == UInt8(ascii: "g"),
        text.byte(before, -2) == UInt8(ascii: "n"), text.byte(before, -3) == UInt8(ascii: "i")
      {
        return true
      }
      before -= 1
    }
    return false
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
