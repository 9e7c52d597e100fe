internal import MusterModel
internal import MusterText

extension QuotationFinder {
  /// Writes an utterance down as a reading.
  mutating func emit(_ utterance: Utterance) {
    guard let first = utterance.parts.first, let last = utterance.parts.last else { return }
    let attribution = utterance.attribution
    let speaker = attribution?.speaker.map(trimmed)
    var reading = QuotationReading(
      kind: utterance.isDirect ? .direct : .mixed, parts: utterance.parts.map(tokens.range),
      content: content(of: utterance).map(tokens.range),
      cue: attribution?.cue.map(tokens.range), speaker: self.speaker(speaker),
      speakerRange: speaker.map(tokens.range), confidence: confidence(utterance))
    reading.insertions = insertions(in: utterance.parts)
    reading.isRepaired = utterance.isRepaired
    found.append(
      (Found(first.lowerBound..<last.upperBound, .quotation(reading)), rule(attribution)))
  }

  func trimmed(_ speaker: Range<Int>) -> Range<Int> {
    var range = speaker
    while range.count > 1, tokens.kinds[range.upperBound - 1] == .mark,
      tokens.folds[range.upperBound - 1] != .closeParenthesis,
      phrases.nicknameStarts[range.upperBound] == nil
    { range = range.lowerBound..<range.upperBound - 1 }
    return range
  }

  func speaker(_ range: Range<Int>?) -> QuotationReading.Speaker {
    guard let range else { return .none }
    var person: Int?
    for token in range { person = person ?? scene.mention(.people, at: token) }
    if person == nil { person = apposed(range.upperBound) }
    if let person { return .person(person) }
    if let organization = scene.mention(.organizations, at: range.upperBound - 1),
      scene.mentions.organizations[organization].tokens.lowerBound <= range.lowerBound + 1
    {
      return .organization(organization)
    }
    return .reference(tokens.range(range))
  }

  /// The person named behind a title: "the wing's chair, Ada Flint".
  private func apposed(_ comma: Int) -> Int? {
    guard tokens.fold(comma) == .comma else { return nil }
    var at = comma + 1
    while at < tokens.count, at < comma + 6 {
      if let person = scene.mention(.people, at: at) { return person }
      guard scene.has(.ranks, at: at) || tokens.has([.service, .title], at: at) else { return nil }
      at += 1
    }
    return nil
  }

  /// How sure an utterance is, by its form; measured on hand-labelled news.
  private func confidence(_ utterance: Utterance) -> Double {
    guard let attribution = utterance.attribution else { return 0.3 }
    let isLong = (utterance.parts.first?.count ?? 0) > 6
    switch attribution.grade {
    case .behind: return utterance.isDirect ? 0.97 : isLong ? 0.93 : 0.7
    case .before: return isPlain(attribution) ? 0.94 : utterance.isDirect ? 0.85 : 0.8
    case .transcript: return 0.95
    case .block: return 0.75
    case .signature, .runsOn: return 0.85
    case .sameSentence, .paragraph: return 0.85
    case .sentenceBefore: return 0.5
    case .colon, .paragraphBehind: return 0.75
    case .sentence: return utterance.isDirect ? 0.85 : 0.45
    case .inForce: return 0.6
    case .subjectBefore: return 0.35
    case .subject: return 0.3
    }
  }

  /// A subject that opens the sentence, its verb, and at once the mark: `Quist said, “…`.
  private func isPlain(_ attribution: Attribution) -> Bool {
    guard let cue = attribution.cue, let speaker = attribution.speaker else { return false }
    return speaker.upperBound == cue.lowerBound
      && tokens.shapes[speaker.lowerBound].contains(.sentenceStart)
      && phrases.cues.cue(at: cue.lowerBound)?.isStrong == true
  }

  private func rule(_ attribution: Attribution?) -> RuleID {
    guard let attribution else { return "quote.unattributed" }
    switch attribution.grade {
    case .behind: return "quote.cue-behind"
    case .before: return "quote.cue-before"
    case .sameSentence, .sentence: return "quote.cue-in-sentence"
    case .paragraph, .paragraphBehind, .runsOn: return "quote.same-paragraph"
    case .sentenceBefore: return "quote.cue-in-sentence-before"
    case .subject: return "quote.subject"
    case .colon: return "quote.colon"
    case .inForce: return "quote.speaker-in-force"
    case .subjectBefore: return "quote.subject-before"
    case .signature: return "quote.signature"
    case .transcript: return "quote.transcript"
    case .block: return "quote.block"
    }
  }
}
