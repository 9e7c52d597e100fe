internal import MusterModel
internal import MusterText

/// Who said each quotation: from the words that name a speaker to a person of the roll.
///
/// Sieves, most precise first: the person or organization named; a pronoun by number, gender and
/// the sentences before it; a rank or role ("the colonel", "the commander") by the ranks and roles
/// of the roll; any other phrase ("the Ohio native") by who was last spoken of. Where nobody is
/// said to speak the speaker stays nil.
struct Speakers {
  /// What the sieves made of a document.
  struct Findings {
    /// The quotes, in text order.
    var quotes: [Quote] = []
    /// Pronouns and role references that stand for a person: an index into `Roll.people`.
    var references: [(person: Int, mention: EntityMention)] = []
  }

  let document: Document
  let tokens: Tokens
  let lexicon: Lexicon
  let mentions: Mentions
  let resolution: Resolution
  /// Persons spoken of outside quotations so far, in text order; resolved pronouns included.
  var spokenOf: [SpokenOf] = []
  /// The speaker of the quotation before.
  var inForce: (person: Int, block: Int)?
  var findings = Findings()

  /// A person as the writer speaks of him or her.
  struct SpokenOf {
    var person: Int
    var start: Int
    var sentence: Int
  }

  /// The quotes of a document, and the references resolved on the way.
  static func findings(
    in document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions,
    resolution: Resolution
  ) -> Findings {
    var speakers = Speakers(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions,
      resolution: resolution)
    speakers.walk()
    return speakers.findings
  }

