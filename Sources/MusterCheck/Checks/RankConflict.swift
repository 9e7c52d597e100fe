internal import MusterModel
internal import MusterText

extension Check {
  /// One person with two ranks that cannot both be right.
  ///
  /// "Tech. Sgt. Ana Ruiz … Staff Sgt. Ruiz said".
  ///
  /// Does not report the short form of a rank ("General" for a lieutenant general), a former or
  /// retired rank, a biography, or a release that speaks of a promotion.
  static let rankConflict = Check(
    "rank.conflict", "One person with two ranks.", severity: .warning,
    example: "Tech. Sgt. Ana Ruiz led the crew. Staff Sgt. Ruiz thanked them.",
    limits: "Short forms of address, former and retired ranks, biographies and releases that speak "
      + "of a promotion are left alone."
  ) { proof in
    guard proof.document.release.kind != .biography else { return [] }
    return RankUses(proof).findings()
  }
}

/// The ranks that stand before the names of each person.
private struct RankUses {
  private struct Use {
    var mention: Mention<PersonReading>
    var rank: Mention<RankReading>
    var titles: Set<String>
    var countries: Set<String>
  }

  private let proof: Proof
  private let tokens: Tokens

  init(_ proof: Proof) {
    self.proof = proof
    tokens = proof.tokens
  }

  func findings() -> [Finding] {
    var findings: [Finding] = []
    for uses in persons() { findings += self.findings(uses) }
    return findings
  }

  /// The uses by person: those of one family name, and of given names that agree.
  private func persons() -> [[Use]] {
    var byFamily: [[FoldID]: [Use]] = [:]
    for mention in proof.mentions.people {
      guard let index = mention.reading.rank, let family = mention.reading.name.family else {
        continue
      }
      let rank = proof.mentions.ranks[index]
      guard rank.reading.status == nil, !rank.reading.isPlural else { continue }
      var rows = rank.reading.rows.map { proof.lexicon.ranks.rows[$0] }
      // Another nation may have one title for two ranks that are two here.
      let american = rows.filter { $0.country == "US" }
      if !american.isEmpty { rows = american }
      let use = Use(
        mention: mention, rank: rank, titles: Set(rows.map(\.title)),
        countries: Set(rows.map(\.country)))
      byFamily[tokens.indices(in: family).map { tokens.folds[$0] }, default: []].append(use)
    }
    return byFamily.values.filter { $0.count >= 2 }.flatMap(split)
      .sorted { $0[0].mention.range < $1[0].mention.range }
  }

  /// The uses of one family name, one list for each given name; a use without a given name belongs
  /// to the only one there is.
  private func split(_ uses: [Use]) -> [[Use]] {
    var groups: [[Use]] = []
    var bare: [Use] = []
    for use in uses {
      guard let given = given(use) else {
        bare.append(use)
        continue
      }
      let index = groups.firstIndex { group in
        self.given(group[0]).map { agree($0, given) } ?? false
      }
      if let index { groups[index].append(use) } else { groups.append([use]) }
    }
    if groups.isEmpty { return [] }
    guard groups.count == 1 else { return groups }
    return [(groups[0] + bare).sorted { $0.mention.range < $1.mention.range }]
  }

  private func given(_ use: Use) -> Int? {
    use.mention.reading.name.given.map { tokens.indices(in: $0).lowerBound }
  }

  private func agree(_ left: Int, _ right: Int) -> Bool {
    tokens.folds[left] == tokens.folds[right] || proof.isShort(0, left, right)
  }

  private func findings(_ uses: [Use]) -> [Finding] {
    var groups: [[Use]] = []
    for use in uses {
      let index = groups.firstIndex { group in
        group.contains {
          !$0.titles.isDisjoint(with: use.titles) || isShort($0, use) || isShort(use, $0)
        }
      }
      if let index { groups[index].append(use) } else { groups.append([use]) }
    }
    guard groups.count == 2, !groups[0][0].countries.isDisjoint(with: groups[1][0].countries),
      !groups.joined().contains(where: speaksOfPromotion)
    else { return [] }
    // Who writes "Gen. Ana Ruiz" for a lieutenant general has shortened the rank, however often.
    if let short = [0, 1].first(where: { isAddress(groups[$0][0], of: groups[1 - $0][0]) }) {
      return groups[short].map { finding($0, groups[1 - short], false) }
    }
    let (right, wrong) =
      groups[1].count > groups[0].count ? (groups[1], groups[0]) : (groups[0], groups[1])
    guard wrong.count == 1 || wrong.count * 3 <= right.count else { return [] }
    let isSame = right.count == wrong.count
    // Of two that stand there as often nothing says which is right: both are shown.
    return wrong.map { finding($0, right, isSame) }
      + (isSame ? right.map { finding($0, wrong, true) } : [])
  }

  /// Whether a rank is a courtesy form of another one, as "General" is for a lieutenant general.
  private func isShort(_ short: Use, _ long: Use) -> Bool {
    guard isAddress(short, of: long) else { return false }
    let isAbbreviated = tokens.shapes[short.rank.tokens.upperBound - 1].contains(.point)
    return
      !(isAbbreviated && short.mention.reading.form == .full
      && !proof.isInQuote(short.mention.range))
  }

  private func isAddress(_ short: Use, of long: Use) -> Bool {
    let address = Set(
      long.rank.reading.rows.flatMap { proof.lexicon.ranks.rows[$0].address })
    return !address.isDisjoint(with: short.titles)
      || address.contains(proof.string(short.rank.range))
  }

  private func finding(_ use: Use, _ others: [Use], _ isSame: Bool) -> Finding {
    let example = proof.string(others[0].rank.range)
    let found = proof.string(use.rank.range)
    let name = use.mention.reading.name.family.map(proof.string) ?? ""
    return proof.finding(
      "rank.conflict", .warning,
      "expected \u{201C}\(example)\u{201D}, but found \u{201C}\(found)\u{201D}, because \(name) has "
        + (isSame || others.count == 1 ? "that rank elsewhere" : "that rank \(others.count) times"),
      use.rank.range, suggestion: example,
      evidence: others.prefix(5).map {
        Finding.Evidence(range: $0.rank.range, note: "the rank as written here")
      })
  }

  /// Whether the sentence that names the person speaks of a promotion or of an earlier time.
  private func speaksOfPromotion(_ use: Use) -> Bool {
    let first = use.rank.tokens.lowerBound
    // "then-Capt. Ana Ruiz".
    if tokens.fold(first - 1) == .hyphen || tokens.fold(first - 1) == Word.then.fold { return true }
    return tokens.sentence(around: first).contains { token in
      guard tokens.kinds[token] == .word, tokens.range(token).count >= 6 else { return false }
      let word = Fold.string(proof.string(token))
      return word.hasPrefix("promot") || word == "pinned" || word == "frocked"
    }
  }
}
