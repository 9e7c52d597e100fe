internal import MusterModel
internal import MusterText

extension Check {
  /// A month with a slip in it, beside its day or year.
  ///
  /// Such as "Janaury 5", "Setp. 12", "3 Agust 2021".
  ///
  /// A word that there is ("Set", "Mary") is looked at only where nothing but a month can stand:
  /// with the point of an abbreviation within a sentence, or between a preposition and a day with
  /// its year.
  static let misspelledMonth = Check(
    "date.misspelled", "A month with a letter wrong.", severity: .error,
    example: "The course begins Janaury 5.",
    limits: "A word that is a name or another word is left alone unless it stands where nothing "
      + "but a month can stand, as \u{201C}Set. 22\u{201D} within a sentence does."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for number in tokens.kinds.indices where tokens.kinds[number] == .number {
      guard let value = Int(proof.string(number)),
        (1...31).contains(value) || (1900...2100).contains(value)
      else { continue }
      // Of an abbreviation that no list has the point stands by itself.
      let hasMark = tokens.fold(number - 1) == .period && tokens.isGlued(number - 1)
      let token = hasMark ? number - 2 : number - 1
      guard tokens.isWord(token), tokens.isCapitalized(token), !tokens.has(.month, at: token),
        tokens.range(token).count >= 2, !tokens.isGlued(number), tokens.fold(token - 1) != .hyphen,
        !tokens.shapes[number].contains(.blockStart),
        !tokens.has(
          [.state, .country, .initial, .title, .weekday, .echelon, .timeUnit], at: token),
        proof.letters(token) != Array("no".utf8),
        !isInitials(token, proof)
      else { continue }
      let slot = MonthSlot(
        proof, token, number, hasPoint: hasMark || tokens.shapes[token].contains(.point))
      guard let name = slot.meant() else { continue }
      findings.append(
        proof.finding(
          "date.misspelled", .error,
          "expected \u{201C}\(name)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, "
            + "because a month stands before its day",
          tokens.range(token), suggestion: name))
    }
    return findings
  }

  /// "D.C.", "U.S.": points within.
  private static func isInitials(_ token: Int, _ proof: Proof) -> Bool {
    proof.letters(token).contains(UInt8(ascii: "."))
  }
}

/// A word before a number, where a month may stand.
private struct MonthSlot {
  private let proof: Proof
  private let tokens: Tokens
  private let token: Int
  private let number: Int
  private let hasPoint: Bool

  init(_ proof: Proof, _ token: Int, _ number: Int, hasPoint: Bool) {
    self.proof = proof
    tokens = proof.tokens
    self.token = token
    self.number = number
    self.hasPoint = hasPoint
  }

  /// The month that was meant, or nil if there is none or more than one.
  func meant() -> String? {
    let letters = proof.letters(token)
    let isUnknown = proof.isUnknownWord(token, least: 2, mostFrequent: isFirm ? 3 : 0)
    guard isUnknown || isFirm || hasPoint && !isSentenceStart else { return nil }
    guard isUnknown || !isCounted else { return nil }
    // "Mat 5" may be anything: a short form without a point needs a year or a preposition.
    guard hasPoint || isFirm || letters.count >= 4 || isUnknown && letters.count == 3 && isEnclosed
    else { return nil }
    var found: [(name: String, isSingle: Bool)] = []
    for month in MonthSlot.months {
      guard
        month.isShort == hasPoint || month.isShort && letters.count <= 2 || month.name == "sept",
        let likeness = Likeness(from: Array(month.name.utf8), to: letters),
        likeness.isSingle || isUnknown
      else { continue }
      found.append((month.name, likeness.isSingle))
    }
    if found.contains(where: \.isSingle) { found.removeAll { !$0.isSingle } }
    // "Sept" and "Sep", "Jun" and "June" are one month.
    guard let first = found.first, found.allSatisfy({ $0.name.prefix(3) == first.name.prefix(3) })
    else { return nil }
    return first.name.prefix(1).uppercased() + first.name.dropFirst()
  }

  /// Whether a day or year is all that the number can be: nothing to be counted follows.
  private var isEnclosed: Bool {
    let next = number + 1
    guard next < tokens.count, !tokens.shapes[next].contains(.blockStart) else { return true }
    return tokens.kinds[next] == .mark || tokens.has(.function, at: next)
  }

  private var isSentenceStart: Bool { tokens.shapes[token].contains(.sentenceStart) }

  /// Whether only a month fits: "on _ 12", "_ 12, 2014".
  private var isFirm: Bool {
    let isDay = tokens.range(number).count <= 2
    let hasYear =
      isDay && tokens.fold(number + 1) == .comma && number + 2 < tokens.count
      && tokens.kinds[number + 2] == .number && tokens.range(number + 2).count == 4
    if hasYear { return true }
    guard isDay, !isCounted, token > 0 else { return false }
    return ["on", "since", "until", "through", "by", "from", "starting", "beginning"]
      .contains(Fold.string(proof.string(token - 1)))
  }

  /// Whether the number counts something: "Set 12 charges".
  private var isCounted: Bool {
    let next = number + 1
    return next < tokens.count && tokens.kinds[next] == .word
      && !tokens.has(.function, at: next) && !tokens.shapes[next].contains(.blockStart)
      && !tokens.isCapitalized(next) && !tokens.has([.cue, .weekday, .timeWord], at: next)
  }

  private static let months: [(name: String, isShort: Bool)] =
    [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ].map { ($0, false) }
    + ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"]
    .map { ($0, true) }
}
