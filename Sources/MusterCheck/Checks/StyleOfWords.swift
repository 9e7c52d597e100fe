internal import MusterModel
internal import MusterText

extension Check {
  /// An acronym that the release never spells out.
  ///
  /// Does not report those that readers know (NATO, NASA), nor one whose words stand beside it in
  /// parentheses.
  static let styleAcronym = Check(
    "style.acronym", "An acronym that the release never spells out.", severity: .style,
    example: "The HWCX opened at noon.",
    limits: "Acronyms that readers know are left alone, and so are ranks, designations of "
      + "equipment and lines in capitals."
  ) { proof in
    let tokens = proof.tokens
    var seen: Set<FoldID> = []
    var findings: [Finding] = []
    for token in tokens.kinds.indices where isAcronym(token, proof) {
      guard seen.insert(tokens.folds[token]).inserted, !isSpelledOut(tokens.folds[token], proof)
      else { continue }
      let word = proof.string(token)
      findings.append(
        proof.finding(
          "style.acronym", .warning,
          "expected the words of \u{201C}\(word)\u{201D}, but found the letters alone, because the release "
            + "never spells it out", tokens.range(token)))
    }
    return findings
  }

  private static let known: Set<String> = [
    "nato", "nasa", "fbi", "cia", "usa", "gps", "aids", "covid", "dna", "ceo", "espn", "cnn", "abc",
    "nbc", "cbs", "gmt", "est", "edt", "utc", "atm", "usb", "html", "pdf", "tv", "dvd", "nfl",
    "nba",
  ]

  private static func isAcronym(_ token: Int, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    let shape = tokens.shapes[token]
    guard tokens.kinds[token] == .word, tokens.range(token).count >= 3,
      tokens.range(token).count <= 8, !shape.contains(.point),
      shape.contains(.allCaps) || shape.contains(.mixed) && hasTwoCapitals(token, proof),
      !tokens.has(
        [.rank, .rating, .suffix, .postNominal, .month, .weekday, .state, .equipment], at: token),
      tokens.fold(token + 1) != .hyphen, tokens.fold(token - 1) != .hyphen,
      !known.contains(Fold.string(proof.string(token))),
      proof.document.blocks[Int(tokens.blocks[token])].kind == .paragraph,
      proof.person(at: token) == nil
    else { return false }
    // In a line of capitals each word looks like an acronym.
    return !isShouted(token - 1, tokens) && !isShouted(token + 1, tokens)
  }

  private static func hasTwoCapitals(_ token: Int, _ proof: Proof) -> Bool {
    let range = proof.tokens.range(token)
    let letters = proof.document.text[range.start..<range.end]
    return letters.count { $0 >= 0x41 && $0 <= 0x5A } >= 3
  }

  private static func isShouted(_ at: Int, _ tokens: Tokens) -> Bool {
    at >= 0 && at < tokens.count && tokens.kinds[at] == .word
      && tokens.shapes[at].contains(.allCaps) && tokens.range(at).count > 1
      && !tokens.shapes[at].contains(.point)
  }

  private static func isSpelledOut(_ fold: FoldID, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    return tokens.folds.indices.contains { token in
      tokens.folds[token] == fold
        && (tokens.fold(token - 1) == .openParenthesis
          || tokens.fold(token + 1) == .openParenthesis)
    }
  }

  /// A word for which American releases have a plainer one: "amongst", "whilst".
  ///
  /// Does not report releases of other countries, nor quotations.
  static let styleUsage = Check(
    "style.usage", "A word for which American style has another.", severity: .style,
    example: "The friendship amongst the crews grew.",
    limits: "Releases that spell in the British way and quotations are left alone."
  ) { proof in
    let tokens = proof.tokens
    return tokens.kinds.indices.compactMap { token in
      guard tokens.kinds[token] == .word, tokens.range(token).count >= 6,
        let right = usages[Fold.string(proof.string(token))], !proof.isInQuote(tokens.range(token))
      else { return nil }
      let word = proof.cased(Array(right.utf8), like: token)
      return proof.finding(
        "style.usage", .style,
        "expected \u{201C}\(word)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}, because American "
          + "style has the shorter word", tokens.range(token), suggestion: word)
    }
  }

  private static let usages: [String: String] = [
    "amongst": "among", "whilst": "while", "amidst": "amid", "towards": "toward",
    "afterwards": "afterward", "backwards": "backward", "upwards": "upward",
    "downwards": "downward", "inwards": "inward", "outwards": "outward", "utilize": "use",
    "utilized": "used", "utilizing": "using", "utilizes": "uses", "irregardless": "regardless",
  ]
}
