public import MusterModel
public import MusterText

/// Joins the mentions of organizations: one unit under its name, its acronym and its short forms.
public enum OrganizationIdentity {
  /// The organizations of a release, and for each of `Mentions.organizations` which one it names.
  public static func organizations(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions
  ) -> (organizations: [Organization], ofMention: [Int?]) {
    var clusters = OrganizationClusters(
      document: document, tokens: tokens, lexicon: lexicon, mentions: mentions)
    clusters.joinEqualNames()
    clusters.joinAcronyms()
    clusters.joinNumberedAcronyms()
    clusters.joinShortForms()
    clusters.joinShortNames()
    clusters.dropHeadlineOnly()
    return clusters.assembled()
  }
}

/// The mentions of organizations on their way to becoming entities.
struct OrganizationClusters {
  let document: Document
  let tokens: Tokens
  let lexicon: Lexicon
  let mentions: Mentions
  let words: EntityWords
  /// For each mention, its comparable words.
  private(set) var names: [[String]] = []
  /// For each mention, the mention that stands for its cluster.
  private var leaders: [Int]
  private var isDropped: [Bool]

  init(document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions) {
    self.document = document
    self.tokens = tokens
    self.lexicon = lexicon
    self.mentions = mentions
    words = EntityWords(document: document, tokens: tokens, lexicon: lexicon)
    leaders = Array(mentions.organizations.indices)
    isDropped = Array(repeating: false, count: mentions.organizations.count)
    // The words of a service stand in a release many times.
    var ofService: [Int: [String]] = [:]
    names.reserveCapacity(mentions.organizations.count)
    for mention in mentions.organizations {
      if let row = mention.reading.service {
        let known = ofService[row] ?? name(of: mention)
        ofService[row] = known
        names.append(known)
      } else {
        names.append(name(of: mention))
      }
    }
  }

  /// The comparable words of a mention: those of the list, where a list knows it.
  private func name(of mention: Mention<OrganizationReading>) -> [String] {
    if let row = mention.reading.service, let services = lexicon.lists["services.tsv"] {
      return listed(services.column(1, ofRow: row))
    }
    if mention.rule == "organization.known",
      let phrase = lexicon.phrase(.organization, at: mention.tokens.lowerBound, in: tokens),
      phrase.end == mention.tokens.upperBound, let list = lexicon.lists["organizations.tsv"],
      let row = phrase.rows.first
    {
      return listed(list.column(2, ofRow: row))
    }
    return words.organization(mention.tokens)
  }

