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
    var spellings = NameSpellings(proof)
    return spellings.findings()
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
    /// Given names that stand before it, to keep two persons of alike names apart.
    var givens: Set<[UInt8]> = []
    /// What the table of names knows of it: 0 (nothing) to 15.
    var frequency = 0
    var isFullName = false
  }

  private let proof: Proof
  private var spellings: [Spelling] = []

  init(_ proof: Proof) {
    self.proof = proof
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
      let given = name.given.map { fold($0) }
      if let family = name.family { add(family, person, isFamily: true, given: given) }
      if let range = name.given { add(range, person, isFamily: false, given: nil) }
    }
  }

  /// Each word of a part of a name counts by itself: of "de la Cruz" the last.
  private mutating func add(
    _ range: TextRange, _ person: Int, isFamily: Bool, given: [UInt8]?
  ) {
    for token in proof.tokens.indices(in: range) {
      guard proof.tokens.isWord(token), !proof.tokens.shapes[token].contains(.point) else {
        continue
      }
      let place = proof.tokens.range(token)
      // Three letters are too few: "Lee" and "Leo" are two names.
      guard place.count >= 4 else { continue }
      let letters = fold(place)
      let evidence = proof.tokens.names[token]
      var index = spellings.firstIndex {
        $0.person == person && $0.isFamily == isFamily && $0.letters == letters
      }
      if index == nil {
        spellings.append(Spelling(letters: letters, person: person, isFamily: isFamily))
        index = spellings.count - 1
      }
      guard let index else { continue }
      spellings[index].places.append(place)
      spellings[index].frequency = isFamily ? evidence.family : evidence.given
      if let given {
        spellings[index].givens.insert(given)
        spellings[index].isFullName = true
      }
    }
  }

  private func fold(_ range: TextRange) -> [UInt8] {
    Array(Fold.string(proof.string(range)).utf8)
  }

  mutating func findings() -> [Finding] {
    var findings: [Finding] = []
    for wrong in spellings {
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
    // "the Harmons", "Phillip" and "Phillips": an ending, not a slip.
    let longer = right.letters.count > wrong.letters.count ? right.letters : wrong.letters
    if right.letters.count != wrong.letters.count, longer.last == UInt8(ascii: "s"),
      longer.dropLast()
        == (right.letters.count < wrong.letters.count ? right.letters : wrong.letters)[...],
      right.person != wrong.person
    {
      return false
    }
    // A name that stands there as often is as well attested: only one in no table of names is
    // doubted then, and only within one person.
    if wrong.places.count > right.places.count { return false }
    if wrong.places.count > 2 { return false }
    if wrong.places.count == right.places.count {
      guard right.person == wrong.person || !wrong.isFullName else { return false }
      if wrong.frequency >= right.frequency {
        // Both unknown, or both known: the name that stands in full stands for the other.
        guard right.frequency == wrong.frequency, right.isFullName, !wrong.isFullName else {
          return false
        }
      }
    }
    if right.person == wrong.person { return true }
    guard wrong.isFamily else { return false }
    // Two persons: each with a given name of their own, or both names are names.
    if !wrong.givens.isEmpty, !right.givens.isEmpty, wrong.givens.isDisjoint(with: right.givens) {
      return false
    }
    let isKnown = wrong.frequency > 0 && wrong.givens.isEmpty && right.givens.isEmpty
    return !(isKnown && wrong.frequency >= right.frequency)
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
