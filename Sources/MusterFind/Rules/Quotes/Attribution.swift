internal import MusterText

/// Who is said to speak, by which cue, and how that was found.
struct Attribution {
  /// How near the words that attribute stand to the words that are attributed.
  enum Grade {
    /// Right behind the closing mark: `“…,” Poe said`, `“…,” said Poe`.
    case behind
    /// Right before the opening mark: `Poe said, “…`.
    case before
    /// By the same words as the quotation before it in the sentence.
    case sameSentence
    /// Elsewhere in the sentence.
    case sentence
    /// The quotation before it in the paragraph.
    case paragraph
    /// The first quotation behind it in the paragraph.
    case paragraphBehind
    /// A sentence that ends in a colon, in the paragraph before.
    case colon
    /// A paragraph that runs on without a closing mark.
    case runsOn
    /// The speaker of the paragraph before.
    case inForce
    /// The subject of the paragraph before, which quotes nothing.
    case subjectBefore
    /// The label of a transcript.
    case label
    /// A signature line.
    case signature
  }

  /// The tokens of the cue.
  var cue: Range<Int>?
  /// The tokens that name the speaker.
  var speaker: Range<Int>?
  /// How it was found.
  var grade: Grade
}

/// Finds the attribution of a quotation within its sentence.
struct Attributor {
  let phrases: SpeakerPhrase
  var tokens: Tokens { phrases.tokens }
  var cues: Cues { phrases.cues }

  // MARK: behind

  /// `“…,” Poe said` and `“…,” said Poe`, in the tokens between the closing mark and the next
  /// opening mark or the end of the sentence.
  func behind(_ gap: Range<Int>) -> Attribution? {
    var at = gap.lowerBound
    while at < gap.upperBound, tokens.kinds[at] == .mark { at += 1 }
    guard at < gap.upperBound else { return nil }
    if phrases.sort(at).contains(.conjunction) || tokens.fold(at) == Word.as.fold { at += 1 }
    guard at < gap.upperBound else { return nil }
    if let cue = cues.cue(at: at), cue.tokens.lowerBound == at {
      if cue.flags.contains(.noun) {
        let speaker = phrases.phrase(from: cue.tokens.upperBound, to: gap.upperBound)
        return Attribution(cue: cue.tokens, speaker: speaker, grade: .behind)
      }
      if cue.isFinite, !cue.flags.contains(.base) {
        var first = cue.tokens.upperBound
        while first < gap.upperBound, phrases.isAdverb(first) { first += 1 }
        if let speaker = phrases.phrase(from: first, to: gap.upperBound) {
          return Attribution(cue: cue.tokens, speaker: speaker, grade: .behind)
        }
      }
    }
    while at < gap.upperBound, phrases.isAdverb(at) { at += 1 }
    guard let phrase = phrases.phrase(from: at, to: gap.upperBound) else { return nil }
    for cue in cues.within(at..<gap.upperBound) {
      guard cue.isFinite, cue.tokens.lowerBound > at, phrases.isVerbal(cue, from: at) else {
        continue
      }
      let region = at..<cue.tokens.lowerBound
      if phrase.upperBound < region.upperBound, isClean(phrase.upperBound..<region.upperBound) {
        return Attribution(cue: cue.tokens, speaker: phrase, grade: .behind)
      }
      if phrase.upperBound >= region.upperBound {
        return Attribution(
          cue: cue.tokens, speaker: phrase.lowerBound..<region.upperBound, grade: .behind)
      }
      // Another word of the phrase was taken for a verb, or the phrase goes on.
      if let subject = phrases.subject(of: cue, from: at), subject.lowerBound <= phrase.upperBound {
        return Attribution(cue: cue.tokens, speaker: subject, grade: .behind)
      }
      return nil
    }
    return nil
  }

  /// Whether only an appositive, a relative clause, adverbs and auxiliaries stand between a phrase
  /// and its verb.
  private func isClean(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return true }
    if tokens.fold(first) == .comma || tokens.fold(first) == .openParenthesis
      || tokens.fold(first) == .emDash || phrases.sort(first).contains(.relative)
    {
      return true
    }
    return range.allSatisfy {
      let sort = phrases.sort($0)
      return phrases.isAdverb($0) || sort.contains(.auxiliary) || sort.contains(.time)
        || sort.contains(.preposition) && phrases.sort($0 + 1).contains(.time)
    }
  }

  // MARK: before

  /// `Poe said, “…`, in the tokens between the start of the sentence or the closing mark before and
  /// the opening mark.
  func before(_ gap: Range<Int>, from start: Int) -> Attribution? {
    guard !gap.isEmpty else { return nil }
    var weaker: Attribution?
    for cue in cues.within(gap).reversed() {
      let distance = gap.upperBound - cue.tokens.upperBound
      if cue.flags.contains(.noun) {
        if let speaker = phrases.phrase(from: cue.tokens.upperBound, to: gap.upperBound) {
          let found = Attribution(cue: cue.tokens, speaker: speaker, grade: .before)
          return found
        }
        continue
      }
      guard !cue.flags.contains(.verb), phrases.isVerbal(cue, from: start),
        let subject = phrases.subject(of: cue, from: start)
      else { continue }
      let found = Attribution(cue: cue.tokens, speaker: subject, grade: .before)
      if cue.isStrong { return weaker != nil && distance > 14 ? weaker : found }
      if weaker == nil { weaker = found }
    }
    if let weaker { return weaker }
    // "Poe: “…": a colon without a verb that says.
    guard tokens.fold(gap.upperBound - 1) == .colon else { return nil }
    let speaker = phrases.clauseSubject(from: start, to: gap.upperBound - 1)
    return speaker.map {
      Attribution(
        cue: $0.upperBound == gap.upperBound - 1 ? gap.upperBound - 1..<gap.upperBound : nil,
        speaker: $0, grade: .before)
    }
  }

  /// A cue in a later part of the sentence: `While it is “slow,” it is “sure,” Poe said`.
  func later(_ gap: Range<Int>) -> Attribution? {
    if let behind = behind(gap) {
      return Attribution(
        cue: behind.cue, speaker: behind.speaker, grade: .sentence)
    }
    for cue in cues.within(gap) {
      if cue.flags.contains(.noun) {
        if let speaker = phrases.phrase(from: cue.tokens.upperBound, to: gap.upperBound) {
          return Attribution(cue: cue.tokens, speaker: speaker, grade: .sentence)
        }
        continue
      }
      guard cue.isStrong, phrases.isVerbal(cue, from: gap.lowerBound),
        let subject = phrases.subject(of: cue, from: gap.lowerBound)
      else { continue }
      return Attribution(cue: cue.tokens, speaker: subject, grade: .sentence)
    }
    return nil
  }
}
