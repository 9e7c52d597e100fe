internal import MusterModel
internal import MusterText

extension Check {
  /// A rank with a slip in it.
  ///
  /// Such as "Captian Ana Ruiz", "Stff Sgt. Pike", "Lt. Gne. Ana Ruiz".
  ///
  /// Only a word that stands where a rank stands is looked at: beside another word of a rank, or
  /// before a name. A word that there is ("Cat.", "Gin.") needs the point of an abbreviation too. A
  /// name that happens to look like a rank ("Majors") is left alone.
  static let misspelledRank = Check(
    "rank.misspelled", "A rank with a letter wrong.", severity: .error,
    example: "Captian Ana Ruiz spoke for the squadron.",
    limits: "A word is looked at only where a rank stands: beside another word of a rank, or "
      + "before a name. Names that look like ranks are left alone."
  ) { proof in
    let tokens = proof.tokens
    guard !proof.mentions.people.isEmpty || !proof.mentions.ranks.isEmpty else { return [] }
    var findings: [Finding] = []
    for token in tokens.kinds.indices
    where tokens.kinds[token] == .word && tokens.shapes[token].contains(.capital) {
      guard let slot = RankSlot(proof, token), let meant = slot.meant() else { continue }
      findings.append(
        proof.finding(
          "rank.misspelled", .error,
          "expected \u{201C}\(meant)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, "
            + "because it stands where a rank stands",
          tokens.range(token), suggestion: meant))
    }
    return findings
  }
}

/// A word where a rank may stand, and what stands around it.
private struct RankSlot {
  private let proof: Proof
  private let tokens: Tokens
  private let token: Int
  private let letters: [UInt8]
  /// The token behind the word and its point.
  private let behind: Int
  private let hasPoint: Bool
  private let isUnknown: Bool
  /// Whether the word before it belongs to a rank, and that behind it.
  private let isBehindRank: Bool
  private let isBeforeRank: Bool

