internal import MusterModel
internal import MusterText

/// Which armed service a rank belongs to: what is said beside it, then the units of the person's
/// roles, then the services that the release speaks of.
struct ServiceEvidence {
  /// The service chosen, and the rows of the rank table that remain.
  struct Choice {
    var service: Int?
    var rows: [Int]
  }

  private let lexicon: Lexicon
  private let organizations: [Organization]
  /// How often the release speaks of each service: by row of the service table.
  private var weights: [Int: Int] = [:]
  /// The services that the release names as organizations.
  private var named: Set<Int> = []
  /// The services of organizations of the roll, where their mentions say.
  private var serviceOfOrganization: [Int: Int] = [:]
  /// The nation whose government publishes the release, where its address says.
  private var home: String?
  /// The services that the release speaks of, the one it speaks of most first.
  private var ranked: [Int] = []

  /// Ends of host names that belong to one nation's government.
  private static let nations: [(String, String)] = [
    (".gov.uk/", "GB"), (".mod.uk/", "GB"), (".gc.ca/", "CA"), ("canada.ca/", "CA"),
    (".gov.au/", "AU"), (".mil.nz/", "NZ"), (".govt.nz/", "NZ"), (".go.kr/", "KR"),
    (".mil.kr/", "KR"), (".go.jp/", "JP"), ("bundeswehr.de/", "DE"), (".gouv.fr/", "FR"),
    (".gov.pl/", "PL"), (".gov.ph/", "PH"), (".mil.ph/", "PH"), (".difesa.it/", "IT"),
    ("defensie.nl/", "NL"), ("forsvaret.no/", "NO"), (".gov.in/", "IN"),
  ]

  init(
    document: Document, tokens: Tokens, lexicon: Lexicon, mentions: Mentions,
    organizations: [Organization], organizationOfMention: [Int?]
  ) {
    self.lexicon = lexicon
    self.organizations = organizations
    var bare: [(service: Int, organization: Int?)] = []
    for (index, mention) in mentions.organizations.enumerated() {
      guard let service = mention.reading.service else {
        // "U.S. Army Corps of Engineers", "Air Force Research Laboratory".
        let first = mention.tokens.lowerBound
        if let owner = lexicon.phrase(.service, at: first, in: tokens)?.rows.first {
          weights[owner, default: 0] += 1
          if let organization = organizationOfMention[index] {
            serviceOfOrganization[organization] = owner
          }
        }
        continue
      }
      if isBare(mention.tokens, tokens, service) {
        bare.append((service, organizationOfMention[index]))
        continue
      }
      weights[service, default: 0] += 2
      named.insert(service)
      if let organization = organizationOfMention[index] {
        serviceOfOrganization[organization] = service
      }
    }
    for mention in mentions.ranks {
      if let service = mention.reading.service {
        weights[service, default: 0] += 3
      } else if let service = only(american(mention.reading.rows)) {
        // "Gunnery Sgt." says by itself which service it is of.
        weights[service, default: 0] += 1
      }
    }
    // The office that published it counts as much as several mentions.
    if let credit = document.release.credit?.text {
      for service in services(in: credit) { weights[service, default: 0] += 4 }
    }
    if let url = document.source.url ?? document.release.canonicalURL {
      for (host, key) in ServiceEvidence.hosts where stands(host, in: url) {
        if let row = lexicon.services.row(key) { weights[row, default: 0] += 5 }
      }
      home = ServiceEvidence.nations.first { stands($0.0, in: url) }?.1
    }
    if document.release.template == "afpims-print", let row = lexicon.services.row("air-force") {
      weights[row, default: 0] += 5
    }
    weigh(bare)
    weighUnits(mentions, tokens, organizationOfMention)
    ranked = weights.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map(\.key)
  }

  /// Whether a service is named without its nation: "the Navy", "Air Force".
  private func isBare(_ range: Range<Int>, _ tokens: Tokens, _ service: Int) -> Bool {
    let row = lexicon.services.rows[service]
    return row.country == "US" && row.parent.isEmpty && range.count <= 2
      && tokens.fold(range.lowerBound) != Word.united.fold
      && !tokens.shapes[range.lowerBound].contains(.point)
      && !tokens.shapes[range.lowerBound].contains(.allCaps)
  }

