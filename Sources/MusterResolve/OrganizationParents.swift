internal import MusterModel
internal import MusterText

/// Finds what an organization belongs to, where the text names the two side by side.
struct OrganizationParents {
  private let clusters: OrganizationClusters
  private let tokens: Tokens
  private let all: [Mention<OrganizationReading>]

  init(_ clusters: OrganizationClusters) {
    self.clusters = clusters
    tokens = clusters.tokens
    all = clusters.mentions.organizations
  }

  /// Sets the parents of organizations.
  func link(_ organizations: inout [Organization], _ ofMention: [Int?]) {
    var startsAt: [Int: Int] = [:]
    var endsAt: [Int: Int] = [:]
    for (index, mention) in all.enumerated() where ofMention[index] != nil {
      startsAt[mention.tokens.lowerBound] = index
      endsAt[mention.tokens.upperBound] = index
    }
    for (index, mention) in all.enumerated() {
      guard let child = ofMention[index], organizations[child].parent == nil else { continue }
      guard
        let found = owner(of: mention, endsAt) ?? behind(mention, startsAt, endsAt)
          ?? office(index, organizations, ofMention) ?? before(mention, endsAt)
          ?? prefix(index, ofMention) ?? under(index, startsAt),
        let parent = ofMention[found], parent != child, organizations[parent].parent != child
      else { continue }
      organizations[child].parent = parent
    }
  }

  /// "the 51st Fighter Wing’s 36th Fighter Squadron", "Kentucky Army National Guard 1163rd Company".
  private func owner(
    of mention: Mention<OrganizationReading>, _ endsAt: [Int: Int]
  ) -> Int? {
    let start = mention.tokens.lowerBound
    if tokens.fold(start - 1) == .possessive { return endsAt[start - 1] }
    // "Marines’": the mark alone.
    if tokens.fold(start - 1) == .closeSingle || tokens.fold(start - 1) == .straightSingle {
      return endsAt[start - 1]
    }
    if let before = endsAt[start], isGuard(all[before]), mention.reading.kind == .unit {
      return before
    }
    return nil
  }

  /// "4th Brigade, 1st Armored Division", "Company C of the 2nd Battalion", "part of X".
  private func behind(
    _ mention: Mention<OrganizationReading>, _ startsAt: [Int: Int], _ endsAt: [Int: Int]
  ) -> Int? {
    var at = mention.tokens.upperBound
    // An acronym in parentheses stands between.
    if tokens.fold(at) == .openParenthesis {
      var close = at + 1
      while close < tokens.count, close < at + 6, tokens.fold(close) != .closeParenthesis {
        close += 1
      }
      if tokens.fold(close) == .closeParenthesis { at = close + 1 }
    }
    let fold = tokens.fold(at)
    if fold == .comma {
      guard mention.reading.kind == .unit || mention.reading.kind == .command else { return nil }
      let next = skipArticle(at + 1)
      if let other = startsAt[next], isLarger(all[other], than: mention),
        !isListed(mention, startsAt, endsAt)
      {
        return other
      }
      if tokens.fold(at + 1) == Word.part.fold || tokens.fold(at + 2) == Word.part.fold
        || tokens.fold(at + 2) == Word.unit.fold
      {
        let of = tokens.fold(at + 2) == Word.of.fold ? at + 2 : at + 3
        if tokens.fold(of) == Word.of.fold { return startsAt[skipArticle(of + 1)] }
      }
      return nil
    }
    if fold == Word.of.fold || fold == Word.in.fold {
      let other = startsAt[skipArticle(at + 1)]
      if fold == Word.of.fold { return other }
      // "the Plans Division in the Directorate of Programs"
      let last = tokens.fold(mention.tokens.upperBound - 1)
      let isPart =
        last == Word.division.fold || last == Word.branch.fold
        || last == Word.section.fold || last == Word.office.fold
      if isPart, let other, all[other].reading.form != .acronym { return other }
      return nil
    }
    return nil
  }

  /// Whether commas make a list around a mention, and no chain: "4 Wing, 2nd Brigade, 9 Squadron and
  /// 1st Division" grows and shrinks, "B Company, 4th Battalion, 2nd Brigade" only grows.
  private func isListed(
    _ mention: Mention<OrganizationReading>, _ startsAt: [Int: Int], _ endsAt: [Int: Int]
  ) -> Bool {
    var first = mention
    while let before = listed(before: first, endsAt) { first = before }
    var last = first
    while let next = listed(behind: last, startsAt) {
      guard size(of: next) > size(of: last) else { return true }
      last = next
    }
    // "2/4 Cavalry, Example’s Rifles and 9 Squadron": with a company before it, it is a chain.
    if OrganizationParents.sizes[first.reading.echelon ?? ""] ?? 5 > 3 {
      let at = last.tokens.upperBound
      let next = tokens.fold(at) == .comma ? at + 1 : at
      if tokens.fold(next) == Word.and.fold, startsAt[skipArticle(next + 1)] != nil { return true }
    }
    return false
  }

  private func listed(
    before mention: Mention<OrganizationReading>, _ endsAt: [Int: Int]
  ) -> Mention<OrganizationReading>? {
    var at = mention.tokens.lowerBound - 1
    if at > 0, tokens.fold(at) == Word.the.fold { at -= 1 }
    guard at > 0, tokens.fold(at) == .comma, let before = endsAt[at] else { return nil }
    return all[before]
  }

