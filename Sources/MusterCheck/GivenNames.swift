internal import MusterModel
internal import MusterText

/// Finds given names that are spelled in two ways before one family name.
struct GivenNames {
  private struct Spelling {
    var letters: [UInt8]
    var places: [Int]
    var leads: Set<FoldID>
    var frequency: Int
  }

  private let proof: Proof
  private let tokens: Tokens
  private let names: NameWords

  init(_ proof: Proof, _ names: NameWords) {
    self.proof = proof
    self.names = names
    tokens = proof.tokens
  }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    for word in names.words where word.isFamily && word.places.count >= 2 {
      let spellings = self.spellings(before: word)
      for wrong in spellings {
        for right in spellings where right.letters != wrong.letters {
          guard let likeness = Likeness(from: right.letters, to: wrong.letters),
            let severity = severity(of: wrong, against: right, likeness)
          else { continue }
          findings += wrong.places.map { finding($0, right, likeness, severity) }
          break
        }
      }
    }
    return findings + particles()
  }

  private func spellings(before word: NameWords.Word) -> [Spelling] {
    var spellings: [Spelling] = []
    for place in word.places {
      guard let given = place.given ?? place.before, tokens.range(given).count >= 3,
        tokens.fold(given - 1) != .hyphen, !tokens.has(.initial, at: given)
      else { continue }
      let lead = given > 0 ? tokens.folds[given - 1] : 0
      if let index = spellings.firstIndex(where: {
        tokens.folds[$0.places[0]] == tokens.folds[given]
      }) {
        spellings[index].places.append(given)
        spellings[index].leads.insert(lead)
      } else {
        spellings.append(
          Spelling(
            letters: proof.letters(given), places: [given], leads: [lead],
            frequency: tokens.names[given].given))
      }
    }
    return spellings
  }

  /// How sure it is that one spelling is wrong, or nil if it is believed.
  private func severity(
    of wrong: Spelling, against right: Spelling, _ likeness: Likeness
  ) -> Finding.Severity? {
    guard max(wrong.letters.count, right.letters.count) >= 4,
      !proof.isShort(0, wrong.places[0], right.places[0])
        || wrong.frequency == 0 && !isPrefix(wrong, right)
    else { return nil }
    if tokens.has([.function, .cue], at: wrong.places[0]) { return nil }
    let isListed = tokens.has([.common, .role, .rank, .title, .function], at: wrong.places[0])
    // "Senators Ana Ruiz" and "Senator Ana Ruiz".
    if tokens.has([.role, .rank, .title, .address], at: right.places[0]) { return nil }
    // What is called so must be a given name, in the table or as it was read.
    guard right.frequency > 0 || right.places.count >= 2 || isRead(right.places[0])
    else { return nil }
    if wrong.frequency == 0 {
      if isListed, !likeness.isSingle { return nil }
      if wrong.places.count < right.places.count || right.frequency > 0 { return .error }
      if wrong.places.count > right.places.count { return nil }
      return wrong.places[0] > right.places[0] ? .warning : nil
    }
    // Two names that there are may be those of two persons: brother and sister.
    guard likeness.isSingle, wrong.places.count == 1 else { return nil }
    if right.places.count >= 2 { return .warning }
    guard !wrong.leads.isDisjoint(with: right.leads.subtracting([0])),
      right.frequency >= wrong.frequency + 3
    else { return nil }
    return .warning
  }

  /// Whether a token was read as a given name, in words that are not all capitals.
  private func isRead(_ token: Int) -> Bool {
    guard let given = proof.person(at: token)?.reading.name.given else { return false }
    return given.contains(tokens.range(token)) && !tokens.shapes[token].contains(.allCaps)
  }

  private func isPrefix(_ wrong: Spelling, _ right: Spelling) -> Bool {
    right.letters.starts(with: wrong.letters) && wrong.letters.count + 1 < right.letters.count
  }

  private func finding(
    _ token: Int, _ right: Spelling, _ likeness: Likeness, _ severity: Finding.Severity
  ) -> Finding {
    let example = proof.string(right.places[0])
    let found = proof.string(token)
    let times = right.places.count == 1 ? "once" : "\(right.places.count) times"
    return proof.finding(
      "name.misspelled", severity,
      "expected \u{201C}\(example)\u{201D}, but found \u{201C}\(found)\u{201D}, because the release "
        + "spells the given name so \(times) (\(likeness.description))",
      tokens.range(token), suggestion: example,
      evidence: right.places.prefix(5).map {
        Finding.Evidence(range: tokens.range($0), note: "the name as spelled here")
      })
  }

  /// Family names of several words: "van der Linden" and "vna der Linden", "van der Lniden".
  private func particles() -> [Finding] {
    var findings: [Finding] = []
    var seen: [Range<Int>] = []
    for mention in proof.mentions.people {
      guard let range = mention.reading.name.family else { continue }
      let family = tokens.indices(in: range)
      guard family.count >= 2, tokens.has(.particle, at: family.lowerBound),
        !seen.contains(where: { tokens.folds[$0].elementsEqual(tokens.folds[family]) })
      else { continue }
      seen.append(family)
    }
    for family in seen {
      for start in 0..<max(0, tokens.count - family.count) where start != family.lowerBound {
        guard let odd = odd(family, at: start) else { continue }
        let right = Spelling(
          letters: [], places: [family.lowerBound + odd.at], leads: [], frequency: 0)
        findings.append(finding(start + odd.at, right, odd.likeness, .error))
      }
    }
    return findings
  }

  /// The one word that differs where all others of a family name stand in their order.
  private func odd(_ family: Range<Int>, at start: Int) -> (at: Int, likeness: Likeness)? {
    let first = family.lowerBound
    var odd: Int?
    for index in 0..<family.count {
      guard tokens.isWord(start + index) else { return nil }
      if tokens.folds[start + index] == tokens.folds[first + index] { continue }
      guard odd == nil else { return nil }
      odd = index
    }
    // "von der Aue" the family, "an der Aue" the town.
    guard let odd, !tokens.has([.particle, .function], at: start + odd),
      tokens.range(start + odd).count >= 3
    else { return nil }
    let right = proof.letters(first + odd)
    let wrong = proof.letters(start + odd)
    if let likeness = Likeness(from: right, to: wrong) { return (odd, likeness) }
    // Between two words that fit, a short one may have two slips.
    guard family.count >= 3, Likeness.isTwoSlips(right, wrong) else { return nil }
    return (odd, .twoSlips)
  }
}