  /// Weighs services that are named without their nation.
  ///
  /// "The Navy" is that of the United States, but of the one other nation whose services a release
  /// names as often, where nothing in it speaks of those of the United States.
  private mutating func weigh(_ bare: [(service: Int, organization: Int?)]) {
    guard !bare.isEmpty else { return }
    let nation = self.nation(besides: bare.count)
    for (service, organization) in bare {
      let branch = lexicon.services.rows[service].branch
      let own = lexicon.services.rows.firstIndex {
        $0.country == nation && $0.branch == branch && $0.parent.isEmpty
      }
      let row = own ?? service
      weights[row, default: 0] += 2
      named.insert(row)
      if let organization { serviceOfOrganization[organization] = row }
    }
  }

  private func nation(besides count: Int) -> String? {
    if let home { return home }
    var nations: [String: Int] = [:]
    for (service, weight) in weights {
      nations[lexicon.services.rows[service].country, default: 0] += weight
    }
    guard nations.count == 1, let (nation, weight) = nations.first, weight >= count * 2 else {
      return nil
    }
    return nation
  }

  /// Whether some ASCII stands in an address.
  private func stands(_ part: String, in address: String) -> Bool {
    let part = Array(part.utf8)
    var address = address
    return address.withUTF8 { bytes in
      guard bytes.count >= part.count else { return false }
      return (0...bytes.count - part.count).contains { start in
        part.indices.allSatisfy { bytes[start + $0] == part[$0] }
      }
    }
  }

  /// Weighs what the words of units say.
  ///
  /// They speak in American usage, so only where no other nation's service is named.
  private mutating func weighUnits(
    _ mentions: Mentions, _ tokens: Tokens, _ organizationOfMention: [Int?]
  ) {
    guard weights.keys.allSatisfy({ lexicon.services.rows[$0].country == "US" }) else { return }
    var branch: UnitBranch?
    var ground: [Int] = []
    for (index, mention) in mentions.organizations.enumerated() {
      guard let organization = organizationOfMention[index],
        serviceOfOrganization[organization] == nil, mention.reading.kind == .unit
      else { continue }
      let words = branch ?? UnitBranch(lexicon)
      branch = words
      guard let key = words.service(mention.tokens, tokens) else { continue }
      if key == UnitBranch.ground { ground.append(organization) }
      guard let row = lexicon.services.row(key) else { continue }
      serviceOfOrganization[organization] = row
      weights[row, default: 0] += 1
    }
    guard let army = lexicon.services.row("army"),
      let marines = lexicon.services.row("marine-corps")
    else { return }
    let row = weights[marines, default: 0] > weights[army, default: 0] ? marines : army
    for organization in ground where serviceOfOrganization[organization] == nil {
      serviceOfOrganization[organization] = row
      weights[row, default: 0] += 1
    }
  }

  /// Hosts that belong to one service.
  private static let hosts: [(String, String)] = [
    ("af.mil/", "air-force"), ("army.mil/", "army"), ("marines.mil/", "marine-corps"),
    ("navy.mil/", "navy"), ("uscg.mil/", "coast-guard"), ("spaceforce.mil/", "space-force"),
  ]

  /// The services that some words name, by the forms of the list.
  private func services(in words: String) -> [Int] {
    let text = Array(words.utf8)
    let tokens = Tokenizer.tokens(of: text, blocks: [TextRange(0, text.count)], with: lexicon)
    var found: [Int] = []
    var token = 0
    while token < tokens.count {
      if let phrase = lexicon.phrase(.service, at: token, in: tokens), let row = phrase.rows.first {
        found.append(row)
        token = phrase.end
      } else {
        token += 1
      }
    }
    return found
  }

  /// Whether the release names a service as an organization.
  func isNamed(_ service: Int) -> Bool { named.contains(service) }

  /// What a name shows of the nation it comes from.
  enum NameOrigin { case unknown, english, familyFirst }

  private static let english: Set<String> = ["US", "GB", "CA", "AU", "NZ"]