  private func listed(
    behind mention: Mention<OrganizationReading>, _ startsAt: [Int: Int]
  ) -> Mention<OrganizationReading>? {
    let at = mention.tokens.upperBound
    guard tokens.fold(at) == .comma, let next = startsAt[skipArticle(at + 1)] else { return nil }
    return all[next]
  }

  private func size(of mention: Mention<OrganizationReading>) -> Int {
    if mention.reading.kind == .service { return 12 }
    if let size = OrganizationParents.sizes[mention.reading.echelon ?? ""] { return size }
    return mention.reading.kind == .command ? 10 : mention.reading.kind == .unit ? 5 : 0
  }

  /// "the Corps of Engineers, Lindale District, will close": the larger before the smaller.
  private func before(_ mention: Mention<OrganizationReading>, _ endsAt: [Int: Int]) -> Int? {
    let start = mention.tokens.lowerBound
    guard tokens.fold(start - 1) == .comma, let other = endsAt[start - 1] else { return nil }
    let last = tokens.fold(mention.tokens.upperBound - 1)
    guard last == Word.district.fold || last == Word.sector.fold || last == Word.chapter.fold,
      all[other].reading.kind == .agency || all[other].reading.kind == .service
        || all[other].reading.kind == .other
    else { return nil }
    return other
  }

  /// "Reserve Command Directorate of Plans": a command of the text begins the name.
  private func prefix(_ index: Int, _ ofMention: [Int?]) -> Int? {
    let name = clusters.names[index]
    guard name.count > 3, all[index].rule == "organization.headed" else { return nil }
    return clusters.names.indices.first { other in
      ofMention[other] != nil && all[other].reading.kind == .command
        && clusters.names[other].count >= 2 && clusters.names[other].count < name.count
        && name.starts(with: clusters.names[other])
    }
  }

  /// "Delta 6 … falls under Field Command": the first organization of the sentence.
  private func under(_ index: Int, _ startsAt: [Int: Int]) -> Int? {
    let start = all[index].tokens.lowerBound
    let sentence = tokens.sentence(around: start)
    guard
      !(sentence.lowerBound..<start).contains(where: { startsAt[$0] != nil })
    else { return nil }
    for token in start..<sentence.upperBound where tokens.fold(token) == Word.under.fold {
      let before = tokens.fold(token - 1)
      guard before == Word.falls.fold || before == Word.fall.fold || before == Word.operates.fold
      else { continue }
      if let other = startsAt[skipArticle(token + 1)] { return other }
    }
    return nil
  }

  private func skipArticle(_ token: Int) -> Int {
    tokens.fold(token) == Word.the.fold ? token + 1 : token
  }

  /// The public affairs office of a unit belongs to it.
  private func office(
    _ index: Int, _ organizations: [Organization], _ ofMention: [Int?]
  ) -> Int? {
    let name = clusters.names[index]
    guard let at = name.firstIndex(of: "public"), at > 0, at + 1 < name.count,
      name[at + 1] == "affairs"
    else { return nil }
    let owner = Array(name[..<at])
    for (other, words) in clusters.names.enumerated()
    where other != index && ofMention[other] != nil && words == owner { return other }
    let spelled = owner.joined(separator: " ")
    for (other, mention) in all.enumerated() where ofMention[other] != nil {
      if Fold.string(clusters.document.string(mention.range)) == spelled { return other }
    }
    for (other, words) in clusters.names.enumerated()
    where other != index && ofMention[other] != nil && Array(words.suffix(owner.count)) == owner {
      return other
    }
    return nil
  }

  private func isGuard(_ mention: Mention<OrganizationReading>) -> Bool {
    mention.reading.kind == .service
      && tokens.fold(mention.tokens.upperBound - 2) != Word.coast.fold
      && tokens.fold(mention.tokens.upperBound - 1) == Word.guard.fold
  }

  /// Squads and flights are small, commands large; a service is larger than all.
  private static let sizes: [String: Int] = [
    "section": 1, "element": 1, "platoon": 1, "detachment": 1, "flight": 2, "company": 3,
    "battery": 3, "troop": 3, "team": 3, "battalion": 4, "squadron": 4, "commando": 4,
    "regiment": 5, "district": 9, "group": 6, "expeditionary unit": 6, "delta": 7, "brigade": 7,
    "wing": 7,
    "strike group": 7, "flotilla": 7, "division": 8, "corps": 9, "expeditionary force": 9,
    "numbered air force": 9, "field army": 10, "fleet": 10, "command": 10,
  ]

  private func isLarger(
    _ mention: Mention<OrganizationReading>, than child: Mention<OrganizationReading>
  ) -> Bool {
    if mention.reading.kind == .service {
      // "the Royal Example Army’s 2nd Battalion" behind the comma owns that and not what is before.
      guard tokens.fold(mention.tokens.upperBound) != .possessive else { return false }
      return isGuard(mention)
        || mention.reading.country != "US" && tokens.kinds[child.tokens.lowerBound] != .word
    }
    let size = size(of: mention)
    let own = OrganizationParents.sizes[child.reading.echelon ?? ""] ?? 5
    return size > own
  }
}
