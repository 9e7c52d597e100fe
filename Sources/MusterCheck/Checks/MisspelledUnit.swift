internal import MusterModel
internal import MusterText

extension Check {
  /// A word of the name of a unit, a service or an office with a slip in it.
  ///
  /// "the 51st Fighter Wnig", "the Coas Guard", and "Airmen of Nlote" where the release has "Airmen
  /// of Note" elsewhere.
  ///
  /// A word that there is ("Coat Guard") is reported only where the lists or the release have
  /// another in its very place and none has this one. Endings ("Forces", "Korean") are no slips.
  static let misspelledUnit = Check(
    "unit.misspelled", "A word of a unit's name with a letter wrong.", severity: .error,
    example: "The 51st Fighter Wnig flew at dawn.",
    limits: "A word is looked at where a list, or the release elsewhere, has another one in its "
      + "very place. Plurals and other endings are no slips, and names of people are another check."
  ) { proof in
    guard proof.tokens.count > 1 else { return [] }
    let terms = UnitTerms(proof)
    return proof.tokens.kinds.indices.compactMap { terms.finding(at: $0) }
  }
}

/// Looks at words with a capital in the names of units.
private struct UnitTerms {
  private struct Meant {
    var word: String
    var because: String
    var example: Int?
    var severity = Finding.Severity.error
  }