  /// Chooses among the rows that a rank's words leave open.
  func service(
    rows: [Int], named: Int?, organizations owners: [Int], name: NameOrigin, country: String?
  ) -> Choice {
    if let named {
      if let choice = choice(rows, service: named) { return choice }
      // The table has no such rank of this service: the service stands, no grade is settled.
      let country = lexicon.services.rows[named].country
      return Choice(
        service: named, rows: rows.filter { lexicon.ranks.rows[$0].country == country })
    }
    if let service = commonest(owners.compactMap { service(ofOrganization: $0) }),
      let choice = choice(rows, service: service)
    {
      return choice
    }
    // A family-first name among releases of two nations speaks for the nation that writes it so.
    if name == .familyFirst {
      let eastern = ranked.filter {
        ["KR", "JP", "TW"].contains(lexicon.services.rows[$0].country)
      }
      for service in eastern {
        if let choice = choice(rows, service: service) { return choice }
      }
    }
    if let country {
      let service = ranked.first { lexicon.services.rows[$0].country == country }
      if let service, let choice = choice(rows, service: service) { return choice }
      let kept = rows.filter { lexicon.ranks.countries[$0] == country }
      if !kept.isEmpty { return Choice(service: nil, rows: kept) }
    }
    // A government speaks of its own officers without saying so.
    if let home {
      let kept = rows.filter { lexicon.ranks.countries[$0] == home }
      for service in ranked where lexicon.services.rows[service].country == home {
        if let choice = choice(kept.isEmpty ? rows : kept, service: service) { return choice }
      }
      if !kept.isEmpty { return Choice(service: only(kept), rows: kept) }
    }
    // An English given name among releases of two nations: the nation of English speech.
    if name == .english {
      let english = ranked.filter {
        ServiceEvidence.english.contains(lexicon.services.rows[$0].country)
      }
      for service in english where lexicon.services.rows[service].branch != "joint" {
        if let choice = choice(rows, service: service) { return choice }
      }
      // Where only services of the Far East are named, one of English name is their guest.
      let american = american(rows)
      if english.isEmpty, !ranked.isEmpty, !american.isEmpty,
        ranked.allSatisfy({ ["KR", "JP", "TW"].contains(lexicon.services.rows[$0].country) })
      {
        return Choice(service: only(american), rows: american)
      }
    }
    // "U.S. military" says little in a release of the United States: it goes last.
    let isAmerican = { (row: Int) in
      self.lexicon.services.rows[row].branch == "joint"
        && self.lexicon.services.rows[row].country == "US"
    }
    for service in ranked.filter({ !isAmerican($0) }) + ranked.filter(isAmerican) {
      if let choice = choice(rows, service: service) { return choice }
    }
    // Nothing speaks for a service: the United States where its table has the rank, else the first
    // country that has it.
    let american = american(rows)
    if !american.isEmpty { return Choice(service: only(american), rows: american) }
    let first = Int(lexicon.ranks.countries.numbers[rows[0]])
    return Choice(
      service: only(rows), rows: rows.filter { lexicon.ranks.isRow($0, of: first) })
  }

  /// Of services the one that stands there most often; of equals, the first.
  private func commonest(_ services: [Int]) -> Int? {
    var best: (service: Int, count: Int)?
    for service in services {
      let count = services.count { $0 == service }
      if count > best?.count ?? 0 { best = (service, count) }
    }
    return best?.service
  }

  private func american(_ rows: [Int]) -> [Int] {
    let ranks = lexicon.ranks
    return rows.filter { ranks.isRow($0, of: ranks.american) }
  }

  /// The one service that all rows belong to, if there is one.
  private func only(_ rows: [Int]) -> Int? {
    var only: Int?
    for row in rows {
      for key in lexicon.ranks.keys(ofRow: row) {
        if let only, only != key { return nil }
        only = key
      }
    }
    return only.flatMap { lexicon.services.row(lexicon.ranks.key($0)) }
  }

  private func service(ofOrganization index: Int) -> Int? {
    var at: Int? = index
    var steps = 0
    while let each = at, steps < 4 {
      if let service = serviceOfOrganization[each] { return service }
      at = organizations.indices.contains(each) ? organizations[each].parent : nil
      steps += 1
    }
    return nil
  }

  /// The rows that a service has, or nil if it has none of them.
  private func choice(_ rows: [Int], service: Int) -> Choice? {
    let ranks = lexicon.ranks
    let table = lexicon.services
    let country = ranks.countryOfService[service]
    if table.rows[service].branch == "joint" {
      let kept = rows.filter { ranks.isRow($0, of: country) }
      guard !kept.isEmpty else { return nil }
      // The country alone is named: its service of most weight that has the rank.
      for other in ranked
      where ranks.countryOfService[other] == country && table.rows[other].branch != "joint" {
        if let choice = choice(kept, service: other) { return choice }
      }
      return Choice(service: only(kept) ?? service, rows: kept)
    }
    // The National Guard is of the Army and of the Air Force.
    var keys = (ranks.keyOfService[table.service(of: service)], ranks.keyOfService[service])
    if table.rows[service].key == "national-guard" {
      keys = (
        table.row("army").map { ranks.keyOfService[$0] } ?? -1,
        table.row("air-force").map { ranks.keyOfService[$0] } ?? -1
      )
    }
    let kept = rows.filter { rank in
      ranks.keys(ofRow: rank).contains { $0 == keys.0 || $0 == keys.1 }
    }
    return kept.isEmpty ? nil : Choice(service: service, rows: kept)
  }
}
