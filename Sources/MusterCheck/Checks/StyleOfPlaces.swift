internal import MusterModel
internal import MusterText

extension Check {
  /// A story that says "here" and has no dateline to say where that is.
  ///
  /// Does not report "here" in a quotation, nor a story with a dateline.
  static let styleHere = Check(
    "style.here", "A story that says \u{201C}here\u{201D} without a dateline.", severity: .style,
    example: "The airmen here trained all week.",
    limits: "\u{201C}Here\u{201D} in a quotation is left alone, and so is a story with a dateline."
  ) { proof in
    heres(proof).map { token in
      let first = proof.tokens.isWord(token - 1) ? token - 1 : token
      let range = proof.tokens.range(first..<token + 1)
      return proof.finding(
        "style.here", .warning,
        "expected a place, but found \u{201C}\(proof.string(range))\u{201D}, because no dateline says "
          + "where the story is", range)
    }
  }

  /// The dateline that a story needs which says "here".
  ///
  /// Does not report stories that name their place.
  static let styleDateline = Check(
    "style.dateline", "A story that needs a dateline and has none.", severity: .style,
    example: "The airmen here trained all week.",
    limits: "Only a story that says \u{201C}here\u{201D} needs one."
  ) { proof in
    guard let here = heres(proof).first,
      let block = proof.document.blocks.firstIndex(where: { $0.kind == .paragraph })
    else { return [] }
    let words = proof.tokens.tokens(ofBlock: block)
    guard words.count >= 3 else { return [] }
    let range = proof.tokens.range(words.lowerBound..<words.lowerBound + 3)
    return [
      proof.finding(
        "style.dateline", .warning,
        "expected a dateline before \u{201C}\(proof.string(range))\u{201D}, but found none, because the "
          + "story says \u{201C}here\u{201D}",
        range,
        evidence: [Finding.Evidence(range: proof.tokens.range(here), note: "here")])
    ]
  }

  /// Each "here" of a story without a dateline that means the place of the story.
  private static func heres(_ proof: Proof) -> [Int] {
    let tokens = proof.tokens
    guard proof.document.release.dateline == nil else { return [] }
    return tokens.kinds.indices.filter { token in
      guard tokens.kinds[token] == .word, tokens.range(token).count == 4,
        Fold.string(proof.string(token)) == "here", !proof.isInQuote(tokens.range(token)),
        proof.document.blocks[Int(tokens.blocks[token])].kind == .paragraph,
        !tokens.shapes[token].contains(.sentenceStart)
      else { return false }
      // "Guardians here", "the wing here": behind a noun.
      return tokens.isWord(token - 1) && !tokens.has(.function, at: token - 1)
    }
  }

  /// A base named by its short name alone: "on Osan".
  ///
  /// Does not report a base whose full name stands in the release.
  static let styleBase = Check(
    "style.base-name", "A base named by its short name alone.", severity: .style,
    example: "The airmen trained on Haldane.",
    limits: "A base whose full name stands elsewhere in the release is left alone."
  ) { proof in
    let tokens = proof.tokens
    var findings: [Finding] = []
    for place in proof.mentions.places
    where place.reading.kind == .city || place.reading.kind == .installation {
      let first = place.tokens.lowerBound
      guard tokens.isWord(first - 1), Fold.string(proof.string(first - 1)) == "on",
        place.tokens.count == 1, !proof.isInQuote(place.range)
      else { continue }
      let isNamed = proof.mentions.places.contains { other in
        other.tokens.count > 1 && other.tokens.contains { tokens.folds[$0] == tokens.folds[first] }
          && other.tokens.contains { tokens.has(.placeWord, at: $0) }
      }
      guard !isNamed else { continue }
      let range = tokens.range(first - 1..<place.tokens.upperBound)
      findings.append(
        proof.finding(
          "style.base-name", .warning,
          "expected the full name of the base, but found \u{201C}\(proof.string(range))\u{201D}, because "
            + "the release never names it in full", range))
    }
    return findings
  }

  /// A by-line in which an office runs on from "staff reports".
  ///
  /// Does not report a by-line that parts the two by a comma or a dash.
  static let styleByline = Check(
    "style.byline", "A by-line whose author and office run together.", severity: .style,
    example: "By staff reports Harbor Wing Public Affairs",
    limits: "Only by-lines of staff reports are looked at."
  ) { proof in
    let tokens = proof.tokens
    return proof.document.blocks.indices.compactMap { block in
      guard proof.document.blocks[block].kind == .byline else { return nil }
      let words = tokens.tokens(ofBlock: block)
      guard
        let reports = words.first(where: {
          ["reports", "report"].contains(Fold.string(proof.string($0)))
        }), reports + 1 < words.upperBound, tokens.isCapitalized(reports + 1)
      else { return nil }
      let range = tokens.range(words)
      return proof.finding(
        "style.byline", .warning,
        "expected a comma behind \u{201C}\(proof.string(reports))\u{201D}, but found "
          + "\u{201C}\(proof.string(reports + 1))\u{201D}, because the office is another author",
        range)
    }
  }
}
