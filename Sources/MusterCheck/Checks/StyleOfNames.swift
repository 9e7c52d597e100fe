internal import MusterModel
internal import MusterText

extension Check {
  /// A person named in full a second time.
  ///
  /// "Col. Ana Ruiz, the commander, … said Col. Ana Ruiz": a second reference takes the family name.
  ///
  /// Does not report headlines, captions, by-lines and quotations, nor a name that another person of
  /// the release shares.
  static let styleFullName = Check(
    "style.full-name", "A person named in full a second time.", severity: .style,
    example: "Col. Ana Ruiz led the crew. \u{201C}It holds,\u{201D} said Col. Ana Ruiz.",
    limits: "Headlines, captions, by-lines and quotations are left alone, and so are persons who "
      + "share a family name."
  ) { proof in
    let families = proof.roll.people.compactMap { $0.family.map { Fold.string($0) } }
    var findings: [Finding] = []
    for person in proof.roll.people {
      guard let family = person.family,
        families.count(where: { $0 == Fold.string(family) }) == 1
      else { continue }
      let full = person.mentions.filter { mention in
        mention.form == .full && isStory(mention.range, proof) && !proof.isInQuote(mention.range)
      }
      guard let first = full.first else { continue }
      for again in full.dropFirst() {
        let range = withRank(again.range, proof)
        findings.append(
          proof.finding(
            "style.full-name", .warning,
            "expected \u{201C}\(family)\u{201D}, but found \u{201C}\(proof.string(range))\u{201D}, because "
              + "a second reference takes the family name",
            range, suggestion: family,
            evidence: [Finding.Evidence(range: first.range, note: "named in full here")]))
      }
    }
    return findings
  }

  /// Whether words stand in the story itself.
  private static func isStory(_ range: TextRange, _ proof: Proof) -> Bool {
    let token = proof.tokens.index(atByte: range.start)
    guard token < proof.tokens.count else { return false }
    return proof.document.blocks[Int(proof.tokens.blocks[token])].kind == .paragraph
  }

  private static func withRank(_ range: TextRange, _ proof: Proof) -> TextRange {
    guard let mention = proof.mentions.people.first(where: { $0.range == range }),
      let rank = mention.reading.rank
    else { return range }
    let words = proof.mentions.ranks[rank].range
    return words.end <= range.start ? TextRange(words.start, range.end) : range
  }

  /// A family name that stands first and is parted by a comma: "Ruiz, Ana".
  ///
  /// Does not report lists and by-lines, in which names may be sorted.
  static let styleNameOrder = Check(
    "style.name-order", "A name turned round with a comma in running text.", severity: .style,
    example: "Lt. Gen. Ryu, Min Ho spoke.",
    limits: "Lists and by-lines, in which names may be sorted, are left alone."
  ) { proof in
    proof.mentions.people.compactMap { mention in
      let name = mention.reading.name
      guard let given = name.given, let family = name.family, family.end <= given.start,
        isStory(mention.range, proof)
      else { return nil }
      let between = proof.string(TextRange(family.end, given.start))
      guard between.hasPrefix(",") else { return nil }
      let right = "\(proof.string(family)) \(proof.string(given))"
      return proof.finding(
        "style.name-order", .warning,
        "expected \u{201C}\(right)\u{201D}, but found \u{201C}\(proof.string(mention.range))\u{201D}, because "
          + "no name in running text is turned round with a comma",
        mention.range, suggestion: right)
    }
  }

  /// A unit named in full with and without "U.S.".
  ///
  /// Does not report the services, which go both ways.
  static let styleUnitName = Check(
    "style.unit-name", "A unit named with and without \u{201C}U.S.\u{201D}.", severity: .style,
    example: "U.S. Harbor Forces met. Harbor Forces stayed.",
    limits: "The services go both ways and are left alone."
  ) { proof in
    var findings: [Finding] = []
    for unit in proof.roll.organizations where unit.kind == .unit || unit.kind == .command {
      let named = unit.mentions.filter { $0.form == .full || $0.form == .partial }
      guard let long = named.first(where: { proof.string($0.range).hasPrefix("U.S. ") }) else {
        continue
      }
      let rest = proof.string(long.range).dropFirst(5)
      guard let short = named.first(where: { proof.string($0.range) == rest }),
        !proof.isInQuote(short.range)
      else { continue }
      let right = proof.string(long.range)
      findings.append(
        proof.finding(
          "style.unit-name", .warning,
          "expected \u{201C}\(right)\u{201D}, but found \u{201C}\(rest)\u{201D}, because the release has it "
            + "with \u{201C}U.S.\u{201D} elsewhere",
          short.range, suggestion: right,
          evidence: [Finding.Evidence(range: long.range, note: "the name as written here")]))
    }
    return findings
  }
}
