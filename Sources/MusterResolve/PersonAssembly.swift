internal import MusterModel
internal import MusterText

/// Turns clusters of mentions into persons: names, ranks, roles.
struct PersonAssembly {
  let document: Document
  let tokens: Tokens
  let lexicon: Lexicon
  let mentions: Mentions
  let clusters: PersonClusters
  let organizationOfMention: [Int?]
  let organizations: [Organization]

  var people: [Person] {
    let services = ServiceEvidence(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions,
      organizations: organizations, organizationOfMention: organizationOfMention)
    var membersOf: [[Int]] = []
    let personOfMention = clusters.personOfMention
    for (mention, person) in personOfMention.enumerated() {
      guard let person else { continue }
      while membersOf.count <= person { membersOf.append([]) }
      membersOf[person].append(mention)
    }
    var rolesOf: [Int: [Int]] = [:]
    for (index, role) in mentions.roles.enumerated() {
      guard let mention = role.reading.person, let person = personOfMention[mention]
      else { continue }
      rolesOf[person, default: []].append(index)
    }
    return membersOf.enumerated().map { number, members in
      person(members, roles: rolesOf[number] ?? [], services)
    }
  }

  private func person(_ members: [Int], roles: [Int], _ services: ServiceEvidence) -> Person {
    // The longest full mention gives the name; of equals, the first.
    let main =
      members.filter { mentions.people[$0].reading.form == .full }
      .max { weight($0) < weight($1) } ?? members[0]
    let mention = mentions.people[main]
    let name = mention.reading.name
    var person = Person(fullName: document.string(mention.range))
    // "Semi and Mele Tau": the family name stands with the other one's name.
    if let given = name.given, let family = name.family, !mention.range.contains(family) {
      person.fullName = document.string(given) + " " + document.string(family)
    }
    person.given = name.given.map(document.string)
    person.middle = name.middle.map(document.string)
    person.family = name.family.map(document.string)
    person.suffix = name.suffix.map(document.string)
    person.nickname = name.nickname.map(document.string)
    if person.nickname == nil {
      person.nickname = members.compactMap { mentions.people[$0].reading.name.nickname }.first
        .map(document.string)
    }
    person.gender = members.compactMap { mentions.people[$0].reading.gender }.first
    person.mentions = members.map { member in
      let each = mentions.people[member]
      let sieve = clusters.sieve[member]
      return EntityMention(
        range: each.range, form: each.reading.form,
        rule: each.reading.form == .full ? each.rule : sieve ?? each.rule)
    }
    person.roles = self.roles(roles)
    person.ranks = ranks(members, person, services)
    return person
  }

  private func weight(_ mention: Int) -> (Int, Int) {
    let name = mentions.people[mention].reading.name
    let parts = [name.given, name.middle, name.family, name.suffix, name.nickname]
    let count = parts.count { $0 != nil }
    return (count, -mention)
  }

  // MARK: roles

  private func roles(_ indices: [Int]) -> [Role] {
    var result: [Role] = []
    for index in indices {
      let mention = mentions.roles[index]
      let title =
        mention.rule == "role.photographer"
        ? "photographer"
        : mention.rule == "role.commands" ? "commander" : document.string(mention.range)
      let organization = mention.reading.organization.flatMap { organizationOfMention[$0] }
      let folded = Fold.string(title)
      // One job said twice is one role, in the longer form.
      if let same = result.firstIndex(where: { other in
        let known = Fold.string(other.title)
        return
          (known == folded || known.hasSuffix(" " + folded) || folded.hasSuffix(" " + known)
          || known.hasPrefix(folded + " of "))
          && (other.organization == organization || other.organization == nil
            || organization == nil)
      }) {
        if result[same].organization == nil { result[same].organization = organization }
        if folded.count > Fold.string(result[same].title).count { result[same].title = title }
        continue
      }
      result.append(
        Role(
          range: mention.range, title: title, organization: organization,
          isFormer: mention.reading.isFormer, rule: mention.rule))
    }
    return result
  }

  // MARK: ranks

  private func ranks(_ members: [Int], _ person: Person, _ services: ServiceEvidence) -> [Rank] {
    var readings: [(mention: Mention<RankReading>, isFull: Bool)] = []
    for member in members {
      guard let rank = mentions.people[member].reading.rank else { continue }
      readings.append((mentions.ranks[rank], mentions.people[member].reading.form == .full))
    }
    guard !readings.isEmpty else { return [] }
    // What is said of the service anywhere holds for all mentions.
    let named =
      readings.compactMap(\.mention.reading.service).first
      ?? members.lazy.compactMap { serviceBehind($0) }.first
    // A title beside the name says more of today's service than a verb of a whole career.
    let roleOrganizations = person.roles.flatMap { role in
      role.organization.map {
        Array(repeating: $0, count: role.rule == "role.stated" || role.isFormer ? 1 : 3)
      } ?? []
    }
    let origin = origin(of: members)
    let country = members.lazy.compactMap { countryBefore($0) }.first
    var result: [Rank] = []
    var titles: [UInt32] = []
    let table = lexicon.ranks.titles.numbers
    // Full mentions first: a rank of courtesy ("General Mercer") says less than the rank.
    for reading in readings.sorted(by: { $0.isFull && !$1.isFull }) {
      let rows = reading.mention.reading.rows
      let choice = services.service(
        rows: rows, named: named, organizations: roleOrganizations, name: origin, country: country)
      let title = table[choice.rows.first ?? rows[0]]
      if titles.contains(where: { $0 == title || isCourtesy(rows, of: $0) }) { continue }
      titles.append(title)
      var rank = rank(reading.mention, choice, services)
      if rank.status == nil, members.contains(where: isRetiredBehind) { rank.status = .retired }
      result.append(rank)
    }
    return result
  }

