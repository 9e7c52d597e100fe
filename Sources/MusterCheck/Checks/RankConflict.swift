internal import MusterModel
internal import MusterText

extension Check {
  /// One person with two ranks that cannot both be right.
  ///
  /// "Tech. Sgt. Ana Ruiz … Staff Sgt. Ruiz said".
  ///
  /// Does not report the short form of a rank ("General" for a lieutenant general), a former or
  /// retired rank, or a release that speaks of a promotion.
  static let rankConflict = Check(
    "rank.conflict", "One person with two ranks.", severity: .warning
  ) { proof in
    var findings: [Finding] = []
    for person in proof.roll.people {
      let ranks = person.ranks.filter { $0.status == nil && !$0.grades.isEmpty }
      guard let first = ranks.first else { continue }
      var groups: [(grades: Set<String>, ranks: [Rank])] = []
      for rank in ranks {
        let grades = Set(rank.grades)
        if let index = groups.firstIndex(where: { !$0.grades.isDisjoint(with: grades) }) {
          groups[index].ranks.append(rank)
          groups[index].grades.formIntersection(grades)
        } else {
          groups.append((grades, [rank]))
        }
      }
      guard groups.count == 2 else { continue }
      // Of two that stand there as often, the first is taken for the right one.
      let (right, wrong) =
        groups[1].ranks.count > groups[0].ranks.count
        ? (groups[1], groups[0]) : (groups[0], groups[1])
      guard wrong.ranks.count == 1, let odd = wrong.ranks.first, let example = right.ranks.first,
        odd.country == first.country, !proof.isInQuote(odd.range), !speaksOfPromotion(person, proof)
      else { continue }
      findings.append(
        proof.finding(
          "rank.conflict", .warning,
          "expected \u{201C}\(proof.string(example.range))\u{201D}, as elsewhere for "
            + "\(person.fullName), but found \u{201C}\(proof.string(odd.range))\u{201D}",
          odd.range, suggestion: proof.string(example.range),
          evidence: right.ranks.prefix(5).map {
            Finding.Evidence(range: $0.range, note: "the rank as written here")
          }))
    }
    return findings
  }

  /// Whether a sentence that names the person speaks of a promotion.
  private static func speaksOfPromotion(_ person: Person, _ proof: Proof) -> Bool {
    let tokens = proof.tokens
    let ranges = person.mentions.map(\.range) + person.ranks.map(\.range)
    return ranges.contains { range in
      let token = tokens.index(atByte: range.start)
      guard token < tokens.count else { return false }
      return tokens.sentence(around: token).contains { other in
        guard tokens.kinds[other] == .word, tokens.range(other).count >= 6 else { return false }
        let word = Fold.string(proof.string(other))
        return word.hasPrefix("promot") || word == "pinned" || word == "frocked"
      }
    }
  }
}