  private let proof: Proof
  private let tokens: Tokens
  private let neighbours: TermNeighbours
  private let tables: TradeTables

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
    neighbours = TermNeighbours(proof)
    tables = proof.tradeWords.all
  }

  func finding(at token: Int) -> Finding? {
    guard neighbours.isTerm(token), tokens.kinds[token] == .word,
      !tokens.shapes[token].contains(.point), tokens.range(token).count >= 2,
      !tokens.has([.rank, .month, .weekday, .function, .initial, .pronoun], at: token),
      !isShouted(token)
    else { return nil }
    let isUnknown = proof.isUnknownWord(token, least: 2, mostFrequent: 1)
    if let person = proof.person(at: token) {
      // A person's name is looked at elsewhere; "Air Fore James A. Cole" may have been read as one.
      guard isUnknown, person.tokens.lowerBound == token else { return nil }
    }
    let letters = proof.letters(token)
    guard
      let meant = listed(token, letters, isUnknown) ?? head(token, letters, isUnknown)
        ?? elsewhere(token, letters, isUnknown) ?? spelled(token, letters, isUnknown)
    else { return nil }
    let evidence = meant.example.map {
      [Finding.Evidence(range: tokens.range($0), note: "the word as spelled here")]
    }
    return proof.finding(
      "unit.misspelled", meant.severity,
      "expected \u{201C}\(meant.word)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, "
        + "because \(meant.because)",
      tokens.range(token), suggestion: meant.word, evidence: evidence ?? [])
  }

  /// In a line of capitals nothing tells a name from another word.
  private func isShouted(_ token: Int) -> Bool {
    tokens.shapes[token].contains(.allCaps)
      && (tokens.range(token).count <= 5 || tokens.has([.common], at: token))
  }

  /// A word of the lists in the place between the two neighbours: "Coas Guard".
  private func listed(_ token: Int, _ letters: [UInt8], _ isUnknown: Bool) -> Meant? {
    let previous = neighbours.previous(token)
    let next = neighbours.next(token)
    var candidates: [(word: [UInt8], beside: Int)] = []
    if let previous, isUnknown || previous == token - 1 || tokens.fold(token - 1) == .hyphen {
      let followers = tables.followers(of: proof.letters(previous))
      if followers.contains(letters) { return nil }
      candidates += followers.map { ($0, previous) }
    }
    if let next, isUnknown || next == token + 1 || tokens.fold(token + 1) == .hyphen {
      let predecessors = tables.predecessors(of: proof.letters(next))
      if predecessors.contains(letters) { return nil }
      candidates += predecessors.map { ($0, next) }
    }
    guard !candidates.isEmpty else { return nil }
    // A word that there is, and that the release uses elsewhere too, is meant.
    if !isUnknown {
      guard neighbours.places[tokens.folds[token]]?.count == 1, letters.count >= 3,
        !tokens.shapes[token].contains(.sentenceStart)
          || tokens.shapes[token].contains(.blockStart), !isKnownPlace(token),
        !proof.mentions.equipment.contains(where: { $0.tokens.contains(token) })
      else { return nil }
    }
    for slips in 1...(isUnknown && letters.count >= 4 ? 2 : 1) {
      for candidate in candidates
      where isSlip(candidate.word, letters, slips, isUnknown)
        && (isUnknown || isFirm(candidate.word, token))
      {
        let beside = proof.string(candidate.beside)
        return Meant(
          word: proof.cased(candidate.word, like: token),
          because: "it stands beside \u{201C}\(beside)\u{201D}",
          severity: isUnknown || slips == 1 ? .error : .warning)
      }
    }
    return nil
  }

  /// Whether a word belongs to a place.
  ///
  /// "Maine National Guard" is no "Marine National Guard": a state or a city may open any name, and
  /// so may a point or a bay: "Sable Point Air Force Station".
  private func isKnownPlace(_ token: Int) -> Bool {
    tokens.has([.state, .country, .demonym, .placeWord], at: token)
      || proof.mentions.places.contains { $0.tokens.contains(token) }
  }

  /// Whether a word of the lists is so bound to its neighbour that another in its place is wrong.
  private func isFirm(_ word: [UInt8], _ token: Int) -> Bool {
    let firm: Set<String> = [
      "force", "guard", "corps", "air", "coast", "marine", "national", "space", "operations",
      "wing", "squadron", "command", "chiefs", "joint", "special", "strike", "brigade", "battalion",
      "regiment", "division", "fleet", "reserve", "forces", "security", "staff", "infantry",
      "engineer", "support", "medical", "training", "logistics", "maintenance",
    ]
    return firm.contains(String(decoding: word, as: UTF8.self))
  }

  private func isSlip(
    _ right: [UInt8], _ wrong: [UInt8], _ slips: Int, _ isUnknown: Bool
  ) -> Bool {
    guard right.count >= 3, !isInflected(right, wrong, isUnknown) else { return false }
    if slips == 1 { return Slip(from: right, to: wrong) != nil }
    // "Headquartered" and "Headquarters": another ending.
    guard zip(right, wrong).prefix(while: ==).count < min(right.count, wrong.count) - 2 else {
      return false
    }
    return right.count >= 5 && right.first == wrong.first && Likeness.isTwoSlips(right, wrong)
  }

  /// "Forces", "Korean", "Commander": another form of the word.
  private func isInflected(_ right: [UInt8], _ wrong: [UInt8], _ isUnknown: Bool) -> Bool {
    if isUnknown {
      guard wrong.starts(with: right) else { return false }
      let ending = String(decoding: wrong[right.count...], as: UTF8.self)
      // "Koreans", "Korean".
      if ending == "r" || ending == "d" { return right.last == UInt8(ascii: "e") }
      if ending == "n" { return right.last == UInt8(ascii: "a") }
      return UnitTerms.surelyEndings.contains(ending)
    }
    let (short, long) = right.count < wrong.count ? (right, wrong) : (wrong, right)
    guard long.starts(with: short) else { return false }
    return UnitTerms.endings.contains(String(decoding: long[short.count...], as: UTF8.self))
  }

  private static let surelyEndings: Set<String> = ["s", "es", "er", "ed", "an", "ing", "al"]
  private static let endings: Set<String> = [
    "s", "es", "er", "r", "ed", "d", "an", "n", "ing", "y", "al", "e", "ic", "i", "ese", "ly", "or",
    "o", "os",
  ]

  /// The head noun of a unit: "the 51st Fighter Wnig", "617 Suadron".
  private func head(_ token: Int, _ letters: [UInt8], _ isUnknown: Bool) -> Meant? {
    guard letters.count >= 3, tokens.fold(token + 1) != .possessive || isUnknown,
      !tables.unitHeadWords.contains(letters), let start = designation(before: token)
    else { return nil }
    let words = start + 1..<token
    if !isUnknown {
      // "the 27th Special Operations Win": the words before say that a unit is meant.
      guard !words.isEmpty || letters == Array("flee".utf8) || letters == Array("win".utf8),
        !neighbours.isTerm(token + 1), !tokens.has(.echelon, at: token),
        words.allSatisfy({ tables.unitWords.contains(proof.letters($0)) }),
        !words.contains(where: { tables.unitHeadWords.contains(proof.letters($0)) })
          || words.count > 1
      else { return nil }
    }
    guard
      let word = tables.meant(
        by: letters, in: tables.unitHeads, slips: isUnknown && letters.count >= 4 ? 2 : 1),
      !isInflected(word, letters, isUnknown)
    else { return nil }
    return Meant(
      word: proof.cased(word, like: token),
      because: "it ends the name of a unit that begins with \u{201C}\(proof.string(start))\u{201D}")
  }

  /// The number or ordinal that opens the name that a word ends, with up to four words between.
  private func designation(before token: Int) -> Int? {
    var at = token - 1
    while at >= 0, token - at <= 5 {
      if tokens.kinds[at] == .ordinal { return at }
      // "617 Squadron", "No. 37 Squadron": a number right before, small and no year.
      if tokens.kinds[at] == .number, at == token - 1 || isUnitNumber(at),
        tokens.range(at).count <= 4
      {
        return at
      }
      guard tokens.isCapitalized(at), tokens.kinds[at] == .word,
        !tokens.shapes[at + 1].contains(.blockStart)
      else { return nil }
      at -= 1
    }
    return nil
  }

  private func isUnitNumber(_ token: Int) -> Bool {
    tables.unitWords.contains(proof.letters(token + 1))
  }

  /// A word that the release has elsewhere beside the same neighbour: "Airmen of Nlote".
  private func elsewhere(_ token: Int, _ letters: [UInt8], _ isUnknown: Bool) -> Meant? {
    guard letters.count >= 3, let own = neighbours.places[tokens.folds[token]], own.count == 1,
      !isKnownPlace(token)
    else { return nil }
    for rival in neighbours.rivals(of: token, like: letters)
    where tokens.kinds[rival] == .word {
      guard proof.person(at: rival) == nil, !tokens.shapes[rival].contains(.point),
        let places = neighbours.places[tokens.folds[rival]], isUnknown || places.count >= 2,
        !tokens.has([.rank, .function], at: rival)
      else { continue }
      let other = proof.letters(rival)
      guard other.count >= 4, !isInflected(other, letters, isUnknown),
        isUnknown || isInOrganization(rival), !isPlural(other, letters),
        Slip(from: other, to: letters) != nil
          || isUnknown && other.count >= 7 && Likeness.isTwoSlips(other, letters)
      else { continue }
      // Of two words that are in no list the one that stands there more often is right, or else the
      // first.
      if isUnknown, places.count == 1, proof.isUnknownWord(rival, least: 2, mostFrequent: 1),
        rival > token
      {
        continue
      }
      return Meant(
        word: proof.string(rival), because: "the release has it so beside the same word",
        example: rival, severity: isUnknown ? .error : .warning)
    }
    return vocabulary(token, letters, isUnknown)
  }

  /// A word that English does not have, within the name of a unit, one slip from one that stands in
  /// the lists: "the Life Ccle Management Center".
  private func spelled(_ token: Int, _ letters: [UInt8], _ isUnknown: Bool) -> Meant? {
    guard isUnknown, letters.count >= 4, !tokens.shapes[token].contains(.allCaps),
      !tokens.shapes[token].contains(.nonASCII), !tokens.shapes[token].contains(.mixed),
      proof.isUnknownWord(token), neighbours.places[tokens.folds[token]]?.count == 1,
      isInOrganization(token) || isBesideUnit(token), proof.person(at: token) == nil,
      let word = proof.spelling(of: letters, isInflected: { isInflected($0, letters, true) }),
      isPlain(word, letters)
    else { return nil }
    return Meant(word: proof.cased(word, like: token), because: "English has no such word")
  }

  /// Whether it is a slip that fingers make; other letters count only in a longer word, as many a
  /// place is one letter away from an English word.
  private func isPlain(_ right: [UInt8], _ wrong: [UInt8]) -> Bool {
    switch Slip(from: right, to: wrong) {
    case .exchanged, .doubled: true
    case .leftOut: right.first == wrong.first
    default: wrong.count >= 6 && right.first == wrong.first
    }
  }

  private func isBesideUnit(_ token: Int) -> Bool {
    let classes: WordClasses = [.echelon, .organizationHead, .service]
    return [neighbours.previous(token), neighbours.next(token)].contains { neighbour in
      neighbour.map { tokens.has(classes, at: $0) && abs($0 - token) <= 3 } ?? false
    }
  }

  /// "Congressman" and "Congressmen".
  private func isPlural(_ right: [UInt8], _ wrong: [UInt8]) -> Bool {
    func ends(_ word: [UInt8], _ ending: String) -> Bool {
      word.suffix(3).elementsEqual(ending.utf8)
    }
    return ends(right, "man") && ends(wrong, "men") || ends(right, "men") && ends(wrong, "man")
  }

  private func isInOrganization(_ token: Int) -> Bool {
    proof.mentions.organizations.contains { $0.tokens.contains(token) }
  }

  /// A word in no list, one slip from a country or state that the release names.
  private func vocabulary(_ token: Int, _ letters: [UInt8], _ isUnknown: Bool) -> Meant? {
    guard isUnknown, letters.count >= 5, proof.isUnknownWord(token, least: 5),
      !tokens.shapes[token].contains(.allCaps), proof.person(at: token) == nil
    else { return nil }
    var best: Int?
    for first in neighbours.countries where tokens.folds[first] != tokens.folds[token] {
      guard tokens.kinds[first] == .word, proof.person(at: first) == nil,
        abs(tokens.range(first).count - tokens.range(token).count) <= 1
      else { continue }
      let other = proof.letters(first)
      guard other.count >= 5, Slip(from: other, to: letters) != nil,
        !isInflected(other, letters, false)
      else { continue }
      best = min(best ?? first, first)
    }
    guard let best, let places = neighbours.places[tokens.folds[best]] else { return nil }
    return Meant(
      word: proof.cased(proof.letters(best), like: token),
      because: places.count == 1
        ? "the release has it so elsewhere" : "the release has it so \(places.count) times",
      example: best)
  }
}
