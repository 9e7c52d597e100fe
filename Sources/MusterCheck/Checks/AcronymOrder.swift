internal import MusterModel
internal import MusterText

extension Check {
  /// An acronym whose letters are out of order: "the CAOC … the COAC".
  ///
  /// The right one must be defined in the release, in parentheses, or stand there more often. Does
  /// not report an acronym that the lists know, or one that is defined itself.
  static let acronymOrder = Check(
    "acronym.order", "An acronym with two letters exchanged.", severity: .error
  ) { proof in
    let tokens = proof.tokens
    var places: [[UInt8]: [Int]] = [:]
    for token in tokens.shapes.indices where isAcronym(token, tokens) {
      places[bytes(of: token, proof), default: []].append(token)
    }
    var findings: [Finding] = []
    for (letters, found) in places.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
    where found.count == 1 {
      guard let token = found.first, !isDefined(token, tokens),
        tokens.classes[token].rawValue & (1 << 48 - 1) == 0
      else { continue }
      for (other, right) in places.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
      where isExchanged(other, letters) {
        guard right.count >= 2 || right.contains(where: { isDefined($0, tokens) }),
          let example = right.first(where: { isDefined($0, tokens) }) ?? right.first
        else { continue }
        let suggestion = proof.string(example)
        findings.append(
          proof.finding(
            "acronym.order", .error,
            "expected \u{201C}\(suggestion)\u{201D}, but found \u{201C}\(proof.string(token))\u{201D}: "
              + "two letters are exchanged",
            tokens.range(token), suggestion: suggestion,
            evidence: [
              Finding.Evidence(range: tokens.range(example), note: "the acronym as written here")
            ]))
      }
    }
    return findings
  }

  /// At least three letters with two capitals, in text that is not all capitals itself.
  private static func isAcronym(_ token: Int, _ tokens: Tokens) -> Bool {
    let shape = tokens.shapes[token]
    guard tokens.kinds[token] == .word || tokens.kinds[token] == .alphanumeric,
      tokens.range(token).count >= 3, tokens.range(token).count <= 10, !shape.contains(.point),
      shape.contains(.allCaps) || shape.contains(.mixed)
    else { return false }
    // In a headline of capitals each word looks like an acronym.
    func isShouted(_ at: Int) -> Bool {
      at >= 0 && at < tokens.count && tokens.kinds[at] == .word
        && tokens.shapes[at].contains(.allCaps) && tokens.range(at).count > 1
    }
    return !isShouted(token - 1) && !isShouted(token + 1)
  }

  /// "Combined Air Operations Center (CAOC)".
  private static func isDefined(_ token: Int, _ tokens: Tokens) -> Bool {
    tokens.fold(token - 1) == .openParenthesis && tokens.fold(token + 1) == .closeParenthesis
  }

  private static func bytes(of token: Int, _ proof: Proof) -> [UInt8] {
    let range = proof.tokens.range(token)
    return Array(proof.document.text[range.start..<range.end])
  }

  private static func isExchanged(_ right: [UInt8], _ wrong: [UInt8]) -> Bool {
    guard right.count == wrong.count, right != wrong,
      let start = right.indices.first(where: { right[$0] != wrong[$0] }), start + 1 < right.count
    else { return false }
    return right[start] == wrong[start + 1] && right[start + 1] == wrong[start]
      && right[(start + 2)...] == wrong[(start + 2)...]
  }
}