  init(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions,
    resolution: Resolution
  ) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    self.mentions = mentions
    self.resolution = resolution
  }

  /// Walks over persons, pronouns and speaker phrases in text order; the quotes are made on the
  /// way, each when the words that name its speaker have been passed.
  private mutating func walk() {
    var isQuoted = [Bool](repeating: false, count: tokens.count)
    for quotation in mentions.quotations where quotation.reading.kind != .indirect {
      for part in quotation.reading.parts {
        for token in tokens.indices(in: part) { isQuoted[token] = true }
      }
    }
    // A quotation is resolved at its speaker phrase, so that `he` sees what stands before it.
    var order: [(at: Int, quotation: Int)] = []
    for (index, quotation) in mentions.quotations.enumerated() {
      order.append((quotation.reading.speakerRange?.start ?? quotation.range.start, index))
    }
    order.sort { ($0.at, $0.quotation) < ($1.at, $1.quotation) }
    var quotes = [Quote?](repeating: nil, count: mentions.quotations.count)
    let people = mentions.people.indices.sorted {
      mentions.people[$0].range.start < mentions.people[$1].range.start
    }
    var person = 0
    var next = 0
    var resolved: [Int: Int?] = [:]
    for token in 0..<tokens.count {
      let start = Int(tokens.starts[token])
      while person < people.count, mentions.people[people[person]].range.start <= start {
        let first = mentions.people[people[person]].tokens.lowerBound
        if let index = resolution.personOfMention[people[person]], !isQuoted[first] {
          note(index, at: first)
        }
        person += 1
      }
      if !isQuoted[token], let gender = singular(token) {
        let found = antecedent(of: gender, before: token)
        resolved[start] = .some(found)
        if let found {
          note(found, at: token)
          findings.references.append(
            (
              found,
              EntityMention(range: tokens.range(token), form: .pronoun, rule: "speaker.pronoun")
            ))
        }
      }
      while next < order.count, order[next].at <= start {
        let index = order[next].quotation
        quotes[index] = quote(mentions.quotations[index], resolved)
        next += 1
      }
    }
    while next < order.count {
      let index = order[next].quotation
      quotes[index] = quote(mentions.quotations[index], resolved)
      next += 1
    }
    findings.quotes = joined(quotes.compactMap { $0 })
  }

  /// Joins what one speaker says within one paragraph, or on into the next without a closing mark.
  private func joined(_ quotes: [Quote]) -> [Quote] {
    var joined: [Quote] = []
    for quote in quotes {
      if let last = joined.last, last.kind == .direct, quote.kind != .indirect,
        quote.speaker != nil, last.speaker == quote.speaker,
        let end = last.parts.last, let start = quote.parts.first,
        block(of: end) == block(of: start),
        quote.kind == .direct && goesOn(quote, behind: last) || continues(quote)
      {
        joined[joined.count - 1].parts += quote.parts
        joined[joined.count - 1].insertions += quote.insertions
        if quote.isRepaired { joined[joined.count - 1].isRepaired = true }
        joined[joined.count - 1].confidence = min(last.confidence, quote.confidence)
      } else {
        joined.append(quote)
      }
    }
    return joined
  }

  private func block(of range: TextRange) -> Int32 {
    let token = tokens.index(atByte: range.start)
    return token < tokens.count ? tokens.blocks[token] : -1
  }

  /// Whether a cue goes on with what was said: the same words name the speaker, or the verb says so
  /// ("she added", "the general continued").
  private func goesOn(_ quote: Quote, behind last: Quote) -> Bool {
    guard let mine = quote.speakerMention, let theirs = last.speakerMention else { return true }
    if mine == theirs { return true }
    let one = tokens.indices(in: mine)
    let other = tokens.indices(in: theirs)
    if let a = one.last, let b = other.last, tokens.folds[a] == tokens.folds[b] { return true }
    // Another name, or the same person by another name, begins a quote of its own.
    if let last = one.last, tokens.isCapitalized(last),
      !tokens.shapes[last].contains(.sentenceStart)
    {
      return false
    }
    guard let cue = quote.cue, let word = tokens.indices(in: cue).first else { return false }
    return lexicon.clauseWords(of: tokens.folds[word]).contains(.continuing)
  }

  /// A part in lower case without a cue of its own goes on with the sentence quoted before.
  private func continues(_ quote: Quote) -> Bool {
    quote.cue == nil || quote.rule == "quote.same-paragraph"
  }

  private mutating func note(_ person: Int, at token: Int) {
    spokenOf.append(
      SpokenOf(
        person: person, start: Int(tokens.starts[token]), sentence: Int(tokens.sentences[token])))
  }

  /// "he", "she", with capital or without: whom it can stand for.
  private func singular(_ token: Int) -> Gender? {
    switch tokens.folds[token] {
    case Word.he.fold: .male
    case Word.she.fold: .female
    default: nil
    }
  }

  // MARK: one quotation

  private mutating func quote(
    _ mention: Mention<QuotationReading>, _ resolved: [Int: Int?]
  ) -> Quote {
    let reading = mention.reading
    var confidence = reading.confidence
    var speaker: Speaker?
    switch reading.speaker {
    case .person(let index):
      speaker = resolution.personOfMention[index].map { .person($0) }
    case .organization(let index):
      speaker = resolution.organizationOfMention[index].map { .organization($0) }
    case .reference(let range):
      if let known = resolved[range.start], range.count <= 3 {
        speaker = known.map { .person($0) }
        confidence *= 0.97
      } else {
        let found = reference(range)
        speaker = found.map { .person($0.person) }
        confidence *= found?.certainty ?? 1
        if let found {
          note(found.person, at: tokens.index(atByte: range.start))
          findings.references.append(
            (
              found.person,
              EntityMention(range: range, form: .nominal, rule: "speaker.role-reference")
            ))
        }
      }
    case .continued:
      speaker = inForce.map { .person($0.person) }
    case .none:
      speaker = nil
    }
    if case .person(let person) = speaker {
      inForce = (person, Int(tokens.blocks[max(0, mention.tokens.lowerBound)]))
    }
    var quote = Quote(
      kind: reading.kind, parts: reading.parts, content: reading.content, speaker: speaker,
      speakerMention: reading.speakerRange, cue: reading.cue, confidence: confidence,
      rule: mention.rule)
    quote.insertions = reading.insertions
    quote.isRepaired = reading.isRepaired
    return quote
  }
}
