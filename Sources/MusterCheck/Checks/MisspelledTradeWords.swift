internal import MusterModel
internal import MusterText

extension Check {
  /// A rank with a slip in it.
  ///
  /// Such as "Captian Ana Ruiz", "Stff Sgt. Pike".
  ///
  /// Only a word that no list knows, right before a rank or a name, is looked at; a name that
  /// happens to look like a rank ("Majors") is left alone.
  static let misspelledRank = Check(
    "rank.misspelled", "A rank with a letter wrong.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    func look(at token: Int, mostFrequent: Int = 0) {
      // A point that no abbreviation has stands by itself: "Sgyt" ".".
      let hasPoint = tokens.fold(token) == .period && tokens.isGlued(token)
      let word = hasPoint ? token - 1 : token
      guard proof.isUnknownWord(word, least: hasPoint ? 2 : 4, mostFrequent: mostFrequent),
        let found = proof.meant(at: word, .rank)
      else { return }
      findings.append(
        proof.finding(
          "rank.misspelled", .error,
          "expected \u{201C}\(found)\u{201D}, but found \u{201C}\(proof.string(word))\u{201D}",
          tokens.range(word), suggestion: found))
    }
    for rank in proof.mentions.ranks {
      // Between two words of a rank a rare family name is a slip sooner than a name.
      look(at: rank.tokens.lowerBound - 1, mostFrequent: 1)
    }
    for person in proof.mentions.people where person.reading.rank == nil {
      let first = person.tokens.lowerBound
      look(at: first - 1)
      // "Captian Ana Ruiz" may have been read as one long name.
      if person.tokens.count >= 2 { look(at: first) }
    }
    return findings
  }

  /// The head noun of a unit with a slip in it: "the 51st Fighter Wnig".
  ///
  /// Only a word that no list knows, behind a capital or an ordinal, is looked at.
  static let misspelledUnit = Check(
    "unit.misspelled", "A word of a unit's name with a letter wrong.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in 1..<max(1, tokens.count) where proof.isUnknownWord(token) {
      guard tokens.range(token).count >= 4,
        tokens.kinds[token - 1] == .ordinal || tokens.isCapitalized(token - 1),
        !tokens.shapes[token].contains(.sentenceStart), tokens.fold(token + 1) != .possessive,
        standsInUnit(token, proof), let found = proof.meant(at: token, .unit)
      else { continue }
      // Behind a name it may be the next part of it: "Sgt. Ana Wign".
      let isName = proof.mentions.people.contains { $0.tokens.contains(token - 1) }
      guard !isName else { continue }
      findings.append(
        proof.finding(
          "unit.misspelled", .error,
          "expected \u{201C}\(found)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}",
          tokens.range(token), suggestion: found))
    }
    return findings
  }

  /// An ordinal, or a word of units or services, stands within the four capitals before.
  private static func standsInUnit(_ token: Int, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    var at = token - 1
    while at >= 0, token - at <= 4, tokens.kinds[at] == .ordinal || tokens.isCapitalized(at) {
      if tokens.kinds[at] == .ordinal
        || tokens.has([.echelon, .service], at: at)
      {
        return true
      }
      at -= 1
    }
    return false
  }

  /// A month with a slip in it, before its day.
  ///
  /// Such as "Janaury 5", "Setp. 12".
  static let misspelledMonth = Check(
    "date.misspelled", "A month with a letter wrong.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for number in tokens.kinds.indices where tokens.kinds[number] == .number {
      // Of the short forms only those with a point are looked at: "Mat 5" may be anything.
      let isShort = tokens.fold(number - 1) == .period && tokens.isGlued(number - 1)
      let token = isShort ? number - 2 : number - 1
      guard proof.isUnknownWord(token, least: isShort ? 2 : 4),
        let value = Int(proof.string(number)),
        (1...31).contains(value) || (1900...2100).contains(value)
      else { continue }
      let letters = proof.letters(token)
      let meant = months.filter { month in
        month.isShort == isShort && Slip(from: Array(month.name.utf8), to: letters) != nil
      }
      guard meant.count == 1, let month = meant.first else { continue }
      let name = month.name.prefix(1).uppercased() + month.name.dropFirst()
      findings.append(
        proof.finding(
          "date.misspelled", .error,
          "expected \u{201C}\(name)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}",
          tokens.range(token), suggestion: name))
    }
    return findings
  }

  private static let months: [(name: String, isShort: Bool)] =
    [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ].map { ($0, false) }
    + ["jan", "feb", "aug", "sept", "oct", "nov", "dec"].map { ($0, true) }
}

extension Proof {
  /// Whether a token is a word with a capital of which no list and no table of names knows anything.
  ///
  /// A family name that is not more frequent than `mostFrequent` counts as unknown too.
  func isUnknownWord(_ token: Int, least: Int = 4, mostFrequent: Int = 0) -> Bool {
    guard token >= 0, token < tokens.count, tokens.kinds[token] == .word,
      tokens.shapes[token].contains(.capital), tokens.range(token).count >= least,
      tokens.names[token].given == 0, tokens.names[token].family <= mostFrequent
    else { return false }
    // The bits from 48 on tell only how it is written.
    return tokens.classes[token].subtracting(.family).rawValue & (1 << 48 - 1) == 0
  }

  /// The folded letters of a token, without the point of an abbreviation.
  func letters(_ token: Int) -> [UInt8] {
    var letters = Array(Fold.string(string(token)).utf8)
    if letters.last == UInt8(ascii: ".") { letters.removeLast() }
    return letters
  }

  /// The word of ranks or units that a misspelled one stands for, written like it.
  func meant(at token: Int, _ kind: TradeWords.Kind) -> String? {
    guard let word = tradeWords.meant(by: letters(token), kind) else { return nil }
    let shape = tokens.shapes[token]
    if shape.contains(.allCaps) { return word.uppercased() }
    return word.prefix(1).uppercased() + word.dropFirst() + (shape.contains(.point) ? "." : "")
  }
}
