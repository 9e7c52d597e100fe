internal import MusterModel
internal import MusterText

/// Owners that stand inside a name or right before it: the service of "ROKAF Operations Command",
/// the country of "the ROK’s Space Group", the air force of a by-line's "Ninth Air Force Public
/// Affairs".
struct EmbeddedOwners {
  private let clusters: OrganizationClusters
  private let tokens: Tokens
  private let lexicon: Lexicon
  private let all: [Mention<OrganizationReading>]

  init(_ clusters: OrganizationClusters) {
    self.clusters = clusters
    tokens = clusters.tokens
    lexicon = clusters.lexicon
    all = clusters.mentions.organizations
  }

  /// Adds what the names themselves say to organizations without country, acronym or parent.
  func link(_ organizations: inout [Organization], _ ofMention: [Int?]) {
    var ofService: [Int: Int] = [:]
    for (index, mention) in all.enumerated() {
      if let service = mention.reading.service, let entity = ofMention[index] {
        ofService[service] = ofService[service] ?? entity
      }
    }
    for (index, mention) in all.enumerated() {
      guard let child = ofMention[index] else { continue }
      if organizations[child].country == nil {
        organizations[child].country =
          country(before: mention.tokens.lowerBound) ?? country(within: mention)
      }
      if let (row, end) = service(opening: mention), let owner = ofService[row], owner != child {
        let acronym = clusters.document.string(
          tokens.range(mention.tokens.lowerBound..<end))
        organizations[owner].acronym = organizations[owner].acronym ?? acronym
        organizations[child].parent = organizations[child].parent ?? owner
      }
      if organizations[child].parent == nil, let office = office(mention) {
        var owner = Organization(
          name: clusters.document.string(office), kind: mention.reading.kind)
        owner.mentions = [
          EntityMention(range: office, form: .full, rule: "organization.office-owner")
        ]
        organizations[child].parent = organizations.count
        organizations.append(owner)
      }
    }
  }

  /// The acronym of a service that opens a longer name: its row and the token behind it.
  private func service(opening mention: Mention<OrganizationReading>) -> (row: Int, end: Int)? {
    let start = mention.tokens.lowerBound
    guard mention.reading.service == nil,
      let phrase = lexicon.phrase(.service, at: start, in: tokens), phrase.end == start + 1,
      phrase.end < mention.tokens.upperBound, tokens.shapes[start].contains(.allCaps),
      let row = phrase.rows.first
    else { return nil }
    return (row, phrase.end)
  }

  /// The country whose adjective stands within the name of a unit: "5 South African Battalion".
  private func country(within mention: Mention<OrganizationReading>) -> String? {
    guard mention.reading.kind == .unit || mention.reading.kind == .command else { return nil }
    for token in mention.tokens where tokens.has(.demonym, at: token) {
      guard let adjective = lexicon.phrase(.demonym, at: token, in: tokens),
        adjective.end <= mention.tokens.upperBound, let row = adjective.rows.first
      else { continue }
      return lexicon.lists["countries.tsv"]?.column(0, ofRow: row)
    }
    return nil
  }

  /// The country that owns what follows: "the ROK’s".
  private func country(before start: Int) -> String? {
    // "the Bulgarian Ministry of Defence"
    if start > 0, let adjective = lexicon.phrase(.demonym, at: start - 1, in: tokens),
      adjective.end == start, let row = adjective.rows.first,
      tokens.isCapitalized(start)
        || tokens.kinds[start] != .word
    {
      return lexicon.lists["countries.tsv"]?.column(0, ofRow: row)
    }
    guard tokens.fold(start - 1) == .possessive else { return nil }
    for first in max(0, start - 5)..<max(0, start - 1) {
      if let phrase = lexicon.phrase(.country, at: first, in: tokens), phrase.end == start - 1,
        let row = phrase.rows.first
      {
        return lexicon.lists["countries.tsv"]?.column(0, ofRow: row)
      }
    }
    return nil
  }

  /// The words before "Public Affairs" of an office that a by-line names as author.
  private func office(_ mention: Mention<OrganizationReading>) -> TextRange? {
    let block = Int(tokens.blocks[mention.tokens.lowerBound])
    let end = mention.tokens.upperBound
    guard clusters.document.blocks[block].kind == .byline, mention.tokens.count > 3,
      tokens.fold(end - 2) == Word.public.fold, tokens.fold(end - 1) == Word.affairs.fold
    else { return nil }
    return tokens.range(mention.tokens.lowerBound..<end - 2)
  }
}
