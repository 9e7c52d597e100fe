internal import MusterModel
internal import MusterText

/// Whether a sentence tells of what was or of what will be.
enum Tense { case past, present, future, unknown }

extension DateText {
  /// The tense of the verb that stands nearest before a date, else of the first one behind it.
  func tense(around range: Range<Int>) -> Tense {
    guard !range.isEmpty, range.upperBound <= count else { return .unknown }
    let sentence = tokens.sentence(around: range.lowerBound)
    if isWord(.since, range.lowerBound - 1) { return .past }
    // A line of a schedule: nothing but the date.
    let block = tokens.tokens(ofBlock: Int(tokens.blocks[range.lowerBound]))
    if block.count <= range.count + 2 { return .future }
    var at = range.lowerBound - 1
    var intended = false
    // 60 words: longer sentences are lists, and the work must not grow with their length.
    while at >= sentence.lowerBound, at > range.lowerBound - 60 {
      let found = tense(at)
      if found != .unknown { return found }
      // "to host an air show Aug. 22", where the sentence has no other verb.
      if isWord(.to, at), at + 1 < range.lowerBound, isLower(at + 1), !isFunction(at + 1),
        tokens.classes(at: at + 1).isDisjoint(with: [.month, .weekday, .timeUnit, .timeWord])
      {
        intended = true
      }
      at -= 1
    }
    at = range.upperBound
    while at < sentence.upperBound, at < range.upperBound + 30 {
      let found = tense(at)
      if found != .unknown { return found }
      at += 1
    }
    return intended ? .future : .unknown
  }

  /// What a word tells of tense.
  private func tense(_ at: Int) -> Tense {
    guard tokens.kinds[at] == .word else { return .unknown }
    let fold = fold(at)
    if DateText.futureWords.contains(fold) { return .future }
    if DateText.pastWords.contains(fold) { return participle(at) }
    if fold == Word.is.fold || fold == Word.are.fold {
      let next = at + 1
      return DateText.futureWords.contains(self.fold(next)) || isWord(.to, next)
        ? .future : .present
    }
    if byte(at, -1) == UInt8(ascii: "d"), byte(at, -2) == UInt8(ascii: "e"), length(at) > 3,
      byte(at, -3) != UInt8(ascii: "e"), isLower(at), !isWord(.united, at)
    {
      // "the class taught and paid for by the town": no verb of the sentence.
      if isWord(.by, at + 1), !isAuxiliary(at - 1) { return .unknown }
      // "a harbor-based team"
      if self.fold(at - 1) == .hyphen, isGlued(at) { return .unknown }
      return participle(at)
    }
    return .unknown
  }

  private func isAuxiliary(_ at: Int) -> Bool {
    isWord(.was, at) || isWord(.were, at) || isWord(.been, at) || isWord(.is, at)
      || isWord(.are, at) || isWord(.be, at)
  }

  /// The tense of a past form: "was held" and "held", but "will be held" and "is held".
  private func participle(_ at: Int) -> Tense {
    var before = at - 1
    while before >= 0, before > at - 4, tokens.sentences[before] == tokens.sentences[at] {
      let fold = fold(before)
      if fold == Word.be.fold || fold == Word.will.fold { return .future }
      if fold == Word.is.fold || fold == Word.are.fold || fold == Word.being.fold {
        return .present
      }
      if !isLower(before) || fold == Word.was.fold || fold == Word.were.fold { return .past }
      before -= 1
    }
    return .past
  }

  private static let futureWords = WordSet(
    [
      Word.will, .shall, .scheduled, .slated, .expected, .plans, .planned, .upcoming, .due,
      .planning,
      .expects, .hopes, .begins, .must,
    ])

  private static let pastWords = WordSet(
    [
      Word.was, .were, .been, .had, .did, .has, .have, .said, .told, .began, .came, .went, .left,
      .took,
      .met, .led, .gave, .made, .flew, .won, .held, .ran, .spoke, .became, .saw, .sent, .brought,
      .found, .got, .built, .fell, .hit, .kept, .taught, .wrote, .stood, .lost, .broke, .drew,
      .grew,
      .put, .since,
    ])
}
