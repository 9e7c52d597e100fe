internal import MusterModel
internal import MusterText

extension Check {
  /// A name that the release itself spells otherwise elsewhere.
  ///
  /// "Sgt. Dana Whitlock … Whitlock said … Whitlcok added": one slip from a name that stands there
  /// more often, and of the same person.
  ///
  /// Does not report two spellings that belong to two persons with given names of their own, nor a
  /// name that stands in the release once only: nothing there says how it is spelled.
  static let misspelledName = Check(
    "name.misspelled", "A name spelled against the evidence of the release.", severity: .error
  ) { proof in
    NameSpellings(proof).findings()
  }
}

/// How often each name is spelled in which way, by person.
private struct NameSpellings {
  /// One way to spell a part of a person's name.
  struct Spelling {
    var letters: [UInt8]
    var person: Int
    var isFamily: Bool
    var places: [TextRange] = []
    /// The given names that stand before a family name, or the family names behind a given one, to
    /// keep two persons of alike names apart.
    var others: Set<FoldID> = []
    /// What the table of names knows of it: 0 (nothing) to 15.
    var frequency = 0
    var isFullName = false
  }

  private let proof: Proof
  private let tokens: Tokens
  private var spellings: [Spelling] = []
  /// The spelling of a word as a part of a person's name: an index into `spellings`.
  private var known: [UInt64: Int] = [:]

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    collect()
  }

  private mutating func collect() {
    var owners: [TextRange: Int] = [:]
    for (index, person) in proof.roll.people.enumerated() {
      for mention in person.mentions { owners[mention.range] = index }
    }
    for mention in proof.mentions.people {
      guard let person = owners[mention.range] else { continue }
      let name = mention.reading.name
      let given = name.given.map { tokens.indices(in: $0) } ?? 0..<0
      let family = name.family.map { tokens.indices(in: $0) } ?? 0..<0
      add(family, person, isFamily: true, beside: given.first)
      add(given, person, isFamily: false, beside: family.first)
    }
    if !spellings.isEmpty { collectSpeakers() }
  }

  /// Words that speak without being anybody's name: "Whitlock said", where the only full name is
  /// misspelled and so nobody is known by it.
  private mutating func collectSpeakers() {
    var speakers: Set<FoldID> = []
    for token in tokens.classes.indices where tokens.has(.cue, at: token) {
      if isNameLike(token - 1) { speakers.insert(tokens.folds[token - 1]) }
      if isNameLike(token + 1) { speakers.insert(tokens.folds[token + 1]) }
    }
    guard !speakers.isEmpty else { return }
    // Mentions stand in text order, so that one walk passes over those that are names already.
    var next = 0
    for token in tokens.folds.indices where isNameLike(token) {
      while next < proof.mentions.people.count,
        proof.mentions.people[next].tokens.upperBound <= token
      {
        next += 1
      }
      if next < proof.mentions.people.count, proof.mentions.people[next].tokens.contains(token) {
        continue
      }
      guard speakers.contains(tokens.folds[token]) else { continue }
      add(token..<token + 1, NameSpellings.nobody, isFamily: true, beside: nil)
    }
  }

  private static let nobody = -1

  private func isNameLike(_ token: Int) -> Bool {
    tokens.isCapitalized(token) && tokens.isWord(token)
      && !tokens.has([.function, .pronoun, .common, .role, .rank, .month, .weekday], at: token)
  }

  /// Each word of a part of a name counts by itself.
  private mutating func add(
    _ words: Range<Int>, _ person: Int, isFamily: Bool, beside other: Int?
  ) {
    for token in words where tokens.isWord(token) && !tokens.shapes[token].contains(.point) {
      let place = tokens.range(token)
      guard place.count >= 3 else { continue }
      let key =
        UInt64(tokens.folds[token]) << 32 | UInt64(person + 1) << 1 | (isFamily ? 1 : 0)
      let index = known[key] ?? spellings.count
      if index == spellings.count {
        known[key] = index
        let evidence = tokens.names[token]
        spellings.append(
          Spelling(
            letters: Array(Fold.string(proof.string(place)).utf8), person: person,
            isFamily: isFamily, frequency: isFamily ? evidence.family : evidence.given))
      }
      spellings[index].places.append(place)
      if let other {
        spellings[index].others.insert(tokens.folds[other])
        spellings[index].isFullName = true
      }
    }
  }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    // A name that stands there more than twice is never doubted.
    for wrong in spellings where wrong.places.count <= 2 {
      var best: (right: Spelling, slip: Slip)?
      for right in spellings
      where right.letters != wrong.letters && right.isFamily == wrong.isFamily {
        guard let slip = Slip(from: right.letters, to: wrong.letters),
          isEvidence(right, against: wrong, slip),
          best.map({ $0.right.places.count < right.places.count }) ?? true
        else { continue }
        best = (right, slip)
      }
      guard let (right, slip) = best else { continue }
      for place in wrong.places { findings.append(finding(place, right, slip)) }
    }
    return findings
  }

  /// Whether one spelling shows that another is wrong.
  private func isEvidence(_ right: Spelling, against wrong: Spelling, _ slip: Slip) -> Bool {
    // "the Harmons", "Phillip" and "Phillips", "AWARD" and "AWARDS": an ending, not a slip.
    let longer = right.letters.count > wrong.letters.count ? right.letters : wrong.letters
    if right.letters.count != wrong.letters.count, longer.last == UInt8(ascii: "s"),
      longer.dropLast()
        == (right.letters.count < wrong.letters.count ? right.letters : wrong.letters)[...]
    {
      return false
    }
    // Three letters are too few: "Lee" and "Leo" are two names.
    guard longer.count >= 4, wrong.places.count <= min(2, right.places.count),
      wrong.person != NameSpellings.nobody
    else { return false }
    let isRarer = wrong.frequency == 0 && right.frequency > 0
    if right.person == wrong.person {
      // A name that stands there as often is as well attested: the one in no table is doubted, or
      // else the one that never stands in a full name.
      return wrong.places.count < right.places.count || isRarer
        || right.frequency == wrong.frequency && right.isFullName && !wrong.isFullName
    }
    guard wrong.isFamily else {
      // "Makr Voss", where "Mark Voss" is another: one family name, and no such given name.
      return isRarer && right.frequency > 3 && !wrong.others.isDisjoint(with: right.others)
    }
    // Two persons, each with a given name of their own.
    if !wrong.others.isEmpty, !right.others.isEmpty, wrong.others.isDisjoint(with: right.others) {
      return false
    }
    if wrong.places.count == right.places.count { return isRarer }
    // A known name is believed unless the other is the more frequent by far.
    return wrong.frequency == 0 || wrong.frequency + 3 <= right.frequency
  }

  private func finding(_ place: TextRange, _ right: Spelling, _ slip: Slip) -> Finding {
    let example = right.places.first { $0 != place } ?? right.places[0]
    let found = proof.string(place)
    let isCapitals = !found.contains(where: \.isLowercase)
    let suggestion = isCapitals ? proof.string(example).uppercased() : proof.string(example)
    let times = right.places.count == 1 ? "once" : "\(right.places.count) times"
    return proof.finding(
      "name.misspelled", .error,
      "expected \u{201C}\(suggestion)\u{201D}, but found \u{201C}\(found)\u{201D}: "
        + "the release spells the name so \(times) (\(slip.description))",
      place, suggestion: suggestion,
      evidence: right.places.prefix(5).map {
        Finding.Evidence(range: $0, note: "the name as spelled here")
      })
  }
}
