internal import MusterModel
internal import MusterText

extension Pass {
  /// Words in quotation marks that somebody said or wrote, with cue and speaker.
  ///
  /// Example: `“The pump held,” Capt. Ana Ruiz said. “We slept.”` is one quotation in two parts.
  /// Titles, nicknames, terms and scare quotes are none.
  static let quotations = Pass(
    "quote.marked", "Words in quotation marks, who is said to speak, and by which cue.",
    reads: [.people, .organizations, .roles, .ranks], writes: .quotations,
    forms: QuotationForms.all
  ) { scene in
    var finder = QuotationFinder(scene)
    finder.run()
    for (found, rule) in finder.found { scene.add(found, rule: rule) }
    scene.mentions.notSpeech += finder.notSpeech.map {
      NotSpeech(range: scene.tokens.range($0.0), reason: $0.1)
    }
  }
}

/// Walks over the blocks of a document and collects quotations.
struct QuotationFinder {
  let scene: Scene
  let tokens: Tokens
  let attributor: Attributor
  var phrases: SpeakerPhrase { attributor.phrases }
  /// The spans of each block.
  var spans: [[MarkedSpan]] = []
  /// What was found, in text order.
  var found: [(Found, RuleID)] = []
  /// Spans that are nobody's speech.
  var notSpeech: [(Range<Int>, String)] = []
  /// The words of names and titles in marks.
  var names: Set<[FoldID]> = []
  /// The attribution of the last quotation, while nothing has broken it.
  var inForce: Attribution?
  /// Whether turns of a transcript stand among paragraphs.
  let hasTurns: Bool
  /// The last block that belongs to the open block quotation.
  var lastBlock = -1
  /// The words that name the last speaker, in this paragraph or before.
  var lastSpeaker: Range<Int>?
  /// The utterance that is still open for further parts.
  var open: Utterance?

  /// One utterance as it grows.
  struct Utterance {
    var parts: [Range<Int>]
    var attribution: Attribution?
    var isDirect: Bool
    var runsOn: Bool
    /// Whether a mark is missing.
    var isRepaired: Bool
    /// The sentence of the first part.
    var sentence: Range<Int>
    /// The parts with their marks.
    var marked: [Range<Int>]
    /// The attribution of the paragraph into which it ran on.
    var later: Attribution?
  }

  init(_ scene: Scene) {
    self.scene = scene
    tokens = scene.tokens
    hasTurns = QuotationFinder.hasTurns(scene.document)
    let cues = Cues(scene.tokens, scene.lexicon)
    let phrases = SpeakerPhrase(
      tokens: scene.tokens, lexicon: scene.lexicon, text: scene.document.text, cues: cues)
    for person in scene.mentions.people {
      phrases.personEnds[person.tokens.lowerBound] = person.tokens.upperBound
      phrases.personStarts[person.tokens.upperBound] = person.tokens.lowerBound
    }
    for block in scene.document.blocks.indices {
      let range = scene.tokens.tokens(ofBlock: block)
      let all = QuoteMarks.spans(in: range, scene.tokens, scene.lexicon, scene.document.text)
      var kept: [MarkedSpan] = []
      for span in all {
        guard NotSpeechRules.isNickname(span, phrases) else {
          kept.append(span)
          continue
        }
        phrases.nicknameEnds[span.opener] = span.end
        phrases.nicknameStarts[span.end] = span.opener
        notSpeech.append((span.content, "nickname"))
      }
      spans.append(kept)
    }
    for span in spans.joined() {
      for token in span.opener..<span.end { phrases.quoted[token] = token }
    }
    attributor = Attributor(phrases: phrases)
  }

  mutating func run() {
    mendParagraphs()
    for block in spans.indices { read(block) }
    finish()
    found.sort { $0.0.tokens.lowerBound < $1.0.tokens.lowerBound }
  }

  // MARK: one block

  private mutating func read(_ block: Int) {
    let range = tokens.tokens(ofBlock: block)
    guard !range.isEmpty else { return }
    if takesTurn(block, range) { return }
    let spans = spans[block]
    if spans.isEmpty {
      finish()
      if isProse(block) {
        for sentence in OuterSentence.all(in: range, [], tokens, attaches: { _, _ in false }) {
          report(sentence.tokens)
        }
      }
      follow(range)
      return
    }
    let sentences = OuterSentence.all(in: range, spans, tokens) { span, gap in
      attaches(span, gap)
    }
    var attributions = [Attribution?](repeating: nil, count: spans.count)
    for sentence in sentences where !sentence.spans.isEmpty {
      for index in sentence.spans {
        attributions[index] = attribution(of: index, in: sentence, spans, attributions)
        if let speaker = attributions[index]?.speaker { lastSpeaker = speaker }
      }
    }
    names.removeAll(keepingCapacity: true)
    let isFirstFree = spans[0].opener == range.lowerBound
    inherit(&attributions, sentences, spans, isFirstFree: isFirstFree)
    var sentenceOf = [Int](repeating: 0, count: spans.count)
    for (number, sentence) in sentences.enumerated() {
      for index in sentence.spans { sentenceOf[index] = number }
    }
    var isGiven = [Bool](repeating: false, count: sentences.count)
    for index in spans.indices {
      let sentence = sentences[sentenceOf[index]]
      if isKnownName(spans[index], attributions[index]) {
        notSpeech.append((spans[index].content, "name or term"))
        continue
      }
      if goesOnWithList(index, attributions, spans) {
        add(
          spans[index], attributions[index], sentence, joins: joins(index, attributions),
          isFirst: false)
        continue
      }
      if let reason = NotSpeechRules.reason(
        spans[index], attributions[index], in: sentence, spans, attributor)
      {
        notSpeech.append((spans[index].content, reason))
        if reason != "no cue", !isHeadline(sentence, spans) { names.insert(folds(spans[index])) }
        continue
      }
      if attributions[index]?.cue != nil || isDirect(spans[index], sentence) {
        isGiven[sentenceOf[index]] = true
      }
      add(
        spans[index], attributions[index], sentence,
        joins: index > 0 && joins(index, attributions), isFirst: index == 0 && isFirstFree)
    }
    if isProse(block) {
      for (number, sentence) in sentences.enumerated() where !isGiven[number] {
        report(sentence.tokens)
      }
    }
    if let last = attributions.last, let last, last.speaker != nil { inForce = last }
    if open?.runsOn != true { finish() }
  }

