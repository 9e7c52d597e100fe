internal import MusterFind
public import MusterModel
internal import MusterResolve
internal import MusterText

/// Why some words were read as they were: their tokens, the rules that found something in them, and
/// what became of it.
///
///     let walk = pipeline.walk(through: document)
///     print(walk.explanation(of: range).description)
public struct Explanation: Sendable, CustomStringConvertible {
  /// One fact about the words.
  public struct Line: Hashable, Sendable {
    /// What sort of fact it is: a layer, a person, a check.
    public var subject: String
    /// The words that it is about.
    public var words: String
    /// Who says so: a rule, a sieve or a check; nil for a token.
    public var rule: RuleID?
    /// What was read.
    public var reading: String
    /// What that rule does, in one sentence, where it is not of the catalogue: a user's pattern.
    public var summary: String?
  }

  /// The words that are explained.
  public var words: String
  /// The tokens: kind, shape, fold and classes.
  public var tokens: [Line] = []
  /// The rows of lists that know words of it, built in or a user's.
  public var lists: [Line] = []
  /// What the rules found.
  public var mentions: [Line] = []
  /// What became of it: entities, quotes, dates, findings.
  public var outcomes: [Line] = []

  /// The whole as text, a section for each stage.
  public var description: String {
    var text = "\u{201C}\(words)\u{201D}\n"
    func section(_ title: String, _ lines: [Line], none: String) {
      text += "\n\(title)\n"
      if lines.isEmpty { text += "  \(none)\n" }
      for line in lines {
        text += "  \(line.subject)  \u{201C}\(line.words)\u{201D}"
        if !line.reading.isEmpty { text += "  \(line.reading)" }
        text += "\n"
        guard let rule = line.rule else { continue }
        text += "      by \(rule)"
        if let summary = line.summary ?? Catalogue.summary(of: rule) { text += ": \(summary)" }
        text += "\n"
      }
    }
    section("TOKENS", tokens, none: "No word of the text.")
    if !lists.isEmpty { section("IN THE LISTS", lists, none: "") }
    section("FOUND BY RULES", mentions, none: "No rule found anything here.")
    section("BECAME", outcomes, none: "Nothing in the record.")
    return text
  }
}

extension Walk {
  /// Why the words of a range were read as they were.
  public func explanation(of range: TextRange) -> Explanation {
    var explanation = Explanation(words: document.string(range))
    let indices = (0..<tokens.count).filter { tokens.range($0).overlaps(range) }
    explanation.tokens = indices.map { token in
      Explanation.Line(
        subject: "\(tokens.kinds[token])", words: document.string(tokens.range(token)), rule: nil,
        reading: describe(token: token))
    }
    explanation.lists = indices.flatMap { listLines(at: $0) }
    explanation.mentions = mentionLines(over: range)
    explanation.outcomes = entityLines(over: range) + quoteLines(over: range)
    for finding in findings
    where finding.range.overlaps(range)
      || finding.evidence.contains(where: { $0.range.overlaps(range) })
    {
      explanation.outcomes.append(
        line(
          "finding, \(finding.severity.rawValue)", finding.range, finding.check, finding.message))
    }
    return explanation
  }

  /// The first place of some words in the text, white space and case as written; nil if there is
  /// none.
  public func range(of phrase: String) -> TextRange? {
    let wanted = Array(phrase.utf8)
    let text = document.text
    guard !wanted.isEmpty, wanted.count <= text.count else { return nil }
    return (0...(text.count - wanted.count)).first { start in
      text[start] == wanted[0] && text[start..<start + wanted.count].elementsEqual(wanted)
    }.map { TextRange($0, $0 + wanted.count) }
  }

  private func line(
    _ subject: String, _ range: TextRange, _ rule: RuleID?, _ reading: String
  ) -> Explanation.Line {
    // Of a long quotation its two ends are enough.
    let words = document.string(range)
    let abridged =
      words.count > 72 ? "\(words.prefix(44)) \u{2026} \(words.suffix(24))" : words
    return Explanation.Line(
      subject: subject, words: abridged, rule: rule, reading: reading,
      summary: patterns.first { $0.id == rule }?.summary)
  }