  /// Nil where no rank can stand.
  init?(_ proof: Proof, _ token: Int) {
    self.proof = proof
    tokens = proof.tokens
    self.token = token
    // What is cheap to ask comes first.
    let length = tokens.range(token).count
    guard length <= 12, length >= 2 else { return nil }
    let isBare = tokens.fold(token + 1) == .period && tokens.isGlued(token + 1)
    hasPoint = isBare || tokens.shapes[token].contains(.point)
    behind = isBare ? token + 2 : token + 1
    let hyphen = tokens.fold(token + 1) == .hyphen && tokens.isGlued(token + 1)
    let next = hyphen ? token + 2 : behind
    let before = tokens.fold(token - 1) == .hyphen && tokens.isGlued(token) ? token - 2 : token - 1
    let sentence = tokens.sentence(around: token)
    isBehindRank =
      before >= 0 && tokens.isCapitalized(before)
      && (sentence.contains(before) || tokens.shapes[before].contains(.point))
      && RankSlot.isRank(before, proof) || RankSlot.isClassNumber(before, proof)
    isBeforeRank =
      tokens.isCapitalized(next) && RankSlot.isRank(next, proof)
      || RankSlot.isClassNumber(next, proof) && RankSlot.isRank(next + 1, proof)
    guard behind < tokens.count, !tokens.shapes[behind].contains(.blockStart),
      !RankSlot.isOtherWord(token, proof, isBehindRank: isBehindRank, hasPoint: hasPoint),
      isBehindRank || isBeforeRank || hasPoint || length >= 3
    else { return nil }
    letters = proof.letters(token)
    guard letters.count >= 2, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return nil }
    isUnknown = proof.isUnknownWord(
      token, least: 2, mostFrequent: isBehindRank || isBeforeRank || hasPoint ? 2 : 0)
    guard isUnknown || hasPoint || isBeforeRank else { return nil }
    // What goes before: a name, or another word of the rank.
    let isName = tokens.isCapitalized(behind)
    guard isName || isBehindRank || isBeforeRank else { return nil }
  }

  /// Whether a list has the word as something else that may stand there.
  private static func isOtherWord(
    _ token: Int, _ proof: Proof, isBehindRank: Bool, hasPoint: Bool
  ) -> Bool {
    let tokens = proof.tokens
    // A rank of another language, or a state, behind the first word of a rank: "Lt. Cal. Ana Ruiz".
    if isBehindRank, hasPoint, !isRank(token, proof), tokens.has([.rank, .state], at: token) {
      return proof.tradeWords.all.isRank(proof.letters(token))
    }
    return tokens.has([.rank, .title, .address, .month, .weekday, .state, .initial], at: token)
  }

  private static func isRank(_ token: Int, _ proof: Proof) -> Bool {
    proof.tokens.isWord(token)
      && rankWords.contains(proof.letters(token))
  }

  /// The number in "Airman 1st Class".
  private static func isClassNumber(_ token: Int, _ proof: Proof) -> Bool {
    guard token >= 0, token < proof.tokens.count, proof.tokens.kinds[token] == .ordinal else {
      return false
    }
    return ["1st", "2nd", "3rd"].contains(proof.string(token))
  }

  private static let rankWords: Set<[UInt8]> = Set(
    [
      "staff", "tech", "technical", "master", "senior", "chief", "petty", "warrant", "officer",
      "class", "lt", "lieut", "lieutenant", "maj", "major", "brig", "brigadier", "rear", "vice",
      "command", "sgt", "sergeant", "gen", "general", "col", "colonel", "cmdr", "commander", "adm",
      "admiral", "capt", "captain", "cpl", "corporal", "pvt", "private", "lance", "gunnery", "spc",
      "specialist", "airman", "seaman", "fireman", "flight", "leading", "able",
    ].map { Array($0.utf8) })

  /// The rank that was meant, written like the word; nil if there is none.
  func meant() -> String? {
    if tokens.shapes[token].contains(.allCaps), !hasPoint, let code = code() { return code }
    guard isInPlace else { return nil }
    let isFirm = isBehindRank || isBeforeRank || hasPoint
    let tables = proof.tradeWords.all
    // "in Axum. General Hale": the end of a sentence.
    let isSentenceEnd =
      hasPoint && !isBehindRank && tokens.shapes[behind].contains(.sentenceStart)
      && (letters.count > 3 || tokens.shapes[token].contains(.allCaps))
    if isSentenceEnd, tokens.shapes[token].contains(.allCaps) { return nil }
    let slips =
      isUnknown && isFirm && letters.count >= 3 && !isSentenceEnd || letters.count >= 7 ? 2 : 1
    if let pair = beside(tables, slips) { return proof.cased(pair, like: token) }
    guard
      let word = tables.meant(
        by: letters, in: tables.ranks, slips: slips, preferred: RankSlot.usual,
        anyOf: isBehindRank || isBeforeRank || hasPoint), word.count > 1
    else { return nil }
    // Of a word of four letters and more two wrong ones need a rank beside them.
    if slips == 2, Slip(from: word, to: letters) == nil, !isBehindRank, !isBeforeRank,
      word.count < 6
    {
      guard hasPoint, nameFollows(isFull: true) else { return nil }
    }
    return proof.cased(word, like: token)
  }

  /// Of several ranks that may be meant, the one that stands in releases most often.
  private static let usual: [[UInt8]] = [
    "sgt", "gen", "col", "capt", "maj", "lt", "spc", "cmdr", "adm", "cpl", "pvt", "pfc", "tech",
    "brig", "officer", "airman",
  ].map { Array($0.utf8) }

  private var isInPlace: Bool {
    if isUnknown {
      if isBehindRank, !hasPoint, !isBeforeRank {
        // "Spc. Alek Varga": a given name stands there too.
        return letters.count >= 5 && (startsName || tokens.fold(behind) == Word.of.fold)
      }
      if isBehindRank || isBeforeRank { return followsSomething }
      if hasPoint {
        return letters.count <= 6
          && (isKnownFamily(behind) || nameFollows(isFull: letters.count < 3))
      }
      return letters.count >= 4 && nameFollows(isFull: false)
    }
    // A word that there is: "Wig Commander Ana Ruiz", or with the point that no such word has.
    if isBeforeRank, !hasPoint {
      return letters.count >= 3 && !tokens.has([.role, .function, .echelon, .service], at: token)
        && (proof.person(at: behind + 1) != nil || proof.person(at: behind + 2) != nil)
        && besideIsSingle
    }
    guard hasPoint, letters.count <= 5 else { return false }
    // "the Air Force Band. Hale retired": the end of a name and of its sentence.
    if !isBehindRank, tokens.isCapitalized(token - 1), tokens.isWord(token - 1),
      !tokens.has([.role, .service], at: token - 1)
    {
      return false
    }
    if !tokens.shapes[token].contains(.sentenceStart), isKnownFamily(behind) { return true }
    if isBehindRank {
      return nameFollows(isFull: true)
        || tokens.names[token].family < 4 && nameFollows(isFull: false)
    }
    return !tokens.has([.function, .role, .placeWord, .organization], at: token)
      && nameFollows(isFull: true)
  }

  /// Whether the lists have a word between the neighbours from which one slip leads to this one.
  private var besideIsSingle: Bool { beside(proof.tradeWords.all, 1) != nil }

  /// Whether a word is the family name of a person of the release who has a rank.
  private func isKnownFamily(_ token: Int) -> Bool {
    guard token < tokens.count, tokens.isCapitalized(token) else { return false }
    let fold = tokens.folds[token]
    return proof.mentions.people.contains { mention in
      guard mention.reading.rank != nil, let family = mention.reading.name.family else {
        return false
      }
      return tokens.indices(in: family).contains { tokens.folds[$0] == fold }
    }
  }

  private var followsSomething: Bool {
    isBeforeRank || tokens.isCapitalized(behind) || tokens.fold(behind) == Word.of.fold
      || behind < tokens.count && tokens.kinds[behind] != .mark && isBehindRank
  }

  /// Whether the name of a person begins right behind the word, and the word is no part of it.
  private var startsName: Bool {
    proof.person(at: behind).map {
      $0.tokens.upperBound - behind >= 2 || $0.tokens.lowerBound == behind
    }
      ?? false
      || behind < tokens.count && tokens.kinds[behind] == .ordinal
      || proof.person(at: token).map { $0.tokens.lowerBound == token && $0.tokens.count > 2 }
        ?? false
  }

  /// Whether a person's name stands behind the word.
  private func nameFollows(isFull: Bool) -> Bool {
    if let person = proof.person(at: behind), person.tokens.lowerBound == behind {
      return !isFull || person.reading.form == .full
    }
    if !isFull, isKnownFamily(behind) { return true }
    // "Captian Ana Ruiz" may have been read as one long name.
    if let person = proof.person(at: token), person.tokens.lowerBound == token,
      person.tokens.count >= (isFull ? 3 : 2)
    {
      return true
    }
    return tokens.isCapitalized(behind) && tokens.names[behind].given > 4
      && tokens.isCapitalized(behind + 1) && !tokens.has(.function, at: behind)
  }

  /// The word that the lists have between the neighbours.
  private func beside(_ tables: TradeTables, _ slips: Int) -> [UInt8]? {
    var found: [[UInt8]] = []
    if isBehindRank {
      let hyphen = tokens.fold(token - 1) == .hyphen
      let before = hyphen ? token - 2 : token - 1
      found +=
        RankSlot.isClassNumber(before, proof)
        ? [Array("class".utf8)] : tables.followers(of: proof.letters(before))
    }
    if isBeforeRank {
      let hyphen = tokens.fold(token + 1) == .hyphen
      found += tables.predecessors(of: proof.letters(hyphen ? token + 2 : behind))
    }
    guard !found.contains(letters) else { return nil }
    func isAbbreviation(_ word: [UInt8]) -> Bool { hasPoint ? word.count <= 5 : word.count >= 3 }
    if let one = found.first(where: {
      isAbbreviation($0)
        && Slip(from: $0, to: letters).map { !TradeTables.isEnding($0, letters) } ?? false
    }) {
      return one
    }
    guard slips == 2 else { return nil }
    return found.first {
      isAbbreviation($0) && Likeness.isTwoSlips($0, letters) && Slip(from: $0, to: letters) == nil
        && $0.count >= 3
    }
  }

  /// A code in capitals before a name, in a release that writes its ranks so.
  private func code() -> String? {
    guard isUnknown, letters.count <= 7, nameFollows(isFull: false) else { return nil }
    let used = proof.mentions.ranks.filter {
      $0.tokens.count == 1 && tokens.shapes[$0.tokens.lowerBound].contains(.allCaps)
        && $0.tokens.lowerBound != token
    }
    guard !used.isEmpty else { return nil }
    let isLong = letters.count >= 4
    for mention in used {
      let code = proof.letters(mention.tokens.lowerBound)
      if Slip(from: code, to: letters) != nil || isLong && Likeness.isTwoSlips(code, letters) {
        return proof.string(mention.tokens.lowerBound)
      }
    }
    let tables = proof.tradeWords.all
    return tables.meant(
      by: letters, in: tables.rankCodes, slips: isLong ? 2 : 1, preferred: RankSlot.usual,
      anyOf: true
    )
    .map { String(decoding: $0, as: UTF8.self).uppercased() }
  }
}
