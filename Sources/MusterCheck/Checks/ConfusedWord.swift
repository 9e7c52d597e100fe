internal import MusterModel
internal import MusterText

extension Check {
  /// A word that is often taken for another, where the words around it show which one is meant.
  ///
  /// "a full compliment of sailors", "the explosive ordinance team".
  ///
  /// Does not report a word only because it is one of such a pair: the neighbours must fit one of
  /// the patterns of `confusables.tsv`, which is the place to add a pair or a pattern.
  static let confusedWord = Check(
    "word.confused", "A word taken for another of like sound.", severity: .error
  ) { proof in
    guard let list = proof.lexicon.lists["confusables.tsv"] else { return [] }
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.classes.indices where tokens.has(.confusable, at: token) {
      guard let phrase = proof.lexicon.phrase(.confusable, at: token, in: tokens) else { continue }
      let words = token..<phrase.end
      for row in phrase.rows {
        let patterns = ConfusablePatterns(proof, words)
        guard let place = patterns.first(of: list.column(2, ofRow: row)),
          patterns.first(of: list.column(3, ofRow: row)) == nil
        else { continue }
        let found = proof.string(tokens.range(words))
        let meant = cased(list.column(1, ofRow: row), like: found)
        findings.append(
          proof.finding(
            "word.confused", .error,
            "expected \u{201C}\(meant)\u{201D}, but found \u{201C}\(found)\u{201D}, because it "
              + "stands in \u{201C}\(proof.string(tokens.range(place)))\u{201D}",
            tokens.range(words), suggestion: meant,
            evidence: [
              Finding.Evidence(range: tokens.range(place), note: "the words around it")
            ]))
        break
      }
    }
    return findings
  }

  /// A word with capitals where another has them.
  private static func cased(_ word: String, like other: String) -> String {
    if other.count > 1, !other.contains(where: \.isLowercase) { return word.uppercased() }
    guard other.first?.isUppercase == true, let first = word.first else { return word }
    return first.uppercased() + word.dropFirst()
  }
}
