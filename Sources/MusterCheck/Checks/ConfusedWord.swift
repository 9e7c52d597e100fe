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
        let meant = ConfusablePatterns.cased(list.column(1, ofRow: row), like: found)
        findings.append(
          proof.finding(
            "word.confused", .error,
            "expected \u{201C}\(meant)\u{201D}, but found \u{201C}\(found)\u{201D} in "
              + "\u{201C}\(proof.string(tokens.range(place)))\u{201D}",
            tokens.range(words), suggestion: meant,
            evidence: [
              Finding.Evidence(range: tokens.range(place), note: "the words around it")
            ]))
        break
      }
    }
    return findings
  }
}

/// Compares the neighbours of some words with the patterns of `confusables.tsv`.
private struct ConfusablePatterns {
  private let proof: Proof
  private let words: Range<Int>
  private let block: Range<Int>
  private let isName: Bool
  private var tokens: Tokens { proof.tokens }

  init(_ proof: Proof, _ words: Range<Int>) {
    self.proof = proof
    self.words = words
    let tokens = proof.tokens
    block = tokens.tokens(ofBlock: Int(tokens.blocks[words.lowerBound]))
    let shape = tokens.shapes[words.lowerBound]
    isName =
      shape.contains(.capital) && !shape.contains(.sentenceStart)
      && (!shape.contains(.allCaps) || tokens.range(words).count < 2)
  }

  /// The tokens that the first fitting pattern covers, or nil if none fits.
  func first(of patterns: String) -> Range<Int>? {
    for pattern in patterns.split(separator: "|") {
      if pattern.hasPrefix("~") {
        let wanted = pattern.dropFirst()
        if let token = tokens.sentence(around: words.lowerBound).first(where: { word($0) == wanted }
        ) {
          return token..<token + 1
        }
      } else if let place = place(of: pattern) {
        return place
      }
    }
    return nil
  }

  private func place(of pattern: Substring) -> Range<Int>? {
    var pattern = pattern
    if pattern.hasPrefix("^") {
      pattern = pattern.dropFirst()
    } else if isName {
      return nil
    }
    let elements = pattern.split(separator: " ")
    guard let own = elements.firstIndex(of: "_") else { return nil }
    var start = words.lowerBound
    for element in elements[..<own].reversed() {
      guard let next = match(element, before: start) else { return nil }
      start = next
    }
    var end = words.upperBound
    for element in elements[(own + 1)...] {
      guard let next = match(element, after: end) else { return nil }
      end = next
    }
    return start..<end
  }

  /// The end of what an element takes behind `token`.
  private func match(_ element: Substring, after token: Int) -> Int? {
    for option in element.split(separator: "/") {
      switch option {
      case "%":
        if token >= block.upperBound || tokens.kinds[token] == .mark
          || tokens.has(.function, at: token)
        {
          return token
        }
      case "*", "#":
        if fits(option, token) { return token + 1 }
      default:
        if word(token) == option { return token + 1 }
        // "wi-fi", "doesn't": a word that is several tokens.
        if option.contains("-") || option.contains("'"), token < block.upperBound {
          var end = token + 1
          while end < block.upperBound, tokens.isGlued(end), end - token < 4 { end += 1 }
          for end in token + 1..<end + 1 where joined(token..<end) == option { return end }
        }
      }
    }
    return nil
  }

  /// The start of what an element takes before `token`.
  private func match(_ element: Substring, before token: Int) -> Int? {
    for option in element.split(separator: "/") {
      if option == "*" || option == "#" {
        if fits(option, token - 1) { return token - 1 }
        continue
      }
      if word(token - 1) == option { return token - 1 }
      if option.contains("-") || option.contains("'") {
        var start = token - 1
        while start > block.lowerBound, tokens.isGlued(start), token - start < 4 { start -= 1 }
        for start in max(start, block.lowerBound)..<max(token, start + 1)
        where joined(start..<token) == option {
          return start
        }
      }
    }
    return nil
  }

  private func fits(_ element: Substring, _ token: Int) -> Bool {
    guard block.contains(token) else { return false }
    let kind = tokens.kinds[token]
    if element == "#" {
      return kind == .number || kind == .ordinal
        || tokens.has([.numberWord, .ordinalWord], at: token)
    }
    return kind != .mark
  }

  private func word(_ token: Int) -> String {
    block.contains(token) ? Fold.string(proof.string(token)) : ""
  }

  private func joined(_ range: Range<Int>) -> String {
    guard range.lowerBound >= block.lowerBound, range.upperBound <= block.upperBound,
      !range.isEmpty
    else { return "" }
    return Fold.string(proof.string(tokens.range(range)))
  }

  /// A word with capitals where another has them.
  static func cased(_ word: String, like other: String) -> String {
    if other.count > 1, !other.contains(where: \.isLowercase) { return word.uppercased() }
    guard other.first?.isUppercase == true, let first = word.first else { return word }
    return first.uppercased() + word.dropFirst()
  }
}
