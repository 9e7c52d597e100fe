internal import MusterModel
internal import MusterText

extension Check {
  /// A small word that stands there twice: "on the the flight line".
  ///
  /// Does not report "that that", "had had" and the like, which good writers write, nor names such
  /// as "Walla Walla": only words that bind others are looked at, in small letters.
  static let doubledWord = Check(
    "word.doubled", "A word written twice in a row.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.folds.indices.dropFirst() {
      guard tokens.folds[token] == tokens.folds[token - 1], tokens.kinds[token] == .word,
        tokens.shapes[token].contains(.spaceBefore),
        tokens.shapes[token].isDisjoint(with: [.capital, .blockStart, .sentenceStart]),
        tokens.has([.function, .common], at: token),
        tokens.kinds[token - 1] == .word, !tokens.shapes[token - 1].contains(.point)
      else { continue }
      let word = proof.string(token)
      guard !rightTwice.contains(word) else { continue }
      // Between two marks of a list of letters or codes a doubling may be meant: "a, a, b".
      let range = TextRange(Int(tokens.starts[token - 1]), Int(tokens.ends[token]))
      findings.append(
        proof.finding(
          "word.doubled", .error,
          "expected \u{201C}\(word)\u{201D} once, but found it twice, "
            + "because English does not double it",
          range, suggestion: proof.string(token - 1)))
    }
    return findings
  }

  /// Words that may well stand twice.
  private static let rightTwice: Set<String> = [
    "that", "had", "is", "was", "do", "did", "very", "so", "no", "now", "far", "many", "much",
    "long", "really", "again", "her", "you", "there", "never", "ever", "more", "on", "in", "up",
    "back", "well", "yes", "over", "through", "out",
  ]
}