  private func describe(token: Int) -> String {
    var parts = Explanation.names(of: tokens.shapes[token])
    let classes = Explanation.names(of: tokens.classes[token])
    if !classes.isEmpty { parts.append("classes " + classes.joined(separator: ",")) }
    let names = tokens.names[token]
    if names.given > 0 { parts.append("given name \(names.given)/15") }
    if names.family > 0 { parts.append("family name \(names.family)/15") }
    parts.append("fold \(tokens.folds[token])")
    return parts.joined(separator: " ")
  }

  /// The rows that know the words from a token on; of many rows of one sort only the first few.
  private func listLines(at token: Int) -> [Explanation.Line] {
    guard let lexicon else { return [] }
    let all = lexicon.listings(at: token, in: tokens)
    var lines: [Explanation.Line] = []
    for (kind, rows) in Dictionary(grouping: all, by: \.kind).sorted(by: { $0.key < $1.key }) {
      let shown = rows.sorted { !$0.isBuiltIn && $1.isBuiltIn }.prefix(3)
      var places = shown.map { ($0.isBuiltIn ? "built in, " : "") + $0.place }
      if rows.count > shown.count { places.append("\(rows.count - shown.count) more rows") }
      lines.append(
        line("\(kind)", tokens.range(rows[0].tokens), nil, places.joined(separator: "; ")))
    }
    return lines
  }

  private func mentionLines(over range: TextRange) -> [Explanation.Line] {
    var lines: [Explanation.Line] = []
    func add<Reading>(
      _ layer: Layer, _ mentions: [Mention<Reading>], _ describe: (Reading) -> String
    ) {
      for mention in mentions where mention.range.overlaps(range) {
        lines.append(
          line(layer.rawValue, mention.range, mention.rule, describe(mention.reading)))
      }
    }
    func words(_ range: TextRange?) -> String { range.map { document.string($0) } ?? "-" }
    add(.ranks, mentions.ranks) { "\($0.rows.count) rows of the rank table" }
    add(.people, mentions.people) { reading in
      "\(reading.form.rawValue): given \(words(reading.name.given)), middle "
        + "\(words(reading.name.middle)), family \(words(reading.name.family)), suffix "
        + "\(words(reading.name.suffix)), nickname \(words(reading.name.nickname))"
    }
    add(.organizations, mentions.organizations) {
      "\($0.form.rawValue): \($0.echelon ?? $0.kind.rawValue)"
    }
    add(.places, mentions.places) { $0.kind.rawValue }
    add(.equipment, mentions.equipment) { $0.kind.rawValue }
    add(.events, mentions.events) { $0.kind.rawValue }
    add(.dates, mentions.dates) { Walk.describe($0) }
    add(.roles, mentions.roles) { $0.isFormer ? "former" : "" }
    add(.quotations, mentions.quotations) { reading in
      "\(reading.kind.rawValue), cue \(words(reading.cue)), speaker \(words(reading.speakerRange))"
    }
    for words in mentions.notSpeech where words.range.overlaps(range) {
      lines.append(line("not speech", words.range, nil, words.reason))
    }
    return lines
  }

  private static func describe(_ date: DateReading) -> String {
    var parts = [date.type.rawValue, date.timex ?? "no value"]
    if let anchor = date.anchor { parts.append("counted from \(anchor)") }
    return parts.joined(separator: " ")
  }