  /// `Quist named “Dawn” and “The Long Watch”`: nothing but a comma or "and" stands between a
  /// quotation that was given and this one, under one cue.
  private func goesOnWithList(
    _ index: Int, _ attributions: [Attribution?], _ spans: [MarkedSpan]
  ) -> Bool {
    guard index > 0, let open, open.marked.last?.upperBound == spans[index - 1].end,
      let mine = attributions[index], mine.cue != nil, mine.cue == open.attribution?.cue,
      spans[index].opener - spans[index - 1].end <= 3
    else { return false }
    return (spans[index - 1].end..<spans[index].opener).allSatisfy {
      tokens.folds[$0] == .comma || phrases.sort($0).contains(.conjunction)
        || phrases.sort($0) == .preposition && tokens.folds[$0] == Word.as.fold
    }
  }

  /// A line in which all words of weight have capitals: marks in it say nothing of names.
  private func isHeadline(_ sentence: OuterSentence, _ spans: [MarkedSpan]) -> Bool {
    for at in sentence.tokens where !phrases.isQuoted(at) && tokens.kinds[at] == .word {
      if !tokens.isCapitalized(at), phrases.sort(at).isEmpty { return false }
    }
    return true
  }

  private func isProse(_ block: Int) -> Bool {
    switch scene.document.blocks[block].kind {
    case .paragraph, .listItem, .caption, .answer, .question, .note: return true
    default: return false
    }
  }

  private func folds(_ span: MarkedSpan) -> [FoldID] {
    span.content.filter { tokens.kinds[$0] != .mark }.map { tokens.folds[$0] }
  }

  /// Whether the same words in marks were a name or title before in this text.
  private func isKnownName(_ span: MarkedSpan, _ attribution: Attribution?) -> Bool {
    guard !names.isEmpty, span.content.count <= 12, names.contains(folds(span)) else {
      return false
    }
    return attribution?.grade != .behind
      || attribution.flatMap(\.cue).map {
        $0.lowerBound > span.end + 6
      } == true
  }

  /// Whether a quotation is a further part of the utterance before it in its paragraph.
  private func joins(_ index: Int, _ attributions: [Attribution?]) -> Bool {
    guard let open else { return false }
    guard let mine = attributions[index], let theirs = open.attribution else {
      return attributions[index] == nil && open.attribution == nil
    }
    return mine.cue == theirs.cue && mine.speaker == theirs.speaker
      || mine.cue != nil && mine.cue == open.later?.cue
  }

  private mutating func add(
    _ span: MarkedSpan, _ attribution: Attribution?, _ sentence: OuterSentence, joins: Bool,
    isFirst: Bool
  ) {
    if joins || isFirst && open?.runsOn == true {
      open?.parts.append(span.content)
      open?.marked.append(span.opener..<max(span.end, span.content.upperBound))
      open?.runsOn = span.ending == .runsOn
      if span.ending == .repaired { open?.isRepaired = true }
      if isFirst { open?.later = attribution }
      return
    }
    finish()
    open = Utterance(
      parts: [span.content], attribution: attribution, isDirect: isDirect(span, sentence),
      runsOn: span.ending == .runsOn, isRepaired: span.ending == .repaired,
      sentence: sentence.tokens,
      marked: [span.opener..<max(span.end, span.content.upperBound)])
  }

  /// Whether a sentence or more is quoted, not a fragment within the writer's sentence.
  private func isDirect(_ span: MarkedSpan, _ sentence: OuterSentence) -> Bool {
    let content = span.content
    if span.opener > sentence.tokens.lowerBound, let first = content.first, phrases.isLower(first),
      tokens.kinds[span.opener - 1] == .word
    {
      // “is a bridge. It will hold.” within a sentence of the writer's
      return false
    }
    for at in content.dropFirst() where tokens.shapes[at].contains(.sentenceStart) { return true }
    var first = content.lowerBound
    while first < content.upperBound, tokens.kinds[first] == .mark { first += 1 }
    guard first < content.upperBound else { return false }
    if phrases.isLower(first) { return false }
    if span.ending == .closed, span.opener == sentence.tokens.lowerBound,
      tokens.kinds[content.upperBound - 1] != .mark,
      span.end + 2 < sentence.tokens.upperBound, phrases.isLower(span.end),
      phrases.cues.cue(at: span.end) == nil, !phrases.isAdverb(span.end),
      phrases.sort(span.end).isDisjoint(with: [.subject, .determiner, .possessive])
    {
      // “We are tired” of the rain, Quist said.
      return false
    }
    if span.opener == sentence.tokens.lowerBound { return true }
    let before = span.opener - 1
    switch tokens.fold(before) {
    case .comma, .colon, .closeQuote, .straightQuote, .emDash: return true
    default: break
    }
    return phrases.cues.cue(at: before)?.isStrong == true && content.count > 2
  }

  mutating func finish() {
    guard let utterance = open else { return }
    open = nil
    emit(utterance)
  }
}
