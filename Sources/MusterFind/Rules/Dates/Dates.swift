internal import MusterModel
internal import MusterText

extension DateRule {
  /// The forms of dates; of matches of one length the form that stands first wins.
  public static let all: [DateRule] = [
    // Calendar
    holiday, dDay, monthDay, dayMonth, dayOfMonth, monthYear, yearMonth, month, weekday, numeric,
    compact,
    dateTimeGroup,
    // Longer times
    fiscalYear, quarter, season, era, century, decade, year,
    // Counted from another day
    dayWord, step, offset, dayAfter, nth, weekOf, part,
    // Times of the day
    clock, partOfDay,
    // Lengths and how often
    set, frequency, duration, vagueDuration,
  ]
}

extension Pass {
  /// Finds all dates: the forms first, then what belongs together, then the days that are meant.
  ///
  /// Runs before all other phases, and so asks only words, never mentions. By-lines hold no dates
  /// of the story.
  static let dates = Pass(
    "date", "Dates, times, lengths of time and how often, settled against the publication date.",
    writes: .dates,
    forms: DateRule.all.map { Pass.Form($0.id, $0.summary) } + [
      Pass.Form("date.range", "From one date or time to another: Nov. 1 through March 2031.")
    ]
  ) { scene in
    guard scene.tokens.count > 0 else { return }
    let text = DateText(scene)
    let joined = DateJoining(text: text).joined(DateRule.matches(in: text, scene))
    let matches = DateExtents(text: text).widened(joined)
    var resolver = DateResolver(text, published: scene.published, matches: matches)
    for match in matches {
      guard let reading = resolver.reading(match) else { continue }
      var found = Found(match.tokens, .date(reading))
      found.endsInPoint = text.endsInPoint(match.tokens)
      scene.add(found, rule: match.rule)
    }
  }
}

extension DateRule {

  private static let table = TriggerTable(all.map(\.triggers))

  /// What the forms find, without overlaps, in text order.
  static func matches(in text: DateText, _ scene: Scene) -> [DateMatch] {
    all.withUnsafeBufferPointer { matches(of: $0, table, in: text, scene) }
  }

  private static func matches(
    of rules: UnsafeBufferPointer<DateRule>, _ table: TriggerTable, in text: DateText,
    _ scene: Scene
  ) -> [DateMatch] {
    var matches: [DateMatch] = []
    var at = 0
    var behind = 0
    let count = text.count
    let classes = text.tokens.classes
    while at < count {
      var left = table.rules(for: classes[at])
      if left == 0 {
        at += 1
        continue
      }
      if scene.blockKind(at: at) == .byline {
        at = text.tokens.tokens(ofBlock: Int(text.tokens.blocks[at])).upperBound
        continue
      }
      var best: DateMatch?
      while left != 0 {
        let number = left.trailingZeroBitCount
        left &= left - 1
        guard var found = rules[number].match(at, text), found.tokens.lowerBound >= behind else {
          continue
        }
        let end = found.others.last?.tokens.upperBound ?? found.tokens.upperBound
        if let sofar = best,
          end <= (sofar.others.last?.tokens.upperBound ?? sofar.tokens.upperBound)
        {
          continue
        }
        found.rule = rules[number].id
        best = found
      }
      if let best {
        matches.append(best)
        behind = best.others.last?.tokens.upperBound ?? best.tokens.upperBound
        at = max(at + 1, behind)
      } else {
        at += 1
      }
    }
    return matches
  }
}