  private func listed(_ name: String) -> [String] {
    var words = Fold.string(name).split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "–" })
      .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
      .map { $0 == "u.s." ? "u.s" : $0 }.filter { $0 != "–" && $0 != "-" }
    while words.count > 2, words[0] == "u.s" || words[0] == "us" || words[0] == "the" {
      words.removeFirst()
    }
    return words
  }

  func leader(_ mention: Int) -> Int {
    var at = mention
    while leaders[at] != at { at = leaders[at] }
    return at
  }

  private mutating func join(_ left: Int, _ right: Int) {
    let (first, second) = (leader(left), leader(right))
    if first != second { leaders[max(first, second)] = min(first, second) }
  }

  // MARK: sieves

  mutating func joinEqualNames() {
    var first: [[String]: Int] = [:]
    for index in names.indices {
      if let other = first[names[index]] { join(other, index) } else { first[names[index]] = index }
    }
  }

  /// An acronym belongs to the name before its parentheses, or to the one name whose initials it is.
  mutating func joinAcronyms() {
    var defined: [[String]: Int] = [:]
    let all = mentions.organizations
    let acronyms = all.indices.filter { all[$0].rule == "organization.acronym" }
    var endsAt: [Int: [Int]] = [:]
    for index in all.indices where all[index].rule == "organization.parenthesized-acronym" {
      if endsAt.isEmpty {
        for other in all.indices { endsAt[all[other].tokens.upperBound, default: []].append(other) }
      }
      let start = all[index].tokens.lowerBound
      let before = ((endsAt[start - 1] ?? []) + (endsAt[start - 2] ?? [])).filter { $0 < index }
      if let name = before.max() {
        join(name, index)
        if defined[names[index]] == nil { defined[names[index]] = name }
      }
    }
    guard !acronyms.isEmpty else { return }
    let initials = InitialLetters(all, tokens, document.text)
    var found: [[UInt8]: Int?] = [:]
    for index in acronyms {
      if let name = defined[names[index]] {
        join(name, index)
        continue
      }
      let letters = Acronym.letters(of: all[index].tokens.lowerBound, in: tokens, document.text)
      let name: Int?
      if let known = found[letters] {
        name = known
      } else {
        name = initials.names(beginning: letters.first).first { other in
          guard all[other].tokens.count > 1 else { return false }
          let words = initials.words[other]
          return Acronym.fits(letters, words, skips: 0)
            || words.count > 3 && words[0].count == 1
              && Acronym.fits(letters, Array(words.dropFirst(2)), skips: 0)
            || words.count > 3 && words[0].count > 1
              && Acronym.fits(letters, Array(words.dropFirst()), skips: 0)
        }
        found[letters] = .some(name)
      }
      if let name { join(name, index) }
    }
  }

  /// "MBLT-9" for "Marine Battalion Landing Team 9", "920th RW" for "920th Rescue Wing": the number
  /// is the same and the letters are those of the name.
  mutating func joinNumberedAcronyms() {
    let all = mentions.organizations
    var initials: InitialLetters?
    for index in all.indices
    where all[index].reading.form == .acronym && all[index].rule != "organization.acronym" {
      let letters = all[index].tokens.flatMap { token in
        tokens.kinds[token] == .mark ? [] : Acronym.letters(of: token, in: tokens, document.text)
      }
      guard letters.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { continue }
      let known = initials ?? InitialLetters(all, tokens, document.text)
      initials = known
      let name = known.names(beginning: letters.first).first { other in
        all[other].reading.form == .full && leader(other) != leader(index)
          && Acronym.fits(letters, known.words[other], skips: 0)
      }
      if let name { join(name, index) }
    }
  }

  /// "Sector Long Harbor" for "Coast Guard Sector Long Harbor", "2nd Battalion" for "2nd Battalion,
  /// 5th Marines": the end or the beginning of exactly one longer name.
  mutating func joinShortForms() {
    let all = mentions.organizations
    let longer = LongerNames(names, where: { all[$0].reading.service == nil })
    for index in all.indices {
      let short = names[index]
      let isTeam = all[index].rule == "organization.team-again"
      guard all[index].reading.service == nil, all[index].rule != "organization.known",
        all[index].rule != "organization.short", short.count >= 2 || isTeam
      else { continue }
      let own = leader(index)
      var found: Int?
      var isOnly = true
      longer.each(than: short) { other in
        let leader = leader(other)
        guard leader != own, leader != found,
          !isTeam || all[other].rule == "organization.team",
          all[other].reading.kind == all[index].reading.kind
            || all[index].rule == "organization.headed" || all[other].rule == "organization.headed"
        else { return true }
        let long = names[other]
        let isEnd = long.suffix(short.count).elementsEqual(short)
        let isStart =
          (long[short.count] == "in" || long[short.count].first?.isNumber == true)
          && all[other].reading.kind == all[index].reading.kind && long.starts(with: short)
        guard isEnd || isStart else { return true }
        isOnly = found == nil
        found = leader
        return isOnly
      }
      if isOnly, let found { join(found, index) }
    }
  }

  /// "the 65th" for "65th Air Division", "the League" for "Kelmar League of Rights": the nearest name
  /// before it, or else the first behind it, that has the words.
  mutating func joinShortNames() {
    let all = mentions.organizations
    for index in all.indices where all[index].rule == "organization.short" {
      let short = names[index]
      let isWhole: (Int) -> Bool = { [names] other in
        all[other].reading.form == .full && names[other].count > short.count
          && (names[other].starts(with: short)
            || short.count == 1 && names[other].contains(short[0]))
      }
      let start = all[index].tokens.lowerBound
      let before = all.indices.filter { isWhole($0) && all[$0].tokens.lowerBound < start }
        .max { all[$0].tokens.lowerBound < all[$1].tokens.lowerBound }
      if let name = before ?? all.indices.first(where: isWhole) { join(name, index) }
    }
  }

  /// A headline capitalizes common words too: a name that only it has is none.
  mutating func dropHeadlineOnly() {
    let all = mentions.organizations
    let headed = all.indices.filter { all[$0].rule == "organization.headed" && isHeadline($0) }
    guard !headed.isEmpty else { return }
    var kept: Set<Int> = []
    for index in all.indices where !isHeadline(index) { kept.insert(leader(index)) }
    let dropped = Set(headed.map { leader($0) }).subtracting(kept)
    for index in all.indices where dropped.contains(leader(index)) { isDropped[index] = true }
  }

  private func isHeadline(_ index: Int) -> Bool {
    let block = Int(tokens.blocks[mentions.organizations[index].tokens.lowerBound])
    return document.blocks[block].kind == .headline || document.blocks[block].kind == .subheadline
  }

  // MARK: entities

  func assembled() -> (organizations: [Organization], ofMention: [Int?]) {
    var organizations: [Organization] = []
    var ofMention: [Int?] = Array(repeating: nil, count: mentions.organizations.count)
    var ofLeader: [Int: Int] = [:]
    for index in mentions.organizations.indices where !isDropped[index] {
      let mention = mentions.organizations[index]
      let cluster = leader(index)
      let entity: Int
      if let known = ofLeader[cluster] {
        entity = known
      } else {
        entity = organizations.count
        ofLeader[cluster] = entity
        organizations.append(Organization(name: "", kind: mention.reading.kind))
      }
      ofMention[index] = entity
      add(mention, to: &organizations[entity])
    }
    for entity in organizations.indices where organizations[entity].name.isEmpty {
      // A name that is itself an acronym has none.
      organizations[entity].name = organizations[entity].acronym ?? ""
      organizations[entity].acronym = nil
    }
    OrganizationParents(self).link(&organizations, ofMention)
    OrganizationNominals(
      document: document, tokens: tokens, mentions: mentions.organizations
    ).add(to: &organizations, ofMention)
    EmbeddedOwners(self).link(&organizations, ofMention)
    inheritCountries(&organizations)
    return (organizations, ofMention)
  }

  /// A unit belongs to the nation of what it belongs to.
  private func inheritCountries(_ organizations: inout [Organization]) {
    for index in organizations.indices where organizations[index].country == nil {
      var above = organizations[index].parent
      var steps = 0
      while let at = above, steps < 6 {
        if let country = organizations[at].country, !country.isEmpty {
          organizations[index].country = country
          break
        }
        above = organizations[at].parent
        steps += 1
      }
    }
  }

  private func add(_ mention: Mention<OrganizationReading>, to organization: inout Organization) {
    let text = document.string(mention.range)
    organization.mentions.append(
      EntityMention(range: mention.range, form: mention.reading.form, rule: mention.rule))
    if mention.reading.form == .acronym {
      if organization.acronym == nil || mention.rule == "organization.parenthesized-acronym" {
        organization.acronym = text
      }
    } else if EntityWords.length(ofName: text) > EntityWords.length(ofName: organization.name) {
      organization.name = text
      organization.kind = mention.reading.kind
    }
    organization.echelon = organization.echelon ?? mention.reading.echelon
    organization.country = organization.country ?? mention.reading.country
  }
}