  private func origin(of members: [Int]) -> ServiceEvidence.NameOrigin {
    if members.contains(where: { mentions.people[$0].reading.name.isFamilyFirst }) {
      return .familyFirst
    }
    let givens = members.compactMap { mentions.people[$0].reading.name.given }
    return givens.contains { tokens.names[tokens.index(atByte: $0.start)].given >= 7 }
      ? .english : .unknown
  }

  /// The country named before a rank.
  ///
  /// Such as "Philippine Lt. Col.".
  private func countryBefore(_ member: Int) -> String? {
    guard let rank = mentions.people[member].reading.rank else { return nil }
    let first = mentions.ranks[rank].tokens.lowerBound
    guard first > 0, let phrase = lexicon.phrase(.demonym, at: first - 1, in: tokens),
      let row = phrase.rows.first, phrase.end == first
    else { return nil }
    return lexicon.lists["countries.tsv"]?.column(0, ofRow: row)
  }

  /// Whether "(Ret.)" stands behind a name, or behind the letters of the service there.
  private func isRetiredBehind(_ member: Int) -> Bool {
    guard mentions.people[member].reading.rank != nil else { return false }
    var at = mentions.people[member].tokens.upperBound
    if tokens.fold(at) == .comma { at += 1 }
    if tokens.has(.postNominal, at: at), tokens.fold(at) != Word.ret.fold { at += 1 }
    if tokens.fold(at) == .openParenthesis { at += 1 }
    return tokens.fold(at) == Word.ret.fold
      || tokens.fold(at) == Word.retired.fold && tokens.fold(at + 1) == .closeParenthesis
  }

  /// The service named behind a name with its rank: "of the Philippine Army".
  private func serviceBehind(_ member: Int) -> Int? {
    guard mentions.people[member].reading.rank != nil else { return nil }
    var at = mentions.people[member].tokens.upperBound
    if tokens.fold(at) == .comma { at += 1 }
    guard [Word.of.fold, Word.with.fold, Word.from.fold].contains(tokens.fold(at)) else {
      // "Capt. Ana Ruiz, USN": the letters of the service.
      guard tokens.fold(at - 1) == .comma, at < tokens.count, tokens.has(.allCaps, at: at),
        let letters = lexicon.phrase(.service, at: at, in: tokens), letters.end == at + 1
      else { return nil }
      return letters.rows.first
    }
    at += 1
    if tokens.fold(at) == Word.the.fold { at += 1 }
    return lexicon.phrase(.service, at: at, in: tokens)?.rows.first
  }

  /// Whether one of the rows is the courtesy form of a title, by the number of the title.
  private func isCourtesy(_ rows: [Int], of title: UInt32) -> Bool {
    let ranks = lexicon.ranks
    for row in ranks.titles.numbers.indices where ranks.titles.numbers[row] == title {
      let address = ranks.addresses[row]
      if !address.isEmpty, rows.contains(where: { address.contains(ranks.titles[$0]) }) {
        return true
      }
    }
    return false
  }

  private func rank(
    _ mention: Mention<RankReading>, _ choice: ServiceEvidence.Choice, _ services: ServiceEvidence
  ) -> Rank {
    let table = lexicon.ranks
    let rows = choice.rows
    let first = rows.first ?? mention.reading.rows[0]
    var rank = Rank(range: mention.range, title: table.titles[first])
    /// The values of the rows, each once.
    func unique(_ column: RankTable.Column<String>) -> [String] {
      var seen: [UInt32] = []
      for row in rows where !seen.contains(column.numbers[row]) { seen.append(column.numbers[row]) }
      return seen.map { column.values[Int($0)] }.filter { !$0.isEmpty }.sorted()
    }
    rank.grades = unique(table.grades)
    rank.nato = unique(table.nato)
    let countries = unique(table.countries)
    rank.country = countries.count == 1 ? countries[0] : nil
    if let service = choice.service {
      let row = lexicon.services.rows[lexicon.services.service(of: service)]
      // "Canadian Armed Forces" is a service where nothing nearer is said; "Canadian" is none.
      rank.service = row.branch != "joint" || services.isNamed(service) ? row.name : nil
      rank.country = row.country
      let component = lexicon.services.rows[service].component
      rank.component = component.isEmpty ? nil : component
    }
    rank.status = mention.reading.status
    return rank
  }
}