  private func entityLines(over range: TextRange) -> [Explanation.Line] {
    let roll = resolution.roll
    var lines: [Explanation.Line] = []
    func add(_ subject: String, _ mentions: [EntityMention]) {
      for mention in mentions where mention.range.overlaps(range) {
        lines.append(line(subject, mention.range, mention.rule, mention.form.rawValue))
      }
    }
    for (index, person) in roll.people.enumerated() {
      let subject = "person p\(index + 1) \(person.fullName)"
      add(subject, person.mentions)
      for rank in person.ranks where rank.range.overlaps(range) {
        lines.append(
          line(
            "rank of p\(index + 1)", rank.range, nil,
            ([rank.title, rank.service ?? "no service"] + rank.grades).joined(separator: ", ")))
      }
      for role in person.roles where role.range.overlaps(range) {
        let organization = role.organization.map { roll.organizations[$0].name }
        lines.append(
          line(
            "role of p\(index + 1)", role.range, role.rule,
            organization.map { "at " + $0 } ?? ""))
      }
    }
    for (index, each) in roll.organizations.enumerated() {
      add("organization o\(index + 1) \(each.name)", each.mentions)
    }
    for (index, each) in roll.places.enumerated() {
      add("place l\(index + 1) \(each.name)", each.mentions)
    }
    for (index, each) in roll.events.enumerated() {
      add("event e\(index + 1) \(each.name)", each.mentions)
    }
    for (index, each) in roll.equipment.enumerated() {
      add("equipment x\(index + 1) \(each.name)", each.mentions)
    }
    for date in roll.dates where date.range.overlaps(range) {
      lines.append(line("date", date.range, date.rule, Walk.describe(date.reading)))
    }
    return lines
  }

  private func quoteLines(over range: TextRange) -> [Explanation.Line] {
    resolution.roll.quotes.enumerated().compactMap { index, quote in
      let ranges = quote.parts + [quote.cue, quote.speakerMention].compactMap { $0 }
      guard let place = ranges.first(where: { $0.overlaps(range) }) else { return nil }
      let speaker: String =
        switch quote.speaker {
        case .person(let person): resolution.roll.people[person].fullName
        case .organization(let organization): resolution.roll.organizations[organization].name
        case nil: "nobody named"
        }
      var reading = "\(quote.kind.rawValue), by \(speaker)"
      for insertion in quote.insertions {
        let words = document.string(insertion.range)
        reading += ", \(insertion.kind.rawValue) \u{201C}\(words)\u{201D}"
      }
      if quote.isRepaired { reading += ", a mark is missing" }
      return line("quote q\(index + 1)", place, quote.rule, reading)
    }
  }
}

extension Explanation {
  /// The words for the bits of a shape.
  static func names(of shape: Tokens.Shape) -> [String] {
    let all: [(Tokens.Shape, String)] = [
      (.capital, "capital"), (.allCaps, "all capitals"), (.point, "point"), (.mixed, "mixed"),
      (.sentenceStart, "sentence start"), (.blockStart, "block start"), (.nonASCII, "non-ASCII"),
    ]
    return all.filter { shape.contains($0.0) }.map(\.1)
  }

  /// The words for the bits of the classes.
  static func names(of classes: WordClasses) -> [String] {
    let all: [(WordClasses, String)] = [
      (.rank, "rank"), (.rating, "rating"), (.service, "service"), (.given, "given"),
      (.family, "family"), (.familyFirst, "family-first"), (.particle, "particle"),
      (.suffix, "suffix"), (.title, "title"), (.role, "role"), (.cue, "cue"), (.month, "month"),
      (.weekday, "weekday"), (.timeUnit, "time-unit"), (.timeWord, "time-word"),
      (.numberWord, "number"), (.ordinalWord, "ordinal"), (.holiday, "holiday"),
      (.echelon, "echelon"), (.organizationHead, "organization-head"),
      (.organization, "organization"), (.country, "country"), (.demonym, "demonym"),
      (.state, "state"), (.city, "city"), (.placeWord, "place-word"), (.region, "region"),
      (.eventWord, "event"), (.equipment, "equipment"), (.function, "function"),
      (.common, "common"), (.pronoun, "pronoun"), (.postNominal, "post-nominal"),
      (.member, "member"), (.address, "address"), (.confusable, "confusable"),
    ]
    return all.filter { classes.contains($0.0) }.map(\.1)
  }
}

extension Walk {
  /// The words of the token that stands at a byte of the page, or nil if no word of the text does.
  public func token(atPageByte byte: Int) -> TextRange? {
    for token in 0..<tokens.count {
      guard let source = document.map.sourceRange(of: tokens.range(token)) else { continue }
      if source.start <= byte, byte < source.end { return tokens.range(token) }
    }
    return nil
  }
}
