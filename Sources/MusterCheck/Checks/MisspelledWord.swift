internal import MusterModel
internal import MusterText

extension Check {
  /// A word in small letters that English does not have, one slip from one that it has.
  ///
  /// "the squardon landed", "of teh Air Force". The word meant must be one of the words that stand in
  /// releases (the lists of Muster), the wrong one may not stand there more than twice.
  ///
  /// Does not report words of other languages, of trades and of brands that are far from English
  /// ones, nor parts of compounds and addresses; it is no spelling checker for all words.
  static let misspelledWord = Check(
    "word.misspelled", "A word that English does not have, one slip from one that it has.",
    severity: .warning, example: "The squardon landed at noon.",
    limits: "Only words one slip from a word of the lists are reported, in small letters, and not "
      + "those that stand there more than twice. Compounds and addresses are left alone."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.kinds.indices
    where tokens.kinds[token] == .word
      && tokens.shapes[token].isDisjoint(with: [.capital, .mixed, .nonASCII, .point])
      && tokens.classes[token].rawValue & (1 << 48 - 1) == 0
      && tokens.folds[token] >= FoldID.firstWord
    {
      let letters = proof.letters(token)
      guard letters.count >= 3, letters.count <= 16, !proof.lexicon.isEnglish(letters),
        letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), !isCompound(token, tokens),
        tokens.names[token].family == 0, tokens.names[token].given == 0
      else { continue }
      let meant: [UInt8]?
      if letters.count <= 4, isArticle(token, letters, proof) {
        meant = Array("the".utf8)
      } else if letters.count >= 5 {
        meant = proof.spelling(of: letters, isInflected: { isInflected($0, letters) })
          .flatMap { isPlain($0, letters) ? $0 : nil }
      } else {
        meant = nil
      }
      guard let meant, times(tokens.folds[token], tokens) <= 2 else { continue }
      let word = String(decoding: meant, as: UTF8.self)
      findings.append(
        proof.finding(
          "word.misspelled", .warning,
          "expected \u{201C}\(word)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, "
            + "because English has no such word",
          tokens.range(token), suggestion: word))
    }
    return findings
  }

  private static func times(_ fold: FoldID, _ tokens: Tokens) -> Int {
    tokens.folds.reduce(0) { $0 + ($1 == fold ? 1 : 0) }
  }

  private static func isCompound(_ token: Int, _ tokens: Tokens) -> Bool {
    let joins: [FoldID] = [.hyphen, .slash, .mark("@"), .mark("_"), .mark("#"), .period]
    return tokens.isGlued(token) && token > 0 && tokens.kinds[token - 1] == .mark
      && joins.contains(tokens.folds[token - 1])
      || tokens.isGlued(token) && token > 0 && tokens.kinds[token - 1] != .mark
      || tokens.isGlued(token + 1)
        && (tokens.kinds[token + 1] != .mark
          || joins.contains(tokens.folds[token + 1]) && tokens.isGlued(token + 2))
  }

  /// "of teh Air Force": between a preposition and a noun.
  private static func isArticle(_ token: Int, _ letters: [UInt8], _ proof: Proof) -> Bool {
    Likeness.isTwoSlips(letters, Array("the".utf8))
      && Slip(from: Array("the".utf8), to: letters) != nil
      && proof.lexicon.clauseWords(of: proof.tokens.fold(token - 1)).contains(.preposition)
      && proof.tokens.isWord(token + 1)
  }

  /// Whether the slip is one that fingers make: letters exchanged, doubled, left out; other letters
  /// only in a long word.
  private static func isPlain(_ right: [UInt8], _ wrong: [UInt8]) -> Bool {
    switch Slip(from: right, to: wrong) {
    case .exchanged: true
    case .doubled: !wrong.suffix(3).elementsEqual("ees".utf8) && wrong.suffix(2) != [101, 101]
    case .leftOut:
      // "capita", "ledging": words of their own.
      wrong.count >= 6 && right.first == wrong.first && right.last == wrong.last
    default: false
    }
  }

  /// Another form of the word: "mentees", "reskilled".
  private static func isInflected(_ right: [UInt8], _ wrong: [UInt8]) -> Bool {
    guard wrong.starts(with: right) else { return false }
    return ["s", "d", "r", "y", "n", "e"]
      .contains(String(decoding: wrong[right.count...], as: UTF8.self))
  }
}
