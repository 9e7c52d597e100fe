internal import MusterModel
internal import MusterText

extension Check {
  /// A sentence in which a quotation is attributed twice, before it and behind it.
  ///
  /// Such as `Hale said, "It holds," Hale said`.
  ///
  /// Does not report two quotations, each with an attribution of its own.
  static let attributedTwice = Check(
    "quote.attributed-twice", "A quotation attributed twice.", severity: .warning,
    example: "Hale said, \u{201C}It holds,\u{201D} Hale said.",
    limits: "Two quotations in one sentence, each with its own attribution, are left alone."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for quote in proof.roll.quotes where quote.kind != .indirect {
      guard let part = quote.parts.first, quote.parts.count == 1 else { continue }
      let inner = tokens.indices(in: part)
      guard let first = inner.first, let last = inner.last, first >= 3 else { continue }
      // The mark, and a comma or colon before it.
      var before = first - 2
      if [.comma, .colon].contains(tokens.fold(before)) { before -= 1 }
      let behind = last + 2
      guard behind < tokens.count, before >= 0, isSaid(before, proof),
        tokens.sentences[before] == tokens.sentences[first - 1]
      else { continue }
      let close = behind..<min(behind + 4, tokens.count)
      guard
        let again = close.first(where: { isSaid($0, proof) }),
        (behind..<again).allSatisfy({
          tokens.isCapitalized($0) || tokens.has(.pronoun, at: $0)
        }), again > behind || tokens.isCapitalized(again + 1),
        tokens.fold(again + 1) != .comma || again > behind
      else { continue }
      // "… he said, and Ruiz said": another clause.
      guard
        !tokens.shapes[behind].contains(.sentenceStart) || !tokens.isCapitalized(behind)
          || tokens.fold(last) == .comma
      else { continue }
      let range = tokens.range(behind..<again + 1)
      findings.append(
        proof.finding(
          "quote.attributed-twice", .warning,
          "expected one attribution, but found \u{201C}\(proof.string(range))\u{201D} as well, because the "
            + "quotation is attributed before it begins",
          range,
          evidence: [Finding.Evidence(range: tokens.range(before), note: "attributed here")]))
    }
    return findings
  }

  private static func isSaid(_ token: Int, _ proof: Proof) -> Bool {
    proof.tokens.isWord(token)
      && ["said", "says", "added", "explained", "stated", "noted", "told", "asked"]
        .contains(Fold.string(proof.string(token)))
  }

  /// One quotation in two wordings: in the headline or a caption and in the story, or in another
  /// release.
  ///
  /// Does not report a quotation that is only shortened, or one with an ellipsis or an insertion.
  static let variedQuote = Check(
    "quote.varied", "One quotation in two wordings.", severity: .warning,
    example:
      "\u{201C}We keep the lights on,\u{201D} Hale said. (Caption: \u{201C}We kept the lights on,\u{201D} "
      + "said Hale.)",
    limits: "A shortened quotation, and one with an ellipsis or words in brackets, is left alone."
  ) { proof in
    QuoteWordings(proof).findings()
  }

  /// A mark that stands where none can stand: a backslash in a word, two commas, a space before a
  /// comma or behind the hyphen of a compound.
  ///
  /// Does not report paths and addresses, the hyphen of "first- and second-class", nor points in a
  /// row.
  static let strayMark = Check(
    "mark.stray", "A mark or space that stands where none can stand.", severity: .warning,
    example: "The sergeant\\ spoke at a wreath- laying.",
    limits: "Paths, addresses, points in a row and hyphens before \u{201C}and\u{201D} or "
      + "\u{201C}to\u{201D} are left alone."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for token in tokens.kinds.indices where tokens.kinds[token] == .mark {
      guard let found = StrayMark(proof, token) else { continue }
      findings.append(
        proof.finding(
          "mark.stray", .warning,
          "expected \u{201C}\(found.right)\u{201D}, but found \u{201C}\(proof.string(found.range))\u{201D}, because "
            + found.because, found.range, suggestion: found.right))
    }
    return findings
  }
}

/// A mark or space that cannot be meant.
private struct StrayMark {
  var range: TextRange
  var right: String
  var because: String

  init?(_ proof: Proof, _ token: Int) {
    let tokens = proof.tokens
    let fold = tokens.folds[token]
    guard token > 0, token + 1 < tokens.count, !tokens.shapes[token].contains(.blockStart),
      !tokens.shapes[token + 1].contains(.blockStart)
    else { return nil }
    if fold == .mark("\\"), tokens.isGlued(token), tokens.kinds[token - 1] == .word,
      tokens.range(token - 1).count > 1, !tokens.isGlued(token + 1)
    {
      range = tokens.range(token - 1..<token + 1)
      right = proof.string(token - 1)
      because = "a backslash is no mark of a sentence"
      return
    }
    if fold == .comma, tokens.folds[token + 1] == .comma, tokens.isGlued(token + 1) {
      range = tokens.range(token..<token + 2)
      right = ","
      because = "one comma is enough"
      return
    }
    // "wreath- laying": a compound with a space in it.
    if fold == .hyphen, tokens.isGlued(token), !tokens.isGlued(token + 1),
      tokens.kinds[token - 1] == .word, tokens.kinds[token + 1] == .word,
      tokens.range(token).count == 1, tokens.range(token - 1).count >= 4,
      !tokens.isCapitalized(token + 1), !tokens.has(.function, at: token + 1),
      !tokens.isCapitalized(token - 1)
    {
      range = tokens.range(token - 1..<token + 2)
      right = proof.string(token - 1) + "-" + proof.string(token + 1)
      because = "no space follows the hyphen of a compound"
      return
    }
    return nil
  }
}
